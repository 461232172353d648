"""Whether a picture may be used, and what readers get of it at a moment.

The site does the same sum in its own view (`shown_picture`, newsroom/sql/views.sql), so
that no worker is needed; a test holds the two together.
"""

from typing import NamedTuple

from django.db.models import Q

from media.models import Image
from people.roles import may

# Why a picture may not be used.
UNSTATED, OVER = "unstated", "over"


class Given(NamedTuple):
    """The picture that readers get; `stands_in` where it is another one, whose own
    words come with it."""

    image: Image
    stands_in: bool = False


def current(image) -> Image:
    """What became of it: its blurred self, the better file, its double."""
    return image.replaced_by or image


def newer_ids(ids) -> dict[int, int]:
    """Of those that were replaced, what came in their place."""
    given_up = Image.objects.filter(pk__in=[pk for pk in ids if pk])
    rows = given_up.exclude(replaced_by=None).values_list("pk", "replaced_by")
    return dict(rows)


def is_over(image, at) -> bool:
    return bool(image.usable_until and image.usable_until <= at)


def given(image, at) -> Given | None:
    """What readers get at that moment where a print names the picture; None where its
    time is over and nothing stands in."""
    image = current(image)
    if not is_over(image, at):
        return Given(image)
    other = image.replacement
    if other is None or is_over(other, at):
        return None
    return Given(other, stands_in=True)


def why_unusable(image, at) -> str:
    """Empty where a story with it may go to readers at that moment: there is a picture
    to be shown, and somebody said where it is from."""
    shown = given(image, at)
    if shown is None:
        return OVER
    return "" if shown.image.source else UNSTATED


def usable(at):
    """Pictures that may be put into a story."""
    return Image.objects.filter(
        ~Q(source=""),
        Q(usable_until=None) | Q(usable_until__gt=at),
        replaced_by=None,
    )


def may_keep(user, image) -> bool:
    """Whether `user` says what holds for the picture: their own, or any where they
    keep the library."""
    own = image.added_by_id is not None and image.added_by_id == user.pk
    return may(user, "library") or (own and may(user, "pictures"))


def may_say_rights(user, image, now) -> bool:
    """What has ended is begun again by who keeps the library only."""
    if may(user, "library"):
        return True
    return may_keep(user, image) and not is_over(image, now)


def asks_source(user, image, now) -> bool:
    """Whether nobody said where it is from, and `user` may."""
    return not image.source and may_say_rights(user, image, now)


def say_source(user, image, source, now) -> bool:
    """Where a picture is from, said beside other work: never over what was said."""
    if source not in Image.Source.values or not may_say_rights(user, image, now):
        return False
    return bool(Image.objects.filter(pk=image.pk, source="").update(source=source))
