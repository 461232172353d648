"""Cards for sharing: pictures of words, for stories that have none of their own."""

import hashlib
import hmac
import json
from dataclasses import astuple, dataclass

from django.conf import settings

WIDTH, HEIGHT = 1200, 630
# Counted up where cards come to look otherwise: each is then another file.
LOOK = 1


@dataclass(frozen=True)
class Words:
    """All public. `spoken` is the language of the headline where it is another."""

    masthead: str
    label: str
    headline: str
    language: str
    direction: str
    spoken: str = ""


def name_of(words, story) -> str:
    """The file of these words on the card of a story: the same words, the same file,
    and nobody outside can guess it."""
    text = json.dumps(["card", LOOK, story, *astuple(words)])
    key = settings.PICTURE_KEY.encode()
    return f"{hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:32]}.png"
