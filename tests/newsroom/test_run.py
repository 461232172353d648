"""`manage.py run` as a newcomer meets it, with a data folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import psutil
import pytest

from newsroom.ports import answers
from newsroom.postgres import Server
from newsroom.processes import ROOT, site_environment
from tests.running import free_ports

PATIENCE = 90


class Place:
    """A data folder, two ports, and commands that see nothing else of ours."""

    def __init__(self, data):
        self.data = data
        self.site, self.desk = free_ports(2)
        hidden = re.compile(r"NEWSROOM_.*|.*DATABASE_URL|DJANGO_SETTINGS_MODULE")
        self.environment = {
            **{k: v for k, v in os.environ.items() if not hidden.fullmatch(k)},
            "NEWSROOM_DATA": str(data),
            "NEWSROOM_SITE_PORT": str(self.site),
            "NEWSROOM_DESK_PORT": str(self.desk),
            "NEWSROOM_SAMPLE": "0",
        }

    def command(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    @contextmanager
    def running(self):
        run = Run(self)
        try:
            yield run
        finally:
            run.popen.terminate()
            run.popen.wait(PATIENCE)


class Run:
    """One `manage.py run` that has told its addresses."""

    def __init__(self, place):
        self._output = place.data / "output"
        with self._output.open("w") as output:
            self.popen = subprocess.Popen(
                [sys.executable, "manage.py", "run"],
                cwd=ROOT,
                env=place.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + PATIENCE
        while "Ctrl-C stops both" not in self.output:
            if self.popen.poll() is not None or time.monotonic() > deadline:
                self.popen.kill()
                raise AssertionError(self.output)
            time.sleep(0.05)

    @property
    def output(self):
        return self._output.read_text()

    @property
    def children(self):
        return psutil.Process(self.popen.pid).children(recursive=True)

    def child(self, name):
        for process in self.children:
            if process.cmdline()[1:4] == ["-m", "newsroom.serve", name]:
                return process
        raise AssertionError(f"no process of the {name}")


def new_place(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    yield Place(data)
    Server(data, durable=False).remove()


@pytest.fixture
def place(tmp_path_factory):
    yield from new_place(tmp_path_factory)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A place whose database is made by the first run in it and kept by the others."""
    yield from new_place(tmp_path_factory)


def sentence(done):
    assert done.returncode == 1, done.stdout
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr


def test_it_works(begun):
    with begun.running() as run:
        assert answers(begun.site) == 200 == answers(begun.desk)
        environment = run.child("site").environ()
        run.popen.send_signal(signal.SIGINT)
        assert run.popen.wait(PATIENCE) == 0
    assert f"http://localhost:{begun.site}/\n" in run.output
    assert f"http://localhost:{begun.desk}/admin/\n" in run.output
    assert "Nobody can sign in yet" in run.output
    assert run.output.endswith("Stopped.\n")
    assert environment["NEWSROOM_DEBUG"] == "1"
    assert answers(begun.site) == 0 == answers(begun.desk)
    assert Server(begun.data).is_running()


def test_a_second_run_and_stop(begun):
    with begun.running() as run:
        second = begun.command("manage.py", "run")
        assert f"already running (process {run.popen.pid})" in sentence(second)
        stopped = begun.command("manage.py", "stop")
        assert run.popen.wait(PATIENCE) == 0
    assert stopped.returncode == 0, stopped.stderr
    assert not Server(begun.data).is_running()


def test_when_one_stops_the_other_is_stopped(begun):
    with begun.running() as run:
        run.child("site").kill()
        assert run.popen.wait(PATIENCE) == 1
    assert "The site has stopped by itself: look at the last" in run.output
    assert str(begun.data / "logs" / "site.log") in run.output
    assert answers(begun.site) == 0 == answers(begun.desk)


def test_nothing_outlives_a_killed_run(begun):
    with begun.running() as run:
        processes = run.children
        run.popen.kill()
        _, alive = psutil.wait_procs(processes, timeout=20)
    assert len(processes) >= 4
    assert not alive


def test_a_port_in_use(place):
    with socket.socket() as other:
        other.bind(("127.0.0.1", place.desk))
        other.listen()
        answer = sentence(place.command("manage.py", "run"))
    assert f"Port {place.desk} is in use" in answer
    assert "NEWSROOM_DESK_PORT=" in answer
    assert not Server(place.data).is_running()


def test_a_port_of_another_newsroom(place):
    class Healthy(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            return

    with HTTPServer(("127.0.0.1", place.site), Healthy) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        answer = sentence(place.command("manage.py", "run"))
        other.shutdown()
    assert (
        f"Another newsroom already answers at http://localhost:{place.site}" in answer
    )
    assert "NEWSROOM_SITE_PORT=" in answer


def test_one_port_for_both(place):
    same = {"NEWSROOM_DESK_PORT": str(place.site)}
    assert "two different ports" in sentence(place.command("manage.py", "run", **same))


def test_an_unwritable_data_folder(place, tmp_path):
    (tmp_path / "file").touch()
    wrong = {"NEWSROOM_DATA": str(tmp_path / "file" / "data")}
    answer = sentence(place.command("-m", "newsroom.ground", **wrong))
    assert str(tmp_path / "file" / "data") in answer
    assert "cannot be written" in answer
    assert "NEWSROOM_DATA=" in answer


@pytest.mark.parametrize("port", ["eight", "0", "65536", "-1", ""])
def test_a_port_that_is_none(place, port):
    answer = sentence(place.command("-m", "newsroom.ground", NEWSROOM_SITE_PORT=port))
    assert "NEWSROOM_SITE_PORT" in answer
    assert "1 to 65535" in answer


def test_a_system_server_without_a_login_for_the_site(place):
    answer = sentence(
        place.command("-m", "newsroom.ground", DATABASE_URL="postgres://desk@here/news")
    )
    assert "SITE_DATABASE_URL" in answer


def test_a_system_server_that_is_away(place):
    away = "postgres://desk:hidden@127.0.0.1:1/news"
    answer = sentence(
        place.command("manage.py", "run", DATABASE_URL=away, SITE_DATABASE_URL=away)
    )
    assert "check that the server runs" in answer
    assert "hidden" not in answer


def test_the_site_is_told_no_secret():
    secrets = {
        "DATABASE_URL": "desk",
        "OWNER_DATABASE_URL": "owner",
        "NEWSROOM_SECRET_KEY": "key",
        "NEWSROOM_PICTURE_KEY": "key",
        "AWS_SECRET_ACCESS_KEY": "key",
    }
    told = {"SITE_DATABASE_URL": "site", "NEWSROOM_SITE_PORT": "8000", "PATH": "/bin"}
    assert site_environment(secrets | told) == told
