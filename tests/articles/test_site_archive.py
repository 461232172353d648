"""The archive by months, series, related stories, reading time and site maps."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from articles import workflow
from articles.models import MonthCount, Part, Print, Series, Topic
from articles.reading_time import minutes
from articles.site import live
from tests.articles.finished import finished, links, page, publish, words
from tests.cast import make_person, make_story

pytestmark = pytest.mark.owner
PAGE = 3


def published_at(cast, moment, headline="Long ago", edition=None):
    """As if it had gone out then: what prints say is the owner's to set."""
    edition = edition or cast.en
    story = make_story(cast.chief, edition, headline)
    workflow.approve_and_publish(story.pk, cast.chief)
    Print.objects.filter(article=story).update(first_live=moment)
    _count_again(edition)
    return story


def _count_again(edition):
    MonthCount.objects.filter(edition=edition).delete()
    zone = edition.time_zone
    type(edition).objects.filter(pk=edition.pk).update(time_zone="Pacific/Niue")
    type(edition).objects.filter(pk=edition.pk).update(time_zone=zone)


def test_it_works(cast, site_client):
    published_at(cast, datetime(2024, 2, 10, tzinfo=UTC), "In February")
    published_at(cast, datetime(2024, 5, 3, tzinfo=UTC), "In May")
    response = site_client.get("/en/archive/")
    assert "2024" in words(response)
    assert 'href="2024/02/"' in page(response)
    may = site_client.get("/en/archive/2024/05/")
    assert "In May" in words(may)
    assert "In February" not in words(may)
    assert 'href="/en/archive/2024/02/"' in page(may)
    assert links(may, "canonical")[0][1].endswith("/en/archive/2024/05/")
    assert site_client.get("/en/archive/2024/03/").status_code == 404


def test_the_editions_zone_says_which_month_it_was(cast, site_client):
    moment = datetime(2024, 1, 31, 20, tzinfo=UTC)  # February in Seoul
    published_at(cast, moment, "다리", cast.ko)
    assert "다리" in words(site_client.get("/ko/archive/2024/02/"))
    assert site_client.get("/ko/archive/2024/01/").status_code == 404


@pytest.mark.parametrize("path", ["2024/13", "2024/5", "0000/01", "20２4/05", "x/y"])
def test_no_month_is_no_page(cast, published, site_client, path):
    assert site_client.get(f"/en/archive/{path}/").status_code == 404


def test_months_count_what_readers_have_now(cast, published, site_client):
    assert " 1 story" in words(site_client.get("/en/archive/"))
    later = make_story(cast.chief, cast.en, "Planned")
    soon = workflow.clock() + timedelta(minutes=1)
    workflow.approve_and_publish(later.pk, cast.chief, at=soon)
    ending = make_story(cast.chief, cast.en, "Ends")
    workflow.approve_and_publish(ending.pk, cast.chief, until=soon)
    assert " 2 stories" in words(site_client.get("/en/archive/"))
    workflow.kill(ending.pk, cast.chief)
    workflow.kill(published.pk, cast.chief)
    assert "No stories yet." in words(site_client.get("/en/archive/"))


def test_a_months_older_stories_are_a_page_further(cast, site_client, monkeypatch):
    monkeypatch.setattr(live, "PAGE", PAGE)
    for day in range(1, 6):
        published_at(cast, datetime(2024, 5, day, tzinfo=UTC), f"Number {day}")
    first = page(site_client.get("/en/archive/2024/05/"))
    before = first.partition("?before=")[2].partition('"')[0]
    second = site_client.get(f"/en/archive/2024/05/?before={before}")
    assert "Number 2" in words(second)
    assert "Number 3" not in words(second)
    assert "noindex" in page(second)


def plan(queryset) -> str:
    """With the tables of a test nothing is worth an index: it is told to use them."""
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
    return queryset.explain()


def test_any_depth_of_a_month_begins_at_its_place_in_the_index(cast, published):
    month = live.heads(cast.en).filter(
        first_live__gte=datetime(2020, 1, 1, tzinfo=UTC),
        first_live__lt=datetime(2030, 1, 1, tzinfo=UTC),
    )
    told = plan(month[:30])
    assert "print_in_order" in told
    assert "first_live <" in told.partition("Index Cond")[2].partition("\n")[0]


def test_related_stories_share_a_topic_or_a_person(cast, site_client):
    roads = Topic.objects.create(name="roads", slug="roads")
    field = cast.en.sections.create(slug="field", name="Field", position=9)
    old = make_story(cast.chief, cast.en, "Old road", section=field)
    old.bylines.update(person=make_person("Ilse Vand", "ilse-vand"))
    old.topics.add(roads)
    stranger = make_story(cast.chief, cast.en, "Nothing in common", section=field)
    stranger.bylines.update(person=make_person("Osk Vann", "osk-vann"))
    new = make_story(cast.chief, cast.en, "New road")
    new.topics.add(roads)
    for each in (old, stranger, new):
        workflow.approve_and_publish(each.pk, cast.chief)
    new.refresh_from_db()
    shown = page(site_client.get(f"/en/story/{new.slug}/"))
    related = shown.partition('id="related"')[2].partition("</nav>")[0]
    assert "Old road" in related
    assert "Nothing in common" not in related
    workflow.kill(old.pk, cast.chief)
    assert 'id="related"' not in page(site_client.get(f"/en/story/{new.slug}/"))


def test_rare_topics_are_found_by_their_index(cast, published):
    from articles.models.live import LiveArticle

    # One print of a test is found by its window as cheaply, unless that is left out.
    with connection.cursor() as cursor:
        cursor.execute("set local enable_nestloop = off")
        cursor.execute("set local enable_indexscan = off")
    told = plan(LiveArticle.objects.filter(topics__overlap=["roads"]).order_by())
    assert "print_topics" in told


def test_a_series_lists_its_parts_and_leads_from_each_to_the_next(cast, site_client):
    stories = [publish(cast, cast.en, f"Chapter {number}") for number in (1, 2, 3)]
    series = Series.objects.create(edition=cast.en, name="The dam", slug="dam")
    for number, story in zip((30, 20, 10), stories, strict=True):
        Part.objects.create(series=series, article=story, position=number)
    shown = words(site_client.get("/en/series/dam/"))
    assert (
        shown.index("Chapter 3") < shown.index("Chapter 2") < shown.index("Chapter 1")
    )
    story = page(site_client.get(f"/en/story/{stories[1].slug}/"))
    assert "Part 2 of 3" in story
    assert f'href="/en/story/{stories[2].slug}/" rel="prev"' in story
    assert f'href="/en/story/{stories[0].slug}/" rel="next"' in story
    workflow.kill(stories[2].pk, cast.chief)
    assert "Chapter 3" not in words(site_client.get("/en/series/dam/"))


def test_a_series_of_drafts_is_no_page(cast, story, site_client):
    series = Series.objects.create(edition=cast.en, name="Secret", slug="secret")
    Part.objects.create(series=series, article=story, position=1)
    response = site_client.get("/en/series/secret/")
    assert response.status_code == 404
    assert response.content == site_client.get("/en/series/none/").content


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "word " * 230, 1),
        ("en", "word " * 231, 2),
        ("ko", "한국어 " * 200, 2),
        ("ja", "日" * 1001, 3),
        ("en", "", 0),
    ],
)
def test_reading_time_goes_by_the_script(language, text, expected):
    assert minutes(language, [{"text": text}, {"type": "divider"}]) == expected


def test_a_story_says_how_long_it_takes(cast, published, site_client):
    said = words(site_client.get(f"/en/story/{published.slug}/"))
    assert "1 minute to read" in said


def test_site_maps_lead_to_every_story_and_its_languages(cast, site_client):
    story = finished(cast)
    assert "Sitemap: " in page(site_client.get("/robots.txt"))
    index = page(site_client.get("/sitemap.xml"))
    number = story.pk // 2000
    assert f"/en/sitemap-{number}.xml</loc><lastmod>" in index
    assert f"/ko/sitemap-{number}.xml" not in page(site_client.get("/en/sitemap.xml"))
    shard = site_client.get(f"/en/sitemap-{number}.xml")
    assert shard.headers["Content-Type"].startswith("application/xml")
    assert f"/en/story/{story.slug}/</loc>" in page(shard)
    assert 'hreflang="ko"' in page(shard)
    assert story.headline in page(site_client.get("/en/sitemap-news.xml"))
    assert "/en/section/politics/" in page(site_client.get("/en/sitemap-pages.xml"))


def test_a_planned_story_is_in_no_site_map(cast, story, site_client):
    soon = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=soon)
    number = story.pk // 2000
    assert f"/en/sitemap-{number}.xml" not in page(site_client.get("/sitemap.xml"))
    assert site_client.get(f"/en/sitemap-{number}.xml").status_code == 404
    assert site_client.get("/en/archive/").content.count(b'href="20') == 0
