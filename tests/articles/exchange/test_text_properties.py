"""Whatever is pasted: no error but a refusal, no word lost, no long wait."""

import contextlib
import json
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.exchange.decode import decode
from articles.exchange.refusal import MAX_BYTES, Refusal
from articles.exchange.report import describe
from articles.exchange.text import parse, read

MARKS = [
    "[Image: a.jpg]",
    " / Image: Bo Lund",
    "*Translated by ",
    "By ",
    "Correction: ",
    "이 기사는 ",
    "번역: ",
    "翻訳：",
    "사진=",
    "> ",
    "- ",
    "1. ",
    "## ",
    "---",
    "a@b.example",
    "He can be reached at ",
    "\n",
    "\n\n",
    "\r\n",
    "\u3000",
    "\ufeff",
    "(",
    "]",
    "*",
    "“",
    "Kim Ara Min is a reporter. ",
    "Kim Ara-min",
    "다.",
    "。",
    ". ",
    "/",
    "|",
    "Обновлено",
]
PASTED = st.lists(
    st.one_of(st.sampled_from(MARKS), st.text(max_size=40)), max_size=30
).map("".join)
WORD = st.text(
    alphabet="abcdefghijklmnopqrstuvwxyzéпривет가나다ひら漢字", min_size=2, max_size=9
)
PARAGRAPH = st.lists(WORD, min_size=12, max_size=40).map(
    lambda words: " ".join(words) + "."
)


@settings(deadline=None)
@given(PASTED)
@example("[Image: ]")
@example("*")
@example("*Translated by")
@example("> ")
@example("\n>\n> \n")
@example("a\n[편집자주]")
@example("a\n\n@@@@")
@example("a\n\nAbout the author:")
def test_any_text_is_parsed_or_refused(text):
    try:
        parsed = parse(text)
    except Refusal:
        return
    assert parsed.headline
    assert json.dumps(parsed.as_json()).encode()
    assert describe(parsed)
    assert all(parsed.as_json()["paragraphs"])
    count = len(parsed.paragraphs)
    assert all(0 <= one.after_paragraph <= count for one in parsed.images)


@settings(deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfe\0")
@example(b"\xed\xa0\x80")
@example(b"\xff\xfe\0\xd8a\0")
def test_any_bytes_are_read_or_refused(data):
    try:
        assert read(data).headline
    except Refusal as refusal:
        assert str(refusal).endswith((".", "instead."))


@settings(deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=8))
def test_no_paragraph_is_lost(paragraphs):
    parsed = parse("\n\n".join(["A headline of four words", *paragraphs]))
    entries = parsed.as_json()["paragraphs"]
    assert ([parsed.deck] if parsed.deck else []) + entries == paragraphs


@settings(deadline=None)
@given(PASTED)
@example("사진=번역: By \n")
@example("\t\n\t")
def test_no_long_word_is_lost(text):
    """Labels and marks may go; other words stand somewhere in what comes out."""
    pasted = f"Headline\n\nsentinelone {text} sentineltwo\n\nsentinelthree."
    parsed = parse(pasted)
    kept = json.dumps(parsed.as_json(), ensure_ascii=False) + " ".join(parsed.unsure)
    kept += " ".join(f"{one.file_name}" for one in parsed.images)
    kept += " ".join([*parsed.editors, parsed.contact_sentence or ""])
    for word in ("sentinelone", "sentineltwo", "sentinelthree"):
        assert word in kept


@pytest.mark.parametrize(
    "text",
    [
        "*" * 100_000,
        "a" + " " * 100_000 + "b",
        '"' * 100_000 + "a",
        "a" * 500_000,
        "a@" * 100_000,
        "@" * 100_000 + "a",
        "a." * 100_000,
        "A " * 100_000,
        "A-" * 100_000,
        "[Image: " * 30_000,
        "(" * 100_000 + "a",
        "가" * 100_000,
        "[" * 100_000 + "a" + "]" * 100_000,
        "a / Image: b " * 7_000,
        "a\n" * 10_000,
        "> a\n" * 10_000,
        "1. a\n" * 10_000,
        "[Image: a.jpg]\n" * 7_000,
        "Kim Ara Min is a reporter. a@b.example\n\n" * 3_000,
        "*Translated by A B\n" * 7_000,
        "Correction: a\n\n" * 5_000,
        "-\u0301" * 60_000 + "a",
        "a b " * (MAX_BYTES // 4),
    ],
    ids=lambda text: repr(text[:18]),
)
def test_nothing_takes_long(text):
    start = time.process_time()
    with contextlib.suppress(Refusal):
        parse(f"Headline\n\n{text}"[:MAX_BYTES])
    assert time.process_time() - start < 20


def test_two_megabytes_of_story_are_read_in_seconds():
    paragraph = (
        "The harbour of Port Lindow stays shut, said Kim Ara Min of the town. " * 5
    )
    data = ("Headline\n\n" + f"{paragraph}\n\n" * 5_700).encode()
    assert len(data) < MAX_BYTES
    start = time.process_time()
    assert len(parse(decode(data).text).paragraphs) == 5_700
    assert time.process_time() - start < 30
