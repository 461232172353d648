"""Looking everywhere for what shall be erased, some rows of one table at a time."""

from django.db import connection

from articles.erasing import database
from articles.erasing.register import ERASED
from articles.models import ErasureJob

AT_ONCE = 200
# So many longer words are shown: enough to see that a line is missing.
MOST_NEAR = 200


def some(erasure, job) -> bool:
    if not job.place:
        job.place, job.looked, job.of = ERASED[0].name, 0, rows_about()
        job.result = {}
    looked, last, _kept, near = database.find(erasure, job.place, job.last, AT_ONCE)
    job.looked += looked
    _keep_near(job, near)
    if looked == AT_ONCE:
        job.last = last
        return True
    return _next(job)


def _keep_near(job, near):
    """Known until two have agreed or it is taken back, as the words are."""
    kept = job.result.get("near", [])
    kept += [each for each in near if each not in kept]
    job.result = {"near": kept[:MOST_NEAR]} if kept else {}


def _next(job) -> bool:
    names = [each.name for each in ERASED]
    following = names.index(job.place) + 1
    job.last = ""
    if following < len(names):
        job.place = names[following]
        return True
    job.phase, job.place = ErasureJob.Phase.FOUND, ""
    return False


def rows_about() -> int:
    """How many rows there are to look at, as the database last counted them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(sum(greatest(reltuples, 0)), 0)::bigint from pg_class"
            " where relnamespace = 'public'::regnamespace and relname = any(%s)",
            [[each.name for each in ERASED]],
        )
        return cursor.fetchone()[0]
