"""What happened to pictures: noted in the log of the desk by the pages that do it, and
read from there where somebody asks. Nothing is written twice."""

import json

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from media.models import Image

# Fields to the admin's own history of the picture, which names them as they are here.
REDACTED, ENDED = "redaction", "end of its time"
REPLACED, STANDS_IN = "what is in its place", "what it is in the place of"
CLEARED, NOT_CLEARED = "nobody to protect", "nobody to protect (taken back)"
# Of the form of rights, what changes what readers may get.
RIGHTS = frozenset({"source", "licence", "usable_until", "replacement"})


def note(admin, request, image, what) -> None:
    """In the transaction that does it."""
    admin.log_change(request, image, [{"changed": {"fields": [what]}}])


def noted(image_ids):
    """(picture's number, who, when, names of what happened), oldest first."""
    entries = (
        LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Image),
            object_id__in=[str(pk) for pk in image_ids],
        )
        .select_related("user__person")
        .order_by("action_time", "pk")
    )
    for each in entries:
        if names := _names(each.change_message):
            yield int(each.object_id), each.user, each.action_time, names


def _names(message) -> set[str]:
    """Of the picture itself: its captions are noted beside it, with an object."""
    try:
        parts = json.loads(message)
    except ValueError:  # in words, as the admin takes it, too
        return set()
    changed = [part.get("changed", {}) for part in parts if isinstance(part, dict)]
    return {
        name
        for each in changed
        if "object" not in each
        for name in each.get("fields", ())
    }
