"""What a page weighs over the wire, without pictures and with the style sheets."""

from urllib.parse import urlsplit

from tests.crawl import Site

MOST = 30_000
# No pages, and those that are weighed as text (test_text_only.py).
APART = ("/pictures/", "/files/", "/t/")
KINDS = {"papers", "front", "section", "topic", "people", "story", "corrections", "404"}


def style_sheets(answer):
    return {link for link in answer.links() if urlsplit(link).path.endswith(".css")}


def weight_of(answer, site, sheets) -> int:
    for each in style_sheets(answer) - sheets.keys():
        sheet = site.ask(each)
        assert sheet.headers["content-encoding"] == "gzip"
        sheets[each] = len(sheet.sent)
    assert answer.headers["content-encoding"] == "gzip"
    return len(answer.sent) + sum(sheets[each] for each in style_sheets(answer))


def test_no_page_is_too_heavy_for_a_slow_line(newsroom_processes):
    site, sheets = Site(newsroom_processes.site), {}
    heaviest = {}
    for answer in site.crawl("/en/nothing/", but=APART):
        if answer.is_page and (answer.status == 200 or answer.kind == "404"):
            weight = weight_of(answer, site, sheets)
            heaviest[answer.kind] = max(heaviest.get(answer.kind, 0), weight)
    assert heaviest.keys() >= KINDS
    assert {kind: n for kind, n in heaviest.items() if n > MOST} == {}
