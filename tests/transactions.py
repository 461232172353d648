"""The rights that a test has, and whether a transaction undoes it."""

from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from psycopg import sql


def set_role(name):
    connection.ensure_connection()
    connection.connection.execute(
        sql.SQL("set local role {}").format(sql.Identifier(name))
    )


@contextmanager
def desk_rights():
    set_role(settings.DESK_ROLE)
    yield
    connection.connection.execute("set local role none")


def is_rolled_back(item) -> bool:
    """Whether a test, or what asks for it, is undone by its transaction's end."""
    names = set(item.fixturenames)
    if names & {"transactional_db", "live_server", "django_db_serialized_rollback"}:
        return False
    marker = item.get_closest_marker("django_db")
    if marker:
        return not (marker.kwargs.get("transaction") or marker.args[:1] == (True,))
    return "db" in names
