"""Parts that many pages show are made once, for what they are made of."""

import pytest
from django.template import Context, Template
from django.utils import translation

from articles.kept_parts import KeptParts, kept_parts
from articles.templatetags import kept as tag
from articles.text_only import Page, making

CARD = Template(
    "{% load kept %}{% kept 'card' picture number %}<{{ said }}>{% endkept %}"
)


@pytest.fixture
def parts(monkeypatch):
    """As in a process that is told of changes."""
    parts = KeptParts()
    parts.is_told = lambda: True
    parts.begin()
    monkeypatch.setattr(tag, "kept_parts", parts)
    return parts


def card(said, picture=6, number=1):
    return CARD.render(Context({"said": said, "picture": picture, "number": number}))


def test_it_works(parts):
    assert card("first") == card("second") == "<first>"


def test_what_it_is_made_of_makes_another(parts):
    card("first")
    assert card("other", number=2) == "<other>"
    assert card("other", picture=None) == "<other>"
    with translation.override("ko"):
        assert card("korean") == "<korean>"
    with making(Page("/en/")):
        assert card("as text") == "<as text>"


def test_another_picture_is_told(parts):
    card("first")
    parts.told(["front-1", "picture-7"])
    assert card("second") == "<first>"
    parts.told(["picture-6"])
    assert card("second") == "<second>"


def test_everything_is_told(parts):
    card("first", picture="")
    parts.told(["*"])
    assert card("second", picture="") == "<second>"


def test_what_was_begun_before_it_was_told_is_not_found_behind_it(parts):
    key = parts.key("card", 6, 1)
    parts.told(["picture-6"])
    parts.keep(key, "old")
    assert card("new") == "<new>"
    key = parts.key("card", 6, 1)
    parts.told(["*"])
    parts.keep(key, "old")
    assert card("newer") == "<newer>"


@pytest.mark.parametrize("key", ["*", "picture-6"])
def test_what_was_asked_for_before_it_was_told_is_kept_for_nobody(parts, key):
    """Words that were erased, in a page that had them already."""
    parts.told([key])
    assert card("erased") == "<erased>"
    assert card("left") == "<left>"
    parts.begin()
    assert card("left") == card("later") == "<left>"


def test_who_is_told_of_nothing_keeps_nothing(parts):
    card("first")
    parts.is_told = lambda: False
    assert card("second") == "<second>"
    assert not kept_parts.is_told()


def test_no_more_is_kept_than_was_set(parts):
    parts.most = 100
    for number in range(50):
        card("12345678", number=number)
    assert parts._size <= 110
    assert card("new", number=0) == "<new>"
