"""Fronts, sections, topics and people."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Byline, Section, Topic, Window
from articles.site import live
from tests.articles.finished import ROLE, credit, finished, page, publish, words
from tests.cast import make_edition, make_story

PAGE = 6  # instead of a longer one, which would take long to fill


@pytest.fixture
def many(cast, monkeypatch):
    """Published stories of one topic, the first the newest; two of one moment."""
    monkeypatch.setattr(live, "PAGE", PAGE)
    topic = Topic.objects.create(name="roads", slug="roads")
    stories = []
    for number in range(PAGE + 5):
        story = make_story(cast.chief, cast.en, f"Number {number:02} of many")
        story.topics.add(topic)
        workflow.approve_and_publish(story.pk, cast.chief)
        stories.append(story)
    start = workflow.clock() - timedelta(days=1)
    for number, story in enumerate(stories):
        _move(story, start - timedelta(minutes=number // 2))
    return stories


def _move(story, at):
    """As if it had gone out at that moment: what prints say is the owner's to set."""
    window = Window.objects.get(article=story)
    type(window.print).objects.filter(pk=window.print_id).update(first_live=at)


def numbers(response):
    shown = words(response)
    return {n for n in range(PAGE + 5) if f"Number {n:02} of many" in shown}


def older(response):
    before = page(response).partition("?before=")[2].partition('"')[0]
    return f"?before={before}" if before else ""


def test_it_works(cast, published, site_client):
    front = site_client.get("/en/")
    assert "Bridge to the north reopens" in words(front)
    assert "First carts cross after the flood" in words(front)
    assert "Politics en" in words(front)


def test_a_front_without_stories_says_so(cast, site_client):
    assert "No stories yet." in words(site_client.get("/en/"))
    assert "아직 실린 기사가 없습니다." in words(site_client.get("/ko/"))


def test_a_front_shows_the_stories_of_its_edition_only(cast, published, site_client):
    publish(cast, cast.ko, "다리", slug="다리")
    assert "다리" not in words(site_client.get("/en/"))
    assert "Bridge" not in words(site_client.get("/ko/"))


@pytest.mark.owner
def test_a_front_has_its_newest_story_first(cast, many, site_client):
    shown = page(site_client.get("/en/"))
    lead = shown.partition('class="lead"')[2].partition("</article>")[0]
    assert "Number 01 of many" in lead


def test_a_front_groups_older_stories_by_section(cast, site_client):
    wheat = Section.objects.create(edition=cast.en, slug="wheat", name="Wheat")
    publish(cast, cast.en, "Oldest of all", section=wheat)
    for number in range(8):
        publish(cast, cast.en, f"Later {number}")
    shelf = words(site_client.get("/en/")).rpartition(" Wheat ")[2]
    assert shelf.startswith("Oldest of all")


def test_lists_take_few_queries(cast, told, site_client, django_assert_num_queries):
    finished(cast)
    lists = {"": 2, "section/politics/": 1, "topic/길/": 3, "people/mara-quill/": 3}
    for path, queries in lists.items():
        site_client.get(f"/en/{path}")
        with django_assert_num_queries(queries, info=path):
            assert site_client.get(f"/en/{path}").status_code == 200


def test_a_section_page_lists_its_stories(cast, published, site_client):
    empty = Section.objects.create(edition=cast.en, slug="들", name="Fields")
    assert "Bridge" in words(site_client.get("/en/section/politics/"))
    response = site_client.get(f"/en/section/{empty.slug}/")
    assert "No stories yet." in words(response)
    assert site_client.get("/en/section/none/").status_code == 404
    assert site_client.get("/ko/section/들/").status_code == 404


def test_a_topic_has_the_editions_name_and_only_its_stories(cast, site_client):
    finished(cast)
    response = site_client.get("/en/topic/길/")
    assert "Roads &amp; rails" in words(response)
    assert "Bridge to the north reopens" in words(response)
    assert site_client.get("/ko/topic/길/").status_code == 404
    assert site_client.get("/en/topic/none/").status_code == 404


@pytest.mark.owner
def test_older_stories_are_a_page_further(many, site_client):
    for of in ("section/politics", "topic/roads", "people/ansel-toor"):
        path = f"/en/{of}/"
        first = site_client.get(path)
        second = site_client.get(path + older(first))
        assert len(numbers(first)) == PAGE, of
        assert len(numbers(second)) == 5, of
        assert not numbers(first) & numbers(second), of
    assert older(second) == ""


@pytest.mark.parametrize(
    "before",
    [
        "",
        "x",
        "2026-01-01",
        "2026-13-01T00:00:00.000000Z~1",
        "2026-01-01T00:00:00.000000Z~",
        "2026-01-01T00:00:00.000000Z~1' or 1=1",
        "2026-01-01T00:00:00.000000Z~9999999999999999999",
        "1000-01-01T00:00:00.000000Z~1",
        "２026-01-01T00:00:00.000000Z~1",
        "\0",
    ],
)
def test_an_older_page_that_nothing_links_to_is_not_there(
    cast, published, site_client, before
):
    response = site_client.get("/en/section/politics/", {"before": before})
    assert response.status_code == 404


def test_a_person_has_what_they_reported_and_what_they_translated(cast, site_client):
    story = finished(cast)
    mara = Byline.objects.get(article=story, person__slug="mara-quill").person
    other = make_story(cast.chief, cast.en, "Another bridge")
    Byline.objects.create(article=other, person=mara, role=ROLE.TRANSLATOR, position=9)
    workflow.approve_and_publish(other.pk, cast.chief)
    response = site_client.get("/en/people/mara-quill/")
    shown = words(response)
    assert "Mara Quill covers roads. Contact: mara@paper.example" in shown
    reported, _, translated = shown.partition(" Translated ")
    assert "Bridge to the north reopens" in reported.partition(" Reported ")[2]
    assert "Another bridge" in translated


def test_a_person_is_linked_in_other_editions_where_they_have_stories(
    cast, published, site_client
):
    make_edition("ja", name="日本語", position=3)
    publish(cast, cast.ko, "다리", slug="다리")
    shown = page(site_client.get("/en/people/ansel-toor/"))
    assert 'href="/ko/people/ansel-toor/"' in shown
    assert 'href="/ja/people/ansel-toor/"' not in shown
    assert site_client.get("/ja/people/ansel-toor/").status_code == 404


def test_a_private_address_is_on_no_page(cast, site_client):
    finished(cast)
    assert "osk@x.example" not in page(site_client.get("/en/people/osk-vann/"))


def test_a_person_without_a_live_story_has_no_page(cast, story, site_client):
    credit(story, cast.en, "Nim Oru", ROLE.REPORTER)
    assert site_client.get("/en/people/nim-oru/").status_code == 404
    workflow.approve_and_publish(story.pk, cast.editor)
    assert site_client.get("/en/people/nim-oru/").status_code == 200
    workflow.kill(story.pk, cast.editor)
    assert site_client.get("/en/people/nim-oru/").status_code == 404


def test_what_is_withdrawn_is_on_no_list(cast, published, site_client):
    workflow.kill(published.pk, cast.editor)
    for path in ("/en/", "/en/section/politics/"):
        assert "Bridge" not in words(site_client.get(path))
