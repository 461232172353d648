"""How long it takes to erase a name that stands in many stories.

    .venv/bin/python -m tests.bench.erase [stories]

Each story is with readers, has two saved versions, and names her in headline, text and
address. A chief editor asks, two agree, and the work is done as `manage.py work` does
it; then everything is looked through again, and once more by a query of our own.
"""

import sys
from time import perf_counter

import psycopg

from tests.bench import filled_site
from tests.bench.newsroom import running_newsroom, use_desk_of

NAME = "Orvan Tellisk"
PUT_IN = f"""
update articles_article
   set headline = '{NAME} saw it', slug = 'orvan-tellisk-' || id, version = 2,
       printed = 2
 where slug like 'bench-%';
update articles_print p
   set story = jsonb_set(jsonb_set(story, '{{headline}}', '"{NAME} saw it"'),
                         '{{blocks,0}}', story -> 'blocks' -> 0 ||
                         jsonb_build_object('html', 'Then {NAME} went home.',
                                            'text', 'Then {NAME} went home.')),
       slug = 'orvan-tellisk-' || article_id
  from articles_article a where a.id = p.article_id and a.slug like 'orvan-%';
insert into articles_revision (article_id, number, content, at, why)
select p.article_id, n, jsonb_build_object('headline', '{NAME} saw it', 'slug', p.slug,
       'body', p.story -> 'blocks', 'figures', '[]'::jsonb, 'notes', '[]'::jsonb,
       'topics', '[]'::jsonb, 'bylines', '[]'::jsonb), p.at, ''
  from articles_print p join articles_article a on a.id = p.article_id,
       generate_series(1, 2) n
 where a.slug like 'orvan-%';
vacuum analyze
"""


def main(stories):
    with running_newsroom() as (newsroom, server):
        url = server.url("newsroom_owner", "newsroom")
        filled_site.fill(url, stories)
        with psycopg.connect(url, autocommit=True) as owner:
            owner.execute("alter table articles_print disable trigger user")
            for statement in PUT_IN.split(";\n"):
                owner.execute(statement)
            owner.execute("alter table articles_print enable trigger user")
        use_desk_of(newsroom)
        _erase()
        with psycopg.connect(url) as owner:
            left = owner.execute(
                "select (select count(*) from articles_print where story::text ilike"
                " %(name)s) + (select count(*) from articles_revision where"
                " content::text ilike %(name)s) + (select count(*) from"
                " articles_article where headline ilike %(name)s"
                " or slug like 'orvan%%')",
                {"name": f"%{NAME}%"},
            ).fetchone()[0]
        print(f"left of it: {left}")


def _erase():
    from articles.erasing import asking, database, work
    from articles.models import Erasure, ErasureJob
    from people.models import User

    chief, editor = (User.objects.get(username=n) for n in ("chief", "editor"))
    erasure = asking.ask(chief, words=[NAME])
    began = perf_counter()
    work.go_on()
    print(f"looked for in {perf_counter() - began:.0f} s")
    print(f"found in {len(asking.stories_of(erasure)):,} stories,", end=" ")
    print(f"{erasure.places.count():,} rows")
    _pages_of(erasure, chief, editor)
    for person in (chief, editor):
        erasure = Erasure.objects.get(pk=erasure.pk)
        asking.agree(erasure, person, database.digest(erasure))
    began, last, longest, phase = perf_counter(), perf_counter(), 0, "erase"
    while work.waiting():
        one = perf_counter()
        work.go_on(0.0)
        longest = max(longest, perf_counter() - one)
        now = ErasureJob.objects.values_list("phase", flat=True).get(pk=erasure.pk)
        if now != phase:
            print(
                f"{phase}: {perf_counter() - last:.0f} s, longest piece {longest:.2f}"
            )
            phase, last, longest = now, perf_counter(), 0
    print(f"done in {perf_counter() - began:.0f} s")
    _pages_of(erasure, chief, editor)
    result = ErasureJob.objects.get(pk=erasure.pk).result
    # Those that fill the table stand in no chain, and are told as faults of it.
    result.pop("faults", None)
    print(result)


def _pages_of(erasure, *people):
    """How long each of them waits for its page, and for the first of the desk."""
    from django.test import Client
    from django.urls import reverse

    its = reverse("admin:articles_erasure_change", args=[erasure.pk])
    for person in people:
        client = Client(headers={"host": "localhost"})
        client.force_login(person)
        for address in (its, reverse("admin:index")):
            began = perf_counter()
            answer = client.get(address)
            seconds = perf_counter() - began
            said = f"{answer.status_code}, {len(answer.content):,} bytes"
            print(f"{person.username} waits {seconds:.2f} s for {address} ({said})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
