"""What stops a text from being read, and how large a text may be."""

from django.utils.translation import gettext as _

MAX_BYTES = 2_000_000
MAX_LINES = 40_000


class Refusal(Exception):
    """The text cannot be read; the message tells the person what to do."""


def refuse_if_large(size: int) -> None:
    if size > MAX_BYTES:
        raise Refusal(
            _(
                "This text is %(size)s MB, and a story may have at most %(most)s MB."
                " Check that it is one story, or cut it into parts."
            )
            % {
                "size": f"{size / 1_000_000:.1f}",
                "most": f"{MAX_BYTES / 1_000_000:.0f}",
            }
        )
