"""The three roles and what each may do, applied after every migrate.

Roles belong to a server and not to a database, so no numbered migration makes
them; and a view stands in the way of changing a column, so the views are dropped
before migrations run and made again behind them.
"""

import json
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction
from django.db.utils import ProgrammingError
from psycopg import sql

from articles.erasing.register import ERASED

SQL = Path(__file__).parent / "sql"
VIEWS = (
    "live_front",
    "live_shard",
    "live_place",
    "live_subject",
    "live_month",
    "live_part",
    "live_series",
    "live_old_address",
    "live_moved",
    "live_former",
    "live_clock",
    "live_turn",
    "live_file",
    "live_search",
    "live_shown",
    "live_picture",
    "live_topic",
    "live_profile",
    "live_correction_due",
    "live_correction",
    "live_tombstone",
    "live_page",
    "live_article",
    "live_edition",
)
# What others of the views are made of; no login reads it by itself.
INNER_VIEWS = (
    "page_keys",
    "live_print",
    "newest_live",
    "shown_picture",
    "written_person",
)
# What they call may ask columns that a migration changes.
TELLING = [
    f"tell_of_{each}()"
    for each in "print original developing duty person profile frame topic topic_name "
    "arrangement image topic_slug file card words moved series part".split()
] + [
    *(f"keep_former_{each}()" for each in ("section", "topic", "person")),
    *("count_windows()", "count_again()"),
    *("hold_family()", "keep_held()", "needs_no_stop()", "tell_of_going_on()"),
    # Of the row of an erasure as it is.
    *("erase_allowed", "erase_in", "erase_prints", "erase_pictures"),
    "erase_pattern_of",
]


def drop_views(sender, plan=(), using="default", **kwargs):
    if plan:
        with connections[using].cursor() as cursor:
            # With their triggers: what migrations do is told by nobody.
            cursor.execute(f"drop function if exists {', '.join(TELLING)} cascade")
            cursor.execute(f"drop view if exists {', '.join(VIEWS + INNER_VIEWS)}")


def apply_grants(sender, using="default", stdout=None, **kwargs):
    """Make views and grants; where the login may not, print the SQL instead."""
    connection = connections[using]
    if not _is_migrated(connection):
        return
    for role in missing_roles(connection):
        _make_role(connection, role)
    for statements in _statements(connection):
        _apply(connection, statements)


def _apply(connection, statements):
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(statements)
    except ProgrammingError as error:
        text = statements.as_string(connection.connection)
        raise SystemExit(
            f"This login may not set the rights of the database ({error}). As its "
            f"owner run:\n\n{text}\nand then `manage.py migrate` again."
        ) from error


def missing_roles(connection) -> list[str]:
    """Role names that the settings name and the server does not have."""
    wanted = [
        name for name in (settings.ROLES.get(k) for k in ("desk", "site")) if name
    ]
    with connection.cursor() as cursor:
        cursor.execute("select rolname from pg_roles where rolname = any(%s)", [wanted])
        found = {row[0] for row in cursor.fetchall()}
    return [name for name in wanted if name not in found]


def _make_role(connection, name):
    statement = sql.SQL("create role {} login password {}").format(
        sql.Identifier(name), sql.Literal(_password(name))
    )
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as error:
        shown = f"create role \"{name}\" login password '…';"
        raise SystemExit(
            f"This login may not make the role {name} ({error}). As an administrator "
            f"of the server run:\n  {shown}\nand then `manage.py migrate` again."
        ) from error


def _password(name):
    from newsroom.settings.databases import DESK_URL, SITE_URL, login

    return dict(login(url) for url in (DESK_URL, SITE_URL)).get(name, "")


def _statements(connection):
    roles = settings.ROLES
    for name in ("counted", "former", "views", "told", "stopped"):
        yield sql.SQL((SQL / f"{name}.sql").read_text())
    yield from _erasing()
    yield sql.SQL("revoke temporary on database {} from public").format(
        sql.Identifier(connection.settings_dict["NAME"])
    )
    if roles.get("site"):
        yield _for_role("site", roles["site"])
    # One login for everything keeps the owner's rights; checks.py warns of it.
    if roles.get("desk") and roles["desk"] != _current_user(connection):
        yield _for_role("desk", roles["desk"])


def _erasing():
    """What removes words for good, and the register that it goes by."""
    register = json.dumps([each.for_database() for each in ERASED])
    for name in (
        *("erase_register", "erase_words", "erase_mark"),
        *("erase_find", "erase_agreed", "erase"),
    ):
        text = (SQL / f"{name}.sql").read_text()
        if name == "erase_register":
            yield sql.SQL(text).format(register=sql.Literal(register))
        else:
            yield sql.SQL(text)


def _for_role(kind, name):
    text = (SQL / f"{kind}.sql").read_text()
    return sql.SQL(text).format(**{kind: sql.Identifier(name)})


def _current_user(connection):
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        return cursor.fetchone()[0]


def _is_migrated(connection):
    return "articles_print" in connection.introspection.table_names()
