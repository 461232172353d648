"""Bringing a version back: a new version, with everything that still can come back."""

import pytest
from django.db import connection

from articles import versions, workflow
from articles.models import Article, Byline, Figure, Note, Topic
from articles.snapshot import snapshot
from articles.steps import Refused
from people.models import Person
from tests.articles.desk_forms import change_url, opened
from tests.articles.finished import illustrated
from tests.articles.test_desk_compare import history_url, put_back_url, words
from tests.cast import make_story, signed_in
from tests.transactions import desk_rights


@pytest.fixture
def reporter(client, cast):
    client.force_login(cast.reporter)
    return client


def now(story):
    return Article.objects.select_related("edition", "section").get(pk=story.pk)


def save(client, story, **changes):
    client.post(change_url(story), opened(client, story) | changes)


def bring_back(client, story, number, **sent):
    """Open the page that asks and press its button."""
    page = client.get(put_back_url(story, number))
    assert page.status_code == 200
    seen = page.context["article"].version
    sent = {"version": seen, "why": ""} | sent
    return client.post(put_back_url(story, number), sent, follow=True)


@pytest.fixture(scope="module")
def kept_whole(kept_cast, kept_story):
    """Version 2 with every part, and version 3 without any."""
    with desk_rights():
        return written(signed_in(kept_cast.reporter), kept_story)


def written(reporter, story):
    illustrated(story)
    second = Person.objects.create(name="Mira Solen", slug="mira-solen")
    Byline.objects.create(article=story, person=second, role="editor", position=7)
    Note.objects.create(article=story, kind="disclosure", text="Ours.", place="above")
    story.topics.add("harvest", "roads")
    save(reporter, story, kicker="Roads", dateline="ULVEN", slug="bridge")
    save(
        reporter,
        story,
        **{
            "headline": "Other words",
            "deck": "",
            "kicker": "",
            "dateline": "",
            "section": "",
            "topics": "",
            "body": "All new.",
            "credits-0-DELETE": "on",
            "credits-1-DELETE": "on",
            "figures-0-DELETE": "on",
            "notes-0-DELETE": "on",
        },
    )
    return story


@pytest.fixture
def whole(kept_whole, db):
    return now(kept_whole)


def test_it_works(reporter, cast, whole):
    asked = words(reporter.get(put_back_url(whole, 2)))
    assert "[-Other words-]{+Bridge to the north reopens+}" in asked
    assert now(whole).version == 3
    response = bring_back(reporter, whole, 2, why="The new text was wrong")
    assert "Version 2 is the desk copy again" in words(response)
    after = now(whole)
    revision = after.revisions.first()
    assert (after.version, revision.number, revision.restored) == (4, 4, 2)
    assert (revision.by, revision.why) == (cast.reporter, "The new text was wrong")
    wanted = after.revisions.get(number=2).content
    # Rows are numbered anew, in the same order.
    for number, row in enumerate(wanted["bylines"]):
        row["position"] = number
    assert snapshot(after) == wanted
    assert after.state == Article.State.DRAFT


def test_nothing_is_lost_by_it(reporter, whole):
    before = list(whole.revisions.values("number", "content"))
    bring_back(reporter, whole, 2)
    after = now(whole).revisions.exclude(number=4).values("number", "content")
    assert list(after) == before
    bring_back(reporter, whole, 3)
    assert now(whole).headline == "Other words"


def test_the_history_says_which_was_brought_back(reporter, whole):
    bring_back(reporter, whole, 2)
    seen = words(reporter.get(history_url(whole)))
    assert "Version 2 brought back as version 4" in seen


def test_readers_see_no_change_and_the_state_stays(reporter, cast, published):
    save(reporter, published, headline="Other words")
    workflow.update(published.pk, cast.editor)
    bring_back(reporter, published, 1)
    after = now(published)
    assert (after.headline, after.state) == ("Bridge to the north reopens", "published")
    assert after.prints.first().story["headline"] == "Other words"


class TestRefused:
    def test_where_somebody_saved_since(self, reporter, whole):
        seen = whole.version
        save(reporter, whole, headline="Newer still")
        response = bring_back(reporter, whole, 2, version=seen)
        assert "saved the story at" in words(response)
        assert "[-Newer still-]{+Bridge to the north reopens+}" in words(response)
        assert now(whole).headline == "Newer still"
        assert response.context["article"].version == 4

    @pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
    def test_without_a_version_that_was_seen(self, reporter, whole, version):
        bring_back(reporter, whole, 2, version=version)
        assert now(whole).version == 3

    def test_what_stands_so_already(self, reporter, whole):
        assert "stands so already" in words(reporter.get(put_back_url(whole, 3)))
        bring_back(reporter, whole, 3)
        assert now(whole).version == 3

    def test_a_version_that_is_not_there(self, reporter, whole):
        response = reporter.get(put_back_url(whole, 9))
        assert response.status_code == 404
        assert "This story has no version 9." in words(response)
        sent = {"version": whole.version}
        assert reporter.post(put_back_url(whole, 9), sent).status_code == 404

    def test_a_link_that_is_only_followed(self, reporter, whole):
        reporter.get(put_back_url(whole, 2))
        reporter.get(put_back_url(whole, 2), {"version": 3})
        assert now(whole).version == 3

    @pytest.mark.parametrize("who", ["photo", "colleague", "korean_editor"])
    def test_to_who_may_not_change_the_story(self, client, cast, whole, who):
        client.force_login(getattr(cast, who))
        sent = {"version": whole.version}
        assert client.post(put_back_url(whole, 2), sent).status_code in (403, 404)
        with pytest.raises(Refused):
            versions.put_back(whole.pk, getattr(cast, who), 2, whole.version)
        assert now(whole).version == 3


class TestLeftOut:
    """What is gone, or is somebody else's now, stays out, and the page says so."""

    def test_people_pictures_topics_and_sections_that_are_gone(
        self, reporter, cast, whole
    ):
        Person.objects.get(slug="mira-solen").delete()
        Topic.objects.get(name="roads").delete()
        cast.en.sections.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("delete from media_rendition")
            cursor.execute("delete from media_picturewords")
            cursor.execute("delete from media_image")
        asked = words(reporter.get(put_back_url(whole, 2)))
        response = words(bring_back(reporter, whole, 2))
        for said in (
            "pictures that are gone: 1",
            "credits of people who are gone: 1",
            "topics that are gone: roads",
            "the section “politics”: it is gone",
        ):
            assert said in asked
            assert said in response
        after = now(whole)
        assert [each.person.slug for each in after.bylines.all()] == ["ansel-toor"]
        assert [each.name for each in after.topics.all()] == ["harvest"]
        figure = Figure.objects.get(article=after)
        assert (figure.image, figure.caption) == (None, "Carts on the bridge.")
        assert figure.block in {each["id"] for each in after.body}

    def test_an_address_that_another_story_has(self, reporter, cast, whole):
        save(reporter, whole, slug="bridge-two")
        make_story(cast.reporter, cast.en, "Another", slug="bridge")
        response = bring_back(reporter, whole, 2)
        assert "the address “bridge”: another story has it" in words(response)
        assert now(whole).slug == "bridge-two"

    def test_an_address_that_readers_have(self, reporter, cast, story):
        save(reporter, story, slug="first")
        save(reporter, story, slug="second", headline="Other words")
        workflow.approve_and_publish(story.pk, cast.editor)
        response = bring_back(reporter, story, 2)
        assert "readers have the one of now" in words(response)
        after = now(story)
        assert (after.slug, after.headline) == ("second", "Bridge to the north reopens")

    def test_what_it_is_a_translation_of(self, client, cast):
        client.force_login(cast.chief)
        korean = make_story(cast.chief, cast.ko, "다리")
        story = make_story(cast.chief, cast.en, "Bridge", original=korean)
        save(client, story, original="", headline="Another bridge")
        response = bring_back(client, story, 1)
        assert "which story it is a translation of" in words(response)
        assert (now(story).headline, now(story).original) == ("Bridge", None)
