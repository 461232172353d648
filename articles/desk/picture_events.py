"""What happened to the pictures of a story since it was begun, for its history."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import PictureNotice
from media import happened
from media.models import Image

_SAID = {
    happened.REDACTED: _("People made unrecognisable"),
    happened.ENDED: _("Taken from readers"),
    happened.REPLACED: _("Another picture in its place"),
    happened.CLEARED: _("Nobody to protect is seen"),
    happened.NOT_CLEARED: _("Not said any more that nobody to protect is seen"),
}
_RIGHTS = _("Rights changed")
_OVER = _("Its time was over")
_WORDS = _("The library has other words, which readers do not have yet")
# Whoever ends it has its end noted in the same moment.
_SAME_MOMENT = timedelta(seconds=10)


@dataclass
class _Pictures:
    """Those that the story has or that readers ever got in it, and what each is now;
    `between` are those that were redacted once more."""

    named: dict[int, Image]
    between: set[int] = field(default_factory=set)


def picture_events(article) -> list[dict]:
    """As the history lists its own: who, when, which picture, what. What was before
    the story is left out."""
    first = article.revisions.order_by("number").values_list("at", flat=True).first()
    pictures = _pictures_of(article)
    if not pictures.named or first is None:
        return []
    found = [*_noted(pictures), *_words(article)]
    found += _over_by_itself(pictures, found)
    return [each for each in found if each["at"] >= first]


def _pictures_of(article):
    ids = set(article.figures.exclude(image=None).values_list("image", flat=True))
    for printed in article.prints.values_list("images", flat=True):
        ids |= set(printed)
    images = Image.objects.select_related("replaced_by")
    named = images.in_bulk(ids)
    now = {each.replaced_by_id or each.pk for each in named.values()}
    known = named | images.in_bulk(now - set(named))
    between = Image.objects.filter(replaced_by__in=now).exclude(pk__in=ids)
    return _Pictures(known, set(between.values_list("pk", flat=True)))


def _noted(pictures):
    entries = list(happened.noted([*pictures.named, *pictures.between]))
    merged = {pk for pk, _by, _at, names in entries if happened.REPLACED in names}
    between = Image.objects.in_bulk(pictures.between - merged)
    for pk, by, at, names in entries:
        image = pictures.named.get(pk)
        if image is None:
            # Of others that came to be this one only that they were redacted; not of
            # its doubles, which this story never had.
            names, image = names & {happened.REDACTED}, between.get(pk)
        if image is None:
            continue
        for what in _sentences(names):
            yield _event(at, by, image, what)


def _sentences(names):
    yield from (said for name, said in _SAID.items() if name in names)
    if names & happened.RIGHTS:
        yield _RIGHTS


def _words(article):
    notices = PictureNotice.objects.filter(article=article)
    for each in notices.select_related("image", "by__person"):
        yield _event(each.at, each.by, each.image, _WORDS)


def _over_by_itself(pictures, found):
    """A picture's end is nobody's deed where nobody ended it in that moment."""
    for image in pictures.named.values():
        at = image.usable_until
        if image.replaced_by_id or not at or at > timezone.now():
            continue
        ended = (
            each
            for each in found
            if each["picture"].pk == image.pk and each["what"] == _SAID[happened.ENDED]
        )
        if not any(abs(each["at"] - at) < _SAME_MOMENT for each in ended):
            yield _event(at, "", image, _OVER)


def _event(at: datetime, by: Any, image, what) -> dict:
    return {
        "at": at,
        "by": by,
        "number": None,
        "what": what,
        "note": "",
        "is_step": True,
        "picture": image,
    }
