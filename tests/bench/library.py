"""How long the library of pictures takes, with many pictures.

    .venv/bin/python -m tests.bench.library [pictures]

Each picture has words in English and Korean, by words that are common as Zipf says;
"river" and 다리 stand in every second, "quarry7" in five. Two in three stand in
stories, half of those with readers. Asked for as the page asks: the database's time is
that of all statements of one request, median of seven.
"""

import random
import sys
from itertools import accumulate
from statistics import median
from time import perf_counter

from tests.bench.newsroom import running_newsroom, use_desk_of

TIMES = 7
WORDS, IN_STORY = 20_000, 7
# So many have words of their own, and the others the same ones again.
WORDED = 20_000
FILL = """
insert into media_rendition (image_id, width, height, format, name, crop)
select id, 320, 200, 'jpg', md5(id::text) || '.jpg', '' from media_image
 where fingerprint like 'bench %%';
insert into articles_article (edition_id, source_language, source_address, headline,
    deck, kicker, dateline, slug, section_id, body, state, version, source_hash,
    created_at, changed_at, adapted_freely, protects_people)
select e.id, '', '', 'Story ' || n, '', '', '', 'bench-' || n,
       (select min(id) from articles_section where edition_id = e.id), '[]',
       'published', 1, '', now(), now() - n * interval '1 minute', false, false
  from generate_series(1, %(stories)s) n
  join (select id, row_number() over (order by position) - 1 as place
          from people_edition) e on e.place = n %% 2;
insert into articles_figure (article_id, block, image_id, file_name, caption, alt,
    credit, decorative)
select a.id, 'b' || i.id, i.id, '', '', '', '', false
  from (select id, row_number() over (order by id) as n from media_image
         where fingerprint like 'bench %%') i
  join (select id, row_number() over (order by id) as n from articles_article
         where slug like 'bench-%%') a on a.n = 1 + i.n / %(in_story)s
 where i.n %% 3 <> 0;
insert into articles_print (article_id, edition_id, kind, slug, section, topics,
    reporters, translators, images, story, at, live_from, first_live,
    leaves, salts, previous, digest, files, is_standing)
select a.id, a.edition_id, 'publish', a.slug, '', '{}', '{}', '{}',
       (select coalesce(array_agg(f.image_id), '{}') from articles_figure f
         where f.article_id = a.id),
       jsonb_build_object('headline', a.headline), a.changed_at, a.changed_at,
       a.changed_at, '{}', '{}', 'bench ' || a.id, 'bench made ' || a.id,
       '{}', false
  from articles_article a where a.slug like 'bench-%%' and a.id %% 2 = 0;
"""
QUERIES = (
    ("first page", ""),
    ("deep page", "before=60000"),
    ("a word in every second", "q=river"),
    ("the same, deep", "q=river&before=60000"),
    ("a word in one of 100", "q=word40"),
    ("a word in five", "q=quarry7"),
    ("a word that begins so", "q=quar"),
    ("Korean, in every second", "q=다리"),
    ("Korean, a part of a rare word", "q=뷁쀍"),
    ("two common words", "q=river+word1"),
    ("a common and a rare one", "q=river+quarry7"),
    ("who is seen", "person=Ansel"),
    ("where", "place=town3"),
    ("whose credit", "credit=Vand"),
    ("no source", "rights=none"),
    ("time is over", "rights=expired"),
    ("ends soon", "rights=soon"),
    ("in no story", "use=unused"),
    ("in stories", "use=used"),
    ("in stories of Korean", "use=used&edition=ko"),
    ("no alt text", "lacks=alt"),
    ("no alt text in Korean", "lacks=alt&edition=ko"),
    ("no credit in Korean, unused", "lacks=credit&edition=ko&use=unused"),
    ("of one edition", "edition=ko"),
    ("common word, no source", "q=river&rights=none"),
)


def fill(owner, pictures):
    dice = random.Random(7)
    english = [f"word{n}" for n in range(WORDS)]
    korean = [
        "".join(chr(0xAC00 + 28 * dice.randrange(399)) for _ in range(3))
        for _ in range(WORDS)
    ]
    weights = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))
    newest = owner.execute("select coalesce(max(id), 0) from media_image")
    first = newest.fetchone()[0] + 1
    for table in ("media_image", "media_caption"):
        owner.execute(f"alter table {table} disable trigger user")
    copy = (
        "copy media_image (id, name, width, height, fingerprint, likeness, original,"
        " source, licence, usable_until, place, persons, added_at) from stdin"
    )
    with owner.cursor() as cursor, cursor.copy(copy) as rows:
        for n in range(pictures):
            ends = f"2026-{1 + n % 12:02}-15" if n % 50 == 0 else None
            seen = "Ansel Toor" if n % 400 == 0 else ""
            row = (first + n, f"frame-{n}", 640, 400, f"bench {n}")
            row += (dice.getrandbits(64) - 2**63, "x", "" if n % 200 == 0 else "staff")
            rows.write_row((*row, "", ends, f"town{n % 60}", seen, "2026-11-01"))
    editions = dict(owner.execute("select code, id from people_edition").fetchall())
    copy = (
        "copy media_caption (image_id, edition_id, text, alt, credit, decorative)"
        " from stdin"
    )
    with owner.cursor() as cursor, cursor.copy(copy) as rows:
        for n in range(pictures):
            for code, words, common in (
                ("en", english, "river"),
                ("ko", korean, "다리를"),
            ):
                text = dice.choices(words, cum_weights=weights, k=10)
                if n % 2:
                    text.append(common)
                if code == "en" and n % (pictures // 5) == 3:
                    text.append("quarry7")
                if code == "ko" and n % (pictures // 5) == 3:
                    text.append("가뷁쀍이")
                alt = "" if n % 300 == 0 else f"alt {n}"
                credit = "Ilse Vand" if n % 20 == 0 else f"Agency {n % 90}"
                rows.write_row(
                    (first + n, editions[code], " ".join(text), alt, credit, False)
                )
    began = perf_counter()
    # In bulk the index comes behind the rows, which takes a part of the time.
    index = owner.execute("select pg_get_indexdef('picture_words'::regclass)")
    index = index.fetchone()[0]
    owner.execute("drop index picture_words")
    owner.execute(
        "insert into media_picturewords (image_id, words)"
        " select id, words_of_picture(id) from media_image"
        " where fingerprint like 'bench %%' and id < %s",
        [first + WORDED],
    )
    took = perf_counter() - began
    print(f"  words of {WORDED:,} in {took:.0f} s", flush=True)
    owner.execute(
        "insert into media_picturewords (image_id, words)"
        " select i.id, w.words from media_image i join media_picturewords w"
        " on w.image_id = %(first)s + (i.id - %(first)s) %% %(worded)s"
        " where i.fingerprint like 'bench %%' and i.id >= %(first)s + %(worded)s",
        {"first": first, "worded": WORDED},
    )
    owner.execute(index)
    for table in ("media_image", "media_caption"):
        owner.execute(f"alter table {table} enable trigger user")
    owner.execute("select setval('media_image_id_seq', max(id)) from media_image")
    values = {"stories": pictures // IN_STORY + 1, "in_story": IN_STORY}
    for statement in FILL.split(";\n"):
        if statement.strip():
            owner.execute(statement, values)
    owner.execute("vacuum analyze")


def main(pictures):
    import psycopg

    with running_newsroom() as (newsroom, server):
        with psycopg.connect(server.url("newsroom_owner"), autocommit=True) as owner:
            owner.execute("set search_path to public")
            fill(owner, pictures)
        use_desk_of(newsroom)
        report(pictures)


def report(pictures):
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from media.likeness import alike
    from media.models import Image
    from people.models import User

    taken = []

    def clocked(execute, *arguments):
        began = perf_counter()
        try:
            return execute(*arguments)
        finally:
            taken.append((perf_counter() - began) * 1000)

    def asked(ask):
        inside, outside = [], []
        for _ in range(TIMES):
            taken.clear()
            began = perf_counter()
            answer = ask()
            outside.append((perf_counter() - began) * 1000)
            inside.append(sum(taken))
        return median(inside), max(inside), median(outside), answer

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="photo"))
    grid = reverse("admin:media_image_changelist")
    print(f"{pictures:,} pictures: database, most of seven, whole request")
    with connection.execute_wrapper(clocked):
        for name, query in QUERIES:
            *times, answer = asked(lambda q=query: client.get(f"{grid}?{q}"))
            assert answer.status_code == 200
            page = answer.content.decode()
            stopped = " stopped" if "Look further" in page else ""
            shown = f"{page.count('library-cell')}{stopped}"
            print(_line(name, times), shown, flush=True)
        mine = Image.objects.order_by("-pk").first().likeness
        *times, _ = asked(lambda: alike(mine ^ 5))
        print(_line("pictures that look like one", times))


def _line(name, times):
    inside, most, outside = times
    return f"  {name:<32} {inside:6.1f} {most:6.1f} {outside:6.0f} ms "


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
