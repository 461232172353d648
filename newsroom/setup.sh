#!/bin/sh
# Finds a Python 3.11 to 3.13 that can make environments, and hands over to
# environment.py, which keeps .venv equal to a lock file:
#     sh newsroom/setup.sh requirements.txt
# Plain sh, because nothing newer is certain to be there before this has run.
set -u
unset PYTHONHOME PYTHONPATH PYTHONSTARTUP VIRTUAL_ENV DJANGO_SETTINGS_MODULE
CDPATH='' cd -- "$(dirname -- "$0")/.." || exit 1

stop() {
    echo "$1" >&2
    exit 1
}

# By running it: a pyenv shim or the stub of macOS is there and still fails.
version_of() {
    "$1" -c 'import sys; sys.stdout.write("%d.%d" % sys.version_info[:2])' \
        2>/dev/null </dev/null
}

can_make_environments() {
    "$1" -c 'import venv, ensurepip' >/dev/null 2>&1 </dev/null
}

seen='' bare=''
for python in ${PYTHON:+"$PYTHON"} \
    python3.13 python3.12 python3.11 python3 python .venv/bin/python; do
    version=$(version_of "$python") || continue
    case $version in
    3.11 | 3.12 | 3.13) ;;
    *) seen=$version && continue ;;
    esac
    if can_make_environments "$python"; then
        exec "$python" -I newsroom/environment.py "$1"
    fi
    bare=$version
done

wanted="Newsroom needs Python 3.11, 3.12 or 3.13"
if [ -n "$bare" ] && command -v apt-get >/dev/null; then
    stop "Python $bare is here without its venv module: install it with \
'sudo apt-get install python$bare-venv' and run this again."
elif [ -n "$bare" ]; then
    stop "Python $bare is here without its venv module: install the package that \
holds venv and ensurepip for Python $bare and run this again."
elif [ -n "$seen" ]; then
    stop "$wanted, and the Python found here is $seen: install one of them, or name \
it with PYTHON=/path/to/python3.12, and run this again."
fi
stop "$wanted, and no Python was found: install one of them, or name it with \
PYTHON=/path/to/python3.12, and run this again."
