"""Two editors, one story: the paragraphs of both."""

import json

from tests.articles.conflicts import (
    TWO,
    answer,
    asked,
    document_of,
    meet,
    now,
    said,
    save,
    texts,
)
from tests.articles.desk_forms import change_url, fields


def test_a_paragraph_that_one_took_out_and_the_other_rewrote(first, second, story):
    rewritten = {"body": "The bridge reopened.\n\nTwo carts crossed it."}
    gone = {"body": "The bridge reopened."}
    page = meet(first, second, story, rewritten, gone)
    question = asked(page)["Paragraph 2"]
    assert said(question.theirs) == "[-Carts-][+Two carts+] crossed it."
    assert question.mine.is_gone and not question.may_be_both
    assert answer(second, story, page, "theirs").status_code == 302
    assert texts(story) == ["The bridge reopened.", "Two carts crossed it."]
    page = meet(first, second, story, gone, {"body": TWO})
    assert asked(page)["Paragraph 2"].theirs.is_gone
    assert answer(second, story, page, "mine").status_code == 302
    assert texts(story) == ["The bridge reopened.", "Carts crossed it."]


def test_paragraphs_that_both_added_at_one_place_stay_both(first, second, story):
    added = "The bridge reopened.\n\n{}\n\nCarts crossed it."
    page = meet(
        first,
        second,
        story,
        {"body": added.format("Their words.")},
        {"body": added.format("My own paragraph.")},
    )
    assert "You both added something here: Paragraph 2." in page.content.decode()
    assert not page.context["conflict"].questions
    answer(second, story, page)
    assert texts(story) == [
        "The bridge reopened.",
        "Their words.",
        "My own paragraph.",
        "Carts crossed it.",
    ]


def test_the_editor_in_the_browser_gets_the_same(first, second, story):
    """Its document has ids, and rows that are those of the form."""
    save(first, story, body="[Image: a.jpg]\n\n" + TWO)
    figure, reopened, crossed = now(story).body
    figure = {"type": "figure", "row": 0}
    theirs = {**reopened, "spans": [{"text": "A wholly other text stands here."}]}
    mine = {**reopened, "spans": [{"text": "Nothing of it is left."}]}
    page = meet(
        first,
        second,
        story,
        {"document": json.dumps([figure, theirs, crossed])},
        {"document": json.dumps([mine, figure, crossed])},
    )
    # In a plain field a text of other words is another paragraph, here it is not.
    assert list(asked(page)) == ["Paragraph 1"]
    given = document_of(page)
    assert given == [mine, {**figure, "name": ""}, crossed]
    again = answer(second, story, page, "both", document=json.dumps(given))
    assert again.status_code == 302
    assert texts(story) == [
        "A wholly other text stands here.",
        "Nothing of it is left.",
        "",
        "Carts crossed it.",
    ]


def test_a_text_that_is_too_long_is_compared_when_it_is_shorter(first, second, story):
    long = {"body": "\n" * 5_001 + "My text.", "headline": "Mine"}
    page = meet(first, second, story, {"headline": "Theirs"}, long)
    assert page.status_code == 200 and not page.context["conflict"]
    assert "Take out what does not belong" in page.content.decode()
    shorter = second.post(change_url(story), fields(page) | {"body": TWO})
    assert list(asked(shorter)) == ["Headline"]
    assert now(story).headline == "Theirs"
