"""Whatever is typed: a sentence at the field, and all of it comes back."""

from urllib.parse import urlencode

import pytest

from articles import workflow
from articles.models import Article
from tests.articles.desk_forms import add_url, blank, change_url, fields, opened
from tests.cast import make_story


@pytest.fixture
def at_desk(client, cast):
    client.force_login(cast.reporter)
    return client


def refused(client, story, **changes):
    """The page that comes back; nothing may have been saved and nothing lost."""
    sent = opened(client, story) | {"deck": "Typed with care"} | changes
    response = client.post(change_url(story), sent)
    assert response.status_code == 200
    assert Article.objects.get(pk=story.pk).version == story.version
    back = fields(response)
    assert {name: back.get(name) for name in sent} == sent
    return response.content.decode()


def test_a_slug_in_use_is_named_with_one_that_is_free(at_desk, cast, story):
    make_story(cast.editor, cast.en, slug="flood")
    page = refused(at_desk, story, slug="flood")
    assert "has the address “flood”. “flood-2” is free." in page


def test_a_slug_in_use_in_another_edition_is_free(at_desk, cast, story):
    make_story(cast.korean_editor, cast.ko, slug="flood")
    sent = opened(at_desk, story) | {"slug": "flood"}
    assert at_desk.post(change_url(story), sent).status_code == 302


def test_a_slug_may_be_korean_and_has_no_spaces(at_desk, story):
    assert "no spaces" in refused(at_desk, story, slug="two words")
    sent = opened(at_desk, story) | {"slug": "다리-개통"}
    assert at_desk.post(change_url(story), sent).status_code == 302


@pytest.mark.parametrize("typed", ["never", "2027-02-30T10:00", "0000-00-00T00:00"])
def test_a_day_that_does_not_exist(at_desk, story, typed):
    assert "2026-11-23 14:30" in refused(at_desk, story, planned_at=typed)


@pytest.mark.parametrize("typed", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_year_that_no_clock_holds(at_desk, story, typed):
    assert "a year from 1900 to 2200" in refused(at_desk, story, planned_at=typed)


def test_very_many_topics(at_desk, story):
    names = ", ".join(f"topic {n}" for n in range(3000))
    assert "at most 50 topics" in refused(at_desk, story, topics=names)


def test_a_story_of_five_megabytes(at_desk, cast, story):
    text = "가나다라 마바사 " * 220_000
    assert len(text.encode()) > 4_900_000
    page = refused(at_desk, story, body=text)
    assert "a story may have at most 300,000" in page


def test_a_text_of_very_many_lines(at_desk, story):
    page = refused(at_desk, story, body="a\n\n" * 75_000)
    assert "at most 5,000" in page


def test_a_headline_that_is_too_long(at_desk, story):
    assert "at most 300 characters" in refused(at_desk, story, headline="x" * 301)


def test_characters_that_nothing_can_store(at_desk, story):
    sent = opened(at_desk, story) | {
        "headline": "Bridge\x00 opens",
        "notes-TOTAL_FORMS": "1",
        "notes-0-kind": "other",
        "notes-0-place": "above",
        "notes-0-text": "a\x07b",
    }
    response = at_desk.post(change_url(story), sent, follow=True)
    article = Article.objects.get(pk=story.pk)
    assert article.headline == "Bridge\ufffd opens"
    assert article.notes.get().text == "a\ufffdb"
    assert "nothing can store" in response.content.decode()


def test_bytes_that_are_half_a_character(at_desk, story):
    """What a lone surrogate is on the wire."""
    sent = opened(at_desk, story)
    sent["headline"] = b"Bridge \xed\xa0\x80 opens"
    response = at_desk.post(
        change_url(story), urlencode(sent), "application/x-www-form-urlencoded"
    )
    assert response.status_code == 302
    assert Article.objects.get(pk=story.pk).headline.startswith("Bridge \ufffd")


def test_scripts_in_a_text_are_words(at_desk, story):
    script = "<script>alert(1)</script>"
    sent = opened(at_desk, story) | {"headline": script, "body": script}
    at_desk.post(change_url(story), sent)
    page = at_desk.get(change_url(story)).content.decode()
    assert script not in page


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://example.org/a", "no address"]
)
def test_an_address_that_readers_must_not_be_sent_to(at_desk, story, address):
    page = refused(at_desk, story, source_language="ko", source_address=address)
    assert 'class="errorlist"' in page


def test_an_original_elsewhere_has_a_language(at_desk, story):
    page = refused(at_desk, story, source_address="https://example.org/a")
    assert "which language it was translated from" in page


def test_an_original_is_here_or_elsewhere(at_desk, cast, story):
    cast.ko.open_drafts = True
    original = make_story(cast.reporter, cast.en, "First")
    Article.objects.filter(pk=original.pk).update(edition=cast.ko)
    from people.models import Membership
    from people.roles import Role

    Membership.objects.create(user=cast.reporter, role=Role.REPORTER, edition=cast.ko)
    page = refused(at_desk, story, original=str(original.pk), source_language="ko")
    assert "either here or elsewhere" in page


def test_a_topic_without_commas_is_too_long(at_desk, story):
    assert "Part topics by commas" in refused(at_desk, story, topics="x" * 101)


def test_management_fields_that_somebody_broke(at_desk, story):
    sent = opened(at_desk, story) | {"credits-TOTAL_FORMS": "many", "headline": "New"}
    response = at_desk.post(change_url(story), sent)
    assert response.status_code == 200
    assert fields(response)["headline"] == "New"
    assert Article.objects.get(pk=story.pk).headline == story.headline


def test_a_new_story_with_a_bad_field_comes_back_whole(at_desk, cast):
    make_story(cast.editor, cast.en, slug="flood")
    sent = blank(at_desk, cast.en) | {"headline": "Flood", "slug": "flood"}
    response = at_desk.post(add_url(cast.en), sent)
    assert fields(response) == sent
    assert "is free" in response.content.decode()


def test_wrong_fields_are_named_with_the_way_to_each(at_desk, cast, story):
    """Also where somebody else saved meanwhile."""
    sent = opened(at_desk, story) | {"slug": "two words", "credits-0-person": "none"}
    page = at_desk.post(change_url(story), sent).content.decode()
    assert '<a href="#id_slug">Address on the site</a>: Use letters' in page
    assert '<a href="#id_credits-0-person">Credits 1, person</a>: ' in page
    story.headline = "Saved meanwhile"
    story.save()
    workflow.keep(story, cast.editor)
    again = at_desk.post(change_url(story), sent | {"headline": "Mine"})
    assert again.context["conflict"]
    assert (
        '<a href="#id_slug">Address on the site</a>: Use letters'
        in again.content.decode()
    )


def test_a_form_without_its_token_is_refused(cast, story):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.reporter)
    assert client.post(change_url(story), {"headline": "x"}).status_code == 403
    assert Article.objects.get(pk=story.pk).headline == story.headline
