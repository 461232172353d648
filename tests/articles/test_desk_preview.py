"""Preview and history: the finished story, and what happened to it."""

import re

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Figure
from people.models import Profile
from tests.articles.desk_forms import change_url, opened


def preview_url(story):
    return reverse("admin:articles_article_preview", args=[story.pk])


def history_url(story):
    return reverse("admin:articles_article_history", args=[story.pk])


def test_it_works(reporter, cast, story):
    person = story.bylines.get().person
    Profile.objects.create(
        person=person, edition=cast.en, name="Ansel Toor", bio="Walks bridges."
    )
    response = reporter.get(preview_url(story))
    page = response.content.decode()
    assert story.headline in page
    assert "Carts crossed it." in page
    assert "Walks bridges." in page
    assert "desk@paper.example" in page
    assert 'rel="stylesheet" href="/static/site.css"' in page


def test_a_preview_is_what_readers_then_get(reporter, cast, story, site_client):
    workflow.submit(story.pk, cast.reporter)
    draft = reporter.get(preview_url(story)).content.decode()
    workflow.approve_and_publish(story.pk, cast.editor)
    story.refresh_from_db()
    public = site_client.get(f"/en/story/{story.slug}/").content.decode()
    text = "<p>Carts crossed it.</p>"
    assert text in draft
    assert text in public
    # The site's own process names its files by what is in them.
    public = re.sub(r"(/static/[\w-]+)\.[0-9a-f]{12}\.", r"\1.", public)
    after = reporter.get(preview_url(story)).content.decode()
    assert after.replace("http://localhost:8000", "") == public.replace(
        "http://localhost:8000", ""
    )


def test_no_script_runs_and_nothing_is_kept(reporter, story):
    response = reporter.get(preview_url(story))
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'none'" in policy
    assert "default-src 'none'" in policy
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_the_policy_is_that_of_the_site():
    from articles.admin.preview import READERS_CSP
    from newsroom.settings import site

    assert site.CONTENT_SECURITY_POLICY["DIRECTIVES"] == READERS_CSP


def test_a_draft_that_lacks_everything_can_be_previewed(reporter, cast):
    from articles.models import Article

    article = workflow.start(Article(edition=cast.en), cast.reporter)
    assert reporter.get(preview_url(article)).status_code == 200


@pytest.mark.parametrize("url", [preview_url, history_url])
def test_only_who_may_read_it(client, cast, story, url):
    client.force_login(cast.colleague)
    response = client.get(url(story))
    assert response.status_code == 403
    assert story.headline not in response.content.decode()
    client.force_login(cast.korean_editor)
    assert client.get(url(story)).status_code == 404
    client.logout()
    assert client.get(url(story)).status_code == 302


def test_history_says_who_did_what_and_why(reporter, cast, story):
    workflow.submit(story.pk, cast.reporter)
    workflow.send_back(story.pk, cast.editor, "Who built it?")
    page = reporter.get(history_url(story)).content.decode()
    for words in ("Saved version 1", "Submit", "Send back", "Who built it?", "editor"):
        assert words in page


def test_a_saved_version_can_be_read_again(reporter, story):
    sent = opened(reporter, story) | {"headline": "Later", "body": "Other words."}
    reporter.post(change_url(story), sent)
    url = reverse("admin:articles_article_version", args=[story.pk, 1])
    page = reporter.get(url).content.decode()
    assert "Bridge to the north reopens" in page
    assert "Carts crossed it." in page
    gone = reverse("admin:articles_article_version", args=[story.pk, 9])
    assert reporter.get(gone).status_code == 404


def test_a_version_without_the_file_of_its_picture_can_be_read(reporter, story, cast):
    Figure.objects.create(article=story, block="figureone", file_name="bridge.jpg")
    story.body = [*story.body, {"id": "figureone", "type": "figure"}]
    story.save()
    workflow.keep(workflow.locked(story.pk), cast.reporter)
    url = reverse("admin:articles_article_version", args=[story.pk, 2])
    page = reporter.get(url).content.decode()
    assert "no picture yet" in page
    assert "bridge.jpg" in page


def test_a_version_is_for_who_may_read_the_story(client, cast, story):
    client.force_login(cast.colleague)
    url = reverse("admin:articles_article_version", args=[story.pk, 1])
    assert client.get(url).status_code == 403
