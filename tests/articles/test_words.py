"""What changed between two texts, as a person reads it, in every script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.alignment import Budget
from articles.desk.tokens import composed, letters_of, sentences_of, tokens_of
from articles.desk.words import Piece, word_diff
from tests.articles.edits import EDITS, marked

FAMILY, COUPLE = "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👦"
# Letters that attach, join, lean and turn round, and the words of the edits.
LETTERS = "ab1 .,-\n\r。、가나은이를大橋のがカไเก็่ำ\u0301\u200d👨👩🇰🇷🏽שلe\u0308"


def sides(pieces):
    before = "".join(text for kind, text in pieces if kind != "added")
    after = "".join(text for kind, text in pieces if kind != "removed")
    return before, after


@pytest.mark.parametrize(("before", "after", "shown"), EDITS, ids=range(len(EDITS)))
def test_an_edit_reads_as_its_language_does(before, after, shown):
    assert marked(word_diff(before, after)) == shown


def test_nothing_and_everything():
    assert word_diff("", "") == []
    assert word_diff("다리", "다리") == [Piece("same", "다리")]
    assert word_diff("", "다리") == [Piece("added", "다리")]
    assert word_diff("다리", "") == [Piece("removed", "다리")]


def test_a_rewritten_sentence_is_no_confetti():
    pieces = word_diff("The bridge reopened on Monday.", "Carts came home on foot.")
    assert marked(pieces) == (
        "[-The bridge reopened on Monday-]{+Carts came home on foot+}."
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{FAMILY} 🇰🇷 e\u0323\u0302", f"{COUPLE} 🇯🇵 e\u0323"),
        ("👍🏽 ok", "👍🏿 ok"),
        ("กำแพง", "กำไร"),
        ("שָׁלוֹם", "שָׁלוּם"),
    ],
)
def test_nothing_is_cut_inside_a_letter(before, after):
    for _kind, text in word_diff(before, after):
        assert unicodedata.category(text[0])[0] != "M"
        assert text[0] not in "\u200d🏽🏿"
        assert not text.endswith("\u200d")


def test_the_same_letters_typed_otherwise_are_the_same():
    decomposed = unicodedata.normalize("NFD", "다리가 열렸다, café")
    pieces = word_diff(decomposed, "다리가 열렸다, café")
    assert [piece.kind for piece in pieces] == ["same"]


def test_another_form_of_a_han_letter_in_a_name_is_a_change():
    pieces = word_diff("神田さん", "\ufa19田さん")
    assert {piece.kind for piece in pieces} >= {"removed", "added"}


@given(
    st.lists(st.text(LETTERS, max_size=6), max_size=6),
    st.lists(st.text(LETTERS, max_size=6), max_size=3),
    st.integers(0, 6),
)
def test_the_pieces_make_both_texts(parts, others, at):
    before, after = "".join(parts), "".join([*parts[:at], *others, *parts[at + 1 :]])
    pieces = word_diff(before, after)
    assert sides(pieces) == (composed(before), composed(after))
    assert all(piece.text for piece in pieces)
    for cut in (tokens_of(before), letters_of(tokens_of(before)), sentences_of(before)):
        assert "".join(token.text for token in cut) == before


def test_a_whole_book_is_compared_by_its_sentences():
    book = [f"Sentence {n} of the book says number {n * 7}." for n in range(3000)]
    other = [*book[:1500], "A new one.", *book[1501:]]
    changed = [p for p in word_diff(" ".join(book), " ".join(other)) if p[0] != "same"]
    assert [piece.text for piece in changed] == [
        "Sentence 1500 of the book says number 10500",
        "A new one",
    ]


def test_what_would_cost_too_much_is_replaced_whole():
    before, after = "a b " * 3000, "x " + "b a " * 2990
    kinds = [piece.kind for piece in word_diff(before, after)]
    assert kinds.count("same") <= 2
    assert sides(word_diff(before, after)) == (before, after)


def test_texts_of_one_page_share_what_they_may_cost():
    spent = Budget(pairs=0)
    assert marked(word_diff("one old cart", "two old oxen", spent)) == (
        "[-one old cart-]{+two old oxen+}"
    )
