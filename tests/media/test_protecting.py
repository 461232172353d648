"""No unchecked picture comes before readers of a story that protects people."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article
from articles.steps import Refused
from media.models import Image
from people.roles import Role
from tests.articles.finished import illustrated
from tests.cast import make_user, signed_in
from tests.media.test_merging import other_picture, page
from tests.media.test_redaction import redact


@pytest.fixture
def photo(cast):
    return signed_in(cast.photo)


@pytest.fixture
def face(cast, story):
    """A picture that readers have in a story that protects people."""
    image = illustrated(story).image
    Image.objects.filter(pk=image.pk).update(source="agency")
    workflow.approve_and_publish(story.pk, cast.editor)
    Article.objects.filter(pk=story.pk).update(protects_people=True)
    return image


def is_replaced(image):
    return Image.objects.get(pk=image.pk).replaced_by_id is not None


def test_an_unchecked_picture_replaces_none(photo, face):
    other = other_picture()
    asked = photo.get(page(face, "merge", other)).content.decode()
    assert "Not before somebody looked at “other”" in asked
    assert page(other, "redact") in asked
    refused = photo.post(page(face, "merge", other))
    assert "Make the people in the new picture unrecognisable" in (
        refused.content.decode()
    )
    assert not is_replaced(face)
    photo.post(page(other, "seen"), {"nobody": "1"})
    photo.post(page(face, "merge", other))
    assert is_replaced(face)


def test_who_was_made_unrecognisable_meanwhile_is_found(photo, face):
    other = other_picture()
    redact(photo, other, look="solid")
    newer = Image.objects.get(pk=other.pk).replaced_by
    answer = photo.get(page(face, "merge", other))
    assert answer.context["kept"] == newer
    photo.post(page(face, "merge", newer))
    assert is_replaced(face)


def test_stories_that_protect_nobody_are_not_in_the_way(photo, face):
    Article.objects.update(protects_people=False)
    photo.post(page(face, "merge", other_picture()))
    assert is_replaced(face)


def say(client, image, **fields):
    sent = {"source": "agency", "licence": "", "usable_until": "", "replacement": ""}
    return client.post(page(image, "rights"), sent | fields, follow=True)


def test_an_unchecked_picture_stands_in_for_none(photo, face):
    other = other_picture()
    answer = say(photo, face, replacement=other.pk).content.decode()
    assert "Make the people in the new picture unrecognisable" in answer
    assert page(other, "redact") in answer
    assert not Image.objects.filter(replacement=other).exists()
    photo.post(page(other, "seen"), {"nobody": "1"})
    say(photo, face, replacement=other.pk)
    assert Image.objects.get(pk=face.pk).replacement == other


def test_an_unchecked_picture_that_ended_does_not_come_back(photo, face):
    photo.post(page(face, "end"), {"sure": "on"})
    answer = say(photo, face, again="on").content.decode()
    assert "Not before somebody looked at" in answer
    assert Image.objects.get(pk=face.pk).usable_until


def test_ending_one_brings_no_unchecked_one(photo, face):
    other = other_picture()
    Image.objects.filter(pk=face.pk).update(replacement=other)
    asked = photo.get(page(face, "end"))
    assert asked.context["after"] is None
    ended = photo.post(page(face, "end"), {"sure": "on"}, follow=True)
    assert "“other” does not stand in for it" in ended.content.decode()
    face.refresh_from_db()
    assert face.usable_until and face.replacement is None


def test_giving_time_again_asks_first(cast, photo, face, story):
    Article.objects.update(protects_people=False)
    photo.post(page(face, "end"), {"sure": "on"})
    ended = photo.get(page(face, "rights")).content.decode()
    assert "ended; readers get no picture" in ended
    assert "with readers" not in ended
    asked = say(photo, face).content.decode()
    assert "readers of these stories get it again" in asked
    assert reverse("admin:articles_article_change", args=[story.pk]) in asked
    assert Image.objects.get(pk=face.pk).usable_until
    say(photo, face, again="on")
    assert Image.objects.get(pk=face.pk).usable_until is None


def test_the_original_of_what_was_replaced_leads_to_the_newer(photo, face):
    Article.objects.update(protects_people=False)
    other = other_picture()
    photo.post(page(face, "merge", other))
    answer = photo.get(f"/originals/{face.pk}", follow=True)
    assert answer.redirect_chain[-1][0] == page(other, "change")
    assert "this picture came in its place" in answer.content.decode()


def test_what_readers_still_see_is_named(cast, story, photo, face):
    """A story that readers have begins to protect people: the page, the story and its
    translation say what is still there, until somebody did something."""
    Article.objects.update(protects_people=False)
    door = reverse("admin:articles_article_people_seen", args=[story.pk])
    chief = signed_in(cast.chief)
    answer = chief.post(door, {"protects_people": "1"}, follow=True)
    said = answer.content.decode()
    assert "Readers still have a picture that nobody has looked at" in said
    assert "goes out before somebody" not in said
    for name in ("redact", "seen", "end"):
        assert page(face, name) in said
    at_story = reverse("admin:articles_article_change", args=[story.pk])
    html = chief.get(at_story).content.decode()
    assert "Readers have a picture that nobody has looked at" in html
    # Reached where the editor hides the rows of the pictures, too.
    assert html.index(door) < html.index("story-parts story-pictures")
    photo.post(page(face, "end"), {"sure": "on"})
    assert "nobody has looked at" not in chief.get(at_story).content.decode()
    assert not chief.get(door).context["unchecked"]
    photo.post(page(face, "rights"), {"source": "agency"})
    photo.post(page(face, "seen"), {"nobody": "1"})
    say(photo, face, again="on")
    assert Image.objects.get(pk=face.pk).usable_until is None
    assert not chief.get(door).context["unchecked"]


def test_what_stands_in_is_checked_before_readers_get_the_story(cast, story, photo):
    image, other = illustrated(story).image, other_picture()
    Article.objects.update(protects_people=True)
    photo.post(page(image, "seen"), {"nobody": "1"})
    say(photo, image, replacement=other.pk)
    with pytest.raises(Refused) as refused:
        workflow.approve_and_publish(story.pk, cast.editor)
    assert "what stands in for it at its end" in str(refused.value.missing[0])
    photo.post(page(other, "seen"), {"nobody": "1"})
    workflow.approve_and_publish(story.pk, cast.editor)


def unseen(client):
    """The pictures that wait first of all, with the stories that each row names."""
    front = client.get(reverse("admin:index")).context["front"]
    rows = [row for pile in front.piles if pile.key == "unseen" for row in pile.rows]
    return {
        row.more["image"].pk: [use.headline for use in row.more["uses"]] for row in rows
    }


def test_it_waits_before_everything_else(cast, story, photo, face):
    answer = photo.get(reverse("admin:index"))
    assert answer.context["front"].piles[0].key == "unseen"
    html = answer.content.decode()
    assert "say that nobody to protect is seen, or take it from readers" in html
    assert reverse("admin:articles_article_people_seen", args=[story.pk]) in html
    for user in (cast.editor, cast.chief):
        assert unseen(signed_in(user)) == {face.pk: [story.headline]}
    for user in (cast.reporter, cast.translator):
        assert unseen(signed_in(user)) == {}
    photo.post(page(face, "seen"), {"nobody": "1"})
    assert unseen(photo) == {}


def test_what_stands_in_waits_too(photo, face, story):
    other = other_picture()
    Image.objects.filter(pk=face.pk).update(cleared_at=story.changed_at)
    Image.objects.filter(pk=face.pk).update(replacement=other)
    assert unseen(photo) == {other.pk: [story.headline]}


def test_what_was_made_unrecognisable_waits_no_more(photo, face):
    redact(photo, face, look="solid")
    assert unseen(photo) == {}


def test_stories_not_open_to_somebody_are_not_named(cast, photo, face, story):
    """Of another edition, and changed since: its headline of now is the desk's own."""
    Article.objects.filter(pk=story.pk).update(headline="A secret of the desk")
    korean = make_user("korean_photo", Role.PHOTO, cast.ko)
    answer = signed_in(korean).get(reverse("admin:index"))
    assert "A secret of the desk" not in answer.content.decode()
    assert list(unseen(signed_in(korean))) == [face.pk]
