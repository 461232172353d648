"""The running site as a stranger asks it: odd addresses, methods and heads."""

import re
import unicodedata
from html.parser import HTMLParser
from http.client import HTTPConnection
from secrets import token_hex
from urllib.parse import quote, unquote, urlsplit

import pytest

PAGES = ["/", "/en/", "/en/none/", "/en", "/en/archive/", "/en/corrections/", "/t/en/"]
PAGES += ["/en/search/", "/en/feed.rss", "/en/feed.atom", "/en/latest.json", "/healthz"]
PAGES += ["/robots.txt", "/sitemap.xml", "/en/sitemap-0.xml", "/static/site.css"]
CODINGS = ("", "gzip", "br", "gzip, br")
FORGED = [
    ("X-Forwarded-Host", "elsewhere.example"),
    ("X-Forwarded-Proto", "https"),
    ("X-Forwarded-Prefix", "/elsewhere"),
    ("X-Original-URL", "/ko/"),
    ("X-Rewrite-URL", "/ko/"),
    ("X-HTTP-Method-Override", "POST"),
    ("Forwarded", "host=elsewhere.example;proto=https"),
    ("Script-Name", "/elsewhere"),
    ("Path-Info", "/ko/"),
    ("Accept-Language", "ko"),
    ("Accept", "application/json"),
    ("Cookie", "django_language=ko; sessionid=1"),
    ("Authorization", "Basic eDp5"),
    ("X-Requested-With", "XMLHttpRequest"),
    ("Referer", "https://elsewhere.example/<script>"),
    ("Range", "bytes=0-3"),
    ("If-None-Match", "*"),
    ("If-Modified-Since", "Thu, 26 Nov 2098 10:00:00 GMT"),
]


@pytest.fixture(scope="module")
def ask(newsroom):
    address = urlsplit(newsroom.site)
    line = HTTPConnection(address.hostname, address.port)

    def ask(path, method="GET", **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        line.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            line.putheader(name, value)
        line.endheaders()
        answer = line.getresponse()
        answer.body = answer.read()
        is_safe(answer)
        return answer

    yield ask
    line.close()


def is_safe(answer):
    """Whatever was asked, and however it went."""
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Set-Cookie"] is None
    assert "Cookie" not in (answer.headers["Vary"] or "")
    place = answer.headers["Location"] or "/"
    assert place.startswith("/") and place[1:2] not in ("/", "\\")


def head_of(answer) -> dict:
    return {name: value for name, value in answer.getheaders() if name != "date"}


@pytest.mark.parametrize("path", PAGES)
def test_head_says_what_get_says(ask, path):
    for coding in CODINGS:
        before = ask(path, Accept_Encoding=coding)
        head = ask(path, "HEAD", Accept_Encoding=coding)
        after = ask(path, Accept_Encoding=coding)
        assert (head.status, head.body) == (after.status, b"")
        # Brotli may have come meanwhile.
        assert head_of(head) in (head_of(before), head_of(after))
        assert after.headers["Content-Length"] == str(len(after.body))


def until_there_is_brotli(ask):
    for _ in range(1_000):
        if ask("/en/", Accept_Encoding="br").headers["Content-Encoding"] == "br":
            return
    pytest.fail("no brotli")


@pytest.mark.parametrize("path", ["/en/", "/en/feed.rss", "/en/latest.json"])
def test_each_coding_has_a_tag_of_its_own(ask, path):
    until_there_is_brotli(ask)
    tags = {}
    for coding in CODINGS[:3]:
        answer = ask(path, Accept_Encoding=coding)
        assert answer.headers["Vary"] == "Accept-Encoding"
        tags.setdefault(answer.headers["ETag"], []).append(
            answer.headers["Content-Encoding"]
        )
        known = ask(path, Accept_Encoding=coding, If_None_Match=answer.headers["ETag"])
        assert (known.status, known.body) == (304, b"")
        named = {"ETag", "Vary", "Cache-Control", "Content-Security-Policy"}
        assert all(known.headers[n] == answer.headers[n] for n in named)
        assert known.headers["Content-Length"] is None
    assert all(len({*codings}) == 1 for codings in tags.values())
    assert len(tags) > 1


@pytest.mark.parametrize("form", ["/en/{}/", "/en/{}", "/en/search/?q={}", "/t/en/{}/"])
def test_no_head_of_a_stranger_is_kept_with_a_page(ask, form):
    """The first who asks for an address may say what they like: who asks next gets
    what anybody gets."""
    for name, value in FORGED:
        path = form.format(token_hex(6))
        first = ask(path, **{name: value})
        again = ask(path)
        assert (first.status, first.body) == (again.status, again.body), name
        assert head_of(first) == head_of(again), name
        assert b"elsewhere" not in again.body


@pytest.mark.parametrize(
    "path",
    [
        *("//", "//elsewhere.example", "//elsewhere.example/", "///en/", "/en//"),
        *("/%2felsewhere.example/", "/%5celsewhere.example/", "/t//elsewhere.example/"),
        *("/t/%2felsewhere.example", "/en/../en/", "/en/%2e%2e/en/", "/en/./", "/EN/"),
        *("/%2565n/", "/en%00/", "/en/%00/", "/en/%ff/", "/en/%ed%a0%80/", "/t/t/en/"),
        *("/en/%0d%0aX-Sent:%201/", "/%0d%0aX-Sent:%201", "/en/sitemap-00.xml"),
        *("/pictures/..%2f..%2fsecrets%2fdesk-key", "/files/..%2f..%2frun.pid"),
        *("/static/..%2f..%2fmanage.py", "/static/%2e%2e/%2e%2e/manage.py"),
        *("/static//site.css", "/static/%2fetc%2fpasswd", "/.env", "/.git/config"),
        *("/en/search/?start=-1&q=the", "/en/section/news/?before=%00", "/robots.txt/"),
        *("/en/archive/2026/13/", "/en/archive/0000/01/", "/look/en..css"),
    ],
)
def test_odd_addresses_lead_nowhere(ask, path):
    answer = ask(path)
    assert answer.status == 404
    assert answer.headers["X-Sent"] is None


@pytest.mark.parametrize("path", ["/en/story%0d%0aX-Sent:1", "/en/;x=1", "/en/%3f"])
def test_a_redirect_writes_no_line_of_its_own(ask, path):
    answer = ask(path)
    assert answer.status == 301 and answer.headers["X-Sent"] is None
    assert "\r" not in answer.headers["Location"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", [*PAGES[:2], *PAGES[4:15]])
def test_other_methods_are_told_which_there_are(ask, path, method):
    answer = ask(path, method, Content_Length="0")
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert answer.body == b""


@pytest.mark.parametrize("name", ["q", "section", "topic", "person", "from", "to"])
def test_what_is_looked_for_is_only_words(ask, name):
    for given in ("%22%3E%3Cscript%3Ezq", "%27%20onfocus=zq", "%3C/title%3E%3Cb%3Ezq"):
        body = ask(f"/en/search/?{name}={given}").body
        for raw in (b'"><script>zq', b"' onfocus=zq", b"</title><b>zq"):
            assert raw not in body


# What a browser loads by itself, or sends somewhere.
LOADED = {"src", "srcset", "poster", "action", "formaction", "data", "background"}
LINKED = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch"}
LINKED |= {"manifest", "modulepreload"}
HIDDEN = {"script", "style", "iframe", "object", "embed", "base"}


class Elements(HTMLParser):
    """Those of a page as a browser reads them: in a text may stand whatever there is
    (other tests have such stories)."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_no_page_asks_for_anything_elsewhere_or_runs_anything(ask):
    front = ask("/en/").body.decode() + ask("/ko/").body.decode()
    paths = [*dict.fromkeys(re.findall(r'href="(/(?:en|ko|t)/[^"#?]*/)"', front))]
    assert len(paths) > 40
    for path in [*PAGES[:7], "/en/search/?q=the", *paths[::3]]:
        page = ask(quote(unquote(path), safe="/?=")).body.decode()
        for tag, given in Elements(page).found:
            assert tag not in HIDDEN or given.get("type") == "application/ld+json", path
            assert all(not re.match("on|style$", name) for name in given), path
            assert all(not _runs(value) for value in given.values()), path
            assert all(re.match("/(?!/)", each) for each in loaded(tag, given)), path


def _runs(value) -> bool:
    return (value or "").strip().lower().startswith("javascript:")


def loaded(tag, given) -> list[str]:
    is_linked = tag == "link" and LINKED & {*given["rel"].split()}
    names = LOADED | ({"href"} if is_linked else set())
    # A srcset has several.
    return [
        each.strip() for name in names & given.keys() for each in given[name].split(",")
    ]


def test_a_redirect_leads_to_its_own_page_whoever_was_redirected_before(ask):
    """From memory, too."""
    front = unquote(ask("/ko/").body.decode())
    slugs = [*dict.fromkeys(re.findall(r'href="(/ko/story/[^"]*)"', front))][:4]
    assert len(slugs) == 4
    for _ in range(3):
        for path in slugs:
            answer = ask(quote(unicodedata.normalize("NFD", path)))
            assert (answer.status, unquote(answer.headers["Location"])) == (301, path)
