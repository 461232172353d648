"""A picture of which nothing is to be read: from the form to the page of readers."""

import re

import pytest
from django.urls import reverse

from articles import workflow
from articles.compose import compose
from articles.models import Article
from media.models import Caption
from tests.articles.conflicts import meet
from tests.articles.desk_forms import change_url, fields, opened
from tests.articles.finished import get, illustrated
from tests.cast import signed_in


@pytest.fixture
def figure(story):
    return illustrated(story)


def save(client, story, **changes):
    changes = {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(change_url(story), opened(client, story) | changes)


def printed(story):
    return compose(Article.objects.get(pk=story.pk))["picture"]


def test_it_works(cast, reporter, story, figure, site_client):
    save(reporter, story, figures__0__alt="", figures__0__decorative="on")
    assert opened(reporter, story)["figures-0-decorative"] == "on"
    workflow.approve_and_publish(story.pk, cast.editor)
    story.refresh_from_db()
    page = get(site_client, story).content.decode()
    assert re.search(r'<img[^>]* alt=""', page)
    assert "A bridge" not in page
    assert "og:image:alt" not in page
    start = signed_in(cast.photo).get(reverse("admin:index")).content.decode()
    assert "lacks alt text" not in start


def test_alt_text_and_decorative_are_asked_about(reporter, story, figure):
    answer = save(reporter, story, figures__0__decorative="on")
    assert "not both" in answer.content.decode()
    figure.refresh_from_db()
    assert not figure.decorative


def test_the_library_says_it_for_every_use_and_a_use_says_otherwise(
    cast, reporter, story, figure
):
    Caption.objects.create(image=figure.image, edition=cast.en, decorative=True)
    figure.alt = ""
    figure.save()
    assert printed(story)["decorative"]
    assert "(decorative)" in reporter.get(change_url(story)).content.decode()
    save(reporter, story, figures__0__alt="A bridge")
    assert printed(story)["alt"] == "A bridge"
    assert "decorative" not in printed(story)


def test_what_was_printed_before_is_the_same_still(story, figure):
    assert "decorative" not in printed(story)


def test_it_is_a_change_that_is_kept_compared_and_brought_back(reporter, story, figure):
    save(reporter, story, headline="Before")
    before = Article.objects.get(pk=story.pk).version
    save(reporter, story, figures__0__alt="", figures__0__decorative="on")
    compared = reverse("admin:articles_article_compare", args=[story.pk])
    page = reporter.get(compared, {"from": before, "to": "desk"}).content.decode()
    assert "decorative" in page.lower()
    back = reverse("admin:articles_article_put_back", args=[story.pk, before])
    reporter.post(back, {"version": before + 1})
    figure.refresh_from_db()
    assert (figure.alt, figure.decorative) == ("A bridge", False)


def test_what_two_changed_is_put_to_the_second(reporter, editor, story, figure):
    save(reporter, story, headline="Before")
    met = meet(
        reporter,
        editor,
        story,
        {"figures__0__alt": "", "figures__0__decorative": "on"},
        {"figures__0__credit": "Another"},
    )
    editor.post(change_url(story), fields(met))
    figure.refresh_from_db()
    assert (figure.alt, figure.decorative, figure.credit) == ("", True, "Another")


def test_a_translation_begins_with_it(cast, reporter, story, figure):
    save(reporter, story, figures__0__alt="", figures__0__decorative="on")
    workflow.approve_and_publish(story.pk, cast.editor)
    made = workflow.start_translation(story.pk, cast.ko, cast.chief)
    assert made.figures.get().decorative


def test_the_photo_desk_is_not_asked_for_an_alt_text(cast, story, figure):
    figure.alt, figure.credit = "", ""
    figure.save()
    Caption.objects.create(image=figure.image, edition=cast.en, decorative=True)
    start = signed_in(cast.photo).get(reverse("admin:index")).content.decode()
    assert "lacks credit line" in start
