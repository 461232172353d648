# Two commands to remember: `make run` and `make test`.

.DEFAULT_GOAL := help
.PHONY: help run stop test test-fast judge lint lock words
# Whatever is activated in the shell is not ours to run with.
unexport PYTHONHOME PYTHONPATH PYTHONSTARTUP VIRTUAL_ENV DJANGO_SETTINGS_MODULE
# Without the compiled files each process that we start takes two seconds more.
unexport PYTHONDONTWRITEBYTECODE

UV := 0.13.9
JUDGES := vnu-jar@26.9.27 lighthouse@12.8.2
COMPILE := .venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate

help:
	@echo 'make run        set up what is missing, start the site and the desk'
	@echo 'make stop       stop them and the embedded PostgreSQL'
	@echo 'make test       every test, in two processes; make test ARGS="-k slug" passes options'
	@echo '                to pytest (and then -n 4 is for it to say)'
	@echo 'make test-fast  every test that needs no browser'
	@echo 'make judge      what others say of the readers'\'' pages: the Nu checker, axe, Lighthouse,'
	@echo '                the Observatory; every link (needs Java, Node and npm)'
	@echo 'make lint       ruff, checks and format'
	@echo 'make lock       pin the requirements of pyproject.toml again, with hashes;'
	@echo '                make lock ARGS=--upgrade takes the newest'
	@echo 'make words      gather the messages into newsroom/locale and compile them'
	@echo
	@echo 'PYTHON=/path/to/python3.12 chooses the Python; NEWSROOM_DATA, NEWSROOM_SITE_PORT,'
	@echo 'NEWSROOM_DESK_PORT, NEWSROOM_SAMPLE=0, DATABASE_URL, SITE_DATABASE_URL and'
	@echo 'OWNER_DATABASE_URL are read from the environment.'

run:
	@sh newsroom/setup.sh requirements.txt
	@exec .venv/bin/python manage.py run

stop:
	@if [ -x .venv/bin/python ]; then exec .venv/bin/python manage.py stop; fi

test:
	@sh newsroom/setup.sh tests/requirements.txt
	@.venv/bin/python -m tests.browser
	@exec .venv/bin/python -m pytest $(or $(ARGS),-n 2 --max-worker-restart=0)

test-fast:
	@sh newsroom/setup.sh tests/requirements.txt
	@exec .venv/bin/python -m pytest -m 'not browser' $(ARGS)

judge:
	@sh newsroom/setup.sh tests/requirements.txt
	@.venv/bin/python -m tests.browser --whole
	@command -v java >/dev/null || { echo 'The Nu checker needs Java: apt-get install default-jre-headless'; exit 1; }
	@command -v npm >/dev/null || { echo 'Lighthouse needs Node and npm: apt-get install npm'; exit 1; }
	@npm install --silent --no-audit --no-fund --prefix .venv/judge $(JUDGES)
	@exec .venv/bin/python -m tests.judges $(ARGS)

lint:
	@sh newsroom/setup.sh tests/requirements.txt
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .

lock:
	@sh newsroom/setup.sh requirements.txt
	@.venv/bin/python -m venv .venv/lock
	@.venv/lock/bin/python -m pip install --quiet uv==$(UV)
	$(COMPILE) pyproject.toml --output-file requirements.txt $(ARGS)
	$(COMPILE) pyproject.toml --group dev --constraints requirements.txt \
		--output-file tests/requirements.txt $(ARGS)

words:
	@sh newsroom/setup.sh tests/requirements.txt
	@.venv/bin/python newsroom/locale/collect.py
	@.venv/bin/python newsroom/locale/compile.py
