"""Missing captions: what each edition lacks, written without leaving the page."""

import pytest
from django.urls import reverse

from articles.models import Figure
from media.models import Caption
from people.models import Membership
from people.roles import Role
from tests.articles.desk_forms import fields
from tests.articles.finished import illustrated
from tests.cast import make_story, signed_in

QUEUE = reverse("admin:articles_article_captions")


@pytest.fixture
def image(cast, story):
    """In a story of each edition, and with no words."""
    figure = illustrated(story)
    korean = make_story(cast.chief, cast.ko, "다리가 다시 열리다", body=story.body)
    Figure.objects.create(article=korean, block=figure.block, image=figure.image)
    Figure.objects.update(caption="", alt="", credit="")
    return figure.image


@pytest.fixture
def photo(cast):
    Membership.objects.create(user=cast.photo, role=Role.PHOTO, edition=cast.ko)
    return signed_in(cast.photo)


def names(image, edition):
    return {n: f"{n}-{image.pk}-{edition.pk}" for n in ("text", "alt", "credit")}


def words(image, edition):
    caption = Caption.objects.filter(image=image, edition=edition).first()
    return caption and (*caption.words, caption.decorative)


def test_it_works(cast, photo, image):
    page = photo.get(QUEUE)
    en, ko = names(image, cast.en), names(image, cast.ko)
    for name in (*en.values(), *ko.values()):
        assert f'name="{name}"' in page.content.decode()
    sent = {en["text"]: "Carts.", en["credit"]: "Ilse Vand", ko["text"]: "수레들"}
    sent |= {ko["alt"]: "", f"decorative-{image.pk}-{cast.ko.pk}": "on"}
    page = photo.post(QUEUE, sent, follow=True).content.decode()
    assert words(image, cast.en) == ("Carts.", "", "Ilse Vand", False)
    assert words(image, cast.ko) == ("수레들", "", "", True)
    assert "2 captions are saved." in page
    assert en["alt"] in page and en["text"] not in page
    assert ko["credit"] in page and ko["alt"] not in page


def test_one_edition_alone(cast, photo, image):
    page = photo.get(QUEUE, {"edition": "ko"}).content.decode()
    assert names(image, cast.ko)["text"] in page
    assert names(image, cast.en)["text"] not in page


def test_words_that_came_meanwhile_are_not_written_over(cast, photo, image):
    Caption.objects.create(image=image, edition=cast.en, text="Of another")
    name = names(image, cast.en)["text"]
    page = photo.post(QUEUE, {name: "Mine"})
    assert "Somebody wrote this meanwhile: Of another" in page.content.decode()
    assert words(image, cast.en)[0] == "Of another"


def test_what_a_story_says_itself_is_not_missing(cast, photo, image, story):
    said = {"caption": "Carts.", "alt": "A cart", "credit": "Ilse Vand"}
    Figure.objects.filter(article=story).update(**said)
    assert f"-{image.pk}-{cast.en.pk}" not in photo.get(QUEUE).content.decode()


def test_nobody_writes_for_an_edition_that_is_not_theirs(cast, image):
    client = signed_in(cast.korean_editor)
    page = client.get(QUEUE)
    assert names(image, cast.en)["text"] not in fields(page)
    client.post(QUEUE, {names(image, cast.en)["text"]: "Mine"})
    assert words(image, cast.en) is None
    assert signed_in(cast.translator).get(QUEUE).status_code == 403


def test_an_edition_without_the_picture_lacks_nothing_and_is_not_said_to_have_it(
    cast, photo, story
):
    figure = illustrated(story)
    Figure.objects.filter(pk=figure.pk).update(caption="", alt="", credit="")
    assert "in no story" in (page := photo.get(QUEUE).content.decode())
    assert "nothing is missing" not in page
    korean = make_story(cast.chief, cast.ko, "다리", body=story.body)
    row = {"article": korean, "block": figure.block, "image": figure.image}
    Figure.objects.create(**row, caption="다리", alt="다리", credit="빈")
    assert "nothing is missing" in (page := photo.get(QUEUE).content.decode())
    assert "in no story" not in page
    library = reverse("admin:media_image_changelist")
    assert f'<a href="{library}" aria-current="page">' in page
