"""A newsroom of real processes: migrated, with the sample, on free ports."""

import os
import socket
import subprocess
import sys
from contextlib import ExitStack

import psycopg
from psycopg import sql

from newsroom.processes import (
    ROOT,
    Process,
    desk_environment,
    site_environment,
    stop_all,
    wait_until_healthy,
)


class RunningNewsroom:
    """`site` and `desk` are addresses without a slash at the end; `password` opens
    the desk for every sign-in of the sample, and `signed_in` has the cookies of those
    with whom a browser came in."""

    def __init__(self, server, database, data, formats="jpg"):
        self.server, self.database, self.data = server, database, data
        site_port, desk_port = free_ports(2)
        self.site = f"http://localhost:{site_port}"
        self.desk = f"http://localhost:{desk_port}"
        self.environment = {
            **desk_environment(os.environ),
            "NEWSROOM_DATA": str(data),
            "NEWSROOM_PICTURE_FORMATS": formats,
            "NEWSROOM_SECOND_STEP": "0",
            # All tests ask from one address.
            "NEWSROOM_SEARCHES_A_MINUTE": "0",
            "NEWSROOM_SITE_PORT": str(site_port),
            "NEWSROOM_DESK_PORT": str(desk_port),
            "DATABASE_URL": server.url("desk", database),
            "SITE_DATABASE_URL": server.url("site", database),
            "OWNER_DATABASE_URL": server.url("owner", database),
        }
        self.ports = {"site": site_port, "desk": desk_port}
        self.processes, self.signed_in = {}, {}

    def __enter__(self):
        self.manage("migrate", "--no-input", "--verbosity", "0")
        self.manage("load_sample")
        self._keep_as_loaded()
        with ExitStack() as undo:
            undo.push(self.__exit__)
            for name in self.ports:
                self.start(name)
            wait_until_healthy(self.processes.values())
            undo.pop_all()
        return self

    def __exit__(self, *_):
        stop_all(self.processes.values())

    @property
    def password(self):
        return (self.data / "sample-password").read_text().strip()

    def manage(self, *arguments):
        """`manage.py …` beside the running newsroom; what it printed."""
        done = subprocess.run(
            [sys.executable, ROOT / "manage.py", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise AssertionError(f"manage.py {arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def _keep_as_loaded(self):
        """A copy for who looks at the sample before anybody worked in it."""
        self.as_loaded = f"{self.database}_as_loaded"
        copy = sql.SQL("create database {} template {}").format(
            sql.Identifier(self.as_loaded), sql.Identifier(self.database)
        )
        with psycopg.connect(self.server.url("owner"), autocommit=True) as owner:
            owner.execute(copy)

    def start(self, name):
        """Start `site` or `desk`, without waiting until it answers."""
        environment = self.environment
        if name == "site":
            environment = site_environment(environment)
        log = self.data / "logs" / f"{name}.log"
        self.processes[name] = Process(name, self.ports[name], environment, log)


def free_ports(count):
    """Different ports that nobody has now; all held until the last is found."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
