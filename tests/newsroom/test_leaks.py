"""Nothing of what readers do not have comes out, wherever it is asked for.

Every address of the site is asked, with all that a story could be asked by; and then
the database itself, with the site's login and none of the site's code.
"""

from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection
from django.urls import URLPattern

from articles.models import Autosave
from newsroom import site_urls
from newsroom.settings import site
from tests.newsroom.secret_stories import GONE
from tests.newsroom.secret_world import SLUGS_OF, World
from tests.site import one_reader
from tests.transactions import desk_rights

# What an address can hold, by the name of its argument in site_urls.py. A new name
# needs its line here: how would somebody ask it for a draft?
ARGUMENTS = {
    "code": lambda world: ["en"],
    "slug": lambda world: world.slugs,
    "name": lambda world: world.names,
    "block": lambda world: world.blocks,
    "year": lambda world: [world.year],
    "month": lambda world: [world.month],
    "number": lambda world: [0, 1],
    "rest": lambda world: [f"en/story/{slug}/" for slug in world.by_word["story"]],
}
# What a form of the site may be asked by a reader.
ASKED = ("q", "section", "topic", "person")


def addresses(world):
    """Every pattern of the site with every value, and no argument left out."""
    for pattern in patterns(site_urls.urlpatterns):
        yield from filled(str(pattern.pattern), pattern.pattern.converters, world)


def patterns(given):
    for each in given:
        if isinstance(each, URLPattern):
            yield each
        else:
            yield from patterns(each.url_patterns)


def filled(route, converters, world):
    found = [route]
    for name in converters:
        assert name in ARGUMENTS, f"ARGUMENTS lacks “{name}” of {route}"
        values = ARGUMENTS[name](world)
        if name == "slug":
            values = next(
                (world.by_word[w] for w in SLUGS_OF if f"/{w}/" in route), values
            )
        found = [put(each, name, value) for each in found for value in values]
    return [f"/{each}" for each in found]


def put(route, name, value) -> str:
    before, _, rest = route.partition(f":{name}>")
    if not rest and not before.endswith(">"):
        before, _, rest = route.partition(f"<{name}>")
        return before + quote(str(value)) + rest
    return before.rpartition("<")[0] + quote(str(value)) + rest


def said(response) -> str:
    """All that reaches the reader: head and body."""
    body = response.getvalue() if response.streaming else response.content
    return (
        f"{response.headers} {response.reason_phrase} {body.decode('utf-8', 'replace')}"
    )


@pytest.fixture(scope="module")
def kept_world(kept_cast):
    with desk_rights():
        return World(kept_cast)


@pytest.fixture
def world(db, kept_world):
    return kept_world


def test_no_page_tells_what_readers_do_not_have(world, as_site):
    leaks, shown = set(), ""
    with one_reader(as_site) as reader:
        for address in addresses(world):
            answers = "".join(asked_in_every_way(reader, address))
            shown += answers
            leaks |= {(what, address) for what in world.found_in(answers, address)}
        korean = said(reader.get(f"/ko/story/{world.korean.story.slug}/"))
    assert leaks == set()
    # So that this could fail: stories are found by these addresses.
    assert "A story that readers have" in shown
    assert "Now it is right." in shown
    assert len(world.tokens.found_in(korean)) > 8


def asked_in_every_way(reader, address):
    answer = reader.get(address)
    yield said(answer)
    yield said(reader.get(address, headers={"If-None-Match": "*"}))
    if tag := answer.headers.get("ETag"):
        yield said(reader.get(address, headers={"If-None-Match": tag}))
    yield said(reader.post(address))


def test_to_search_for_it_is_to_search_for_nothing(world, as_site, monkeypatch):
    """Wherever a query may be put, a secret word gives what a word of nobody gives."""
    monkeypatch.setattr(site, "NEWSROOM_SEARCHES_A_MINUTE", 0)
    # The story of another edition is found there.
    tokens = [*world.tokens.but(said_of(world.korean)).of][::25]
    nobody = "zqzqzqzqzqzqzq"
    with one_reader(as_site) as reader:
        for path in pages_with_queries(world):
            for name in ASKED:
                nothing = said(reader.get(path, {name: nobody}))
                for token in tokens if path.endswith("search/") else tokens[:1]:
                    found = said(reader.get(path, {name: token}))
                    assert found.replace(token, nobody) == nothing, (path, name)


def pages_with_queries(world):
    for pattern in patterns(site_urls.urlpatterns):
        converters = pattern.pattern.converters
        if not set(converters) - {"code"}:
            yield from filled(str(pattern.pattern), converters, world)


def test_what_is_not_public_is_answered_like_what_never_was(world, site_client):
    """Byte for byte, with its head, at each address that a story could have."""
    for pattern in patterns(site_urls.urlpatterns):
        route, converters = str(pattern.pattern), pattern.pattern.converters
        word = next((each for each in SLUGS_OF if f"/{each}/" in route), None)
        if word is None or set(converters) - {"code", "slug"}:
            continue
        path = put(route, "code", "en")
        unknown = site_client.get("/" + put(path, "slug", "nobody-ever-wrote-this"))
        assert unknown.status_code == 404
        for each in world.secrets:
            found = site_client.get("/" + put(path, "slug", each.slugs[word]))
            if each.kind in GONE and word == "story":
                assert found.status_code in (404, 410)
                continue
            assert found.status_code == 404, each.kind
            assert found.content == unknown.content, each.kind
            assert found.headers == unknown.headers, each.kind


# Of PostgreSQL's own, where a login may look at how the server is set.
SYSTEM = "('pg_catalog', 'information_schema')"


@pytest.mark.owner
def test_the_login_alone_gets_nothing_out(world, as_site):
    """Without one line of the site's code: every relation, in every schema."""
    tokens = world.tokens.but(said_of(world.korean))
    with connection.cursor() as cursor:
        # Samples of values are kept of each table that is analysed.
        cursor.execute("analyze")
        cursor.execute(
            "select c.oid::regclass::text from pg_class c"
            " where relkind in ('r', 'v', 'm', 'p', 'f', 't')"
            " and has_schema_privilege(%s, relnamespace, 'usage')"
            " and has_any_column_privilege(%s, c.oid, 'select')",
            [settings.SITE_ROLE] * 2,
        )
        relations = [row[0] for row in cursor.fetchall()]
    assert "live_article" in relations
    assert "pg_stats" in relations
    leaks = {}
    for relation in relations:
        found = tokens.found_in(whole(relation, as_site))
        if found:
            leaks[relation] = found
    # Under the address at which it was, the page says that it is gone.
    had = {f"{kind}: slug" for kind in GONE}
    assert leaks == {"live_tombstone": had, "live_former": had}


def said_of(each) -> str:
    """A story that is public in its own edition, and what stands on its page."""
    return "".join(map(str, each.slugs.values())) + str(public_values(each.story))


def public_values(story):
    prints = story.prints.values_list("story", flat=True)
    people = story.bylines.values_list(
        "person__name",
        "person__profiles__name",
        "person__profiles__title",
        "person__profiles__bio",
    )
    topics = story.topics.values_list("name", "names__name")
    return [*prints, *people, *topics]


def whole(relation, as_site) -> str:
    try:
        with as_site(), connection.cursor() as cursor:
            cursor.execute(f"select t::text from {relation} t")
            return "".join(str(row[0]) for row in cursor.fetchall())
    except ProgrammingError:
        return ""  # some of the server's own look like tables and ask for more rights


def test_no_function_gives_it_more(world, as_site):
    """One of ours is the site's to run: it reckons, and reads nothing. Another that
    becomes so is asked here, too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.oid::regprocedure::text from pg_proc p"
            " join pg_namespace n on n.oid = p.pronamespace"
            f" where n.nspname not in {SYSTEM}"
            " and has_schema_privilege(%s, n.oid, 'usage')"
            " and has_function_privilege(%s, p.oid, 'execute')",
            [settings.SITE_ROLE] * 2,
        )
        assert cursor.fetchall() == [("month_of(timestamp with time zone,text)",)]


def test_the_secrets_are_where_they_are_said_to_be(world):
    """What the desk has, so that looking for it elsewhere means something."""
    held = str(Autosave.objects.values_list("data", flat=True))
    assert world.tokens.found_in(held)
    assert len(world.tokens.of) > 250
