"""Second looks as the page of a story shows them."""

from dataclasses import dataclass

from articles.desk.verbs import VERBS
from articles.models import SecondLook
from articles.second_looks import open_looks, why_not


@dataclass(frozen=True)
class Look:
    look: SecondLook
    what: str
    is_late: bool
    why_not: str


def looks_for(article, user, now) -> list[Look]:
    return [shown_look(each, user, now) for each in open_looks(article)]


def shown_look(look, user, now) -> Look:
    verb = VERBS[look.transition.verb]
    return Look(look, str(verb.label), look.due_at < now, why_not(look, user))
