"""What a new newsroom still needs, in the order in which it is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Section
from people.models import Edition, User
from people.roles import may


@dataclass(frozen=True)
class Step:
    """`is_next` is the one to do now; one that is not open needs an edition first."""

    title: str
    why: str
    address: str
    is_done: bool
    is_open: bool
    is_next: bool = False


def steps_for(user) -> list[Step]:
    """The steps, while one of them is left, for whoever may take all of them."""
    if not may(user, "editions"):
        return []
    has_edition = Edition.objects.exists()
    done = [
        has_edition,
        Section.objects.exists(),
        User.objects.filter(is_active=True)[1:2].exists(),
        Article.objects.exists(),
    ]
    if all(done):
        return []
    return [
        Step(
            title,
            why,
            reverse(f"admin:{name}_add"),
            is_done,
            is_open=has_edition or name == "people_edition",
            is_next=place == done.index(False),
        )
        for place, (is_done, (title, why, name)) in enumerate(
            zip(done, _words(), strict=True)
        )
    ]


def _words():
    return [
        (
            _("Make an edition"),
            _("One language’s paper: its name, its clock, its address for readers."),
            "people_edition",
        ),
        (
            _("Name its sections"),
            _("The fixed departments of the paper. Every story belongs to one."),
            "articles_section",
        ),
        (
            _("Give people a sign-in"),
            _("Each with a role in an edition. What they may do follows from it."),
            "people_user",
        ),
        (
            _("Write the first story"),
            _("It is a draft until somebody approves and publishes it."),
            "articles_article",
        ),
    ]
