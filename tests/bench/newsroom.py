"""A newsroom of its own for a benchmark: durable PostgreSQL, two processes."""

import os
import secrets
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import django

from newsroom.postgres import Server
from tests.running import RunningNewsroom


class _Logins:
    """What RunningNewsroom asks of a server of the tests."""

    def __init__(self, server):
        self.server = server
        self.suffix = secrets.token_hex(4)

    def url(self, kind, database="newsroom"):
        return self.server.url(f"newsroom_{kind}", database)


@contextmanager
def running_newsroom(durable=True, **options):
    """Yields (newsroom, server); everything is removed behind it.

    Not `durable`: PostgreSQL may forget what it acknowledged, to prove a check.
    `options` go to RunningNewsroom."""
    data = Path(tempfile.mkdtemp(prefix="newsroom-bench-"))
    data.chmod(0o711)  # the server's own user passes through
    server = Server(data, durable)
    try:
        server.start()
        newsroom = RunningNewsroom(_Logins(server), "newsroom", data, **options)
        with newsroom:
            yield newsroom, server
    finally:
        server.stop()
        shutil.rmtree(data)


def use_desk_of(newsroom) -> None:
    """Make this process one of the desk's: its settings, its database login."""
    os.environ.update(newsroom.environment)
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.desk"
    django.setup()
