"""A picture goes with its files, its captions and all that is kept beside it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import chain, windows, workflow
from articles.erasing import work
from articles.models import Erasure, Figure, Look, Print, ShareCard
from media import storage
from media.models import Caption, Image, Rendition, Seal
from media.seals import open_seal, seal_received
from tests.articles.erasing import ask, erase, everywhere
from tests.articles.finished import illustrated, publish
from tests.cast import make_story, signed_in


@pytest.fixture
def pictured(cast):
    """A picture in two languages, with a sealed file that somebody has opened."""
    english = make_story(cast.reporter, cast.en)
    figure = illustrated(english, "Nobody-but-her at a window")
    image = figure.image
    Caption.objects.create(image=image, edition=cast.ko, text="창가의 그 사람")
    Image.objects.filter(pk=image.pk).update(persons="She alone", place="Her street")
    until = timezone.now().date() + timedelta(days=9)
    sealed = seal_received(
        image, b"as it came: She alone", "She alone asked", until, cast.photo
    )
    open_seal(sealed.pk, cast.photo, "She alone asked again")[1].close()
    workflow.keep(english, cast.reporter)
    korean = make_story(
        cast.korean_editor, cast.ko, "다리", slug="다리", original=english
    )
    korean.body.insert(0, {"id": figure.block, "type": "figure"})
    korean.save()
    Figure.objects.create(
        article=korean, block=figure.block, image=image, alt="창", credit="그"
    )
    workflow.keep(korean, cast.korean_editor)
    for each in (english, korean):
        workflow.approve_and_publish(each.pk, cast.chief)
    return image, english, korean


def files_of(image) -> list[str]:
    return list(image.renditions.values_list("name", flat=True))


def test_it_works(cast, pictured, site_client, django_capture_on_commit_callbacks):
    image, english, korean = pictured
    public, original = files_of(image), image.original
    sealed = Seal.objects.get().file
    assert all(map(storage.is_public, public))
    with django_capture_on_commit_callbacks(execute=True):
        erasure = erase(cast, words="", pictures=str(image.pk))
    assert erasure.done_at
    assert not any(map(storage.is_public, public))
    assert not storage.is_private(original)
    assert not storage.is_private(sealed)
    assert everywhere("she alone", "her street", "nobody-but-her", "창가의") == {}
    assert everywhere(public[0], original) == {}
    assert not Rendition.objects.filter(image=image).exists()
    assert not Figure.objects.filter(image=image).exists()
    for each in Print.objects.filter(kind="publish"):
        assert each.images == []
        assert each.story["picture"] is None
        assert each.story["blocks"][0]["html"] == "[removed]"
    assert chain.faults() == []
    assert windows.faults() == []
    english.refresh_from_db()
    page = site_client.get(f"/en/story/{english.slug}/")
    assert page.status_code == 200
    assert "<picture" not in page.content.decode()
    # Without a picture it has a card of its own.
    assert ShareCard.objects.filter(print__article=english).exists()
    korean.refresh_from_db()
    assert (
        signed_in(cast.chief)
        .get(f"/admin/articles/article/{korean.pk}/change/")
        .status_code
        == 200
    )


def test_a_picture_and_the_one_that_took_its_place_go_together(cast, pictured):
    image, _english, _korean = pictured
    other = publish(cast, cast.en, "Another", slug="another")
    newer = illustrated(other, "Blurred", (1, 2, 3)).image
    Image.objects.filter(pk=image.pk).update(replaced_by=newer)
    ask(signed_in(cast.chief), words="", pictures=f"/admin/media/image/{image.pk}/x/")
    assert Erasure.objects.get().pictures == sorted([image.pk, newer.pk])


def test_a_logo_is_not_erased(cast, pictured):
    image = pictured[0]
    Look.objects.create(edition=cast.en, logo=image, by=cast.chief, values={})
    answer = ask(signed_in(cast.chief), words="", pictures=str(image.pk))
    assert "logo of an edition" in answer.content.decode()


def test_a_file_that_cannot_be_removed_is_tried_again(cast, pictured, monkeypatch):
    image = pictured[0]

    def refuse(*names):
        raise OSError

    monkeypatch.setattr(storage, "remove_public", refuse)
    erasure = erase(cast, words="", pictures=str(image.pk))
    assert erasure.done_at is None
    assert erasure.job.result["files_left"] > 0
    monkeypatch.undo()
    assert work.go_on() == 0
    erasure.refresh_from_db()
    assert erasure.done_at
    assert not erasure.removed_files.exists()


def test_words_and_a_picture_at_once(cast, pictured):
    """A row may have both: the page shows the words of it."""
    erasure = erase(cast, words="Nobody-but-her", pictures=str(pictured[0].pk))
    assert erasure.done_at
    assert everywhere("nobody-but-her") == {}
    assert chain.faults() == []


def test_nothing_else_goes(cast, pictured):
    story = make_story(cast.reporter, cast.en, slug="b")
    other = illustrated(story, "Other", (9, 200, 9)).image
    names = files_of(other)
    erase(cast, words="", pictures=str(pictured[0].pk))
    assert all(map(storage.is_public, names))
    other.refresh_from_db()
    assert other.name == "bridge"
