"""Nothing of what readers do not have comes out, wherever it is asked for.

Every address of the site is asked, with all that a story could be asked by; and then
the database itself, with the site's login and none of the site's code.
"""

import re

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection

from articles.erasing.register import ERASED
from articles.text_only import PAGES
from newsroom.settings import site
from tests.newsroom.leak_probes import addresses, again, in_every_way, patterns, said
from tests.newsroom.secret_stories import GONE
from tests.newsroom.secret_world import World
from tests.site import one_reader
from tests.transactions import desk_rights

# Whose views look at conditions and ranges themselves: the page layer asks all others
# for the whole. Both together are asked in test_leaks_running.py.
FILES = ("picture", "file", "captions", "front-rss")
# What a form of the site may be asked by a reader.
ASKED = ("q", "section", "topic", "person")


@pytest.fixture(scope="module")
def kept_world(kept_cast):
    with desk_rights():
        return World(kept_cast)


@pytest.fixture
def world(db, kept_world):
    return kept_world


def test_no_page_tells_what_readers_do_not_have(world, as_site):
    leaks, led_nowhere, shown = set(), set(), ""
    with one_reader(as_site) as reader:
        for pattern, asked in addresses(world).items():
            statuses = set()
            for address in asked:
                response = reader.get(address)
                told = said(response)
                is_file = pattern.name in FILES
                if response.status_code not in statuses:
                    ways = in_every_way if is_file else again
                    told += "".join(map(said, ways(reader, address)))
                elif is_file:
                    told += "".join(map(said, again(reader, address)))
                statuses.add(response.status_code)
                shown += told
                leaks |= {(what, address) for what in world.found_in(told, address)}
            if min(statuses, default=404) >= 400:
                led_nowhere.add(pattern.route)
        korean = said(reader.get(f"/ko/story/{world.korean.story.slug}/"))
    assert leaks == set()
    # So that this could fail: each pattern leads to something that there is.
    assert led_nowhere == set()
    assert "A story that readers have" in shown
    assert "Now it is right." in shown
    assert len(world.tokens.found_in(korean)) > 20


def test_to_search_for_it_is_to_search_for_nothing(world, as_site, monkeypatch):
    """Wherever a query may be put, a secret word gives what a word of nobody gives."""
    monkeypatch.setattr(site, "NEWSROOM_SEARCHES_A_MINUTE", 0)
    # The story of another edition is found there.
    tokens = [*world.tokens.but(world.said_of(world.korean)).of][::100]
    nobody = "zqzqzqzqzqzqzq"
    with one_reader(as_site) as reader:
        for path in pages_with_queries():
            is_search = path.endswith("search/")
            for name in ASKED:
                nothing = said(reader.get(path, {name: nobody}))
                for token in tokens if is_search else tokens[:1]:
                    found = said(reader.get(path, {name: token}))
                    assert found.replace(token, nobody) == nothing, (path, name)


def pages_with_queries():
    for pattern in patterns():
        if not {*pattern.arguments} - {"code"}:
            for code in ("en", "ko")[: 2 if pattern.name == "search" else 1]:
                yield "/" + pattern.route.replace("<code>", code)


def test_what_is_not_public_is_answered_like_what_never_was(world, as_site):
    """Byte for byte, with its head, at each address that a story could have; and of
    one that is gone not more than that."""
    seen = {}
    with one_reader(as_site) as reader:
        for address, unknown, status in unanswered(world):
            found = reader.get(address)
            assert found.status_code == status, address
            if status == 404:
                if unknown not in seen:
                    seen[unknown] = said(reader.get(unknown))
                assert said(found) == seen[unknown], address
            else:
                # All that are gone say the same, but for their keys and addresses.
                form = address.startswith("/t/"), address.rpartition(".")[2][:4]
                told = bare(found)
                assert seen.setdefault(form, told) == told, address


def bare(response) -> str:
    """Without what names the page itself; ninjs repeats its address."""
    for name in ("Surrogate-Key", "ETag"):
        response.headers.pop(name, None)
    return re.sub(r"zq[0-9a-f]{12}", "", said(response))


NOBODY = "nobody-ever-wrote-this"


def unanswered(world):
    """Address, one like it at which nothing ever was, and the one right status."""
    for pattern in patterns():
        if "slug" in pattern.arguments and "block" not in pattern.arguments:
            for each in world.secrets:
                for word in {*each.slugs} & {*pattern.words}:
                    yield from pages_of(pattern, word, each)
    for each in world.secrets:
        yield each.old, "/archives/nobody.html", 410 if each.kind in GONE else 404
    # A story that readers have now has no other files than it has now.
    for each in (*world.secrets, world.changed, world.superseded):
        for name in each.names:
            ending = name.rpartition(".")[2]
            for folder in ("files", "pictures"):
                yield f"/{folder}/{name}", f"/{folder}/{'0' * 32}.{ending}", 404


def pages_of(pattern, word, each):
    """In its own edition, as text, and in the other edition, where it never was."""
    is_gone = each.kind in GONE and is_its(pattern, word)
    known, unknown = (
        "/" + pattern.route.replace("<slug>", slug)
        for slug in (each.slugs[word], NOBODY)
    )
    for code, status in (("en", 410 if is_gone else 404), ("ko", 404)):
        both = [path.replace("<code>", code) for path in (known, unknown)]
        yield *both, status
        if pattern.name in PAGES and code == "en":
            yield *(f"/t{path}" for path in both), status


def is_its(pattern, word) -> bool:
    """Whether such a page is one of the story itself."""
    return (word == "page") == (pattern.name == "page") and word in ("story", "page")


@pytest.mark.owner
def test_the_login_alone_gets_nothing_out(world, as_site):
    """Without one line of the site's code: every relation, in every schema."""
    tokens = world.tokens.but(world.said_of(world.korean))
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
    # Under the addresses at which it was, the page says that it is gone.
    had = {f"{kind}: slug" for kind in GONE}
    old = {f"{kind}: old address" for kind in (*GONE, "changed since", "superseded")}
    assert leaks == {
        "live_tombstone": had,
        "live_former": had,
        "live_old_address": old,
    }


def whole(relation, as_site) -> str:
    try:
        with as_site(), connection.cursor() as cursor:
            cursor.execute(f"select t::text from {relation} t")
            return "".join(str(row[0]) for row in cursor.fetchall())
    except ProgrammingError:
        return ""  # some of the server's own look like tables and ask for more rights


# Columns in which no secret can stand, by the reason.
PUBLIC = {
    "readers see it on the pages of their edition": """
        articles_look.values articles_section.name articles_section.slug
        articles_sectionslug.slug articles_print.section articles_print.section_name
        articles_searchrow.section people_edition.breaking_mark
        people_edition.contact_email people_edition.contact_sentence
        people_edition.developing_mark people_edition.developing_sentence
        people_edition.image_credit people_edition.imprint people_edition.masthead
        people_edition.motto people_edition.other_addresses
        people_edition.reach_sentence people_edition.reviser_line
        people_edition.safe_contact people_edition.translator_line
        people_edition.withdrawn_sentence""",
    "where an old address leads": "articles_oldaddress.target",
    "a file's name, made at random": "articles_sharecard.name",
    "no row of ours: topics are": "taggit_tag.name taggit_tag.slug",
}


@pytest.mark.owner
def test_there_is_a_secret_in_every_column_that_can_hold_one(world):
    """The columns that erasing knows, which knows all: a new one needs its token in
    secret_parts.py or secret_desk.py, so that it is looked for."""
    lacking = set()
    with connection.cursor() as cursor:
        for table in ERASED:
            for column, how in table.columns.items():
                if column == "pictured" or how in ("hash", "gone"):
                    continue
                cursor.execute(
                    f'select exists (select 1 from {table.name} t where t."{column}"'
                    "::text ~ 'zq[0-9a-f]{12}')"
                )
                if not cursor.fetchone()[0]:
                    lacking.add(f"{table.name}.{column}")
    public = " ".join(PUBLIC.values()).split()
    assert " ".join(sorted(lacking)) == " ".join(sorted(public))
