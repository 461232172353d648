"""The catalogues hold every message, whole, and as they are compiled."""

import ast
import re

import polib
import pytest
from django.conf import settings

from newsroom.locale import collect

CATALOGUES = {collect.language_of(path): path for path in collect.catalogues()}
# Persian has letters for k and y that are not those of Arabic.
ANOTHER_SCRIPT = {"ko": r"[぀-ヿ]", "ja": r"[가-힣]", "fa": r"[가-힣぀-ヿ一-鿿يك]"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
EXCHANGE = settings.BASE_DIR / "articles" / "exchange"


@pytest.fixture(scope="module")
def found():
    return collect.messages()


def catalogue(language):
    return polib.pofile(str(CATALOGUES[language]), check_for_duplicates=True)


def said(entries):
    return {(each.msgctxt, each.msgid, each.msgid_plural) for each in entries}


def translations(entry):
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def test_korean_has_the_desk_and_the_others_what_readers_see(found):
    desk, site = (said(collect.found_for(each, found)) for each in ("ko", "ja"))
    assert said(collect.found_for("fa", found)) == site
    assert set(CATALOGUES) == {"ko", "ja", "fa"}
    assert (None, "Submit", "") in desk - site
    assert (None, "Page not found", "") in site
    assert site < desk


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_holds_what_is_said_and_no_more(found, language):
    """When this fails: make words, then translate what is empty."""
    wanted = said(collect.found_for(language, found))
    assert said(catalogue(language)) == wanted


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_message_is_translated(language):
    entries = catalogue(language)
    assert [each.msgid for each in entries if not all(translations(each))] == []
    assert [each.msgid for each in entries if each.fuzzy or each.obsolete] == []
    # With letters of its own: a format alone may well be the same.
    same = [each.msgid for each in entries if each.msgid in translations(each)]
    assert [words for words in same if PLACEHOLDER.sub("", words).strip()] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_is_in_its_own_script(language):
    said = [words for entry in catalogue(language) for words in translations(entry)]
    assert [words for words in said if re.search(ANOTHER_SCRIPT[language], words)] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_placeholders_agree(language):
    differing = [
        entry.msgid
        for entry in catalogue(language)
        for words in translations(entry)
        if set(PLACEHOLDER.findall(words))
        != set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    ]
    assert differing == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_what_is_compiled_is_what_was_written(language):
    """When this fails: make words."""
    compiled = polib.mofile(str(CATALOGUES[language].with_suffix(".mo")))
    assert {key(each): translations(each) for each in compiled} == {
        key(each): translations(each) for each in catalogue(language)
    }


def key(entry):
    return entry.msgctxt, entry.msgid


def test_collecting_keeps_translations_adds_and_drops():
    old = polib.POFile()
    old.metadata = {"Plural-Forms": "nplurals=1; plural=0;"}
    old.append(polib.POEntry(msgid="kept", msgstr="남음", tcomment="why"))
    old.append(polib.POEntry(msgid="gone", msgstr="사라짐"))
    now = [
        polib.POEntry(msgid="kept"),
        polib.POEntry(msgid="%(n)s new", msgid_plural="%(n)s new ones"),
    ]
    kept, new = collect.updated(old, now)
    assert (kept.msgid, kept.msgstr, kept.tcomment) == ("kept", "남음", "why")
    assert new.msgstr_plural == {0: ""}
    assert new.flags == ["python-format"]


@pytest.mark.parametrize("path", sorted(EXCHANGE.glob("*.py")), ids=lambda it: it.stem)
def test_the_import_says_nothing_in_english_only(path):
    """A remark or refusal as a plain string would be English on every desk."""
    bare = [
        call.lineno
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and called(call) in ("doubt", "Refusal")
        if call.args and is_words(call.args[0])
    ]
    assert bare == []


def called(call):
    return getattr(call.func, "attr", None) or getattr(call.func, "id", "")


def is_words(node):
    """A string of its own, or one with words between its values."""
    if isinstance(node, ast.JoinedStr):
        return any(is_words(each) for each in node.values)
    return isinstance(node, ast.Constant) and any(map(str.isalpha, str(node.value)))
