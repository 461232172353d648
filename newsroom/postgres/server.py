"""The embedded PostgreSQL server of one data folder."""

import os
import shutil
import socket
import struct
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from . import binaries as programs
from . import cluster
from .errors import PostgresError
from .identity import account_for_new_data, account_of, is_root, name_of
from .locks import is_held, one_at_a_time, open_lock, try_lock
from .place import SOCKET, Place
from .roles import DATABASE, DESK

PATIENCE = 120  # seconds: recovery after a crash reads what was written since
BLINK = 0.05
KNOCK = struct.pack("!ii", 8, 80877103)  # "do you speak TLS?": yes or no, both do
PID, STATUS = 0, 7  # lines of postmaster.pid

# In the background of a shell that ends at once: the server is then nobody's child,
# so that no zombie stays and its number cannot look alive to a later start.
LAUNCH = """\
umask 077
if [ -f "$0" ] && [ "$(wc -c <"$0")" -gt 1000000 ]; then mv -f "$0" "$0.old"; fi
"$@" </dev/null >>"$0" 2>&1 &
"""


@dataclass(frozen=True)
class Status:
    running: bool
    pid: str
    version: str
    data: Path
    log: Path

    def __str__(self):
        if not self.version:
            return f"PostgreSQL is not set up yet; its data will be in {self.data}."
        name = f"PostgreSQL {self.version}"
        if not self.running:
            return f"{name} is not running. Its data is in {self.data}."
        return (
            f"{name} is running as process {self.pid}. Its data is in {self.data}, "
            f"its log is {self.log}."
        )


class Server:
    """A server for the folder `data`. `durable=False` is for tests only: a crash of
    the machine may then lose what was acknowledged."""

    def __init__(self, data, durable=True):
        self.place = Place(data)
        self.durable = durable

    @property
    def notice(self):
        """What a person should be told about where the data is, or ""."""
        return self.place.notice

    @property
    def socket_dir(self):
        return self.place.socket_dir

    def url(self, role=DESK, database=DATABASE):
        """The address for a role, whether or not the server runs."""
        # As ?host=, because URL parsers lower-case what stands in a host's place.
        folder = quote(os.fsencode(self.socket_dir), safe="")
        return f"postgresql://{role}@/{database}?host={folder}&port=5432"

    def is_running(self):
        """Whether a server answers on the socket. Connecting alone proves nothing: the
        kernel still queues for one that was killed a moment ago."""
        with socket.socket(socket.AF_UNIX) as door:
            door.settimeout(5)
            try:
                door.connect(os.fspath(self.socket_dir / SOCKET))
                door.sendall(KNOCK)
                return door.recv(1) != b""
            except BlockingIOError:  # its queue is full
                return True
            except (FileNotFoundError, PermissionError, ConnectionError, TimeoutError):
                return False

    def start(self):
        """Start the server, make its data first where there is none, and return when
        it answers. Does nothing when it runs already."""
        self.place.refuse_moved()
        self.place.make_home()
        self._refuse_foreign()
        with one_at_a_time(self.place.start_lock, PATIENCE * 2):
            self._start()

    def stop(self):
        """Shut down cleanly and return when every process of the server is gone."""
        if not self.place.exists:
            return
        self._refuse_foreign()
        with one_at_a_time(self.place.start_lock, PATIENCE * 2):
            self._stop()

    def status(self):
        if not self.place.exists:
            return Status(False, "", "", self.place.cluster, self.place.log)
        self._refuse_foreign()
        running = self.is_running()
        pid = self._written(PID) if running else ""
        return Status(running, pid, self._version(), self.place.cluster, self.place.log)

    def remove(self):
        """Stop and delete everything; for the servers of tests, which keep nothing."""
        if self.durable:
            raise PostgresError(
                "This database is not a test's, so it is not removed: stop it and "
                f"delete {self.place.cluster} yourself."
            )
        self.stop()
        place = self.place
        for folder in (place.cluster, place.short, place.roots_own):
            if folder.exists():
                shutil.rmtree(folder)
        for file in (place.start_lock, place.life_lock, place.link):
            if file.is_symlink() or file.exists():
                file.unlink()

    def _refuse_foreign(self):
        if not self.place.exists:
            return
        owner = self.place.owner
        if owner == 0:
            raise PostgresError(
                f"{self.place.cluster} belongs to root, and PostgreSQL does not run as "
                "root: give the folder with all in it to another user by chown."
            )
        if owner != os.geteuid() and not is_root():
            raise PostgresError(
                f"{self.place.cluster} belongs to the user {name_of(owner)}: run this "
                "as that user or as root, or point NEWSROOM_DATA at a folder of yours."
            )

    def _start(self):
        if self._is_ready():
            return
        exists = self.place.exists
        account = account_of(self.place.owner) if exists else account_for_new_data()
        chosen = programs.choose(account, self.place.major if exists else None)
        chosen = programs.reachable(chosen, account, self.place)
        if not exists:
            cluster.make(self.place, account, chosen, self.durable)
        log_size = self._log_size()
        life = open_lock(self.place.life_lock)
        try:
            if self._wait_for_the_dead(life):
                self._launch(account, chosen, life)
        finally:
            os.close(life)
        self._wait_until_ready(log_size)

    def _wait_for_the_dead(self, life):
        """True when no process of an earlier server is left and `life` is ours. False
        when one is left because it runs after all: its starter was killed."""
        deadline = time.monotonic() + PATIENCE
        while not try_lock(life):
            if self._is_ready():
                return False
            if time.monotonic() > deadline:
                raise PostgresError(
                    "Processes of an earlier PostgreSQL are still at work in "
                    f"{self.place.cluster}: end them, then start again."
                )
            time.sleep(BLINK)
        return True

    def _launch(self, account, chosen, life):
        place = self.place
        cluster.forget_dead(place)
        place.make_socket_dir(account)
        cluster.let_in(place, account, {account.uid, os.geteuid(), 0}, chosen.major)
        line = cluster.command(place, chosen, self.durable)
        subprocess.run(
            [os.fspath(part) for part in ["/bin/sh", "-c", LAUNCH, place.log, *line]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=[life],
            check=True,
            **account.options(),
        )

    def _wait_until_ready(self, log_size):
        deadline = time.monotonic() + PATIENCE
        while not self._is_ready():
            if not is_held(self.place.life_lock):
                raise PostgresError(
                    f"PostgreSQL did not start ({self._last_words(log_size)}): set "
                    f"that right and start again. Its log is {self.place.log}."
                )
            if time.monotonic() > deadline:
                raise PostgresError(
                    f"PostgreSQL is not ready after {PATIENCE} seconds: wait a little "
                    f"and start again. Its log is {self.place.log}."
                )
            time.sleep(BLINK)

    def _is_ready(self):
        """As pg_ctl knows it: asking by pg_isready writes a line into the log each
        time while the server recovers. The file may be a dead server's, so ask both."""
        return self._written(STATUS) == "ready" and self.is_running()

    def _last_words(self, log_size):
        try:
            said = self.place.log.read_bytes()
        except FileNotFoundError:
            said = b""
        new = said[log_size if log_size <= len(said) else 0 :]
        return cluster.reason(new.decode(errors="replace"))

    def _log_size(self):
        try:
            return self.place.log.stat().st_size
        except FileNotFoundError:
            return 0

    def _stop(self):
        deadline = time.monotonic() + PATIENCE
        asked = False
        while (answers := self.is_running()) or is_held(self.place.life_lock):
            if answers and not asked:
                self._ask_to_end()
                asked = True
            if time.monotonic() > deadline:
                raise PostgresError(
                    f"PostgreSQL has not ended after {PATIENCE} seconds: wait a little "
                    f"and stop it again. Its log is {self.place.log}."
                )
            time.sleep(BLINK)

    def _ask_to_end(self):
        """A fast shutdown. Only a server that answers is asked, since the number that
        a dead one left may be another process's by now; and as the server's user, so
        that root signals nothing that this user could not."""
        account = account_of(self.place.owner)
        pid = self._written(PID)
        if pid:
            account.run("/bin/sh", "-c", 'kill -INT "$0"', pid)

    def _written(self, line):
        """A line of the file that the server keeps about itself, or ""."""
        try:
            lines = (self.place.cluster / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return ""
        return lines[line].strip() if line < len(lines) else ""

    def _version(self):
        major = self.place.major
        found = [item for item in programs.available() if item.major == major]
        return found[0].version if found else str(major)
