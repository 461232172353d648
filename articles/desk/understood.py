"""What the desk is asked to confirm of a pasted story, beside the story itself."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.models import Byline
from people.models import Person
from people.spelling import matching

FIRST_WORDS = 90


@dataclass
class Credited:
    """Somebody whom the text names; `known` are the people written so."""

    name: str
    role: str
    known: list
    has_bio: bool = False
    email: str = ""


def credited(parsed) -> list[Credited]:
    found = [
        Credited(
            one.name or _("(no name)"),
            Byline.Role.REPORTER.label,
            _known(one.name, one.email),
            bool(one.bio),
            one.email or "",
        )
        for one in parsed.reporters
    ]
    for role, names in (
        (Byline.Role.TRANSLATOR, parsed.translators),
        (Byline.Role.EDITOR, parsed.editors),
    ):
        found += [Credited(name, role.label, _known(name)) for name in names]
    return found


def _known(name, email=""):
    if email and (owner := Person.objects.filter(email__iexact=email).first()):
        return [owner]
    return list(matching(name)[:3]) if name else []


def opening(text) -> str:
    """The first words of a text, to be recognised by."""
    shown = " ".join(text.split())
    return shown if len(shown) <= FIRST_WORDS else f"{shown[:FIRST_WORDS].rstrip()}…"
