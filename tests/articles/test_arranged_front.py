"""What readers get of a front page that was arranged."""

from django.db import connection

from articles import workflow
from articles.models import Arrangement, LiveArticle, LiveFront, LiveTombstone, Section
from articles.public import path_of
from articles.templatetags.paper import exact
from articles.workflow import clock
from tests.articles.arranging import (
    PAGE,
    kept_stories,
    order_of,
    put,
    said,
    stories,
)
from tests.articles.finished import page, publish
from tests.articles.waiting import HOUR, ago
from tests.cast import make_story

__all__ = ["kept_stories", "stories"]


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


def test_a_front_asks_once_more(
    cast, stories, told, site_client, django_assert_num_queries
):
    put(cast, top=[stories[1]])
    site_client.get("/en/")
    with django_assert_num_queries(2):
        site_client.get("/en/")


def test_a_text_only_front_has_no_more_than_it_may(cast, stories, site_client):
    put(cast, top=[stories[0]])
    for number in range(6):
        publish(cast, cast.en, f"Later {number}")
    html = site_client.get("/t/en/").content.decode()
    assert "Number 00" in html
    assert html.count(f'href="/t{path_of("front", "en")}story/') == 14
