"""Pictures that readers may not get: without rights, or with people in them who have to
be unrecognisable."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.checks.finding import Finding, Place
from media.protecting import unchecked
from media.rights import OVER, current, why_unusable


def rights(level, reading):
    """Each picture has somebody who gave it, and its time is not over at the moment
    from which readers get the story."""
    for picture, image in _chosen(reading):
        why = why_unusable(image, reading.at)
        if why:
            sentence = _over(picture, image, reading) if why == OVER else _unstated()
            place = Place(picture.place("image").field, address=_page(image, reading))
            sentence %= {"number": picture.number}
            yield Finding("rights", level, sentence, (place,), f"{why} {image.pk}")


def protected(level, reading):
    """Where a story asks for it: each picture was redacted, or somebody who may say it
    said that nobody to protect is seen in it."""
    article = reading.article
    if not asks_for_protection(article):
        return
    for picture, image in _chosen(reading):
        if (nobody_saw := unchecked(image)) is None:
            continue
        if nobody_saw == image:
            sentence = _(
                "Picture %(number)s: make the people in it unrecognisable, or say that"
                " nobody to protect is seen."
            )
            page = reverse("admin:articles_article_people_seen", args=[article.pk])
        else:
            sentence = _(
                "Picture %(number)s: make the people unrecognisable in what stands in"
                " for it at its end, or say that nobody to protect is seen there."
            )
            page = reverse("admin:media_image_redact", args=[nobody_saw.pk])
        sentence %= {"number": picture.number}
        place = Place(picture.place("image").field, address=page)
        yield Finding("protected", level, sentence, (place,), str(image.pk))


def asks_for_protection(article) -> bool:
    """Said of the story itself, or of what it translates."""
    original = article.original
    return article.protects_people or bool(original and original.protects_people)


def _chosen(reading):
    """Pictures of the text with the rows they are now."""
    for picture in reading.pictures:
        if image := reading.images.get(picture.words["image"]):
            yield picture, current(image)


def _unstated():
    return _("Picture %(number)s has no rights: say where it is from.")


def _over(picture, image, reading):
    edition = reading.edition
    moment = f"{image.usable_until.astimezone(edition.zone):%Y-%m-%d %H:%M}"
    sentence = _(
        "Picture %%(number)s may be used until %(moment)s (%(zone)s) only, and nothing"
        " stands in then: choose another one, or say in the library what stands in."
    )
    return sentence % {"moment": moment, "zone": edition.time_zone}


def _page(image, reading):
    """Whoever says it there is led back to the story."""
    page = reverse("admin:media_image_rights", args=[image.pk])
    return f"{page}?story={reading.article.pk}"
