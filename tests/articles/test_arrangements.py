"""The front page of an edition as its editors arrange it."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.arrangements import Order, Overtaken, arrange
from articles.models import Arrangement, Section
from articles.refused import Refused
from articles.workflow import clock
from tests.articles.arranging import (
    LIST,
    PAGE,
    SEEN,
    kept_stories,
    listed,
    order_of,
    press,
    put,
    said,
    sent_of,
    stories,
)
from tests.articles.finished import page, publish
from tests.articles.waiting import HOUR
from tests.cast import make_story, signed_in

__all__ = ["kept_stories", "stories"]


def test_it_works(cast, stories, editor, site_client):
    first, second = str(stories[3].pk), str(stories[7].pk)
    response = press(editor, {"seen": "0"}, "add", place="top", story=first)
    assert listed(response) == [first]
    response = press(editor, sent_of(response), "add", place="top", story=second)
    response = press(editor, sent_of(response), "up:top:1")
    assert listed(response) == [second, first]
    assert not Arrangement.objects.exists()
    assert order_of(site_client)[0] == "Number 11"

    response = editor.post(PAGE, sent_of(response), follow=True)
    assert "get this front page now" in said(response)
    assert Arrangement.objects.get().by == cast.editor
    shown = order_of(site_client)
    assert shown[:4] == ["Number 07", "Number 03", "Number 11", "Number 10"]
    assert sorted(shown) == [f"Number {n:02}" for n in range(12)]


def test_a_story_that_is_withdrawn_falls_away_by_itself(
    cast, stories, editor, site_client
):
    put(cast, top=[stories[0], stories[1]])
    workflow.kill(stories[0].pk, cast.editor)
    assert order_of(site_client)[:2] == ["Number 01", "Number 11"]
    response = editor.get(PAGE)
    assert "Readers do not have it any more" in said(response)
    response = editor.post(PAGE, sent_of(response), follow=True)
    assert "Left out" in said(response)
    assert "any more: “Number 00”." in said(response)
    assert Order.of(Arrangement.objects.first()).top == [stories[1].pk]


def test_only_what_readers_have_or_will_have_is_put_there(cast, stories, editor, story):
    foreign = publish(cast, cast.ko, "다리", slug="다리")
    wheat = Section.objects.create(edition=cast.en, slug="wheat", name="Wheat")
    for place, chosen, sentence in (
        ("top", story.pk, "Readers do not have that story"),
        ("top", foreign.pk, "no such story in this edition"),
        ("top", "9" * 18, "no such story in this edition"),
        ("top", "x", "no such story in this edition"),
        ("top", "", "Choose a story first"),
        (f"section-{wheat.pk}", stories[0].pk, "of another section"),
        (f"section-{wheat.pk}", "newest", "whatever is newest stands by itself"),
        (f"section-{10**15}", stories[0].pk, "Select a valid choice"),
    ):
        response = press(editor, {"seen": "0"}, "add", place=place, story=chosen)
        assert sentence in said(response), (place, chosen)
        assert "다리" not in said(response)
        assert listed(response) == []
    full = {"seen": "0", "top": [each.pk for each in stories[:4]]}
    response = press(editor, full, "add", place="top", story=stories[5].pk)
    assert "There is room for 4" in said(response)
    assert len(listed(response)) == 4


def test_what_no_form_sends_breaks_nothing(cast, stories, editor, site_client):
    sent = {
        "seen": "x",
        "top": ["x", "9" * 30, "-1", str(stories[0].pk), str(stories[0].pk)],
        "block": ["x", "7777"],
        "section-x": "1",
    }
    for button in ("up:top:9", "down:x:1", "out:top:99", "before:9", "nonsense"):
        press(editor, sent, button)
    editor.post(PAGE, sent)
    assert Order.of(Arrangement.objects.get()).top == [stories[0].pk]
    # What has no room would stand nowhere on the front.
    many = {"seen": Arrangement.objects.get().pk, "top": [e.pk for e in stories[:6]]}
    editor.post(PAGE, many)
    assert len(Order.of(Arrangement.objects.first()).top) == 4
    assert editor.get(f"{SEEN}?version=1x&top=x").status_code == 200
    assert editor.get(f"{PAGE}?again=x").status_code == 404
    assert editor.get(f"{PAGE}?again=777").status_code == 404


def test_a_story_stands_once(cast, stories, editor, site_client):
    politics = cast.en.sections.get(slug="politics")
    sent = {"seen": "0", "top": str(stories[0].pk)}
    response = press(
        editor, sent, "add", place=f"section-{politics.pk}", story=stories[0].pk
    )
    assert listed(response) == []
    assert listed(response, f"section-{politics.pk}") == [str(stories[0].pk)]


def test_of_two_at_once_the_second_is_told(cast, stories, editor, site_client):
    theirs = signed_in(cast.chief)
    put(cast, top=[stories[1]])
    mine = sent_of(editor.get(PAGE)) | {"top": str(stories[2].pk)}
    theirs.post(PAGE, sent_of(theirs.get(PAGE)) | {"top": str(stories[3].pk)})
    response = editor.post(PAGE, mine)
    assert response.status_code == 200
    assert "chief changed the front page" in said(response)
    assert listed(response) == [str(stories[2].pk)]
    assert order_of(site_client)[0] == "Number 03"
    editor.post(PAGE, sent_of(response))
    assert order_of(site_client)[0] == "Number 02"
    with pytest.raises(Overtaken):
        arrange(cast.en, cast.editor, Order([stories[5].pk]), 1)


def test_what_was_comes_back_as_a_new_one(cast, stories, editor, site_client):
    was = put(cast, top=[stories[1], stories[2]])
    put(cast, top=[stories[3]])
    workflow.kill(stories[2].pk, cast.editor)
    response = editor.get(PAGE)
    assert "First: Number 03" in said(response)
    assert "First: Number 01 (and 1 more)" in said(response)
    response = editor.get(f"{PAGE}?again={was.pk}")
    assert "Not saved yet" in said(response)
    assert order_of(site_client)[0] == "Number 03"
    sent = sent_of(response) | {"restored": was.pk}
    assert f'name="restored" value="{was.pk}"' in said(response)
    response = editor.post(PAGE, sent, follow=True)
    assert "any more: “Number 02”." in said(response)
    newest = Arrangement.objects.first()
    assert newest.restored == was
    assert newest.slots == [{"place": "top", "article": stories[1].pk}]
    assert Arrangement.objects.count() == 3
    assert order_of(site_client)[0] == "Number 01"
    assert "brought back" in said(response)


def test_one_that_was_changed_after_it_was_brought_back_is_a_new_one(
    cast, stories, editor
):
    was = put(cast, top=[stories[1]])
    put(cast, top=[stories[3]])
    sent = sent_of(editor.get(f"{PAGE}?again={was.pk}")) | {"restored": was.pk}
    editor.post(PAGE, sent | {"top": [stories[5].pk]})
    assert Arrangement.objects.first().restored is None


def test_it_can_be_left_to_come_by_itself_again(cast, stories, editor, site_client):
    Section.objects.create(edition=cast.en, slug="wheat", name="Wheat")
    put(cast, top=[stories[1]])
    response = press(editor, sent_of(editor.get(PAGE)), "clear")
    editor.post(PAGE, sent_of(response))
    newest = Arrangement.objects.first()
    assert (newest.slots, newest.sections) == ([], [])
    assert order_of(site_client)[0] == "Number 11"
    listed = said(signed_in(cast.chief).get(LIST))
    assert "Arranged by" not in listed
    assert said(editor.get(PAGE)).count("The newest stories, as they come") == 1


def test_one_sees_what_stands_in_a_section_by_itself(cast, stories, editor):
    politics = cast.en.sections.get(slug="politics")
    put(cast, sections={politics.pk: [stories[0]]})
    block = said(editor.get(PAGE)).partition(f'data-place="section-{politics.pk}"')[2]
    rows, _end, others = block.partition("</ol>")
    assert "Number 00" in rows
    assert "Behind them, by themselves:" in others
    assert ["Number 03" in others, "Number 11" in others] == [True, False]


def test_a_planned_story_is_marked_where_it_is_offered(cast, stories, editor):
    planned = make_story(cast.reporter, cast.en, "Not yet")
    at = clock() + HOUR
    workflow.approve_and_publish(planned.pk, cast.editor, at=at)
    marked = f"Planned for {at.astimezone(cast.en.zone):%Y-%m-%d %H:%M}: Not yet"
    assert marked in said(editor.get(PAGE))


def test_the_preview_is_what_readers_would_get(cast, stories, editor, site_client):
    put(cast, top=[stories[1]])
    html = page(editor.get(f"{SEEN}?top={stories[4].pk}&top={stories[2].pk}"))
    first = html.split('class="headline"')[1:3]
    assert ["Number 04" in first[0], "Number 02" in first[1]] == [True, True]
    assert order_of(site_client)[0] == "Number 01"
    put(cast, top=[stories[4], stories[2]])
    assert _places(page(site_client.get("/en/"))) == _places(html)


def _places(html) -> list[str]:
    return [each.partition("</a>")[0].rpartition(">")[2] for each in html.split("<h2")]


def test_it_is_for_editors_of_the_edition(cast, reporter, editor):
    korean = reverse("admin:articles_arrangement_edition", args=["ko"])
    assert reporter.get(PAGE).status_code == 403
    assert reporter.get(LIST).status_code == 403
    assert editor.get(korean).status_code == 403
    assert editor.post(korean, {"seen": "0"}).status_code == 403
    assert editor.get(LIST).url == PAGE
    assert signed_in(cast.chief).get(LIST).status_code == 200
    with pytest.raises(Refused):
        arrange(cast.en, cast.reporter, Order(), 0)
