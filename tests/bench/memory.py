"""How long the glossary and the memory of earlier translations take.

    .venv/bin/python -m tests.bench.memory [sentence pairs] [terms]

Made-up sentences in Korean, Japanese, Chinese, English and Russian (`made_up`), half of
them from Korean to English. Asked for are sentences as they were published, with words
changed, and new ones, alone and six in a paragraph; then the page of a translation and
the offers of each of its paragraphs, as a browser asks for them. Times are those on the
clock, with the database's.
"""

import random
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from tests.bench.made_up import LETTERS, Language
from tests.bench.newsroom import running_newsroom, use_desk_of

ASKED, PARAGRAPHS, WRITTEN = 1_000, 60, 20
SHARES = (0.1, 0.2, 0.35, 0.5)


class Took(NamedTuple):
    """Milliseconds."""

    clock: float
    work: float

    def __str__(self):
        return f"{self.clock:.0f} ms (work {self.work:.0f})"


def report(name, taken):
    clock, work = (sorted(each) for each in zip(*taken, strict=True))
    p95 = int(len(clock) * 0.95)
    print(
        f"  {name:44} p50 {median(clock):7.2f} ms   p95 {clock[p95]:7.2f} ms"
        f"   work p50 {median(work):6.2f} p95 {work[p95]:6.2f}",
        flush=True,
    )


def timed(ask):
    begun, worked = perf_counter(), _worked()
    answer = ask()
    return Took((perf_counter() - begun) * 1000, (_worked() - worked) * 1000), answer


def _worked():
    """Seconds of this process and of the database's that answers it."""
    from django.db import connection

    backend = connection.connection and connection.connection.info.backend_pid
    there = Path(f"/proc/{backend}/schedstat")
    theirs = int(there.read_text().split()[0]) / 1e9 if there.exists() else 0
    return process_time() + theirs


def memory(kept, pairs, languages, ids, translation):
    from tests.bench.filled_memory import REPEATED

    _sentences(kept, languages, ids)
    pair = ids["ko"], ids["en"]
    _again(f"a sentence that is there {pairs // 100:,} times", REPEATED, pair)
    numbered = f"there {pairs // 100:,} times but for a number"
    _again(numbered, "31 시 77 분에 마지막으로 고쳤다.", pair)
    _again("a sentence of one word", languages["ko"].word(), pair)
    _paragraphs(kept, languages, ids)
    _writing(translation, languages["ko"])


def filled(owner_url, pairs, languages, ids):
    import psycopg

    from articles.models import Article
    from tests.bench.filled_memory import fill, without_indexes

    article = Article.objects.filter(edition=ids["en"]).earliest("pk")
    with psycopg.connect(owner_url, autocommit=True) as owner:
        again = without_indexes(owner)
        every = pairs // ASKED | 1
        took, kept = timed(
            lambda: fill(owner_url, pairs, languages, ids, article.pk, every)
        )
        print(f"  {pairs:,} pairs brought in: {took.clock / 1000:.0f} s", flush=True)
        owner.execute("set maintenance_work_mem = '512MB'")
        took, _ = timed(lambda: [owner.execute(each) for each in again])
        print(f"  indexes built: {took.clock / 1000:.0f} s", flush=True)
        for table in ("articles_memorypair", "articles_memoryband"):
            owner.execute(f"vacuum analyze {table}")
            size = "select pg_table_size(%s::regclass), pg_indexes_size(%s::regclass)"
            rows, index = owner.execute(size, [table, table]).fetchone()
            print(f"  {table} {rows >> 20} MB, its indexes {index >> 20} MB")
    return kept


def _sentences(kept, languages, ids):
    """Every fourth as it was, every fourth new, the others with words changed."""
    from articles.memory.finding import LIKE, OFFERED, offers
    from articles.memory.grams import grams_of, likeness, runs_of
    from tests.bench.filled_memory import pair_of

    taken, found = {}, {}
    for place, (number, code, words) in enumerate(kept):
        language = languages[code]
        was, kind = language.written(words), ("same", "changed", "changed", "new")
        kind = kind[place % 4]
        if kind == "changed":
            words = language.changed(words, SHARES[place // 4 % len(SHARES)])
        elif kind == "new":
            words = language.sentence()
        text = language.written(words)
        took, offered = timed(lambda t=text, c=code: offers(t, *pair_of(ids, c)))
        taken.setdefault(kind, []).append(took)
        alike = likeness(grams_of(runs_of(was)), grams_of(runs_of(text)))
        if kind != "new" and alike >= LIKE:
            one = found.setdefault((code, int(alike * 10) / 10), [])
            # Or as many others that are as like it.
            full = len(offered) == OFFERED and offered[-1].score >= int(alike * 100)
            target = f"Sentence {number}."
            one.append(full or any(each.target == target for each in offered))
    for kind, times in taken.items():
        report(f"a sentence, {kind}", times)
    for code in languages:
        told = (
            f"{alike}: {sum(one)} of {len(one)}"
            for (language, alike), one in sorted(found.items())
            if language == code
        )
        print(f"  {code}, found by likeness: {', '.join(told)}", flush=True)


def _again(name, text, pair):
    from articles.memory.finding import offers

    taken, (first, *_more) = [], offers(text, *pair) or [None]
    for _ in range(100):
        taken.append(timed(lambda: offers(text, *pair))[0])
    report(f"{name} ({first.score if first else 0}%)", taken)


def _paragraphs(kept, languages, ids):
    from articles.memory.finding import offers

    taken = []
    for code in languages:
        language = languages[code]
        mine = [words for _number, each, words in kept if each == code]
        for _ in range(PARAGRAPHS // len(languages)):
            text = paragraph_of(language, mine)
            pair = ids[code], ids["ko" if code == "en" else "en"]
            taken.append(timed(lambda t=text, p=pair: offers(t, *p))[0])
    report("a paragraph of six sentences", taken)


def paragraph_of(language, known):
    """A third as it was, a third changed, a third new."""
    six = language.dice.sample(known, 4)
    six[2:] = [language.changed(each, 0.2) for each in six[2:]]
    six += [language.sentence(), language.sentence()]
    return ("" if not language.between else " ").join(map(language.written, six))


def _writing(translation, language):
    """What a print of a story of 60 sentences adds, and takes away again."""
    from django.db import transaction

    from articles.memory.keeping import forget, keep

    taken, gone = [], []
    for _ in range(WRITTEN):
        texts = [language.written(language.sentence()) for _ in range(60)]
        texts = [(each, each) for each in texts]

        def write(texts=texts):
            with transaction.atomic():
                keep(translation, "2026-11-26T00:00:00Z", texts)

        taken.append(timed(write)[0])
        gone.append(timed(lambda: forget(translation))[0])
    report("60 sentences remembered with a print", taken)
    report("and forgotten", gone)


def story(languages, ids, paragraphs):
    """An original in Korean and its translation into English, to be done."""
    from articles.models import Article, Rendering
    from people.models import Edition, User
    from tests.cast import make_story, paragraph

    by = User.objects.get(username="chief")
    editions = Edition.objects.in_bulk()
    body = [paragraph(each) for each in paragraphs]
    original = make_story(by, editions[ids["ko"]], "다리가 다시 열렸다", body=body)
    original = Article.objects.get(pk=original.pk)
    made = make_story(by, editions[ids["en"]], "-", original=original, body=body)
    made = Article.objects.select_related("original").get(pk=made.pk)
    Rendering.objects.bulk_create(
        Rendering(
            article=made,
            part=mine["id"],
            source=theirs["id"],
            state=Rendering.State.TODO,
            true_to=made.true_to,
        )
        for mine, theirs in zip(made.body, original.body, strict=True)
    )
    return made


def pages(newsroom, translation):
    """As a browser asks for them, over HTTP."""
    from tests.bench.person import Person

    chief = Person(newsroom.desk, "chief", newsroom.password)
    at = f"/admin/articles/article/{translation.pk}"
    first, answer = timed(lambda: chief.get(f"{at}/change/"))
    assert answer.status == 200 and b"words-offers" in answer.content, answer.status
    print(f"  the page, the first time: {first.clock:.0f} ms")
    taken = [timed(lambda: chief.get(f"{at}/change/"))[0] for _ in range(10)]
    report(f"the page of {len(translation.body)} paragraphs", taken)
    taken, offered = [], 0
    for block in translation.original.body:
        address = f"{at}/offers/?part={block['id']}&only=1"
        took, answer = timed(lambda a=address: chief.get(a))
        taken.append(took)
        offered += answer.content.count(b'<li class="words-offer"')
    report(f"offers of one paragraph ({offered} in all)", taken)
    every = sum(each.clock for each in taken)
    print(f"  of all paragraphs, one after another: {every:.0f} ms")


def main(pairs, terms):
    with running_newsroom() as (newsroom, server):
        use_desk_of(newsroom)
        from tests.bench import many_terms
        from tests.bench.filled_memory import REPEATED

        dice = random.Random(7)
        languages = {code: Language(code, dice) for code in LETTERS}
        ids = {code: many_terms.edition(code) for code in languages}
        print(f"Memory, {pairs:,} pairs:")
        kept = filled(server.url("newsroom_owner"), pairs, languages, ids)
        korean = languages["ko"]
        known = [words for _number, code, words in kept if code == "ko"]
        paragraphs = [paragraph_of(korean, known) for _ in range(40)]
        translation = story(languages, ids, [REPEATED, *paragraphs])
        memory(kept, pairs, languages, ids, translation)
        print(f"Glossary, {terms:,} terms of each pair:")
        many_terms.glossary(terms, languages, translation)
        print("The page of a translation, with both:")
        pages(newsroom, translation)


if __name__ == "__main__":
    numbers = [int(each.replace(",", "")) for each in sys.argv[1:]]
    main(*(numbers + [50_000, 20_000][len(numbers) :]))
