"""The first page of the desk for one person: the one order of what is most urgent."""

from dataclasses import dataclass, field

from articles.desk.states import shown_state
from articles.desk.team import who_has_it
from articles.models import Team
from people.duties import without_duty
from people.models import User
from people.roles import Role

from . import (
    commissions,
    developing,
    files,
    held,
    pictures,
    remarks,
    reports,
    rights,
    stories,
    translations,
    unsaved,
)
from .numbers import Numbers, numbers_of
from .piles import Pile, with_details, without_doubles
from .reach import Reach
from .translated import Figures, figures_of

# First what readers have wrong, then whom others wait for, then one's own.
ORDER = (
    *(
        "unseen",
        "looks",
        "stopped",
        "held",
        "mistakes",
        "corrections",
        "named",
        "own-late",
        "back",
        "unsaved",
        "developing",
        "late",
        "ending",
        "ending-files",
    ),
    *("notes", "review", "approved", "mistakes-duty", "changes", "stale", "assigned"),
    *("translations", "drafts", "pictures", "words", "free", "start"),
    *("today", "reports", "later", "out"),
)


@dataclass
class Front:
    """`work` asks for something, `aside` is worth knowing; both in order."""

    work: list[Pile] = field(default_factory=list)
    aside: list[Pile] = field(default_factory=list)
    duties: list = field(default_factory=list)
    numbers: Numbers | None = None
    translated: Figures | None = None
    names_editions: bool = False
    # Editions in which nobody has the duty, for the chief who may give it.
    without_duty: list = field(default_factory=list)

    @property
    def piles(self):
        return [*self.work, *self.aside]

    @property
    def urgent(self) -> int:
        return sum(pile.urgent for pile in self.work)


def waiting_for(user, now) -> Front:
    reach = Reach(user, now)
    duties = reports.duties(reach)
    piles = without_doubles(_in_order(reach, duties))
    _tell(piles, user, reach.may("approve"))
    return Front(
        [pile for pile in piles if pile.rows and not pile.is_aside],
        [pile for pile in piles if pile.rows and pile.is_aside],
        duties,
        numbers_of(now) if reach.is_chief else None,
        figures_of(now) if reach.is_chief else None,
        _names_editions(piles),
        without_duty(now) if reach.is_chief else [],
    )


def _in_order(reach, duties):
    return sorted(_all(reach, duties), key=lambda pile: ORDER.index(pile.key))


def _all(reach, duties):
    """Asks only for what this person's roles can find anything in."""
    if reach.may("hold"):
        yield held.held(reach)
    if reach.may("correct"):
        yield reports.looks(reach)
        yield from reports.mistakes(reach, duties)
    if reach.writes:
        yield unsaved.unsaved(reach)
        yield from stories.drafts(reach)
        yield from stories.at_the_desk(reach)
        yield from stories.scheduled(reach)
        yield stories.changes(reach)
        yield stories.out(reach)
        yield from translations.behind(reach)
        yield from commissions.assigned(reach)
    if reach.may("conclude"):
        yield developing.forgotten(reach)
    if reach.may("approve"):
        yield commissions.late(reach)
    if reach.with_role(Role.TRANSLATOR):
        yield commissions.free(reach)
        yield translations.to_start(reach)
    if reach.may("update"):
        yield pictures.with_other_words(reach)
    if reach.with_role(Role.PHOTO):
        yield pictures.lacking(reach)
    if reach.may("library"):
        yield rights.unseen(reach)
        yield rights.ending(reach)
        yield files.ending(reach)
    yield reports.own_reports(reach)
    yield from remarks.remarks(reach)


def _tell(piles, user, may_approve):
    """What rows show of stories and of people, asked for once."""
    rows = [row for pile in piles for row in [*pile.shown, *pile.rest]]
    found = with_details(user, {row.article_id for row in rows if row.article_id})
    for article in found.values():
        article.shown = shown_state(article)
        article.with_whom = _with_whom(article, may_approve)
    names = {row.by for row in rows if isinstance(row.by, int)}
    people = User.objects.select_related("person").in_bulk(names) if names else {}
    for row in rows:
        row.article = found.get(row.article_id)
        if isinstance(row.by, int):
            row.by = people.get(row.by, "")


def _with_whom(article, may_approve) -> str:
    """Editors know that it is with the editors; they want to know which of them."""
    editors = any(each.part == Team.Part.EDITOR for each in article.team.all())
    if not article.readable or (may_approve and not editors):
        return ""
    return who_has_it(article)


def _names_editions(piles) -> bool:
    """Whether rows say of which edition they are: not where all are of one."""
    rows = (row for pile in piles for row in pile.rows)
    return len({row.article.edition_id for row in rows if row.article}) > 1
