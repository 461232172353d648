"""Looking everywhere again when it is done: every column that can hold text of every
table that the catalogue of the database names, whatever the register says, and every
file of the data folder; and whether the record of what was published still verifies."""

from django.db import connection, transaction

from articles import chain
from articles.erasing import database, duties, sessions, vacuum
from articles.erasing import files as folder
from articles.models import ErasureJob

# Pages of 8 kB of a table at once.
AT_ONCE = 64
# Where this erasing itself says what is looked for, until all is looked through.
_NOT_THIS = {"articles_erasure": " and t.id <> %(number)s"}
_HOLDS_NO_TEXT = (
    "int2 int4 int8 bool date timestamptz timestamp float8 numeric oid _int8 _int4"
    " _timestamptz"
)


def columns() -> dict:
    """Table -> columns that can hold text, from the catalogue."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, array_agg(a.attname::text order by a.attnum)"
            " from pg_class c join pg_attribute a on a.attrelid = c.oid"
            " join pg_type t on t.oid = a.atttypid"
            " where c.relnamespace = 'public'::regnamespace"
            " and c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped"
            " and t.typname <> all (%s) group by 1 order by 1",
            [_HOLDS_NO_TEXT.split()],
        )
        return dict(cursor.fetchall())


def some(erasure, job) -> bool:
    if job.place == "~files":
        return _files(erasure, job)
    if job.place == "~record":
        return _record(erasure, job)
    names = columns()
    left = [
        name for name in names if name > job.place or name == job.place and job.last
    ]
    result = {"tables": 0, "columns": 0, "rows": 0, "found": {}} | job.result
    if not left or not erasure.words:
        job.place, job.last, job.result = "~files", "", result
        return True
    job.place = left[0]
    job.done, job.of = result["tables"], len(names)
    first = int(job.last or 0)
    pages, rows, found = _look(erasure, job.place, names[job.place], first)
    if not first:
        result["tables"] += 1
        result["columns"] += len(names[job.place])
    result["rows"] += rows
    for name, count in found.items():
        result["found"][name] = result["found"].get(name, 0) + count
    job.last = str(first + AT_ONCE) if first + AT_ONCE < pages else ""
    job.result = result
    return True


def _look(erasure, table, names, first):
    """(pages of the table, rows looked at, column -> rows with the words)"""
    tests = ", ".join(
        f"count(*) filter (where erase_has(replace(t.\"{name}\"::text, '\\\"', '\"'),"
        " %(pattern)s))"
        for name in names
    )
    with connection.cursor() as cursor:
        cursor.execute("select pg_relation_size(%s) / 8192", [table])
        pages = cursor.fetchone()[0]
        cursor.execute(
            f'select count(*), {tests} from "{table}" t'  # noqa: S608
            " where ctid >= %(first)s::tid and ctid < %(past)s::tid"
            + _NOT_THIS.get(table, ""),
            {
                "number": erasure.pk,
                "pattern": database.pattern(erasure),
                "first": f"({first},0)",
                "past": f"({first + AT_ONCE},0)",
            },
        )
        rows, *counts = cursor.fetchone()
    found = {
        f"{table}.{name}": count
        for name, count in zip(names, counts, strict=True)
        if count
    }
    return pages, rows, found


def _files(erasure, job) -> bool:
    looked = folder.look(erasure, job.last)
    result = job.result
    result["files"] = result.get("files", 0) + looked.count
    for name in looked.found:
        result["found_files"] = [*result.get("found_files", []), name][:50]
    job.result, job.last = result, looked.last
    if not looked.last:
        job.place = "~record"
    return True


def _record(erasure, job) -> bool:
    """Some hundred prints at once; the sentences name versions by number only."""
    faults, last = chain.some_faults(int(job.last or 0))
    job.result["faults"] = [*job.result.get("faults", []), *faults][:20]
    job.last = str(last or "")
    return True if last else _end(erasure, job)


def _end(erasure, job) -> bool:
    result = job.result
    if count := sessions.count(erasure):
        result["found"]["django_session"] = count
    duties.give(erasure, result)
    database.forget(erasure)
    job.phase, job.place, job.last = ErasureJob.Phase.DONE, "", ""
    transaction.on_commit(lambda: vacuum.some(erasure.pk), robust=True)
    return False
