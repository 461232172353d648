"""How long the glossary and the memory of earlier translations take.

    .venv/bin/python -m tests.bench.memory [sentence pairs] [terms]

Made-up sentences in Korean, Japanese, Chinese, English and Russian, by words as common
as Zipf says, brought in as PostgreSQL reads fastest. Asked for is one in three as it
was published, one in three with a few words changed, and one that is new; each as a
part of an original alone, and in a paragraph of six. Times are those on the clock, with
the database's; what is only worked out in this process (marking) is its own time.
"""

import random
import sys
from bisect import bisect
from itertools import accumulate
from statistics import median
from time import perf_counter, process_time

from tests.bench.newsroom import running_newsroom, use_desk_of

LETTERS = {
    "ko": "".join(
        chr(0xAC00 + 28 * n + end) for n in range(0, 399, 3) for end in (0, 4)
    ),
    "ja": "".join(chr(0x4E00 + 23 * n) for n in range(600)),
    "zh": "".join(chr(0x4E01 + 19 * n) for n in range(600)),
    "en": "etaoinshrdlucmfwypvbgk",
    "ru": "оеаинтсрвлкмдпуяыьгзбч",
}
WORDS, SENTENCE = 30_000, (8, 22)
ASKED, PARTS = 300, 60


class Language:
    """Words of one script, few of them in most sentences."""

    def __init__(self, code, dice):
        self.dice, self.between = dice, "" if code in ("ja", "zh") else " "
        letters, lengths = (
            LETTERS[code],
            (2, 3) if code in ("ko", "ja", "zh") else (3, 10),
        )
        self.words = [
            "".join(dice.choices(letters, k=dice.randint(*lengths)))
            for _ in range(WORDS)
        ]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))

    def word(self):
        at = self.dice.random() * self.weights[-1]
        return self.words[bisect(self.weights, at)]

    def sentence(self) -> list[str]:
        return [self.word() for _ in range(self.dice.randint(*SENTENCE))]

    def written(self, words):
        return self.between.join(words) + ("。" if not self.between else ".")

    def changed(self, words):
        words = list(words)
        for _ in range(max(1, len(words) // 6)):
            words[self.dice.randrange(len(words))] = self.word()
        return words


def fill(owner, pairs, languages, edition_ids, article_id):
    """Returns some of what is in it."""
    from articles.memory.grams import grams_of

    kept, codes = [], list(languages)
    target = edition_ids["en"]
    copy = (
        "copy articles_memorypair (article_id, source_edition_id, target_edition_id,"
        " source, target, published_at, grams) from stdin"
    )
    with owner.cursor() as cursor, cursor.copy(copy) as rows:
        for number in range(pairs):
            code = codes[number % len(codes)]
            words = languages[code].sentence()
            source = languages[code].written(words)
            into = edition_ids["ko"] if code == "en" else target
            grams = grams_of(source, edition_ids[code], into)
            rows.write_row(
                (
                    *(
                        article_id,
                        edition_ids[code],
                        into,
                        source,
                        f"Sentence {number}.",
                    ),
                    *("2026-01-01", grams),
                )
            )
            if number % (pairs // ASKED or 1) == 0:
                kept.append((code, into, words))
    return kept


def questions(kept, languages):
    for number, (code, into, words) in enumerate(kept):
        language = languages[code]
        words = [words, language.changed(words), language.sentence()][number % 3]
        yield number % 3, code, into, language.written(words)


def report(name, taken):
    taken = sorted(taken)
    p95 = taken[int(len(taken) * 0.95)]
    print(f"  {name:44} p50 {median(taken):7.2f} ms   p95 {p95:7.2f} ms", flush=True)


def timed(ask, clock=perf_counter):
    begun = clock()
    answer = ask()
    return (clock() - begun) * 1000, answer


def memory(pairs):
    import psycopg
    from django.db import connection

    from articles.memory.finding import offers
    from articles.models import Article, MemoryPair
    from people.models import Edition

    dice = random.Random(7)
    languages = {code: Language(code, dice) for code in LETTERS}
    ids = {code: _edition(code) for code in languages}
    article = Article.objects.filter(edition=ids["ko"]).first()
    with psycopg.connect(memory.owner, autocommit=True) as owner:
        owner.execute("drop index memory_grams")
        took, kept = timed(lambda: fill(owner, pairs, languages, ids, article.pk))
        print(f"  {pairs:,} pairs brought in: {took / 1000:.0f} s", flush=True)
        build = "create index memory_grams on articles_memorypair using gin (grams)"
        owner.execute("set maintenance_work_mem = '256MB'")
        print(f"  index built: {timed(lambda: owner.execute(build))[0] / 1000:.0f} s")
        analyze = "vacuum analyze articles_memorypair"
        print(f"  analysed: {timed(lambda: owner.execute(analyze))[0] / 1000:.0f} s")
        size = "select pg_table_size(%s::regclass), pg_relation_size('memory_grams')"
        table, index = owner.execute(size, ["articles_memorypair"]).fetchone()
        print(f"  table {table >> 20} MB, index {index >> 20} MB", flush=True)
    taken, hits = {0: [], 1: [], 2: []}, {0: 0, 1: 0, 2: 0}
    offers("Begin.", ids["en"], ids["ko"])
    for kind, code, into, text in questions(kept, languages):
        took, found = timed(lambda t=text, c=code, i=into: offers(t, ids[c], i))
        taken[kind].append(took)
        hits[kind] += bool(found)
    for kind, name in enumerate(("as published", "some words changed", "new")):
        found = f"{hits[kind]} of {len(taken[kind])} found"
        report(f"a sentence, {name} ({found})", taken[kind])
    asked = list(questions(kept, languages))
    paragraphs = [asked[at : at + 5 * 6 : 5] for at in range(0, PARTS * 4, 4)]
    taken = []
    for six in paragraphs:
        _kind, code, into, _text = six[0]
        text = ("" if not languages[code].between else " ").join(e[3] for e in six)
        taken.append(timed(lambda t=text, c=code, i=into: offers(t, ids[c], i))[0])
    report("a paragraph of six sentences", taken)
    _writing(article, languages["ko"], ids)
    print(f"  {MemoryPair.objects.count():,} pairs; {Edition.objects.count()} editions")
    connection.close()


def _edition(code):
    from people.models import Edition

    made, _new = Edition.objects.get_or_create(
        code=code, defaults={"language": code, "name": code, "masthead": code}
    )
    return made.pk


def _writing(article, language, ids):
    """What a print of a story of 60 sentences adds, and takes away again."""
    from articles.memory.grams import grams_of
    from articles.models import MemoryPair

    taken, gone = [], []
    for _ in range(20):
        texts = [language.written(language.sentence()) for _ in range(60)]

        def write(texts=texts):
            MemoryPair.objects.bulk_create(
                MemoryPair(
                    article=article,
                    source_edition_id=ids["ko"],
                    target_edition_id=ids["en"],
                    source=text,
                    target=text,
                    published_at="2026-11-26T00:00:00Z",
                    grams=grams_of(text, ids["ko"], ids["en"]),
                )
                for text in texts
            )

        taken.append(timed(write)[0])
        mine = MemoryPair.objects.order_by("-pk")[:60].values_list("pk", flat=True)
        mine = MemoryPair.objects.filter(pk__in=list(mine))
        gone.append(timed(mine.delete)[0])
    report("60 sentences remembered with a print", taken)
    report("and forgotten", gone)


def glossary(terms):
    from articles.glossary.beside import marked
    from articles.glossary.folding import fold
    from articles.glossary.pairs import glossary_of
    from articles.models import Term
    from articles.workflow import clock

    dice = random.Random(11)
    for code in LETTERS:
        language = Language(code, dice)
        source, target = _edition(code), _edition("ko" if code == "en" else "en")
        # Names are no common words.
        rare, there = language.words[2_000:], {}
        while len(there) < terms:
            words = dice.choices(rare, k=dice.choice((1, 1, 2)))
            text = language.between.join(words)
            there.setdefault(fold(text), text)
        now = clock()
        Term.objects.bulk_create(
            (
                Term(
                    source_edition_id=source,
                    target_edition_id=target,
                    source=text,
                    folded=folded,
                    target=f"word {n}",
                    changed_at=now,
                )
                for n, (folded, text) in enumerate(there.items())
            ),
            batch_size=2_000,
        )
        first, listed = timed(lambda s=source, t=target: glossary_of(s, t))
        built, _ = timed(lambda g=listed: g.source)
        stamps = [
            timed(lambda s=source, t=target: glossary_of(s, t))[0] for _ in range(20)
        ]
        texts = [
            " ".join(language.written(language.sentence()) for _ in range(200))
            for _ in range(20)
        ]
        found = [
            timed(lambda t=text, g=listed: marked(t, g), process_time) for text in texts
        ]
        marks = sum(bool(p.entries) for _t, b in found for p in b.pieces) // len(found)
        print(f"  {code}: read {first:.0f} ms and built {built:.0f} ms once a change")
        report(f"{code}: nothing changed, asked again", stamps)
        report(
            f"{code}: 3,000 words, {marks} terms marked", [took for took, _b in found]
        )


def main(pairs, terms):
    with running_newsroom() as (newsroom, server):
        memory.owner = server.url("newsroom_owner")
        use_desk_of(newsroom)
        print(f"Glossary, {terms:,} terms of each pair:")
        glossary(terms)
        print(f"Memory, {pairs:,} pairs:")
        memory(pairs)


if __name__ == "__main__":
    numbers = [int(each.replace(",", "")) for each in sys.argv[1:]]
    main(*(numbers + [50_000, 20_000][len(numbers) :]))
