"""How fast readers get pages, beside nginx serving the same bytes as a file.

    .venv/bin/python -m tests.bench.serving [stories] [seconds]

The site runs on one core, wrk with 32 connections on the other. Each page is measured
in turns with nginx, and the middle of the turns counts. Pages made anew are measured
with a site that keeps none. How soon a change shows is measured by
`tests.bench.freshness`, what 200,000 addresses do to the memory by `tests.bench.crowd`.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

from newsroom.processes import wait_until_healthy
from tests.bench import filled_site, load
from tests.bench.newsroom import running_newsroom

STORIES, SECONDS, TURNS = 20_000, 5, 3
# Of nginx; requests a second; milliseconds.
WANTED, COLD_ARTICLE, COLD, SLOWEST = 0.75, 450, 300, 5
GZIP = "Accept-Encoding: gzip"
# Another story, or another search, each time.
RANDOM = """
math.randomseed(7)
request = function()
  return wrk.format("GET", "/en/story/bench-" .. 2 * math.random(1, {half}) .. "/")
end
"""
SEARCHED = """
math.randomseed(7)
local words = {{ {words} }}
request = function()
  return wrk.format("GET", "/en/search/?q=" .. words[math.random(#words)])
end
"""
WORDS = """
select distinct word from ts_stat($$select to_tsvector('simple', headline)
  from articles_print where edition_id = (select id from people_edition where
  code = 'en') and slug not like 'bench-%'$$) where word ~ '^[a-z]{4,}$'
"""


def main(stories=STORIES, seconds=SECONDS):
    if missing := load.lacking():
        sys.exit(f"Install {' and '.join(missing)} first.")
    with running_newsroom(durable=False) as (newsroom, server):
        filled_site.fill(server.url("newsroom_owner", "newsroom"), stories)
        pages = addresses(newsroom, server)
        faults = warm(newsroom, pages, seconds)
        faults += cold(newsroom, pages, stories, seconds)
    print(f"{len(faults)} misses", *faults, sep="\n  ")
    return 1 if faults else 0


def addresses(newsroom, server) -> dict:
    import psycopg

    with psycopg.connect(server.url("newsroom_owner", "newsroom")) as owner:
        person = owner.execute(
            "select r.slug from people_person r join articles_print p"
            " on p.reporters @> array[r.id] group by 1 order by count(*) desc limit 1"
        ).fetchone()[0]
        section, deep = owner.execute(
            "select section, min(first_live) + interval '7 day' from articles_print"
            " where slug like 'bench-%' and edition_id = (select id from people_edition"
            " where code = 'en') group by 1 order by count(*) desc limit 1"
        ).fetchone()
        words = [word for (word,) in owner.execute(WORDS).fetchall()]
    before = f"{deep:%Y-%m-%dT%H:%M:%S.%f}Z~1"
    return {
        "article": "/en/story/bench-2/",
        "front": "/en/",
        "section": f"/en/section/{section}/",
        "person": f"/en/people/{person}/",
        "deep": f"/en/section/{section}/?before={before}",
        "search": "/en/search/?q=river",
        "words": words,
    }


def warm(newsroom, pages, seconds) -> list:
    """From memory, and from nginx, in turns."""
    load.pin(newsroom.processes["site"].pid)
    names = ("article", "front", "section", "person")
    bodies = {name: get(newsroom.site + pages[name]) for name in names}
    bodies["article-gzip"] = get(newsroom.site + pages["article"], "gzip")
    faults = []
    with (
        tempfile.TemporaryDirectory() as folder,
        load.nginx(Path(folder), bodies) as beside,
    ):
        print("from memory          ours    nginx   share    p99 ms   wrong")
        for name in bodies:
            ours = newsroom.site + pages[name.removesuffix("-gzip")]
            headers = (GZIP,) if name.endswith("gzip") else ()
            # nginx has the gzip as a file like any other.
            theirs = f"{beside}/{name}.html"
            faults += in_turns(name, ours, theirs, seconds, headers)
    return faults


def in_turns(name, ours, theirs, seconds, headers) -> list:
    turns = [
        (load.wrk(ours, seconds, headers=headers), load.wrk(theirs, seconds))
        for _ in range(TURNS)
    ]
    rate = median(mine.rate for mine, _ in turns)
    beside = median(other.rate for _, other in turns)
    share = median(mine.rate / other.rate for mine, other in turns)
    p99 = median(mine.p99 for mine, _ in turns)
    wrong = sum(mine.wrong + other.wrong for mine, other in turns)
    print(f"{name:16} {rate:8.0f} {beside:8.0f}   {share:.2f}   {p99:8.2f}   {wrong}")
    faults = []
    if share < WANTED:
        faults.append(f"{name}: {share:.2f} of nginx, wanted {WANTED}")
    if p99 > SLOWEST:
        faults.append(f"{name}: p99 {p99:.1f} ms, wanted {SLOWEST}")
    return faults + ([f"{name}: {wrong} wrong answers"] if wrong else [])


def cold(newsroom, pages, stories, seconds) -> list:
    """Each page made anew: with a site that keeps none."""
    again(newsroom, NEWSROOM_PAGES_MEMORY="0", NEWSROOM_SEARCHES_A_MINUTE="0")
    faults = []
    words = ", ".join(f'"{word}"' for word in pages.pop("words"))
    each_time = {
        "article": RANDOM.format(half=stories // 2),
        "search": SEARCHED.format(words=words),
    }
    print("made anew            a second   p99 ms   wrong")
    for name in ("article", "front", "deep", "section", "person", "search"):
        found = made_anew(newsroom.site + pages[name], seconds, each_time.get(name))
        wanted = COLD_ARTICLE if name == "article" else COLD
        print(f"{name:16} {found.rate:12.0f} {found.p99:8.1f}   {found.wrong}")
        if found.rate < wanted:
            faults.append(f"cold {name}: {found.rate:.0f} a second, not {wanted}")
        if found.wrong:
            faults.append(f"cold {name}: {found.wrong} wrong answers")
    return faults


def made_anew(url, seconds, script):
    if not script:
        # Who asks for the same page at once gets one that is made once.
        return load.wrk(url, seconds, connections=1)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        return load.wrk(url, seconds, connections=4, script=file.name)


def again(newsroom, **environment) -> None:
    """The site with other settings, on its core."""
    newsroom.processes["site"].stop()
    newsroom.environment |= environment
    newsroom.start("site")
    wait_until_healthy([newsroom.processes["site"]])
    load.pin(newsroom.processes["site"].pid)


def get(url, coding="identity") -> bytes:
    with urlopen(Request(url, headers={"Accept-Encoding": coding})) as answer:
        return answer.read()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
