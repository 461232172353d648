"""Finding earlier translations of what is like a text.

Bands (`memory.bands`) say which are worth a look: those that share the most of them
with the text. How like it they are is then told by all grams of both. However large the
memory and however often the same is in it, no look-up reads more than `READ` places a
band and `RANKED` pairs a text.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import islice

from django.db import connection

from articles.desk.alignment import Budget
from articles.desk.words import Piece, word_diff
from articles.glossary.folding import fold
from articles.memory.bands import bands_of
from articles.memory.grams import grams_of, likeness, runs_of
from articles.memory.sentences import sentences
from articles.models import Article

# Two texts share at least this much (Dice), or are not offered.
LIKE = 0.5
OFFERED = 5
# Sentences of one part that are looked for by themselves.
SENTENCES = 12
READ, RANKED = 100, 24

# Lateral with limits: there is one way to answer it, whatever the planner knows.
_NEAR = """
with shared as (
    select number, pair_id, count(*) as bands
      from unnest(%(numbers)s::integer[], %(bands)s::integer[]) as asked (number, band)
     cross join lateral (
           select pair_id from articles_memoryband where band = asked.band
            order by pair_id desc limit %(read)s) as near
     group by number, pair_id),
ranked as (
    select number, pair_id, row_number() over (
           partition by number order by bands desc, pair_id desc) as place
      from shared)
select number, article_id, source, target, published_at
  from ranked
 cross join lateral (
       select * from articles_memorypair where id = pair_id offset 0) as pair
 where place <= %(ranked)s and published_at <= statement_timestamp()
   and article_id <> %(without)s
   and source_edition_id = %(source)s and target_edition_id = %(target)s
 order by published_at desc, pair_id desc
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
    for score, each, row in _scored(asked, (source_id, target_id), without):
        key = fold(row[1]), fold(row[2])
        # The newest comes first.
        if key not in found or found[key][0] < score:
            found[key] = score, each, row
    best = sorted(found.values(), key=lambda each: each[0], reverse=True)[:OFFERED]
    budget = Budget()
    return [_offer(*each, budget) for each in best]


def _offer(score, text, row, budget):
    article_id, source, target, at = row
    pieces = word_diff(source, text, budget)
    return Offer(text, source, target, at, Article(pk=article_id), score, pieces)


def _scored(texts, pair, without):
    runs = [runs_of(each) for each in texts]
    grams = [grams_of(each) for each in runs]
    folded = [fold(each) for each in texts]
    known = cache(lambda source: grams_of(runs_of(source)))
    bands = [bands_of(each, pair) for each in runs]
    for number, *row in _near(bands, pair, without):
        score = likeness(grams[number], known(row[1]))
        if fold(row[1]) == folded[number]:
            yield 100, texts[number], row
        elif score >= LIKE:
            yield min(99, round(score * 100)), texts[number], row


def _near(bands, pair, without):
    """(which of the texts, what may be like it) for all texts, in one query."""
    asked = [(number, band) for number, each in enumerate(bands) for band in each]
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _NEAR,
            {
                "numbers": [number for number, _band in asked],
                "bands": [band for _number, band in asked],
                "source": pair[0],
                "target": pair[1],
                "without": without,
                "read": READ,
                "ranked": RANKED,
            },
        )
        return cursor.fetchall()
