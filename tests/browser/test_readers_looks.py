"""How readers' pages fall into place, by the browser that lays them out."""

import pytest
from django.conf import settings

from newsroom.light_css import light

STATIC = settings.BASE_DIR / "newsroom" / "static"
RULES = """sheets => sheets.map(text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  // What is in a name of our own is kept as it was written.
  const evenly = text => text.replace(/\\s+/g, " ").replaceAll(", ", ",");
  return [...sheet.cssRules].map(each => evenly(each.cssText));
})"""
# How far the last of each row is from the end of the page.
HOLES = """() => {
  const end = document.querySelector(".shelves").getBoundingClientRect().right;
  const rows = new Map();
  for (const shelf of document.querySelectorAll(".shelf")) {
    const box = shelf.getBoundingClientRect();
    rows.set(Math.round(box.top), Math.round(end - box.right));
  }
  return [...rows.values()];
}"""
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte"


@pytest.fixture
def styled(open_page):
    """A page of readers' with these words in its body."""

    def show(body, width):
        page = open_page(viewport={"width": width, "height": 900})
        sheet = (STATIC / "site.css").read_text()
        page.set_content(f'<html lang="en"><style>{sheet}</style><body>{body}')
        return page

    return show


def test_a_sheet_that_is_sent_says_what_was_written(open_page):
    for name in ("site", "search", "text"):
        written = (STATIC / f"{name}.css").read_text()
        one, other = open_page().evaluate(RULES, [written, light(written)])
        assert len(one) > 5
        assert one == other


def test_sections_of_a_front_fill_their_rows(styled):
    for count in range(1, 18):
        shelves = '<section class="shelf"><h2>Politics</h2></section>' * count
        page = styled(f'<div class="shelves">{shelves}</div>', 1280)
        assert set(page.evaluate(HOLES)) == {0}, count
        page.context.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_long_word_is_no_wider_than_the_page(styled, width):
    card = f'<article class="card"><h2 class="headline">{LONG * 3}</h2></article>'
    page = styled(
        f'<div class="top-stories worded"><div class="lead">{card}</div>'
        f'<div class="seconds">{card * 3}</div></div><div class="under">{card * 4}'
        f'</div><nav class="neighbours"><ul><li>{LONG * 3}</li></ul></nav>',
        width,
    )
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
