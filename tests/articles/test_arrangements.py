"""The front page of an edition as its editors arrange it."""

from html import unescape

import pytest
from django.db import connection
from django.urls import reverse

from articles import workflow
from articles.arrangements import Order, Overtaken, arrange
from articles.models import (
    Arrangement,
    LiveArticle,
    LiveFront,
    LiveTombstone,
    Section,
)
from articles.public import path_of
from articles.refused import Refused
from articles.templatetags.paper import exact
from articles.workflow import clock
from tests.articles.finished import page, publish
from tests.articles.waiting import HOUR, ago
from tests.cast import make_story, signed_in

LIST = reverse("admin:articles_arrangement_changelist")
PAGE = reverse("admin:articles_arrangement_edition", args=["en"])
SEEN = reverse("admin:articles_arrangement_seen", args=["en"])


@pytest.fixture
def stories(cast):
    """Twelve, the newest last."""
    return [publish(cast, cast.en, f"Number {n:02}") for n in range(12)]


def said(response) -> str:
    return unescape(response.content.decode())


def order_of(site_client, code="en") -> list[str]:
    """The headlines of the front, in their order."""
    html = page(site_client.get(f"/{code}/"))
    parts = html.split('class="headline"')[1:]
    return [each.partition("</a>")[0].rpartition(">")[2] for each in parts]


def put(cast, top=(), sections=(), blocks=(), by=None, restored=None):
    newest = Arrangement.objects.filter(edition=cast.en).first()
    order = Order(
        [each and each.pk for each in top],
        {pk: [each.pk for each in found] for pk, found in dict(sections).items()},
        list(blocks),
    )
    seen = newest.pk if newest else 0
    return arrange(cast.en, by or cast.editor, order, seen, restored)[0]


def press(client, sent, button, **more):
    """A button that saves nothing; the form as it comes back."""
    response = client.post(PAGE, {**sent, "do": button, **more})
    assert response.status_code == 200
    return response


def listed(response, place="top") -> list[str]:
    html = response.content.decode()
    part = html.partition(f'data-place="{place}"')[2].partition("</ol>")[0]
    rows = part.split('<input type="hidden" name="')[1:]
    return [each.partition('value="')[2].partition('"')[0] for each in rows]


def sent_of(response) -> dict:
    """With every row of the lists, which have one name each."""
    html = response.content.decode()
    seen = html.partition('name="seen" value="')[2].partition('"')[0]
    blocks = [each.partition('"')[0] for each in html.split('name="block" value="')[1:]]
    places = {f"section-{pk}": listed(response, f"section-{pk}") for pk in blocks}
    return {"seen": seen, "block": blocks, "top": listed(response), **places}


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


def test_a_section_has_its_own_first_and_its_place(cast, stories, site_client):
    wheat = Section.objects.create(edition=cast.en, slug="wheat", name="Wheat")
    publish(cast, cast.en, "Harvest", section=wheat)
    for number in range(8):
        publish(cast, cast.en, f"Later {number}")
    politics = cast.en.sections.get(slug="politics")
    html = page(site_client.get("/en/"))
    assert html.index('aria-labelledby="shelf-1"') < html.index(">Wheat</a></h2>")
    put(cast, sections={politics.pk: [stories[2]]}, blocks=[wheat.pk, politics.pk])
    html = page(site_client.get("/en/"))
    wheats, shelf = html.index(">Wheat</a></h2>"), html.index("Politics en</a></h2>")
    assert wheats < shelf
    first = html[shelf:].partition('class="headline"')[2].partition("</a>")[0]
    assert first.endswith("Number 02")
    assert html.count("Number 02") == 1


def test_a_place_may_be_left_to_whatever_is_newest(cast, stories, site_client):
    put(cast, top=[None, stories[0]])
    assert order_of(site_client)[:3] == ["Number 11", "Number 00", "Number 10"]


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


def test_a_planned_story_takes_its_place_at_its_moment(cast, stories, site_client):
    planned = make_story(cast.reporter, cast.en, "Planned")
    workflow.approve_and_publish(planned.pk, cast.editor, at=clock() + HOUR)
    put(cast, top=[planned, stories[0]])
    assert order_of(site_client)[:2] == ["Number 00", "Number 11"]
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from live_front where id is not null")
        assert cursor.fetchone() == (1,)
    workflow.reschedule(planned.pk, cast.editor)
    assert order_of(site_client)[:2] == ["Planned", "Number 00"]


def test_readers_databases_login_learns_of_live_stories_only(cast, story, as_site):
    """Whatever stands in an arrangement, however it came there."""
    foreign = publish(cast, cast.ko, "다리", slug="다리")
    slots = [{"place": "top", "article": pk} for pk in (story.pk, foreign.pk, 999)]
    Arrangement.objects.create(edition=cast.en, slots=slots, by=cast.editor)
    with as_site():
        assert list(LiveFront.objects.filter(place="top")) == []


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
        ("section-9", stories[0].pk, "Select a valid choice"),
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


def test_breaking_stands_on_top_until_its_moment(cast, stories, site_client, editor):
    put(cast, top=[stories[1]])
    workflow.develop(stories[2].pk, cast.editor, clock() + HOUR)
    html = page(site_client.get("/en/"))
    assert html.index("Breaking news") < html.index("Number 01")
    assert order_of(site_client)[0] == "Number 02"
    assert order_of(site_client).count("Number 02") == 1
    assert "On top now, as breaking news" in said(editor.get(PAGE))
    with connection.cursor() as cursor:
        cursor.execute("select next - now between '59 min' and '1 h' from live_clock")
        assert cursor.fetchone() == (True,)
    type(stories[2]).objects.filter(pk=stories[2].pk).update(breaking_until=clock())
    assert "Breaking news" not in page(site_client.get("/en/"))
    with connection.cursor() as cursor:
        cursor.execute("select keys from live_turn order by at desc limit 1")
        assert cursor.fetchone() == ([f"front-{cast.en.pk}"],)
    workflow.develop(stories[2].pk, cast.editor, clock() + HOUR)
    workflow.conclude(stories[2].pk, cast.editor)
    assert "Breaking news" not in page(site_client.get("/en/"))


def test_what_is_breaking_has_the_moment_of_its_page(cast, site_client):
    with ago(hours=2):
        old = publish(cast, cast.en, "Old")
    old.headline = "Older"
    old.save()
    workflow.keep(old, cast.editor)
    workflow.update(old.pk, cast.editor)
    workflow.develop(old.pk, cast.editor, clock() + HOUR)
    first = LiveArticle.objects.get(article_id=old.pk).first_live
    strip = page(site_client.get("/en/")).partition('aria-labelledby="breaking"')[2]
    assert f'datetime="{exact(first)}"' in strip.partition("</section>")[0]


def test_a_withdrawal_does_not_put_the_clock_of_the_front_back(
    cast, stories, site_client
):
    workflow.kill(stories[11].pk, cast.editor)
    gone = LiveTombstone.objects.get(article_id=stories[11].pk).at
    today = page(site_client.get("/en/")).partition('class="today"')[2]
    assert f'datetime="{exact(gone)}"' in today.partition("</p>")[0]


def test_under_a_lead_of_words_the_seconds_stand_in_a_row(cast, stories, site_client):
    assert 'class="top-stories worded"' in page(site_client.get("/en/"))


def test_a_front_asks_once_more(cast, stories, site_client, django_assert_num_queries):
    put(cast, top=[stories[1]])
    site_client.get("/en/")
    with django_assert_num_queries(3):
        site_client.get("/en/")


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


def test_a_text_only_front_has_no_more_than_it_may(cast, stories, site_client):
    put(cast, top=[stories[0]])
    for number in range(6):
        publish(cast, cast.en, f"Later {number}")
    html = site_client.get("/t/en/").content.decode()
    assert "Number 00" in html
    assert html.count(f'href="/t{path_of("front", "en")}story/') == 14
