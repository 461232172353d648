"""Two editors, one story: pictures, credits, notes and topics of both."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Byline
from people.models import Person
from tests.articles.conflicts import TWO, answer, asked, meet, now, said, save
from tests.articles.desk_forms import change_url, fields, opened
from tests.media_files import jpeg


@pytest.fixture
def with_two(first, story):
    body = "[Image: a.jpg]\n\nThe bridge reopened.\n\n[Image: b.jpg]\n\nCarts crossed."
    save(first, story, body=body)
    save(first, story, figures__0__caption="First", figures__1__caption="Second")
    return story


def captions(story):
    rows = {row.block: row.caption for row in story.figures.all()}
    return [rows[each["id"]] for each in now(story).body if each["type"] == "figure"]


def test_pictures_are_compared_row_by_row(first, second, with_two):
    """Theirs adds one in front, so that all numbers of mine change."""
    body = "[Image: new.jpg]\n\n" + opened(first, with_two)["body"]
    page = meet(
        first,
        second,
        with_two,
        {
            "body": body,
            "figures__0__credit": "Theirs",
            "figures__1__caption": "Their second",
        },
        {"figures__0__caption": "My first", "figures__1__caption": "My second"},
    )
    assert list(asked(page)) == ["Picture 3: caption"]
    back = fields(page)
    assert back["body"].startswith("[Image 1]\n\n[Image 2]\n\nThe bridge")
    shown = [back[f"figures-{n}-caption"] for n in range(4)]
    assert shown == ["", "My first", "My second", ""]
    assert back["figures-1-credit"] == "Theirs"
    assert answer(second, with_two, page, "theirs").status_code == 302
    assert captions(with_two) == ["", "My first", "Their second"]


def test_a_picture_that_was_taken_in_stays(first, second, story, cast):
    page = meet(
        first,
        second,
        story,
        {"body": "[Image: theirs.jpg]\n\n" + TWO},
        {
            "figures__0__upload": SimpleUploadedFile("b.jpg", jpeg(), "image/jpeg"),
            "figures__0__caption": "My picture",
        },
    )
    back = fields(page)
    assert (back["figures-0-file_name"], back["figures-1-caption"]) == (
        "theirs.jpg",
        "My picture",
    )
    assert back["figures-1-image"]
    assert answer(second, story, page).status_code == 302
    assert captions(story) == ["", "My picture"]
    assert story.figures.exclude(image=None).get().image.added_by == cast.editor


def test_why_a_file_was_not_taken_stands_at_its_row(first, second, with_two):
    page = meet(
        first,
        second,
        with_two,
        {"body": "[Image: new.jpg]\n\n" + opened(first, with_two)["body"]},
        {"figures__1__upload": SimpleUploadedFile("b.jpg", b"no", "image/jpeg")},
    )
    rows = page.context["forms"].figures.forms
    assert [bool(row.errors) for row in rows] == [False, False, True, False]


def test_rows_of_a_picture_that_the_other_removed_come_back(first, second, story):
    save(first, story, body="The bridge.\n\n[Image: a.jpg]")
    page = meet(
        first,
        second,
        story,
        {"figures__0__DELETE": "on"},
        {"figures__0__caption": "Kept"},
    )
    assert asked(page)["Picture 1"].theirs.is_gone
    answer(second, story, page, "mine")
    assert story.figures.get().caption == "Kept"
    assert story.figures.get().block in {each["id"] for each in now(story).body}
    page = meet(
        first,
        second,
        story,
        {"figures__0__DELETE": "on"},
        {"figures__0__caption": "Kept again"},
    )
    answer(second, story, page, "theirs")
    assert not story.figures.exists()


def test_credits_and_notes_are_compared_row_by_row(first, second, story):
    ansel = Byline.objects.get(article=story).person
    mira = Person.objects.create(name="Mira Solen", slug="mira-solen")
    note = {"notes__TOTAL_FORMS": "1", "notes__0__kind": "other"}
    save(first, story, **note, notes__0__place="below", notes__0__text="Names changed.")
    page = meet(
        first,
        second,
        story,
        {"credits__0__role": "editor", "notes__0__text": "Names were changed."},
        {
            "credits__0__role": "photographer",
            "credits__1__person": str(mira.pk),
            "credits__1__role": "editor",
            "notes__0__text": "Two names changed.",
        },
    )
    questions = asked(page)
    assert list(questions) == ["Credit: Ansel Toor", "Note for readers: Other"]
    assert "photographer" in said(questions["Credit: Ansel Toor"].mine)
    assert answer(second, story, page, "theirs", "mine").status_code == 302
    credits = story.bylines.values_list("person", "role")
    assert list(credits) == [(ansel.pk, "editor"), (mira.pk, "editor")]
    assert story.notes.get().text == "Two names changed."


def test_topics_of_both_are_kept(first, second, story):
    save(first, story, topics="flood, bridges")
    page = meet(
        first,
        second,
        story,
        {"topics": "flood, bridges, trade"},
        {"topics": "flood, roads"},
    )
    assert not page.context["conflict"].questions
    answer(second, story, page)
    names = sorted(now(story).topics.values_list("name", flat=True))
    assert names == ["flood", "roads", "trade"]


def test_a_field_that_is_wrong_comes_back_as_it_was_typed(first, second, story):
    save(first, story, kicker="Flood")
    page = meet(
        first,
        second,
        story,
        {"headline": "Theirs", "credits__0__role": "contributor"},
        {"headline": "Mine", "planned_at": "tomorrow", "credits__1__role": "editor"},
    )
    back = fields(page)
    assert (back["planned_at"], back["credits-1-role"]) == ("tomorrow", "editor")
    assert back["credits-0-role"] == "contributor"
    again = answer(second, story, page, "mine")
    assert again.status_code == 200 and not again.context["conflict"]
    assert "Write the day and the time" in again.content.decode()
    assert "Choose a person" in again.content.decode()
    sent = fields(again) | {"planned_at": "", "credits-1-DELETE": "on"}
    assert second.post(change_url(story), sent).status_code == 302
    assert now(story).headline == "Mine"
