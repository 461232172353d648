"""People in pictures of stories that have to be unrecognisable: no picture comes before
readers of such a story in the place of another one unless it was looked at."""

from django.utils.translation import gettext as _

from media import above


def is_checked(image) -> bool:
    """People in it were made unrecognisable, or somebody who may say it said that
    nobody to protect is seen."""
    return bool(image.cleared_at or image.is_redacted)


def unchecked(image):
    """Of the picture and of what stands in for it at its end, the first that nobody
    looked at; None where both were."""
    both = filter(None, (image, image.replacement))
    return next((each for each in both if not is_checked(each)), None)


def stories_of(image, user) -> list:
    """Stories that protect people and that readers have, or will have, in which they
    get the picture, or get it when the time of another one is over."""
    return above.protected_uses([image, *image.stands_in_for.all()], user)


def why_not() -> str:
    return _(
        "Readers have, or will have, stories with it in which people have to be"
        " unrecognisable. Make the people in the new picture unrecognisable first, or"
        " say that nobody to protect is seen in it."
    )
