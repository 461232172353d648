"""Finding earlier translations of what is like a text.

A text shares most of its grams with one that is like it. Those of its grams that are
rarest in the memory, taken from each quarter of it, so that one changed name does not
hide the rest, are looked up in the index; what has any of them is ranked by all grams.
"""

import time
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, islice

from django.db import connection

from articles.desk.alignment import Budget
from articles.desk.words import Piece, word_diff
from articles.glossary.folding import fold
from articles.memory.grams import grams_of
from articles.memory.sentences import sentences
from articles.models import Article

# Two texts share at least this much (Dice), or are not offered.
LIKE = 0.5
OFFERED = 5
QUARTERS, RAREST = 4, 2
# So many rows are ranked: as many grams as stand in no more, but always some.
RANKED, LEAST = 1_200, 3
# Sentences of one part that are looked for by themselves.
SENTENCES = 12
_FRESH = 600.0

_LIKE = """
with near as (
    select id, article_id, source, target, published_at, cardinality(grams) as size,
           (select count(*) from unnest(grams) g where g = any(%(grams)s)) as shared
      from articles_memorypair
     where grams && %(rare)s and source_edition_id = %(source)s
       and target_edition_id = %(target)s and published_at <= statement_timestamp()
       and article_id <> %(without)s
     limit %(ranked)s)
select article_id, source, target, published_at, 2.0 * shared / (size + %(size)s) score
  from near where 2.0 * shared >= %(like)s * (size + %(size)s)
 order by score desc, published_at desc, id desc limit 30
"""
_FREQUENT = """
select most_common_elems::text::int[], most_common_elem_freqs,
       (select greatest(reltuples, 0) from pg_class
         where oid = 'articles_memorypair'::regclass)
  from pg_stats where tablename = 'articles_memorypair' and attname = 'grams'
   and schemaname = 'public'
"""


@dataclass
class Offer:
    """`source` and `target` are what was published at `at` in `article`, and `pieces`
    what is other in `text`, the sentence (or whole) that is translated now."""

    text: str
    source: str
    target: str
    at: datetime
    article: Article
    score: int
    pieces: list[Piece]

    @property
    def is_same(self) -> bool:
        return self.score == 100


def offers(text, source_id, target_id, without=0) -> list[Offer]:
    """For one part of an original; `without` is the translation that is worked on. The
    articles have only their numbers: who asks adds what may be known of them."""
    whole = " ".join(text.split())
    apart = sentences(text)
    asked = [whole, *islice(apart, SENTENCES)] if len(apart) > 1 else [whole]
    found = {}
    for each in asked:
        for row in _like(each, source_id, target_id, without):
            key = fold(row[1]), fold(row[2])
            score = _score(each, row)
            if key not in found or found[key][0] < score:
                found[key] = score, each, row
    best = sorted(found.values(), key=lambda each: each[0], reverse=True)[:OFFERED]
    budget = Budget()
    return [_offer(*each, budget) for each in best]


def _score(text, row):
    if fold(text) == fold(row[1]):
        return 100
    return min(99, round(row[4] * 100))


def _offer(score, text, row, budget):
    article_id, source, target, at, _ = row
    pieces = word_diff(source, text, budget)
    return Offer(text, source, target, at, Article(pk=article_id), score, pieces)


def _like(text, source_id, target_id, without):
    grams = grams_of(text, source_id, target_id)
    if not grams:
        return []
    with connection.cursor() as cursor:
        asked = {
            "grams": grams,
            "rare": rarest(grams, _frequencies(cursor)),
            "source": source_id,
            "target": target_id,
            "without": without,
            "ranked": RANKED,
            "size": len(grams),
            "like": LIKE,
        }
        cursor.execute(_LIKE, asked)
        return cursor.fetchall()


def rarest(grams, rows) -> list[int]:
    """Those to begin with: `rows` says of the frequent ones in how many rows they
    stand."""
    size = max(RAREST, -(-len(grams) // QUARTERS))
    quarters = (grams[at : at + size] for at in range(0, len(grams), size))
    chosen = [
        each
        for quarter in quarters
        for each in sorted(quarter, key=lambda gram: rows.get(gram, 0))[:RAREST]
    ]
    chosen.sort(key=lambda gram: rows.get(gram, 0))
    together = accumulate(rows.get(gram, 0) for gram in chosen)
    few = sum(count <= RANKED for count in together)
    return chosen[: max(few, LEAST)]


_asked = {"at": 0.0, "rows": {}}


def _frequencies(cursor) -> dict[int, float]:
    """As PostgreSQL counted them last, asked for every ten minutes."""
    now = time.monotonic()
    if not _asked["at"] or now - _asked["at"] > _FRESH:
        cursor.execute(_FREQUENT)
        elements, frequencies, rows = cursor.fetchone() or ([], [], 0)
        # Behind one for each element stand the least, the most and that of NULL.
        both = zip(elements or [], frequencies or [], strict=False)
        _asked["rows"] = {element: share * rows for element, share in both}
        _asked["at"] = now
    return _asked["rows"]
