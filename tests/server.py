"""The PostgreSQL that the tests run on: our own in a temporary folder, or the one
that DATABASE_URL names, with roles of our own on it.

Whatever happens to pytest, nothing stays: a second process (`python -m tests.server`)
waits for the end of its input, which also comes when pytest is killed, and removes
what was made.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from newsroom.postgres import PostgresError, Server

ROOT = Path(__file__).resolve().parents[1]
OLDEST = 150000
GIVEN = "NEWSROOM_TEST_SERVER"
# What was given, for processes that share the tests: the DATABASE_URL that they find in
# their environment is one of who began them.
TOLD = "TESTS_DATABASE_URL"


class Unfit(Exception):
    """The given server or login will not do; the message says what to do."""


def choose(environment) -> "Embedded | System":
    data = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
    if os.geteuid() == 0:
        data.chmod(0o711)  # the server's own user passes through
    given = environment.get(TOLD) or environment.get("DATABASE_URL", "")
    return _make(data, secrets.token_hex(4), given)


def _make(data, suffix, given):
    return System(data, suffix, given) if given else Embedded(data, suffix)


class Embedded:
    def __init__(self, data: Path, suffix: str):
        self.data, self.suffix = data, suffix
        self.server = Server(data, durable=False)

    def environment(self) -> dict:
        return {"NEWSROOM_DATA": str(self.data)}

    def url(self, kind: str, database: str = "postgres") -> str:
        return self.server.url(f"newsroom_{kind}", database)

    def start(self) -> None:
        self.server.start()

    def remove(self) -> None:
        self.server.remove()
        shutil.rmtree(self.data, ignore_errors=True)

    @contextmanager
    def running(self):
        with _guard(self, ""):
            self.start()
            yield self


class System:
    """Three roles with passwords on a given server, dropped with all they own."""

    def __init__(self, data: Path, suffix: str, given: str):
        self.data, self.suffix, self.given = data, suffix, given
        self.password = secrets.token_hex(16)

    def environment(self) -> dict:
        return {
            "NEWSROOM_DATA": str(self.data),
            "DATABASE_URL": self.url("desk"),
            "SITE_DATABASE_URL": self.url("site"),
            "OWNER_DATABASE_URL": self.url("owner"),
            TOLD: self.given,
        }

    def role(self, kind: str) -> str:
        return f"newsroom_test_{kind}_{self.suffix}"

    def url(self, kind: str, database: str = "") -> str:
        parts = urlsplit(self.given)
        place = parts.netloc.rpartition("@")[2]
        path = f"/{quote(database)}" if database else parts.path
        login = f"{self.role(kind)}:{self.password}"
        return urlunsplit(parts._replace(netloc=f"{login}@{place}", path=path))

    def start(self) -> None:
        with self._login() as connection:
            for kind, rights in (
                ("owner", "createdb createrole"),
                ("desk", ""),
                ("site", ""),
            ):
                connection.execute(
                    sql.SQL("create role {} login password {} " + rights).format(
                        sql.Identifier(self.role(kind)), sql.Literal(self.password)
                    )
                )
            connection.execute(
                self._named("grant {desk}, {site} to {owner} with admin option")
            )

    def remove(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        with self._login() as connection:
            known = connection.execute(
                "select 1 from pg_roles where rolname = %s", [self.role("owner")]
            )
            if not known.fetchone():
                return
            connection.execute(self._named("grant {owner} to current_user"))
            connection.execute(self._named("set role {owner}"))
            for (name,) in connection.execute(
                "select datname from pg_database where datdba = %s::regrole",
                [self.role("owner")],
            ).fetchall():
                connection.execute(
                    sql.SQL("drop database {} with (force)").format(
                        sql.Identifier(name)
                    )
                )
            connection.execute("reset role")
            connection.execute(self._named("drop role {site}, {desk}, {owner}"))

    @contextmanager
    def running(self):
        with self._login() as connection:
            _refuse_unfit(connection)
        with _guard(self, self.given):
            self.start()
            yield self

    def _named(self, statement: str) -> sql.Composed:
        names = {kind: sql.Identifier(self.role(kind)) for kind in _KINDS}
        return sql.SQL(statement).format(**names)

    def _login(self):
        try:
            return psycopg.connect(self.given, autocommit=True)
        except psycopg.OperationalError as error:
            raise Unfit(
                f"PostgreSQL does not let the tests in with DATABASE_URL ({error}): "
                "check that the server runs and the address and password are right."
            ) from error


_KINDS = ("owner", "desk", "site")


def _refuse_unfit(connection) -> None:
    if connection.info.server_version < OLDEST:
        raise Unfit("The tests need PostgreSQL 15 or later, and this server is older.")
    name, *rights = connection.execute(
        "select rolname, rolcreatedb or rolsuper, rolcreaterole or rolsuper "
        "from pg_roles where rolname = current_user"
    ).fetchone()
    if all(rights):
        return
    info = connection.info
    quoted = sql.Identifier(name).as_string(connection)
    raise Unfit(
        f"The login {name} of DATABASE_URL may not make databases and roles, and the "
        "tests make some and drop them. Let an administrator of the server run\n"
        f"    alter role {quoted} createdb createrole;\n"
        "or make a login for the tests by\n"
        "    create role newsroom_tests login createdb createrole password '…';\n"
        "and run\n"
        "    make test DATABASE_URL=postgresql://newsroom_tests:…"
        f"@{info.host}:{info.port}/{info.dbname}"
    )


@contextmanager
def _guard(server, given: str):
    remover = subprocess.Popen(
        [sys.executable, "-m", "tests.server", server.data, server.suffix],
        cwd=ROOT,
        env={**os.environ, GIVEN: given},
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield
    finally:
        remover.stdin.close()
        remover.wait()


def _remove_at_end_of_input(data: str, suffix: str) -> None:
    while os.read(0, 64):
        pass
    try:
        _make(Path(data), suffix, os.environ[GIVEN]).remove()
    except (Unfit, PostgresError) as error:
        sys.exit(f"What the tests made could not be removed: {error}")


if __name__ == "__main__":
    _remove_at_end_of_input(*sys.argv[1:])
