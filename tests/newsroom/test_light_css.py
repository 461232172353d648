"""Style sheets are sent without what only their writers need."""

import re

import pytest
from django.conf import settings

from newsroom.light_css import light

STATIC = settings.BASE_DIR / "newsroom" / "static"
SHEETS = [STATIC / f"{name}.css" for name in ("site", "search", "text")]


def test_it_works():
    written = """
    /* Why it is so. */
    .card > .deck , a :hover { color: red;
        margin: 0 auto; }
    @media (min-width: 40rem) and (max-width: 61.99rem) { b { inset: 0; } }
    """
    assert light(written) == (
        ".card > .deck,a :hover{color:red;margin:0 auto}"
        "@media (min-width:40rem) and (max-width:61.99rem){b{inset:0}}"
    )


@pytest.mark.parametrize(
    "rule",
    [
        'a{content:" /* ; } { */  : "}',
        "a{content:'it\\'s  ; so'}",
        "a{width:calc(1rem + (2px - 1px) * 3)}",
        "a :is(b,c) d{--r:8}",
    ],
)
def test_what_says_something_stays(rule):
    assert light(rule) == rule


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda each: each.name)
def test_a_sheet_is_sent_light(sheet, site_client, published):
    written = sheet.read_text()
    page = site_client.get("/en/search/").content.decode()
    page += site_client.get("/t/en/").content.decode()
    address = re.search(rf"/static/{sheet.stem}\.[0-9a-f]{{12}}\.css", page)[0]
    sent = site_client.get(address).content.decode()
    assert sent == light(written)
    assert "/*" not in sent and "\n" not in sent
