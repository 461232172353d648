"""Each step of the emergency page: what it is called, what it says before it is done,
and what does it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from newsroom.panic import accounts, stories

ACCOUNT, STORY, ALL = "account", "story", "all"


@dataclass(frozen=True)
class Step:
    """`about` is what its address names; `says` are sentences on what will happen,
    `undo` how it is undone; `done` is said afterwards, with
    the %(name)s of an account; `stops` is drawn as what stops something."""

    about: str
    title: str
    says: tuple
    undo: str
    done: str
    run: Callable
    stops: bool = True


STEPS = {
    "freeze-account": Step(
        ACCOUNT,
        _("Freeze this account"),
        (
            _("Nobody can sign in with it, also not with the right password."),
            _("Whoever is signed in with it is out at once, in every browser."),
            _("What was typed and not saved stays kept for its owner."),
        ),
        _("You open it again on the same page."),
        _("The account of %(name)s is frozen."),
        accounts.freeze_account,
    ),
    "open-account": Step(
        ACCOUNT,
        _("Open this account again"),
        (
            _("Its owner can sign in again, with the roles they had."),
            _("If its password may be known to others, set a new one first."),
        ),
        _("You can freeze it again."),
        _("The account of %(name)s is open again."),
        accounts.thaw_account,
        stops=False,
    ),
    "sign-out": Step(
        ACCOUNT,
        _("Sign out everywhere"),
        (
            _("Whoever is signed in with this account is out at once, everywhere."),
            _("They can sign in again. To keep them out, freeze the account."),
        ),
        _("They sign in again."),
        _("%(name)s is signed out everywhere."),
        accounts.sign_out,
    ),
    "sign-out-all": Step(
        ALL,
        _("Sign everybody out"),
        (
            _("Everybody is signed out at once, in every browser but this one."),
            _("What was typed and not saved stays kept for whoever typed it."),
        ),
        _("Everybody signs in again."),
        _("Everybody is signed out, but for this browser."),
        accounts.sign_out_all,
    ),
    "pull": Step(
        STORY,
        _("Pull this story from every surface"),
        (
            _(
                "Every language goes at once from its page, the fronts, lists, search,"
                " feeds and site maps. Planned moments are cancelled."
            ),
            _("At its address readers see that it was withdrawn, and no word of it."),
            _("Only the chief editor publishes it again or takes it back to draft."),
            _("Copies elsewhere, in caches and archives of others, are not reached."),
        ),
        _("You put it back on the same page, word for word as readers had it."),
        _("It is pulled: readers have it in no language."),
        stories.pull,
    ),
    "put-back": Step(
        STORY,
        _("Publish again what was pulled"),
        (
            _("Readers get it again, word for word and at its address."),
            _("What was only planned comes at its moment, if that is still to come."),
        ),
        _("You can pull it again."),
        _("It is published again."),
        stories.put_back,
        stops=False,
    ),
    "freeze": Step(
        ALL,
        _("Freeze all publishing"),
        (
            _(
                "Nothing new goes to readers, in no edition: no publishing, no minor"
                " fix, no correction, no planned moment."
            ),
            _("What readers have stays. Withdrawing goes on, and so does writing."),
            _("Every editor sees that it is frozen, and by whom."),
        ),
        _(
            "You end it on the same page. Planned moments that passed meanwhile are"
            " then asked about, and never published late by themselves."
        ),
        _("All publishing is frozen."),
        stories.freeze,
    ),
    "go-on": Step(
        ALL,
        _("Let publishing go on"),
        (
            _("Editors can publish again."),
            _("What is planned for later goes out at its moment."),
            _("What was planned for a moment that passed is asked about."),
        ),
        _("You can freeze it again."),
        _("Publishing goes on."),
        stories.thaw,
        stops=False,
    ),
}
