"""Two editors, one story: what both changed is chosen, and nothing is lost."""

from copy import deepcopy

import pytest

from articles.body import plain
from articles.models import Article
from tests.articles.conflicts import (
    answer,
    asked,
    document_of,
    meet,
    now,
    said,
    save,
    texts,
)
from tests.articles.desk_forms import change_url, fields, opened
from tests.cast import make_story, signed_in
from tests.transactions import desk_rights


@pytest.fixture
def third(cast):
    return signed_in(cast.chief)


@pytest.fixture(scope="module")
def kept_met(kept_cast, kept_story):
    with desk_rights():
        first, second = map(signed_in, (kept_cast.reporter, kept_cast.editor))
        return both_changed(first, second, kept_story)


@pytest.fixture
def story(request, cast):
    """The one of which both are told, or a new one."""
    if "met" in request.fixturenames:
        return deepcopy(request.getfixturevalue("kept_story"))
    return make_story(cast.reporter, cast.en)


@pytest.fixture
def met(kept_met, db):
    return kept_met


def both_changed(first, second, story):
    """Both changed the headline and the first paragraph; each changed one more."""
    return meet(
        first,
        second,
        story,
        {
            "headline": "Theirs",
            "deck": "Their deck",
            "body": "The old bridge reopened.\n\nCarts crossed it.",
        },
        {
            "headline": "Mine",
            "body": "The bridge reopened today.\n\nTwo carts crossed it.",
            "notes__TOTAL_FORMS": "1",
            "notes__0__kind": "other",
            "notes__0__place": "above",
            "notes__0__text": "My note",
        },
    )


def test_nothing_is_overwritten(met, story):
    assert met.status_code == 200
    assert now(story).headline == "Theirs"
    assert texts(story) == ["The old bridge reopened.", "Carts crossed it."]
    assert not story.notes.exists()


def test_what_both_changed_is_asked_with_both_changes_marked(met):
    assert "reporter saved this story at" in met.content.decode()
    questions = asked(met)
    assert list(questions) == ["Headline", "Paragraph 1"]
    paragraph = questions["Paragraph 1"]
    assert said(paragraph.theirs) == "The [+old +]bridge reopened."
    assert said(paragraph.mine) == "The bridge reopened[+ today+]."
    assert paragraph.may_be_both and not questions["Headline"].may_be_both
    assert not paragraph.chosen


def test_what_only_one_changed_is_merged_and_said(met):
    (taken,) = met.context["conflict"].taken
    assert taken.legend == "Deck (standfirst)"
    assert "Taken over as it was saved" in met.content.decode()
    assert fields(met)["deck"] == "Their deck"


def test_everything_typed_comes_back(met):
    back = fields(met)
    assert back["headline"] == "Mine"
    assert back["body"] == "The bridge reopened today.\n\nTwo carts crossed it."
    assert back["notes-0-text"] == "My note"
    assert [plain(each) for each in document_of(met)] == back["body"].split("\n\n")


@pytest.mark.parametrize(
    ("answers", "headline", "paragraphs"),
    [
        (("mine", "theirs"), "Mine", ["The old bridge reopened."]),
        (("theirs", "mine"), "Theirs", ["The bridge reopened today."]),
        (
            ("mine", "both"),
            "Mine",
            ["The old bridge reopened.", "The bridge reopened today."],
        ),
    ],
)
def test_what_was_chosen_is_saved(
    met, second, cast, story, answers, headline, paragraphs
):
    assert answer(second, story, met, *answers).status_code == 302
    assert (now(story).headline, now(story).deck) == (headline, "Their deck")
    assert texts(story) == [*paragraphs, "Two carts crossed it."]
    assert story.notes.get().text == "My note"
    newest, theirs = story.revisions.all()[:2]
    assert (newest.by, theirs.by) == (cast.editor, cast.reporter)
    assert theirs.content["headline"] == "Theirs"
    assert newest.content["body"][0]["id"] == theirs.content["body"][0]["id"]


def test_nothing_is_saved_before_everything_is_chosen(met, second, story):
    again = answer(second, story, met, None, "theirs")
    assert again.status_code == 200
    assert now(story).headline == "Theirs"
    assert "Choose for each of these" in again.content.decode()
    assert [each.chosen for each in again.context["conflict"].questions] == [
        "",
        "theirs",
    ]
    assert fields(again)["headline"] == "Mine"
    assert answer(second, story, again, "mine").status_code == 302
    assert (now(story).headline, texts(story)[0]) == (
        "Mine",
        "The old bridge reopened.",
    )


def test_what_is_written_on_below_is_mine(met, second, story):
    text = "The bridge reopened today, at noon, to carts.\n\nTwo carts crossed it."
    answer(second, story, met, "mine", "mine", body=text, headline="Mine, at noon")
    assert now(story).headline == "Mine, at noon"
    assert texts(story)[0] == "The bridge reopened today, at noon, to carts."
    assert now(story).body[0]["id"] == story.body[0]["id"]


def test_a_third_save_in_between_is_a_new_comparison(met, third, second, story):
    save(third, story, headline="Third", kicker="Their label")
    again = answer(second, story, met, "mine", "theirs")
    assert again.status_code == 200
    assert now(story).headline == "Third"
    # The headline was changed once more; the choice for the paragraph holds.
    (question,) = asked(again).values()
    assert said(question.theirs) == "[-Theirs-][+Third+]"
    assert "reporter, chief saved this story" in again.content.decode()
    back = fields(again)
    assert (back["headline"], back["kicker"]) == ("Mine", "Their label")
    assert back["body"] == "The old bridge reopened.\n\nTwo carts crossed it."
    assert answer(second, story, again, "mine").status_code == 302
    assert now(story).headline == "Mine"


def test_what_was_not_chosen_before_a_third_save_is_asked_again(
    met, third, second, story
):
    save(third, story, kicker="Their label")
    again = answer(second, story, met, "mine", None)
    assert list(asked(again)) == ["Paragraph 1"]
    assert said(asked(again)["Paragraph 1"].theirs) == "The [+old +]bridge reopened."
    assert answer(second, story, again, "mine").status_code == 302
    assert texts(story)[0] == "The bridge reopened today."
    assert (now(story).headline, now(story).kicker) == ("Mine", "Their label")


@pytest.mark.parametrize("broken", ["", "x", "spoilt"])
def test_a_comparison_that_comes_back_broken_asks_everything(
    met, second, story, broken
):
    sent = fields(met)
    sent["comparison"] = broken and sent["comparison"][:-3] + broken
    if not broken:
        sent["version"] = "x"
    again = second.post(change_url(story), sent)
    assert again.status_code == 200
    assert {"Headline", "Paragraph 1", "Paragraph 2"} == set(asked(again))
    assert now(story).headline == "Theirs"


def test_a_verb_is_not_done_in_a_conflict(first, second, story):
    page = meet(
        first,
        second,
        story,
        {"headline": "Theirs"},
        {"headline": "Mine", "_verb": "submit"},
    )
    assert page.status_code == 200
    assert now(story).state == Article.State.DRAFT
    assert answer(second, story, page, None, _verb="submit").status_code == 200
    assert now(story).state == Article.State.DRAFT


def test_the_same_form_sent_twice_is_one_save(first, story):
    sent = opened(first, story) | {"headline": "Once"}
    first.post(change_url(story), sent)
    response = first.post(change_url(story), sent)
    assert response.status_code == 302
    assert now(story).version == story.version + 1


def test_ones_own_other_window_is_named_so(first, story):
    page = meet(first, first, story, {"headline": "One"}, {"headline": "Two"})
    assert "You saved this story at" in page.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_broken_version_overwrites_nothing(first, story, version):
    sent = opened(first, story) | {"headline": "Mine", "version": version}
    page = first.post(change_url(story), sent)
    assert page.status_code == 200
    assert list(asked(page)) == ["Headline"]
    assert now(story).headline == story.headline


def test_who_changed_nothing_is_shown_what_is_saved(first, second, story):
    page = meet(first, second, story, {"deck": "Their deck"}, {})
    assert page.context["conflict"].questions == []
    assert fields(page)["deck"] == "Their deck"


def test_what_a_tab_had_kept_meets_what_was_saved_since(met, first, second, story):
    sent = fields(met)
    headline = met.context["conflict"].questions[0].name
    restored = {**sent, headline: "theirs", "_restore": "1"}
    page = second.post(change_url(story), restored)
    assert [each.chosen for each in page.context["conflict"].questions] == [
        "theirs",
        "",
    ]
    save(first, story, headline="Theirs at last")
    page = second.post(change_url(story), restored)
    assert "What you typed is back below" in page.content.decode()
    assert list(asked(page)) == ["Headline", "Paragraph 1"]
    assert fields(page)["headline"] == "Mine"
    assert now(story).headline == "Theirs at last"
