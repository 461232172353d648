"""What readers do not get: drafts, planned, dropped and withdrawn stories."""

from datetime import timedelta

import pytest
from django.conf import settings

from articles import workflow
from media import renditions
from tests.articles.finished import illustrated, page, publish, words
from tests.cast import make_story

UNKNOWN = "/en/story/no-such-story/"


def as_draft(cast, story):
    workflow.submit(story.pk, cast.reporter)


def as_approved(cast, story):
    as_draft(cast, story)
    workflow.approve(story.pk, cast.editor)


def as_spiked(cast, story):
    workflow.spike(story.pk, cast.editor)


def as_planned(cast, story):
    moment = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=moment)


def as_cancelled(cast, story):
    as_planned(cast, story)
    workflow.cancel(story.pk, cast.editor)


@pytest.mark.parametrize(
    "how", [as_draft, as_approved, as_spiked, as_planned, as_cancelled]
)
def test_an_unpublished_story_is_the_same_as_none(cast, site_client, how):
    story = make_story(cast.reporter, cast.en, "Zyqqon", slug="zyqqon")
    how(cast, story)
    found, unknown = site_client.get("/en/story/zyqqon/"), site_client.get(UNKNOWN)
    assert found.status_code == unknown.status_code == 404
    assert found.content == unknown.content
    assert found.headers == unknown.headers
    for path in ("/en/", "/en/section/politics/"):
        assert "Zyqqon" not in words(site_client.get(path))


def test_a_story_is_in_its_own_edition_only(cast, published, site_client):
    assert site_client.get(f"/ko/story/{published.slug}/").status_code == 404


def test_not_found_speaks_the_language_of_the_address(cast, site_client):
    korean = site_client.get("/ko/story/없는-기사/")
    assert korean.status_code == 404
    assert "페이지를 찾을 수 없습니다" in words(korean)
    assert 'lang="ko"' in page(korean)
    for path in ("/xx/", "/xx/story/a/", "/nothing.html", "/en/people/"):
        assert "Page not found" in words(site_client.get(path))


@pytest.mark.parametrize("path", ["/en/story/a%00b/", "/en/people/%00/", "/%00/"])
def test_what_no_database_holds_is_not_found(cast, site_client, path):
    assert site_client.get(path).status_code == 404


def test_a_withdrawn_story_says_only_that(cast, published, site_client):
    workflow.kill(published.pk, cast.editor, note="A source is in danger")
    response = site_client.get(f"/en/story/{published.slug}/")
    assert response.status_code == 410
    assert "This story has been withdrawn." in words(response)
    for hidden in ("Bridge", "Ansel", "danger", "carts"):
        assert hidden not in page(response)


@pytest.mark.parametrize("path", ["/en/nothing/", "/en/story/bridge-to-the-north/"])
def test_a_page_that_is_gone_helps_on(cast, published, site_client, path):
    gone = publish(cast, cast.en, "Gone", slug="bridge-to-the-north")
    workflow.kill(gone.pk, cast.editor)
    shown = words(site_client.get(path))
    assert "Bridge to the north reopens" in shown
    assert "Politics en" in shown
    assert "Gone" not in shown


def test_a_withdrawn_story_shows_the_note_meant_for_readers(
    cast, published, site_client
):
    note = "We could not stand by it. <b>Sorry</b>"
    workflow.kill(published.pk, cast.editor, public_note=note)
    response = site_client.get(f"/en/story/{published.slug}/")
    assert "We could not stand by it. &lt;b&gt;Sorry" in words(response)
    assert "This story has been withdrawn." not in words(response)


def test_every_language_of_a_withdrawn_original_is_gone(cast, published, site_client):
    korean = publish(cast, cast.ko, "다리", slug="다리", original=published)
    workflow.kill(published.pk, cast.chief)
    response = site_client.get(f"/ko/story/{korean.slug}/")
    assert response.status_code == 410
    assert "다리" not in page(response)
    assert "게시를 철회한 기사" in words(response)


def test_published_again_a_withdrawn_story_is_back(cast, published, site_client):
    workflow.kill(published.pk, cast.editor)
    workflow.restore(published.pk, cast.editor)
    path = f"/en/story/{published.slug}/"
    assert site_client.get(path).status_code == 410
    workflow.approve_and_publish(published.pk, cast.editor)
    assert site_client.get(path).status_code == 200


@pytest.fixture
def pictured(cast, story):
    illustrated(story)
    return story


def a_file(story, kind):
    return story.figures.get().image.renditions.filter(format=kind).first()


@pytest.mark.parametrize(
    ("kind", "type_"), [("webp", "image/webp"), ("jpg", "image/jpeg")]
)
def test_a_picture_is_there_while_its_story_is(
    cast, pictured, site_client, settings, kind, type_
):
    settings.PICTURE_FORMATS = ["webp", "jpg"]
    renditions.ready(pictured.figures.get().image)
    path = f"/pictures/{a_file(pictured, kind).name}"
    assert site_client.get(path).status_code == 404
    workflow.approve_and_publish(pictured.pk, cast.editor)
    response = site_client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == type_
    assert b"".join(response.streaming_content)
    assert "s-maxage=0" in response["Cache-Control"]
    again = site_client.get(path, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert site_client.head(path).status_code == 200
    workflow.kill(pictured.pk, cast.editor)
    assert site_client.get(path).status_code == 404
    again = site_client.get(path, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 404


@pytest.mark.parametrize(
    "name", ["..%2f..%2fsecrets%2fdesk-key", "%2e%2e", "a.jpg", "0" * 32 + ".png"]
)
def test_only_names_of_pictures_are_answered(cast, site_client, name):
    assert site_client.get(f"/pictures/{name}").status_code == 404


def test_a_picture_whose_file_is_lost_is_not_found(cast, pictured, site_client):
    workflow.approve_and_publish(pictured.pk, cast.editor)
    lost = a_file(pictured, "jpg")
    there = settings.PICTURES_PUBLIC / lost.name
    aside = there.rename(there.with_suffix(".aside"))
    assert site_client.get(f"/pictures/{lost.name}").status_code == 404
    aside.rename(there)
