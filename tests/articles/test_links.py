"""Asking for a link: what comes of it, and where the server may never be sent."""

import socket
import ssl

import pytest

from articles.body import block
from articles.links import ask as asking
from articles.links import guard
from articles.links.ask import ask
from articles.links.found import links_of
from articles.links.outcomes import Outcome
from tests.articles.web_server import CERTIFICATE, web


@pytest.fixture
def here_too(monkeypatch):
    """The guard lets this machine's one address through, and nothing else more."""
    is_public = guard.is_public
    monkeypatch.setattr(
        guard, "is_public", lambda each: each == "127.0.0.1" or is_public(each)
    )


@pytest.fixture
def names(monkeypatch):
    """Names that mean addresses of the test's choice; each look-up is noted."""
    known, looked_up = {}, []
    look_up = socket.getaddrinfo

    def found(host, port, *args, **options):
        looked_up.append(host)
        host = known.get(host, host)
        return look_up(host, port, *args, **options | {"flags": socket.AI_NUMERICHOST})

    monkeypatch.setattr(socket, "getaddrinfo", found)
    known["looked up"] = looked_up
    return known


def address(server, path="/", host="127.0.0.1", scheme="http"):
    return f"{scheme}://{host}:{server.server_port}{path}"


def test_it_works(here_too):
    with web({"/bridge?a=1": 200}) as server:
        assert ask(address(server, "/bridge?a=1")) == 200
    ((verb, path, headers),) = server.asked
    assert (verb, path) == ("HEAD", "/bridge?a=1")
    assert headers.keys() == {
        *("Host", "User-Agent", "Accept", "Accept-Encoding", "Connection")
    }
    assert headers["User-Agent"] == "Mozilla/5.0"


def test_what_is_not_ascii_is_written_as_the_web_does(here_too):
    with web({"/%EB%8B%A4%EB%A6%AC%20a": 200}) as server:
        assert ask(address(server, "/다리%20a#top")) == 200


@pytest.mark.parametrize("status", [404, 410, 500])
def test_a_page_that_is_not_there_is_asked_for_twice(here_too, status):
    with web({"/": status}) as server:
        assert ask(address(server)) == status
    assert [verb for verb, *_rest in server.asked] == ["HEAD", "GET"]


def test_a_site_that_answers_only_to_get(here_too):
    with web({"/": ({"HEAD": 405, "GET": 200}, {})}) as server:
        assert ask(address(server)) == 200


def test_redirects_are_followed_three_times(here_too):
    pages = {f"/{n}": (302, {"Location": f"/{n + 1}"}) for n in range(5)} | {"/5": 200}
    with web(pages) as server:
        assert ask(address(server, "/2")) == 200
        assert ask(address(server, "/1")) == Outcome.ROUNDABOUT


@pytest.mark.parametrize(
    ("target", "outcome"),
    [
        ("http://127.0.0.2:{port}/", Outcome.NOT_PUBLIC),
        ("http://[::1]:{port}/", Outcome.NOT_PUBLIC),
        ("http://127.0.0.1:22/", Outcome.NOT_PUBLIC),
        ("file:///etc/passwd", Outcome.NOT_HTTP),
    ],
)
def test_a_redirect_into_the_network_is_not_followed(here_too, target, outcome):
    with web({}) as server:
        target = target.format(port=server.server_port)
        server.pages["/"] = (301, {"Location": target})
        assert ask(address(server)) == outcome
    assert {path for _verb, path, _headers in server.asked} == {"/"}


def test_without_the_opening_this_machine_is_never_asked():
    with web({"/": 200}) as server:
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1"):
            assert ask(address(server, host=host)) == Outcome.NOT_PUBLIC
    assert server.asked == []


def test_the_address_that_was_judged_is_the_one_that_is_asked(here_too, names):
    """A name that means something else a moment later changes nothing."""
    names["paper.example"] = "127.0.0.1"
    with web({"/": 200}) as server:
        assert ask(address(server, host="paper.example")) == 200
    # Once the name, to be judged; then only the address itself.
    assert names["looked up"] == ["paper.example", "127.0.0.1"]
    assert server.asked[0][2]["Host"] == f"paper.example:{server.server_port}"


def test_one_private_address_among_public_ones_is_enough(monkeypatch):
    both = [(2, 1, 6, "", (each, 80)) for each in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: both)
    assert ask("http://paper.example/") == Outcome.NOT_PUBLIC


def test_certificates_are_checked_against_the_name(here_too, names, monkeypatch):
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    monkeypatch.setattr(asking, "_context", lambda: trusting)
    names.update({"right.example": "127.0.0.1", "wrong.example": "127.0.0.1"})
    with web({"/": 200}, secure=True) as server:
        right, wrong = [
            ask(address(server, host=host, scheme="https"))
            for host in ("right.example", "wrong.example")
        ]
    assert (right, wrong) == (200, Outcome.CERTIFICATE)


def test_who_says_nothing_is_not_waited_for(here_too):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert ask(f"http://127.0.0.1:{port}/", seconds=0.2) == Outcome.SILENCE
    assert ask(f"http://127.0.0.1:{port}/") == Outcome.SILENCE  # shut by now


def test_a_head_without_end_is_not_read_on(here_too):
    with web({"/": (200, {"X": "x" * 20_000})}) as server:
        assert ask(address(server)) == Outcome.NOT_HTTP


@pytest.mark.parametrize(
    "given",
    ["http://127.0.0.1:25/", "https://a..b/", "http://x:99999/", "http://a b.example/"],
)
def test_addresses_that_are_none(here_too, given):
    assert ask(given) in (Outcome.NO_NAME, Outcome.NOT_PUBLIC)


def test_through_a_proxy_nothing_is_resolved_here(names):
    with web({"http://paper.example/a": 200}) as server:
        proxy = f"http://us:secret@127.0.0.1:{server.server_port}"
        assert ask("http://paper.example/a", proxy) == 200
        assert ask("https://paper.example/a", proxy) == Outcome.SILENCE
        for inside in ("http://10.0.0.1/", "http://intranet/", "http://a.local/"):
            assert ask(inside, proxy) == Outcome.NOT_PUBLIC
    assert set(names["looked up"]) == {"127.0.0.1"}
    verbs = [(verb, path) for verb, path, _headers in server.asked]
    assert ("CONNECT", "paper.example:443") in verbs
    passes = {headers["Proxy-Authorization"] for *_rest, headers in server.asked}
    assert passes == {"Basic dXM6c2VjcmV0"}


@pytest.mark.parametrize(
    "inside",
    """0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.0.0.8
    192.0.2.1 192.168.1.1 198.18.0.1 203.0.113.5 224.0.0.1 240.0.0.1 255.255.255.255
    :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::a00:1 64:ff9b:1::1
    100::1 2001:0:53aa::1 2001:db8::1 2002:a00:1:: fc00::1 fe80::1%eth0 fec0::1 ff02::1
    5f00::1 nonsense""".split(),
)
def test_addresses_inside(inside):
    assert not guard.is_public(inside)


@pytest.mark.parametrize(
    "outside",
    ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_addresses_of_the_internet(outside):
    assert guard.is_public(outside)


def test_links_are_found_once_with_their_words():
    spans = [
        {"text": "the "},
        {"text": "new ", "href": "https://a.example/x#y"},
        {"text": "bridge", "href": "https://a.example/x#y", "strong": True},
        {"text": " or ", "href": "mailto:desk@a.example"},
    ]
    body = [
        block("paragraph", spans=spans),
        block("list", ordered=False, items=[[{**spans[1], "text": "again"}]]),
    ]
    (link,) = links_of(body)
    assert link.address == "https://a.example/x"
    assert [words for _block, words in link.places] == ["new bridge", "again"]
