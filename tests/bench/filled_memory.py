"""A memory of earlier translations of any size, brought in as PostgreSQL reads fastest.

Every second pair is from Korean to English, the others from and to four more editions.
One Korean sentence in a hundred is `REPEATED`, and as many differ in a number only.
"""

import psycopg

from articles.memory.bands import bands_of
from articles.memory.grams import runs_of

REPEATED = "사진은 기사 내용과 관련이 없다."
NUMBERED = "{} 시 {} 분에 마지막으로 고쳤다."
_TABLES = ("articles_memorypair", "articles_memoryband")
_AT_ONCE = 2_000


def without_indexes(owner):
    """Takes away keys and indexes of the two tables; what brings them back."""
    again = []
    constraints = owner.execute(
        "select conrelid::regclass, conname, pg_get_constraintdef(oid) from"
        " pg_constraint where conrelid = any(%s::text[]::regclass[])"
        " and contype in ('f', 'p') order by contype = 'p', conrelid::regclass::text"
        " = 'articles_memorypair'",
        [list(_TABLES)],
    ).fetchall()
    for table, name, definition in constraints:
        again.insert(0, f"alter table {table} add constraint {name} {definition}")
        owner.execute(f"alter table {table} drop constraint {name}")
    indexes = owner.execute(
        "select indexname, indexdef from pg_indexes where tablename = any(%s)"
        " and schemaname = 'public'",
        [list(_TABLES)],
    ).fetchall()
    for name, definition in indexes:
        owner.execute(f"drop index {name}")
        again.insert(0, definition)
    return again


def fill(url, pairs, languages, edition_ids, article_id, keep_every):
    """Returns (number, language, words) of one in `keep_every`."""
    kept = []
    with psycopg.connect(url) as texts, psycopg.connect(url) as places:
        copy_texts = texts.cursor().copy(
            "copy articles_memorypair (id, article_id, source_edition_id,"
            " target_edition_id, source, target, published_at) from stdin"
        )
        copy_places = places.cursor().copy(
            "copy articles_memoryband (band, pair_id) from stdin"
        )
        with copy_texts as first, copy_places as second:
            for number, code, source, words in _sentences(pairs, languages):
                pair = pair_of(edition_ids, code)
                row = (number, article_id, *pair, source, f"Sentence {number}.")
                first.write_row((*row, "2026-01-01"))
                bands = bands_of(runs_of(source), pair)
                second.write("".join([f"{band}\t{number}\n" for band in bands]))
                if words and number % keep_every == 0:
                    kept.append((number, code, words))
        texts.execute(
            "select setval(pg_get_serial_sequence('articles_memorypair', 'id'), %s)",
            [pairs],
        )
    return kept


def pair_of(edition_ids, code):
    return edition_ids[code], edition_ids["ko" if code == "en" else "en"]


def _sentences(pairs, languages):
    others = [code for code in languages if code != "ko"]
    for number in range(1, pairs + 1):
        if number % 100 == 50:
            yield number, "ko", REPEATED, None
        elif number % 100 == 51:
            yield number, "ko", NUMBERED.format(number % 24, number % 60), None
        else:
            code = "ko" if number % 2 else others[number // 2 % len(others)]
            words = languages[code].sentence()
            yield number, code, languages[code].written(words), words
