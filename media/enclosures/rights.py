"""Whether a sound, video or document may be used: as pictures, without stand-ins."""

from media.rights import OVER, UNSTATED, is_over

__all__ = ["OVER", "UNSTATED", "why_unusable"]


def why_unusable(enclosure, at) -> str:
    """Empty where readers may get it at that moment."""
    if is_over(enclosure, at):
        return OVER
    return "" if enclosure.source else UNSTATED
