"""Nobody fills the memory: it is bounded, and what is hung on an address is cut."""

import gc

import pytest

from newsroom.page_layer import addresses, kept
from newsroom.page_layer.kept import Kept
from newsroom.page_layer.page import Page
from tests.newsroom.one_page import Site, page


@pytest.fixture
def site():
    return Site({"/en/": page("front-1"), "/en/section/roads/": page("section-3")})


def finished(number, size=6_000):
    headers = [("Content-Type", "image/jpeg"), ("Surrogate-Key", f"story-{number}")]
    return Page("200 OK", headers, b"x" * size)


def test_it_works(site):
    site.get("/en/", query="utm_source=letter&fbclid=1")
    site.get("/en/", query="utm_source=other")
    site.get("/en/")
    assert len(site.asked) == 1
    assert site.asked[0]["QUERY_STRING"] == ""


def test_a_page_of_a_list_has_one_address(site):
    for query in ("before=a", "before=x&before=a", "y=1&before=%61", "before=a&z"):
        site.get("/en/section/roads/", query=query)
    site.get("/en/section/roads/", query="before=b")
    assert [each["QUERY_STRING"] for each in site.asked] == ["before=a", "before=b"]


@pytest.mark.parametrize(
    "path",
    [
        *("/en/feed.atom", "/en/topic/roads/feed.json", "/en/people/osk/feed.rss"),
        *("/en/latest.json", "/en/story/다리.json", "/en/story/bridge.html"),
    ],
)
def test_other_forms_of_stories_know_no_query(path):
    assert addresses.query_of(path, "utm_source=letter&before=a&n=17") == ""


def test_a_question_mark_in_a_path_is_no_query(site):
    site.pages["/en/section/roads/?before=a"] = page("missing", b"no", status=404)
    site.get("/en/section/roads/?before=a")
    assert site.get("/en/section/roads/", query="before=a").status == 200


@pytest.mark.parametrize(
    "query", ["before=" + "a" * 600, "&".join(f"a{n}=1" for n in range(30))]
)
def test_an_endless_query_is_passed_on_and_not_kept(site, query):
    for _ in range(2):
        site.get("/en/section/roads/", query=query)
    assert len(site.asked) == 2


def test_a_path_of_its_own_gets_its_query_and_is_not_kept(site):
    site.pages["/en/search/"] = page("front-1")
    for _ in range(2):
        site.get("/en/search/", query="q=carts&x=1")
    assert [each["QUERY_STRING"] for each in site.asked] == ["q=carts&x=1"] * 2


def test_many_addresses_stay_within_the_memory():
    held = Kept(most=100_000)
    for number in range(1_000):
        held.keep(f"/{number}", finished(number), held.ticket())
        assert held.size <= 100_000
    assert 5 < len(held.pages) < 20
    assert sum(each.size for each in held.pages.values()) == held.size
    assert len(held._by_key) == len(held.pages)


def test_what_is_asked_for_stays_while_others_pass_by():
    held = Kept(most=100_000)
    held.keep("/en/", finished(0), held.ticket())
    for number in range(1, 1_000):
        held.find("/en/").used = True
        held.keep(f"/{number}", finished(number), held.ticket())
    assert held.find("/en/")


def test_what_has_grown_makes_room_too():
    held = Kept(most=30_000)
    for number in (1, 2):
        held.keep(f"/{number}", finished(number), held.ticket())
    held.grown(held.find("/2"), 15_000)
    assert held.find("/1") is None
    assert held.size <= 30_000


def test_a_page_that_is_larger_than_all_is_not_kept():
    held = Kept(most=5_000)
    assert held.keep("/en/", finished(0), held.ticket())
    assert held.find("/en/") is None
    assert held.size == 0


def test_a_page_that_is_kept_twice_counts_once():
    held = Kept(most=100_000)
    for _ in range(3):
        held.keep("/en/", finished(1), held.ticket())
    assert held.size == held.find("/en/").size


def test_a_page_that_took_very_long_is_not_kept():
    held = Kept(most=100_000)
    ticket = held.ticket()
    for number in range(kept.REMEMBERED + 1):
        held.drop([f"story-{number + 5}"])
    assert not held.keep("/en/", finished(1), ticket)


def test_what_is_not_there_takes_next_to_nothing():
    held = Kept(most=100_000)
    for number in range(3 * kept.MOST_MISSING):
        headers = [("Surrogate-Key", "missing")]
        held.keep(f"/{number}", Page("404 Not Found", headers, b"no"), held.ticket())
    assert len(held.missing) <= kept.MOST_MISSING
    assert len({id(each) for each in held.missing.values()}) == 1
    assert not held.pages
    held.drop(["story-1", "missing"])
    assert not held.missing


def test_each_redirect_leads_where_it_leads(site):
    """They have no words of their own, and are kept with what is not there."""
    for name in ("roads", "rails"):
        there = {"Location": f"/en/{name}/", "Onion-Location": f"http://x.onion/{name}"}
        site.pages[f"/{name}"] = page("missing story-1", b"", status=301, **there)
    for _ in range(3):
        for name in ("roads", "rails"):
            found = site.get(f"/{name}")
            assert (found.status, found.headers["Location"]) == (301, f"/en/{name}/")
            assert found.headers["Onion-Location"].endswith(name)
    assert len(site.asked) == 2


def test_what_was_not_there_is_there_when_it_is_published(site):
    nothing = page("missing", b"no", status=404)
    site.pages["/en/story/new/"] = nothing
    assert site.get("/en/story/new/").status == 404
    assert site.get("/en/story/new/").status == 404
    assert len(site.asked) == 1
    site.pages["/en/story/new/"] = page("story-9")
    site.layer.drop(["story-9", "missing"])
    assert site.get("/en/story/new/").status == 200


def test_made_up_names_of_hosts_fill_no_memory():
    site = Site({"/en/": page()})
    site.layer._is_host = lambda host: True
    for number in range(500):
        assert site.get("/en/", host=f"{number}.paper.example").status == 200
    assert len(site.layer._hosts) <= 100


def test_every_path_that_is_kept_says_which_query_it_knows():
    assert addresses.query_of("/en/story/bridge/", "a=b") == ""
    assert addresses.query_of("/en/topic/roads/", "a=b&before=1") == "before=1"
    assert addresses.query_of("/en/else/roads/", "a=b") is None
    assert addresses.query_of("/en/else/roads/", "") == ""


def test_a_page_as_text_has_only_the_parts_that_it_may_have(site):
    story, front = "/t/en/story/bridge/", "/t/en/"
    for query in ("part=0", "part=x", "part=1000", "part=02", "before=x", "a=b"):
        assert addresses.query_of(story, query) == ""
        assert addresses.query_of(front, query) == ""
    assert addresses.query_of(story, "part=2&a=b") == "part=2"
    assert addresses.query_of("/t/en/about/", "part=2") == "part=2"
    assert addresses.query_of("/t/en/series/coal/", "part=2") == "part=2"
    assert addresses.query_of("/t/en/section/roads/", "part=2&before=1") == "before=1"
    assert addresses.query_of("/t/en/corrections/", "before=1") == "before=1"


def test_what_is_longer_than_any_address_is_not_kept(site):
    for number in range(3):
        site.pages[path := "/en/" + "a" * 3_000 + str(number)] = page("missing")
        site.get(path)
    assert not site.layer._kept.missing
    site.pages["/en/none/"] = page("missing")
    site.get("/en/none/")
    assert [*site.layer._kept.missing] == ["/en/none/"]


def test_codings_that_are_made_up_fill_no_memory(site):
    for number in range(1_100):
        long = site.get("/en/", accept_encoding=f"gzip, x{number}" + "a" * 5_000)
        assert long.headers["Content-Encoding"] == "gzip"
        site.get("/en/", accept_encoding=f"gzip, x{number}")
    assert len(site.layer._wanted) <= 500
    assert max(map(len, filter(None, site.layer._wanted))) < 300
    # And who came late is remembered, too.
    assert "gzip, x1099" in site.layer._wanted


def test_sound_and_video_go_past_the_layer_with_their_ranges(site):
    site.pages["/files/a.mp4"] = page("file-7")
    for _ in range(2):
        site.get("/files/a.mp4", range="bytes=0-1")
    assert [each["HTTP_RANGE"] for each in site.asked] == ["bytes=0-1"] * 2


def test_a_page_that_is_dropped_is_gone_at_once():
    """And not when Python looks for cycles, which is rare in the site's process."""
    site = Site({"/en/": page("front-1")})
    gc.collect()
    before = pages_alive()
    gc.disable()
    try:
        site.get("/en/", accept_encoding="gzip, br")
        assert pages_alive() == before + 1
        site.layer.drop(["front-1"])
        assert pages_alive() == before
    finally:
        gc.enable()


def pages_alive() -> int:
    return sum(isinstance(each, Page) for each in gc.get_objects())
