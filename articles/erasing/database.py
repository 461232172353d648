"""The functions of newsroom/sql/erase*.sql, as Python calls them."""

import json

from django.db import connection


def _one(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def find(erasure, place, after, most):
    """(rows looked at, key of the last one, how many were kept, pairs of a story and a
    longer word of it that holds what is looked for)"""
    sql = "select looked, last, kept, near from erase_find(%s, %s, %s, %s)"
    looked, last, kept, near = _one(sql, erasure.pk, place, after or None, most)
    return looked, last, kept, json.loads(near) if isinstance(near, str) else near


def digest(erasure) -> str:
    return _one("select erase_digest(%s)", erasure.pk)[0]


def agreed(erasure) -> dict:
    """Ids of who counts as agreeing now -> whether that is a chief editor."""
    with connection.cursor() as cursor:
        cursor.execute("select by_id, is_chief from erase_agreed(%s)", [erasure.pk])
        return dict(cursor.fetchall())


def pattern(erasure) -> str:
    sql = "select erase_pattern(%s::text[], %s)"
    return _one(sql, erasure.words, erasure.is_inside)[0]


def begin(erasure) -> None:
    _one("select erase_begin(%s)", erasure.pk)


def again(erasure) -> None:
    _one("select erase_again(%s)", erasure.pk)


def story(erasure, article_id) -> dict:
    found = _one("select erase_story(%s, %s)", erasure.pk, article_id)[0]
    return json.loads(found) if isinstance(found, str) else found


def rest(erasure) -> None:
    _one("select erase_rest(%s)", erasure.pk)


def forget(erasure) -> None:
    _one("select erase_forget(%s)", erasure.pk)


def file_gone(file_id) -> None:
    _one("select erase_file_gone(%s)", file_id)


def tell_all_pages() -> None:
    _one("select tell_pages(array['*'])")


def held(story_ids) -> set:
    """Stories that must stay as they are. What says so is the database's function
    `held_stories`, which `erase_story` asks, too."""
    with connection.cursor() as cursor:
        cursor.execute("select held_stories(%s::bigint[])", [list(story_ids)])
        return {row[0] for row in cursor.fetchall()}
