"""The site and the desk as two processes: start, wait until they answer, stop."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from . import ports

ROOT = Path(__file__).resolve().parents[1]
GRACE = 8
LARGEST_LOG = 1_000_000
# All that the site may know: never a login or a secret of the desk's.
FOR_THE_SITE = (
    "HOME LANG LANGUAGE LC_ALL LC_CTYPE LD_LIBRARY_PATH LOGNAME PATH TMPDIR TZ USER "
    "NEWSROOM_DATA NEWSROOM_DEBUG NEWSROOM_DESK_PORT NEWSROOM_FEED_TEXT "
    "NEWSROOM_HOSTS NEWSROOM_HTTPS NEWSROOM_ONION NEWSROOM_OTHER_ADDRESSES "
    "NEWSROOM_PAGES_MEMORY NEWSROOM_PICTURES_STORE NEWSROOM_PROXIES "
    "NEWSROOM_SAFE_CONTACT NEWSROOM_SEARCHES_A_MINUTE "
    "NEWSROOM_SHARED_SECONDS NEWSROOM_SITE_PORT NEWSROOM_SITE_URL "
    "NEWSROOM_SITE_WORKERS NEWSROOM_TEMPLATES PGSSLMODE PGSSLROOTCERT "
    "SITE_DATABASE_URL SITE_LISTEN_URL SITE_KEEPS_PLANS SSL_CERT_FILE"
).split()


class Stopped(Exception):
    """A process ended that should have gone on, or never answered."""


def site_environment(environment: dict) -> dict:
    return {name: environment[name] for name in FOR_THE_SITE if name in environment}


def desk_environment(environment: dict) -> dict:
    """Everything but the settings module, which each process chooses by itself."""
    return {k: v for k, v in environment.items() if k != "DJANGO_SETTINGS_MODULE"}


class Process:
    """One server, with what it writes kept in a log and handed to `show`."""

    def __init__(self, name: str, port: int, environment: dict, log: Path, show=None):
        self.name, self.port, self.log = name, port, log
        self._show = show or (lambda line: None)
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".old.log"))
        self._popen = subprocess.Popen(
            [sys.executable, "-m", "newsroom.serve", name, str(port)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # A session of its own, so that Ctrl-C reaches only who started it.
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._keep_log, daemon=True)
        self._reader.start()

    def _keep_log(self) -> None:
        with open(self.log, "ab", buffering=0, opener=_private) as log:
            for line in self._popen.stdout:
                log.write(line)
                self._show(line.decode(errors="replace"))

    @property
    def is_running(self) -> bool:
        return self._popen.poll() is None

    @property
    def pid(self) -> int:
        return self._popen.pid

    def ask_to_stop(self) -> None:
        if self.is_running:
            self._popen.terminate()

    def stop(self, grace: float = GRACE) -> None:
        self.ask_to_stop()
        with suppress(subprocess.TimeoutExpired):
            self._popen.wait(grace)
        self._end_group()
        self._popen.wait()
        self._reader.join(1)
        self._popen.stdin.close()

    def _end_group(self) -> None:
        # A worker whose parent was killed goes on serving unless it is ended, too.
        # macOS says "not permitted" of a group in which nobody is left alive.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)


def _private(path, flags):
    return os.open(path, flags, mode=0o600)


def stop_all(processes, grace: float = GRACE) -> None:
    for process in processes:
        process.ask_to_stop()
    for process in processes:
        process.stop(grace)


def wait_until_healthy(processes, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    waiting = list(processes)
    while waiting:
        raise_if_ended(processes)
        if time.monotonic() > deadline:
            raise Stopped(
                f"The {waiting[0].name} did not answer within {seconds:.0f} seconds: "
                f"look at the last lines of {waiting[0].log}"
            )
        waiting = [process for process in waiting if ports.answers(process.port) != 200]
        time.sleep(0.05)


def raise_if_ended(processes) -> None:
    for process in processes:
        if not process.is_running:
            raise Stopped(
                f"The {process.name} has stopped by itself: look at the last lines of "
                f"{process.log}, then run this again."
            )
