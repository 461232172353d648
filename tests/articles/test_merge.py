"""Two changed copies of a text and what comes of them, whatever was changed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.desk.merge import (
    Choice,
    as_before,
    choose,
    merge_bodies,
    merge_rows,
    merge_texts,
)


def paragraph(key, text):
    return {"id": key, "type": "paragraph", "spans": [{"text": text}]}


def picture(key, caption, credit="Ansel Toor"):
    words = {"caption": caption, "credit": credit}
    return {"id": key, "type": "figure", "words": words}


def body(spelled):
    """`body("a b: changed c")` are three paragraphs; one says what follows its id."""
    return [paragraph(key, f"{key}{text}") for key, _, text in map(_parted, spelled)]


def _parted(each):
    return each.partition(":")


def lines(*keys):
    return body(keys)


def spelled(rows):
    return [row["spans"][0]["text"] for row in rows]


# Copies as people make them: some blocks gone, some rewritten, some moved, some new.


@st.composite
def changed(draw, base, who):
    rows = draw(st.permutations(base)) if draw(st.booleans()) else list(base)
    found = []
    for row in rows:
        for _ in range(draw(st.integers(0, 3)) // 3):
            found.append(_new(draw, who, len(found)))
        fate = draw(st.sampled_from(["as it was", "as it was", "rewritten", "gone"]))
        if fate == "rewritten":
            found.append(paragraph(row["id"], draw(st.sampled_from([who, "alike"]))))
        elif fate == "as it was":
            found.append(row)
    if draw(st.booleans()):
        found.append(_new(draw, who, len(found)))
    return found


def _new(draw, who, number):
    return paragraph(f"{who}{number}", f"{who} adds {draw(st.integers(0, 9))}")


@st.composite
def three_copies(draw):
    base = [
        paragraph(f"b{n}", f"Paragraph {n}") for n in range(draw(st.integers(0, 6)))
    ]
    return base, draw(changed(base, "theirs")), draw(changed(base, "mine"))


@settings(max_examples=150, deadline=None)
@given(three_copies())
def test_whatever_two_people_change(copies):
    base, theirs, mine = copies
    merged = merge_bodies(base, theirs, mine)
    assert merge_bodies(base, theirs, mine) == merged
    assert merge_bodies(base, theirs, base).value == theirs
    assert merge_bodies(base, base, mine).value == mine
    same = merge_bodies(base, mine, mine)
    assert (same.value, same.choices) == (mine, {})
    ids = [row["id"] for row in merged.value]
    assert len(ids) == len(set(ids))
    known = {str(row) for row in base}
    there = {str(row) for row in merged.value}
    asked = {str(row) for choice in merged.choices.values() for row in choice}
    for row in [*theirs, *mine]:
        assert str(row) in known | there | asked


@settings(max_examples=100, deadline=None)
@given(three_copies())
def test_a_choice_for_one_side_leaves_nothing_of_the_other(copies):
    base, theirs, mine = copies
    merged = merge_bodies(base, theirs, mine)
    for answer, side in (("theirs", theirs), ("mine", mine)):
        chosen = choose(theirs, merged.value, dict.fromkeys(merged.choices, answer))
        assert len({row["id"] for row in chosen}) == len(chosen)
        wanted = {row["id"]: row for row in side if row["id"] in merged.choices}
        found = {row["id"]: row for row in chosen if row["id"] in merged.choices}
        assert found == wanted


@settings(max_examples=60, deadline=None)
@given(three_copies())
def test_what_was_not_chosen_is_asked_again_after_another_save(copies):
    base, theirs, mine = copies
    merged = merge_bodies(base, theirs, mine)
    bases = {key: choice.base for key, choice in merged.choices.items()}
    then = as_before(theirs, bases, merged.value)
    again = merge_bodies(then, theirs, merged.value)
    assert again.choices == merged.choices


def test_paragraphs_that_one_changed_stand_as_that_one_wrote_them():
    merged = merge_bodies(
        lines("a", "b", "c"), lines("a: theirs", "b", "c"), lines("a", "b", "c: mine")
    )
    assert spelled(merged.value) == ["a theirs", "b", "c mine"]
    assert list(merged.taken) == ["a"] and not merged.choices


def test_the_same_paragraph_is_a_choice_and_mine_stands_until_it_is_made():
    base, theirs, mine = lines("a", "b"), lines("a: theirs", "b"), lines("a: mine", "b")
    merged = merge_bodies(base, theirs, mine)
    assert spelled(merged.value) == ["a mine", "b"]
    assert merged.choices == {"a": Choice(base[0], theirs[0], mine[0])}
    both = choose(theirs, merged.value, {"a": "both"})
    assert spelled(both) == ["a theirs", "a mine", "b"]
    assert len({row["id"] for row in both}) == 3


def test_taken_out_by_one_and_rewritten_by_the_other_is_a_choice():
    base, gone = lines("a", "b", "c"), lines("a", "c")
    rewritten = lines("a", "b: new", "c")
    merged = merge_bodies(base, rewritten, gone)
    assert merged.choices == {"b": Choice(base[1], rewritten[1], None)}
    assert choose(rewritten, merged.value, {"b": "theirs"}) == rewritten
    merged = merge_bodies(base, gone, rewritten)
    assert merged.choices == {"b": Choice(base[1], None, rewritten[1])}
    assert merged.value == rewritten
    assert choose(gone, merged.value, {"b": "theirs"}) == gone


def test_both_add_at_one_place():
    merged = merge_bodies(
        lines("a", "b"), lines("a", "t", "u", "b"), lines("a", "m", "n", "b")
    )
    assert spelled(merged.value) == ["a", "t", "u", "m", "n", "b"]
    assert merged.beside == [(["t", "u"], ["m", "n"])]
    apart = merge_bodies(lines("a", "b"), lines("a", "t", "b"), lines("a", "b", "m"))
    assert spelled(apart.value) == ["a", "t", "b", "m"] and not apart.beside


def test_moves():
    base = lines("a", "b", "c", "d")
    theirs = lines("b", "a", "c", "d")
    merged = merge_bodies(base, theirs, lines("a", "b: mine", "c", "d"))
    assert spelled(merged.value) == ["b mine", "a", "c", "d"]
    assert merged.moved == "theirs"
    merged = merge_bodies(base, theirs, lines("a", "b", "d", "c"))
    assert spelled(merged.value) == ["b", "a", "d", "c"]
    assert merged.moved == "both"
    merged = merge_bodies(base, lines("a: theirs", "b", "c", "d"), lines(*"bcda"))
    assert spelled(merged.value) == ["b", "c", "d", "a theirs"]
    assert not merged.moved


def test_the_words_of_a_picture_are_merged_one_by_one():
    base, theirs = [picture("p", "")], [picture("p", "theirs", "Agency")]
    merged = merge_bodies(base, theirs, [picture("p", "mine")])
    assert merged.value == [picture("p", "mine", "Agency")]
    assert merged.choices == {"p.caption": Choice("", "theirs", "mine")}
    assert merged.taken == {"p.credit": ("Ansel Toor", "Agency")}
    chosen = choose(theirs, merged.value, {"p.caption": "theirs"})
    assert chosen == theirs


def test_how_a_text_is_cut_into_spans_is_no_change():
    cut = [{"text": "The "}, {"text": "bridge", "em": True}, {"text": "\n"}]
    cut += [{"text": "and", "em": True}]
    whole = [{"text": "The "}, {"text": "bridge\nand", "em": True}]
    base, mine = ([paragraph("a", "") | {"spans": each}] for each in (cut, whole))
    theirs = lines("a: theirs")
    assert merge_bodies(base, theirs, mine).value == theirs


def test_rows_and_texts():
    base = [{"id": "1", "role": "reporter"}, {"id": "2", "role": "editor"}]
    theirs = [{"id": "1", "role": "photographer"}]
    mine = [*base, {"id": "3", "role": "translator"}]
    merged = merge_rows(base, theirs, mine)
    assert merged.value == [theirs[0], mine[2]]
    base = {"headline": "Old", "deck": "Old", "kicker": "Old", "slug": "old"}
    theirs = base | {"headline": "Theirs", "deck": "Theirs", "slug": "same"}
    mine = base | {"headline": "Mine", "kicker": "Mine", "slug": "same"}
    merged = merge_texts(base, theirs, mine)
    assert merged.value == mine | {"deck": "Theirs"}
    assert list(merged.choices) == ["headline"] and list(merged.taken) == ["deck"]
    # Where nobody knows what both began with, all that differs is a choice.
    assert list(merge_texts({}, theirs, mine).choices) == ["headline", "deck", "kicker"]
