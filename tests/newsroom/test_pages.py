"""What the page layer answers from memory, and when it has the page made anew."""

import gzip
import threading

import pytest

from newsroom.page_layer import codings
from tests.newsroom.one_page import Site, page


@pytest.fixture
def site():
    return Site(
        {"/en/story/bridge/": page("story-1 person-5"), "/en/": page("front-1")}
    )


def test_it_works(site):
    first = site.get("/en/story/bridge/")
    second = site.get("/en/story/bridge/")
    assert first.status == second.status == 200
    assert first.body == second.body
    assert first.headers == second.headers
    assert len(site.asked) == 1


def test_what_is_dropped_is_made_anew(site):
    site.get("/en/story/bridge/")
    site.get("/en/")
    site.pages["/en/story/bridge/"] = page("story-1", b"new")
    site.layer.drop(["person-5"])
    assert site.get("/en/story/bridge/").body == b"new"
    site.get("/en/")
    assert len(site.asked) == 3


def test_a_killed_story_is_gone(site):
    site.get("/en/story/bridge/")
    site.pages["/en/story/bridge/"] = page("story-1", b"gone", status=410)
    site.layer.drop(["story-1"])
    assert site.get("/en/story/bridge/").status == 410
    assert site.get("/en/story/bridge/").status == 410
    assert len(site.asked) == 2


def test_what_shows_very_much_is_dropped_by_whatever_is_told(site):
    site.pages["/en/feed.atom"] = page("anything", b"<feed>")
    first = site.get("/en/feed.atom")
    assert site.get("/en/feed.atom", query="x=1").body == first.body == b"<feed>"
    # Caches in front are told of no such key.
    assert "Surrogate-Key" not in first.headers
    site.pages["/en/feed.atom"] = page("anything", b"<feed/>")
    assert site.get("/en/feed.atom").body == b"<feed>"
    site.layer.drop(["person-5"])
    assert site.get("/en/feed.atom").body == b"<feed/>"


def test_everything_is_dropped_at_once(site):
    site.get("/en/story/bridge/")
    site.get("/en/")
    site.layer.drop(["*"])
    site.get("/en/story/bridge/")
    site.get("/en/")
    assert len(site.asked) == 4


def test_a_page_that_changed_while_it_was_made_is_not_kept(site):
    def changes(environ):
        site.layer.drop(["story-1"])
        return page("story-1", b"old")

    site.pages["/en/story/bridge/"] = changes
    assert site.get("/en/story/bridge/").body == b"old"
    site.pages["/en/story/bridge/"] = page("story-1", b"new")
    assert site.get("/en/story/bridge/").body == b"new"


def test_a_page_is_kept_though_others_changed_while_it_was_made(site):
    def others_change(environ):
        site.layer.drop(["story-2"])
        return page("story-1", b"old")

    site.pages["/en/story/bridge/"] = others_change
    site.get("/en/story/bridge/")
    site.get("/en/story/bridge/")
    assert len(site.asked) == 1


def test_nothing_is_answered_from_memory_while_the_database_is_not_heard(site):
    site.get("/en/")
    site.clock.now += 4
    assert site.get("/en/").headers["Cache-Control"].endswith("s-maxage=0")
    assert len(site.asked) == 2
    site.listen()
    site.get("/en/")
    assert len(site.asked) == 2


def test_what_is_made_before_it_is_heard_is_not_kept():
    site = Site({"/en/": page()})
    site.moments.distrust()
    site.get("/en/")
    site.listen()
    site.get("/en/")
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    "answer",
    [
        page(keys=""),
        page(**{"Set-Cookie": "a=b"}),
        page(Vary="Cookie"),
        page("story-1", status=500),
    ],
    ids=["no keys", "a cookie", "varies", "an error"],
)
def test_what_is_not_for_all_is_not_kept(site, answer):
    site.pages["/en/"] = answer
    site.get("/en/")
    found = site.get("/en/")
    assert len(site.asked) == 2
    assert "Surrogate-Key" not in found.headers
    for name in ("Set-Cookie", "Vary"):
        assert answer[1].get(name, "") in found.headers.get(name, "")


def test_what_a_browser_says_of_its_owner_reaches_no_page(site):
    site.get("/en/", cookie="a=b", accept_language="ko", if_modified_since="x")
    said = " ".join(site.asked[0])
    assert "COOKIE" not in said
    assert "ACCEPT" not in said
    assert "IF_" not in said


def test_a_page_is_made_once_when_many_ask(site):
    begun, go_on = threading.Event(), threading.Event()

    def slow(environ):
        begun.set()
        assert go_on.wait(5)
        return page()

    site.pages["/en/"] = slow
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(site.get("/en/").status))
        for _ in range(8)
    ]
    for each in threads:
        each.start()
    assert begun.wait(5)
    go_on.set()
    for each in threads:
        each.join()
    assert found == [200] * 8
    assert len(site.asked) == 1


def test_who_asks_after_a_change_does_not_get_what_was_begun_before(site):
    def slow(environ):
        # Somebody kills the story, and another reader asks, while it is made.
        site.pages["/en/"] = page("front-1", b"new")
        site.layer.drop(["front-1"])
        assert site.get("/en/").body == b"new"
        return page("front-1", b"old")

    site.pages["/en/"] = slow
    site.get("/en/")
    assert site.get("/en/").body == b"new"


def test_an_application_that_fails_holds_nobody_up(site):
    def fails(environ):
        raise ZeroDivisionError

    site.pages["/en/"] = fails
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            site.get("/en/")
    site.pages["/en/"] = page()
    assert site.get("/en/").status == 200


def test_a_name_that_is_not_ours_gets_nothing_from_memory(site):
    site.get("/en/")
    site.get("/en/", host="evil.example")
    assert len(site.asked) == 2


def test_other_methods_are_for_the_page_to_judge(site):
    site.get("/en/")
    site.pages["/en/"] = (405, {"Allow": "GET, HEAD"}, b"")
    refused = site.get("/en/", method="POST")
    assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD")


def test_head_says_what_get_says(site):
    head = site.get("/en/", method="HEAD")
    got = site.get("/en/")
    assert head.body == b""
    assert head.headers == got.headers
    assert int(head.headers["Content-Length"]) == len(got.body)
    assert len(site.asked) == 1
    assert site.asked[0]["REQUEST_METHOD"] == "GET"


def test_gzip_at_once(site):
    found = site.get("/en/", accept_encoding="gzip, deflate")
    assert found.headers["Content-Encoding"] == "gzip"
    assert found.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(found.body) == site.get("/en/").body
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("", "plain"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "both"),
        ("br", "br"),
        ("*", "both"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("gzip;q=1.0, br;q=0.2", "gzip"),
        ("gzip;q=0, *", "br"),
        ("identity", "plain"),
        ("gzip;q=none", "plain"),
    ],
)
def test_what_a_browser_takes(header, taken):
    assert codings.Wanted()[header] == taken


def test_made_up_codings_fill_no_memory():
    wanted = codings.Wanted()
    for number in range(2_000):
        assert wanted[f"gzip, x{number}"] == "gzip"
    assert len(wanted) <= codings.MOST_HEADERS


def test_brotli_comes_afterwards(site, monkeypatch):
    made = []
    monkeypatch.setattr(codings, "brotli", object())
    monkeypatch.setattr(codings, "compressed", lambda body: b"small")
    monkeypatch.setattr(codings.Finisher, "take", lambda _, each: made.append(each))
    site.get("/en/")
    both = {"accept_encoding": "gzip, br"}
    assert site.get("/en/", **both).headers["Content-Encoding"] == "gzip"
    (taken,) = made
    site.layer._finisher.finish(taken)
    found = site.get("/en/", **both)
    assert (found.headers["Content-Encoding"], found.body) == ("br", b"small")
    assert (
        site.get("/en/", accept_encoding="gzip").headers["Content-Encoding"] == "gzip"
    )


def test_pictures_are_sent_as_they_are(site):
    site.pages["/pictures/a.jpg"] = page(**{"Content-Type": "image/jpeg"})
    found = site.get("/pictures/a.jpg", accept_encoding="gzip")
    assert "Content-Encoding" not in found.headers
    assert "Vary" not in found.headers


def test_what_is_large_is_passed_on(site):
    site.pages["/pictures/a.jpg"] = page(body=b"x" * 500_001)
    for _ in range(2):
        assert len(site.get("/pictures/a.jpg").body) == 500_001
    assert len(site.asked) == 2
