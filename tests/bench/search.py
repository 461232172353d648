"""How long a search of readers takes, in three scripts.

    .venv/bin/python -m tests.bench.search [stories]

Half of the stories are English; the others are Korean and Japanese. Their words are as
common as Zipf says; a few are said of so many stories. Rows are written by the code
that writes them with each print. Each question is asked of the database as the page
asks it, with the site's login, for all three editions at once: p50 and p95 of TIMES,
and then of whole answers of the page.
"""

import json
import os
import random
import subprocess
import sys
from statistics import median, quantiles
from time import perf_counter

import psycopg

from tests.bench.filled_site import searched_when_filled
from tests.bench.made_up import Language
from tests.bench.newsroom import running_newsroom, use_desk_of

TIMES, SENTENCES = 20, 25
EDITIONS = ("en", "ko", "ja", "en")
FILL = """
insert into articles_article (edition_id, source_language, source_address, headline,
    deck, kicker, dateline, slug, section_id, body, state, version, source_hash,
    created_at, changed_at, adapted_freely, protects_people)
select %(edition)s, '', '', 'x', '', '', '', 'bench-' || n,
       (select min(id) from articles_section where edition_id = %(edition)s), '[]',
       'published', 1, '', now(), now() - n * interval '7 minutes', false, false
  from generate_series(1, %(stories)s) n;
"""
PRINTS = """
insert into articles_print (article_id, edition_id, kind, slug, section, topics,
    reporters, translators, images, story, at, live_from, first_live, leaves, salts,
    previous, digest, files, is_standing)
select id, edition_id, 'publish', slug, 'politics', '{}', '{}', '{}', '{}',
       %s::jsonb, changed_at, changed_at, changed_at, '{}', '{}', 'bench ' || id,
       'bench made ' || id, '{}', false
  from articles_article where id = %s
"""
WINDOWS = """
insert into articles_window (article_id, edition_id, print_id, live_from)
select article_id, edition_id, id, live_from from articles_print
 where previous like 'bench %'
"""
QUESTIONS = (
    ("en, a word in every second", "en", {"q": "river"}),
    ("en, in one of 100", "en", {"q": "quarry"}),
    ("en, in five", "en", {"q": "zeppelin"}),
    ("en, in none", "en", {"q": "xylophone"}),
    ("en, in 500 headlines", "en", {"q": "harbour"}),
    ("en, two common words", "en", {"q": "river market"}),
    ("en, common and rare", "en", {"q": "river zeppelin"}),
    ("en, a phrase", "en", {"q": '"river market"'}),
    ("en, deep", "en", {"q": "river", "start": "480"}),
    ("en, person and days", "en", {"q": "river", "person": "toor", "to": "2026-06-01"}),
    ("en, of a person", "en", {"person": "ansel toor"}),
    ("en, of a section", "en", {"section": "politics"}),
    ("ko, in every second", "ko", {"q": "다리"}),
    ("ko, with an ending", "ko", {"q": "다리를"}),
    ("ko, in one of 100", "ko", {"q": "채석장"}),
    ("ko, one letter", "ko", {"q": "댐"}),
    ("ko, two words", "ko", {"q": "다리 채석장"}),
    ("ko, a phrase", "ko", {"q": "“다리 채석장”"}),
    ("ja, in every second", "ja", {"q": "港"}),
    ("ja, in one of 100", "ja", {"q": "採石場"}),
    ("ja, three joined", "ja", {"q": "採石場の港"}),
)
# Language -> word, said in every so many stories.
SAID = {
    "en": (("river", 2), ("market", 3), ("quarry", 100)),
    "ko": (("다리가", 2), ("시장을", 3), ("채석장", 100), ("댐", 70)),
    "ja": (("港", 2), ("市場", 3), ("採石場", 100)),
}


def fill(owner, stories):
    editions = dict(owner.execute("select code, id from people_edition").fetchall())
    dice = random.Random(11)
    tongues = {code: Language(code, dice) for code in set(EDITIONS)}
    for place, code in enumerate(EDITIONS):
        values = {"edition": editions[code], "stories": stories // len(EDITIONS)}
        owner.execute(FILL.replace("bench-", f"bench-{place}-"), values)
    rows = owner.execute(
        "select a.id, e.code from articles_article a"
        " join people_edition e on e.id = a.edition_id where a.slug like 'bench-%'"
    ).fetchall()
    texts = {
        code: [_text(tongue) for _ in range(2000)] for code, tongue in tongues.items()
    }
    with owner.cursor() as cursor:
        for begin in range(0, len(rows), 1000):
            made = [
                (json.dumps(_story(code, number + begin, dice, texts[code])), pk)
                for number, (pk, code) in enumerate(rows[begin : begin + 1000])
            ]
            cursor.executemany(PRINTS, made)
    owner.execute(WINDOWS)


def _text(tongue):
    sentences = [tongue.written(tongue.sentence()) for _ in range(SENTENCES)]
    return tongue.between.join(sentences)


def _story(code, number, dice, texts):
    said = [word for word, every in SAID[code] if dice.random() * every < 1]
    dice.shuffle(said)
    if code == "en" and number % 1000 == 77 and number < 5000:
        said.append("zeppelin")
    headline = " ".join(dice.choice(texts).split()[:6])[:80]
    if code == "en" and dice.random() < 0.01:
        headline += " harbour"
    blocks = [
        {"id": f"b{place}", "type": "paragraph", "html": "", "text": text}
        for place, text in enumerate([" ".join(said), *dice.choices(texts, k=2)])
    ]
    name = "Ansel Toor" if dice.random() < 0.02 else f"Person {dice.randrange(300)}"
    person = {"person": 0, "slug": "x", "name": name, "role": "reporter"}
    return {
        **{"headline": headline, "deck": dice.choice(texts)[:120], "kicker": ""},
        **{"section": {"slug": "politics", "name": "Politics"}, "topics": []},
        **{"credits": [person], "source": None, "blocks": blocks, "picture": None},
        **{"dateline": "", "notes": [], "corrections": []},
    }


def main(stories):
    with running_newsroom() as (newsroom, server):
        began = perf_counter()
        with psycopg.connect(server.url("newsroom_owner"), autocommit=True) as owner:
            owner.execute("set search_path to public")
            fill(owner, stories)
            print(f"{stories:,} stories in {perf_counter() - began:.0f} s", flush=True)
            use_desk_of(newsroom)
            _rebuild(owner)
            owner.execute("vacuum analyze")
            _sizes(owner)
        # The site's login and settings need a process of their own.
        subprocess.run(
            [sys.executable, "-m", "tests.bench.search", "ask"],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "newsroom.settings.site"},
            check=True,
        )


def _rebuild(owner):
    from articles.models import SearchRow
    from articles.search import rows

    began = perf_counter()
    with searched_when_filled(owner):
        count = rows.rebuild()
        took = perf_counter() - began
        print(f"rows: {count:,} in {took:.0f} s, {count / took:.0f} a second")
        began = perf_counter()
    print(f"indexes behind them: {perf_counter() - began:.0f} s", flush=True)
    ids = list(SearchRow.objects.values_list("article", flat=True)[:200])
    began = perf_counter()
    for pk in ids:
        rows.write_for([pk])
    took = (perf_counter() - began) / len(ids)
    print(f"one more row, with the indexes: {took * 1000:.1f} ms", flush=True)


def _sizes(owner):
    for name in ("articles_searchrow", "search_head", "search_body"):
        size = owner.execute(
            "select pg_size_pretty(pg_total_relation_size(%s))", [name]
        )
        print(f"  {name}: {size.fetchone()[0]}")


def ask():
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.NEWSROOM_SEARCHES_A_MINUTE = 0
    client = Client()
    worst = []
    print(f"{'':32}{'database p50':>14}{'p95':>8}{'page p50':>12}{'p95':>8}   ms")
    for name, code, asked in QUESTIONS:
        found = [_found(code, asked) for _ in range(TIMES)]
        pages = [_page(client, code, asked) for _ in range(TIMES)]
        worst += found
        numbers = (median(found), _p95(found), median(pages), _p95(pages))
        print(f"{name:32}{numbers[0]:14.1f}{numbers[1]:8.1f}", end="")
        print(f"{numbers[2]:12.1f}{numbers[3]:8.1f}", flush=True)
    print(f"all searches at the database: p95 {_p95(worst):.1f} ms")


def _found(code, asked):
    from articles.models.live import LiveEdition
    from articles.search import finding
    from articles.search.asking import read
    from articles.site.results import OF_OTHERS, PAGE, READ

    editions = list(LiveEdition.objects.all())
    own = next(each for each in editions if each.code == code)
    others = [each for each in editions if each.pk != own.pk]
    asked, start = read(asked), int(asked.get("start", 0))
    began = perf_counter()
    with finding.in_time():
        stems = finding.stems_of([each.language for each in editions], asked.words)
        many = READ if asked.phrases else PAGE
        places = [(own, many + 1, start), *((each, OF_OTHERS, 0) for each in others)]
        finding.find(asked, places if not start else places[:1], stems)
    return (perf_counter() - began) * 1000


def _page(client, code, asked):
    began = perf_counter()
    response = client.get(f"/{code}/search/", asked)
    took = (perf_counter() - began) * 1000
    if response.status_code not in (200, 404):
        raise SystemExit(f"{asked}: {response.status_code}")
    return took


def _p95(times):
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    if sys.argv[1:] == ["ask"]:
        ask()
    else:
        main(int((sys.argv[1:] or ["100000"])[0]))
