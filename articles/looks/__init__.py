"""How an edition looks to readers: colours, letters, sizes, a logo; no free CSS."""

from articles.models import LiveEdition

from .sheet import address_of, sheet_of

__all__ = ["address_of", "look_of", "sheet_of"]


def look_of(edition) -> dict:
    """Of a LiveEdition, or of an edition on the desk. What is tried out there, and not
    saved yet, is its `tried_look`."""
    if (tried := getattr(edition, "tried_look", None)) is not None:
        return tried
    if isinstance(edition, LiveEdition):
        return edition.look or {}
    live = LiveEdition.objects.only("look").filter(pk=edition.pk).first()
    edition.tried_look = (live and live.look) or {}
    return edition.tried_look
