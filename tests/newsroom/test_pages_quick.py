"""What is answered before anything is parsed, and what is left to the parser."""

import gzip

import pytest

from tests.newsroom.one_page import HOST, Site, page

PATH = "/en/story/bridge/"


@pytest.fixture
def site():
    site = Site({PATH: page("story-1"), "/ko/story/다리/": page("story-2")})
    # As WSGI has it: bytes, each as one character.
    site.pages["/ko/story/다리/".encode().decode("latin-1")] = page("story-2")
    return site


def head(target=PATH, version="1.1", method="GET", **fields):
    named = {"Host": HOST, "User-Agent": "Browser", **fields}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    lines = [f"{method} {target} HTTP/{version}", *lines, "", ""]
    return "\r\n".join(lines).encode()


def test_it_works(site):
    site.get(PATH)
    answer = site.layer.quick(head())
    assert answer.body == site.pages[PATH][2]
    said = answer.head.decode()
    assert said.startswith("HTTP/1.1 200 As Said\r\n")
    assert f"\r\ncontent-length: {len(answer.body)}\r\n" in said
    assert said.endswith("\r\n") and "\r\n\r\n" not in said
    assert len(site.asked) == 1


def test_the_coding_is_what_the_browser_takes(site):
    site.get(PATH)
    answer = site.layer.quick(head(Accept_Encoding="gzip"))
    assert gzip.decompress(answer.body) == site.pages[PATH][2]
    assert "content-encoding: gzip\r\n" in answer.head.decode()


def test_an_address_in_korean(site):
    site.get("/ko/story/다리/".encode().decode("latin-1"))
    assert site.layer.quick(head("/ko/story/%EB%8B%A4%EB%A6%AC/"))


def test_what_is_not_in_memory_is_made(site):
    assert site.layer.quick(head()) is None
    site.get(PATH)
    site.layer.drop(["story-1"])
    assert site.layer.quick(head()) is None


def test_no_page_is_quick_while_the_database_is_not_heard(site):
    site.get(PATH)
    site.clock.now += 4
    assert site.layer.quick(head()) is None


def test_no_page_is_quick_where_something_is_to_come(site):
    site.get(PATH)
    site.listen(following=5)
    assert site.layer.quick(head()) is None


@pytest.mark.parametrize(
    "data",
    [
        head(method="HEAD"),
        head(method="POST"),
        head(version="1.0"),
        head(PATH + "?page=2"),
        head(f"http://{HOST}{PATH}"),
        head(Host="other.example"),
        head(Connection="close"),
        head(Content_Length="3"),
        head(Transfer_Encoding="chunked"),
        head(Expect="100-continue"),
        head(Upgrade="websocket"),
        head(If_None_Match='"abc"'),
        head(If_Modified_Since="Fri, 27 Nov 2026 00:00:00 GMT"),
        head().replace(b"Host", b"X-Host"),
        head() + head(),
        head()[:-2],
        head() + b"x",
        head().replace(b"\r\nUser", b"\nUser"),
        head().replace(b"User-Agent:", b"User-Agent :"),
        head().replace(b"User-Agent", f"Host: {HOST}\r\nUser-Agent".encode()),
        head(User_Agent="a\x00b"),
        head(User_Agent="a\r\n folded"),
        b"GET " + PATH.encode() + b" HTTP/1.1\r\n\r\n",
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_the_parser(site, data):
    site.get(PATH)
    assert site.layer.quick(head())
    assert site.layer.quick(data) is None
    # And again, when such a head has been seen.
    assert site.layer.quick(data) is None


def test_an_endless_head_is_left_to_the_parser(site):
    site.get(PATH)
    assert site.layer.quick(head(User_Agent="a" * 7_000))
    assert site.layer.quick(head(User_Agent="a" * 9_000)) is None


def test_a_question_mark_in_a_path_is_none_of_a_query(site):
    site.pages["/en/story/why?/"] = page("story-3")
    site.get("/en/story/why?/")
    assert site.layer.quick(head("/en/story/why%3F/"))
    assert site.layer.quick(head("/en/story/why?/")) is None
    assert site.layer.quick(head("/en/story/%77hy?/")) is None


def test_nothing_that_a_browser_says_of_its_owner_is_remembered(site):
    site.get(PATH)
    assert site.layer.quick(head(Cookie="name=Ole"))
    assert site.layer.quick(head(Authorization="Basic T2xl"))
    assert not any(b"Ole" in each or b"T2xl" in each for each in site.layer.heads.known)


def test_heads_that_are_made_up_fill_no_memory(site):
    site.get(PATH)
    for number in range(2_500):
        site.layer.quick(head(X_Number=number))
    assert len(site.layer.heads.known) <= 2_000
    assert site.layer.quick(head(X_Long="a" * 5_000))
    assert not any(b"aaaa" in each for each in site.layer.heads.known)
