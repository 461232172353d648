"""An embedded server of a test's own, asked and killed."""

import os
import shutil
import signal
import tempfile
from pathlib import Path

import psycopg

from newsroom.postgres import ROLES

OWNER, DESK, SITE = ROLES


def open_folder():
    """Not tmp_path: its parents are closed to the server's user when root tests."""
    path = Path(tempfile.mkdtemp(prefix="nr-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path)


def ask(server, sql, role=OWNER, *values):
    with psycopg.connect(server.url(role), autocommit=True) as connection:
        cursor = connection.execute(sql, values or None)
        return cursor.fetchall() if cursor.description else None


def kill(server):
    os.kill(int(server.status().pid), signal.SIGKILL)
