"""The library says something else of a picture: live stories are offered it."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Figure, PictureNotice
from media.models import Caption
from tests.articles.desk_forms import fields
from tests.articles.finished import get, illustrated
from tests.cast import signed_in


@pytest.fixture
def picture(cast, story):
    """In a live story, with words of the library alone."""
    image = illustrated(story).image
    Figure.objects.update(caption="", alt="", credit="")
    words = {"text": "Carts cross.", "alt": "Carts", "credit": "Ilse Vand"}
    Caption.objects.create(image=image, edition=cast.en, **words)
    workflow.approve_and_publish(story.pk, cast.editor)
    story.refresh_from_db()
    return image


def write(client, image, **words):
    address = reverse("admin:media_image_change", args=[image.pk])
    sent = fields(client.get(address), "image_form")
    sent |= {f"captions-0-{name}": text for name, text in words.items()}
    return client.post(address, sent, follow=True)


def words_page(image):
    return reverse("admin:articles_article_words", args=[image.pk])


def is_waiting(client, image):
    return words_page(image) in client.get(reverse("admin:index")).content.decode()


def ticked(story, **more):
    return {"story": story.pk, f"version-{story.pk}": story.version, **more}


def test_it_works(cast, editor, story, picture, site_client):
    page = write(editor, picture, text="Two carts cross.")
    assert page.redirect_chain[-1][0] == words_page(picture)
    shown = page.content.decode()
    assert "Open the story" in shown and "<ins" in shown
    assert "Two carts" not in get(site_client, story).content.decode()
    editor.post(words_page(picture), ticked(story, send=""))
    assert "Two carts" in get(site_client, story).content.decode()
    assert not PictureNotice.objects.exists()


def test_who_may_not_sends_a_notice_to_the_editors(cast, editor, story, picture):
    photo = signed_in(cast.photo)
    page = write(photo, picture, credit="Another")
    assert "Ask an editor" in page.content.decode()
    photo.post(words_page(picture), ticked(story, send=""))
    assert story.prints.count() == 1
    assert is_waiting(editor, picture)
    editor.post(words_page(picture), ticked(story, leave=""))
    assert story.prints.count() == 1
    assert not is_waiting(editor, picture)


def test_words_of_this_use_are_not_touched(cast, editor, story, picture):
    Figure.objects.update(caption="Of this story.")
    workflow.update(story.pk, cast.editor)
    page = write(editor, picture, text="Two carts cross.")
    assert page.redirect_chain[-1][0] != words_page(picture)


def test_other_changes_that_wait_are_not_taken_along(cast, editor, story, picture):
    story.headline = "Another headline"
    story.save()
    workflow.keep(workflow.locked(story.pk), cast.editor)
    page = write(editor, picture, text="Two carts cross.")
    assert "Other changes of this story wait" in page.content.decode()
    story.refresh_from_db()
    answer = editor.post(words_page(picture), ticked(story, send=""))
    assert "Other changes of the story wait" in answer.content.decode()
    assert story.prints.count() == 1


def test_a_story_published_again_waits_no_more(cast, editor, story, picture):
    write(editor, picture, text="Two carts cross.")
    workflow.update(story.pk, cast.editor)
    assert not is_waiting(editor, picture)


def test_another_edition_does_not_hear_of_it(cast, story, picture):
    signed = signed_in(cast.korean_editor)
    assert story.headline not in signed.get(words_page(picture)).content.decode()
    signed.post(words_page(picture), ticked(story, send=""))
    assert story.prints.count() == 1


def test_nothing_ticked_changes_nothing(cast, editor, story, picture):
    write(editor, picture, text="Two carts cross.")
    page = editor.post(words_page(picture), {"send": "", "story": "x"}, follow=True)
    assert "Tick the stories first." in page.content.decode()
    assert story.prints.count() == 1
