"""Who has the page already gets 304; what caches in front are told."""

import pytest

from tests.newsroom.one_page import Site, page


@pytest.fixture
def site():
    return Site({"/en/": page("front-1")})


def test_it_works(site):
    first = site.get("/en/")
    again = site.get("/en/", if_none_match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert "Content-Length" not in again.headers
    assert len(site.asked) == 1


@pytest.mark.parametrize("form", ["W/{}", '"x", {}', 'W/"x",{} , "y"', "*"])
@pytest.mark.parametrize("coding", ["gzip", ""])
def test_tags_as_browsers_and_caches_send_them(site, form, coding):
    tag = site.get("/en/", accept_encoding=coding).headers["ETag"]
    for method in ("GET", "HEAD"):
        found = site.get("/en/", method=method, if_none_match=form.format(tag))
        assert found.status == 304


@pytest.mark.parametrize("tags", ['"x"', "", "x", 'W/"*"', "-gzip"])
def test_who_has_something_else_gets_the_page(site, tags):
    found = site.get("/en/", if_none_match=tags)
    assert found.status == 200
    assert found.body


def test_other_bytes_have_another_tag(site):
    plain = site.get("/en/").headers["ETag"]
    assert site.get("/en/", accept_encoding="gzip").headers["ETag"] != plain
    site.pages["/en/"] = page("front-1", b"new")
    site.layer.drop(["front-1"])
    assert site.get("/en/").headers["ETag"] != plain
    assert site.get("/en/", if_none_match=plain).status == 200


def test_only_what_is_there_is_not_modified(site):
    site.pages["/en/"] = page("story-1", status=410)
    tag = site.get("/en/").headers["ETag"]
    assert site.get("/en/", if_none_match=tag).status == 410
    assert site.get("/en/", if_none_match="*").status == 410


def test_the_very_moment_that_was_given(site):
    moment = "Thu, 26 Nov 2026 10:00:00 GMT"
    site.pages["/en/"] = page("front-1", **{"Last-Modified": moment})
    site.get("/en/")
    assert site.get("/en/", if_modified_since=moment).status == 304
    later = "Thu, 26 Nov 2026 10:00:01 GMT"
    assert site.get("/en/", if_modified_since=later).status == 200
    both = {"if_modified_since": moment, "if_none_match": '"x"'}
    assert site.get("/en/", **both).status == 200


def test_a_file_that_is_not_kept_is_not_modified_either(site):
    site.pages["/static/a.css"] = page("", ETag='"abc"')
    assert site.get("/static/a.css", if_none_match='"abc"').status == 304


def test_caches_in_front_may_answer_for_a_while(site):
    control = site.get("/en/").headers["Cache-Control"]
    assert control == "max-age=0, must-revalidate, s-maxage=10"
    assert site.get("/en/").headers["Surrogate-Key"] == "front-1"


def test_for_no_longer_than_until_something_is_to_come(site):
    site.get("/en/")
    site.listen(following=4.5)
    for asked in ({}, {"accept_encoding": "gzip"}):
        assert site.get("/en/", **asked).headers["Cache-Control"].endswith("=4")
    site.clock.now += 4.4
    site.listen(following=0.1)
    assert site.get("/en/").headers["Cache-Control"].endswith("=0")
    assert "stale" not in str(site.get("/en/").headers)
    assert len(site.asked) == 1


def test_a_picture_stays_with_the_browser(site):
    lasting = "public, max-age=604800, s-maxage=0"
    site.pages["/pictures/a.jpg"] = page("picture-1", **{"Cache-Control": lasting})
    site.listen(following=7)
    control = site.get("/pictures/a.jpg").headers["Cache-Control"]
    assert control == "public, max-age=604800, s-maxage=7"
