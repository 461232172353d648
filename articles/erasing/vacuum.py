"""Old states of rows stay in a table's file until it is vacuumed; the samples that the
planner keeps of columns, until they are taken again.

No transaction and no function may do it, so it follows the commit. The desk's login may
where PostgreSQL is 17 or later (newsroom/sql/desk.sql); else it is a duty, with the
statement. Small tables are written anew as a whole, which leaves nothing in the file;
that shuts everybody out of the table meanwhile, so large ones are only cleared.
"""

import logging

from django.db import DatabaseError, connection

from articles.erasing.register import ERASED
from articles.models import ErasureJob

SMALL = 64_000_000
# With the tables of the erasing itself, whose words are gone with it, and with what the
# desk said last to each person, which is packed and read by none that looks for words.
OWN = ("articles_erasure", "articles_erasureconsent", "articles_erasureplace")
OWN += ("django_session",)
log = logging.getLogger(__name__)


def tables() -> list[str]:
    return [*(each.name for each in ERASED), "articles_memoryband", *OWN]


def statement() -> str:
    """What an owner runs, for all tables at once."""
    return (
        f"vacuum (full, analyze) {', '.join(tables())};\n"
        "-- as superuser, for samples that the planner took before:\n"
        "vacuum (full) pg_catalog.pg_statistic;"
    )


def some(number) -> bool:
    """Vacuum the tables; whether each of them was written anew."""
    if connection.in_atomic_block or connection.pg_version < 170000:
        return False
    try:
        with connection.cursor() as cursor:
            whole = _all_anew(cursor)
    except DatabaseError as error:
        log.warning("Tables were not vacuumed: %s.", type(error.__cause__).__name__)
        return False
    if whole:
        _note(number)
    return whole


def _all_anew(cursor) -> bool:
    whole = True
    # Rather not than that readers wait for it.
    cursor.execute("set lock_timeout = '2s'")
    try:
        for name in tables():
            cursor.execute("select pg_total_relation_size(%s)", [name])
            is_small = cursor.fetchone()[0] < SMALL
            how = "full, analyze" if is_small else "analyze"
            cursor.execute(f'vacuum ({how}) "{name}"')
            whole = whole and is_small
    finally:
        # The connection is used again, for verbs that may have to wait longer.
        cursor.execute("reset lock_timeout")
    return whole


def _note(number):
    job = ErasureJob.objects.get(pk=number)
    job.result |= {"vacuumed": True}
    job.save(update_fields=["result"])
