"""Who may do what: one table of role and verb, and the one question to ask it.

OWN means the story's team (articles ask with `own=True`); EDITION means every
story of the edition in which the role is held. The chief has all editions, and who
was made with `createsuperuser` is a chief.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

OWN, EDITION = "own", "edition"


class Role(models.TextChoices):
    REPORTER = "reporter", _("reporter")
    TRANSLATOR = "translator", _("translator")
    PHOTO = "photo", _("photo editor")
    EDITOR = "editor", _("editor")
    CHIEF = "chief", _("chief editor")


_WRITING = {
    "start": EDITION,
    "read": OWN,
    "edit": OWN,
    "submit": OWN,
    "preview": OWN,
    # To let somebody without an account read it before readers do.
    "send_preview": OWN,
    "spike": OWN,
    "restore": OWN,
    "embargo": OWN,
    "commission": OWN,
    "glossary": EDITION,
}
_EDITING = {
    "start": EDITION,
    "read": EDITION,
    "edit": EDITION,
    "submit": EDITION,
    "preview": EDITION,
    "send_preview": EDITION,
    "send_back": EDITION,
    "approve": EDITION,
    "publish": EDITION,
    "update": EDITION,
    "correct": EDITION,
    "kill": EDITION,
    "cancel": EDITION,
    "reschedule": EDITION,
    "spike": EDITION,
    "restore": EDITION,
    "embargo": EDITION,
    "lift_embargo": EDITION,
    "develop": EDITION,
    "conclude": EDITION,
    # The order of an edition's front.
    "arrange": EDITION,
    # Lifted by who set it, or the chief: articles/holds.py.
    "hold": EDITION,
    "lift_hold": EDITION,
    "paste": EDITION,
    "pictures": EDITION,
    "library": EDITION,
    "transcripts": EDITION,
    "people": EDITION,
    "sections": EDITION,
    "wordings": EDITION,
    # To ask for translations: of one's own edition's originals, and into it.
    "commission": EDITION,
    "glossary": EDITION,
    # To agree, as the second person, that words are removed for good.
    "confirm_erase": EDITION,
}
RIGHTS = {
    Role.REPORTER: {
        **_WRITING,
        "paste": EDITION,
        "pictures": EDITION,
        "transcripts": EDITION,
    },
    Role.TRANSLATOR: {**_WRITING, "paste": EDITION, "transcripts": EDITION},
    Role.PHOTO: {
        "unseal": EDITION,
        "read": EDITION,
        "preview": EDITION,
        "pictures": EDITION,
        "library": EDITION,
        "transcripts": EDITION,
    },
    Role.EDITOR: _EDITING,
    Role.CHIEF: {
        **_EDITING,
        "unseal": EDITION,
        "erase": EDITION,
        "editions": EDITION,
        "sign_ins": EDITION,
        # The emergency page.
        "panic": EDITION,
    },
}
VERBS = frozenset(verb for rights in RIGHTS.values() for verb in rights)


def roles_of(user, edition=None) -> set:
    """The roles that `user` holds in `edition`, or in any where none is given."""
    if not (user and user.is_authenticated and user.is_active):
        return set()
    if user.is_superuser:
        return {Role.CHIEF}
    return {
        membership.role
        for membership in memberships_of(user)
        if edition is None
        or membership.edition_id is None
        or membership.edition_id == edition.pk
    }


def memberships_of(user) -> list:
    """The memberships of `user`, asked of the database once for each user object."""
    if not hasattr(user, "_memberships"):
        user._memberships = list(user.memberships.all())
    return user._memberships


def may(user, verb, edition=None, *, own=False) -> bool:
    """Whether `user` may do `verb` in `edition` (in any, where none is given)."""
    if verb not in VERBS:
        raise ValueError(f"{verb} is no verb of the desk.")
    reaches = {RIGHTS[role].get(verb) for role in roles_of(user, edition)}
    return EDITION in reaches or (own and OWN in reaches)


def editions_where(user, verb):
    """Ids of the editions where `user` may do `verb` on any story; None means all."""
    return _edition_ids(user, verb, {EDITION})


def editions_where_own(user, verb):
    """Like `editions_where`, for the stories on whose team `user` is."""
    return _edition_ids(user, verb, {OWN, EDITION})


def _edition_ids(user, verb, reaches):
    if not (user and user.is_authenticated and user.is_active):
        return set()
    if user.is_superuser:
        return None
    found = {
        membership.edition_id
        for membership in memberships_of(user)
        if RIGHTS[membership.role].get(verb) in reaches
    }
    return None if None in found else found
