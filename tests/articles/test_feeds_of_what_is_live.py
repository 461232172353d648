"""What is in no feed, and who is told that nothing is new."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Topic
from articles.site import feeds
from tests.articles.finished import page, publish
from tests.articles.test_feeds import entries, texts, titles
from tests.cast import make_story, paragraph


def as_draft(cast, story):
    workflow.submit(story.pk, cast.reporter)


def as_planned(cast, story):
    later = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=later)


def as_withdrawn(cast, story):
    workflow.approve_and_publish(story.pk, cast.editor)
    workflow.kill(story.pk, cast.editor, public_note="Zyqqon note")


@pytest.mark.parametrize("how", [as_draft, as_planned, as_withdrawn])
def test_what_readers_do_not_have_is_in_no_feed(cast, whole, site_client, how):
    story = make_story(cast.reporter, cast.en, "Zyqqon", slug="zyqqon", original=None)
    story.topics.add(Topic.objects.get())
    before = site_client.get("/en/feed.atom").content
    how(cast, story)
    assert site_client.get("/en/feed.atom").content == before
    for path in (
        "/en/feed.rss",
        "/en/section/politics/feed.atom",
        "/en/topic/길/feed.rss",
    ):
        assert "yqqon" not in page(site_client.get(path))


def test_the_desk_copy_is_in_no_feed_until_it_is_published(cast, whole, site_client):
    whole.headline = "Zyqqon"
    whole.body = [paragraph("Zyqqon text.")]
    whole.save()
    assert "yqqon" not in page(site_client.get("/en/feed.atom"))
    workflow.update(whole.pk, cast.chief)
    assert titles(site_client, "/en/feed.atom") == ["Zyqqon"]
    assert "bridge reopened" not in page(site_client.get("/en/feed.atom"))


def test_a_story_keeps_its_id_and_moves_its_moment(cast, published, site_client):
    [before] = entries(site_client)
    workflow.correct(published.pk, cast.editor, "It said two bridges.")
    [after] = entries(site_client)
    assert texts(after, "a:id") == texts(before, "a:id")
    assert texts(after, "a:published") == texts(before, "a:published")
    assert texts(after, "a:updated") > texts(before, "a:updated")


def test_only_who_has_just_this_feed_is_told_so(cast, published, site_client):
    publish(cast, cast.en, "Newer")
    first = site_client.get("/en/feed.atom")
    assert first["Surrogate-Key"] == "anything"
    known = {"If-None-Match": first["ETag"]}
    again = site_client.get("/en/feed.atom", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert site_client.head("/en/feed.atom")["ETag"] == first["ETag"]
    workflow.kill(published.pk, cast.editor)
    later = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    for headers in (known, later):
        response = site_client.get("/en/feed.atom", headers=headers)
        assert response.status_code == 200
        assert "Bridge" not in page(response)
    assert site_client.post("/en/feed.atom").status_code == 405


def test_a_feed_without_stories_is_the_same_each_time(cast, site_client):
    first, second = (site_client.get("/en/section/politics/feed.atom") for _ in "ab")
    assert first["ETag"] == second["ETag"]
    assert entries(site_client, "/en/section/politics/feed.atom") == []


def test_it_is_capped_and_newest_first(cast, site_client, monkeypatch):
    monkeypatch.setattr(feeds, "MOST", 2)
    for name in ("One", "Two", "Three"):
        publish(cast, cast.en, name)
    assert titles(site_client, "/en/feed.atom") == ["Three", "Two"]
