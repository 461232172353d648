"""Two people, one story: what both changed is put to whoever saves last.

Nothing is written here. A form that was opened with an older version comes back with
what was saved since merged into it, and with questions where both changed the same.
"""

from dataclasses import dataclass, field
from datetime import datetime

from articles.desk.asked import FIELD, Asked, Broken, asked_in
from articles.desk.asking import Reader
from articles.desk.copies import differ, keyed, merge_copies
from articles.desk.copying import saved_copy, sent_copy
from articles.desk.merge import Choice
from articles.desk.refill import refilled
from articles.forms.story import LONGEST_BODY, MOST_LINES
from articles.models import Revision
from articles.snapshot import snapshot


@dataclass
class Conflict:
    """`questions` are open, `taken` was changed by others alone, `lines` say what else
    was done; `comparison` goes along with the page."""

    savers: list
    at: datetime
    is_own: bool
    questions: list = field(default_factory=list)
    taken: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    comparison: str = ""
    is_unanswered: bool = False


@dataclass
class Met:
    """The arrival as it is to be shown or saved. Where it is neither a conflict nor
    `readable`, the forms say what is wrong, and the comparison comes after that."""

    arrival: object
    conflict: Conflict | None = None
    readable: bool = True


def meet(forms, arrival, *, only_shown=False) -> Met:
    """What comes of `forms`, as they were sent, beside the story as it is saved now.

    `only_shown`: nothing will be saved, so the choices made are not applied yet.
    """
    try:
        asked = asked_in(arrival.data, forms.article)
        is_broken = False
    except Broken:
        asked, is_broken = None, True
    opened = _number(forms.story["version"].value())
    if opened == forms.article.version and not (asked or is_broken):
        return Met(arrival)
    return _Meeting(forms, arrival, asked, None if is_broken else opened).met(
        only_shown
    )


def _number(value):
    text = str(value)
    # Longer ones are no version's, and more than the database can hold.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


class _Meeting:
    """Three copies of a story: `then` is the one that `mine` was opened with, and None
    where nobody can say which that was."""

    def __init__(self, forms, arrival, asked, opened):
        self.forms, self.arrival = forms, arrival
        self.article = forms.article
        self.then = self._copy_of(opened, asked)
        self.asked = self.then and asked
        self.opened = opened if self.then else None
        self.theirs = self._copy_now()
        self.mine = self._mine()

    def _copy_of(self, number, asked):
        revision = Revision.objects.filter(article=self.article, number=number).first()
        ids = asked.saved if asked else None
        return revision and saved_copy(revision.content, self.forms, ids)

    def _copy_now(self):
        ids = self.asked.saved if self.asked and self._is_newest else None
        return saved_copy(snapshot(self.article), self.forms, ids, self.then)

    @property
    def _is_newest(self):
        return self.opened == self.article.version

    def _mine(self):
        text = self.forms.story["body"].value() or ""
        if len(text) > LONGEST_BODY or text.count("\n") > MOST_LINES:
            return None
        return sent_copy(self.forms, self.then or self.theirs, self.theirs, self.asked)

    def met(self, only_shown) -> Met:
        if self.mine is None:
            shown = self.asked and self._asked_again(self.asked.bases)
            return Met(self.arrival, shown, readable=False)
        if not self.asked:
            return self._merged(self.then, self.mine, self.arrival)
        answers = {} if only_shown else self.asked.answers(self.arrival.data)
        still_open = {
            key: before
            for key, before in self.asked.bases.items()
            if key not in answers and self._is_open(key)
        }
        if self._is_newest and (still_open or only_shown):
            return Met(self.arrival, self._asked_again(still_open))
        mine = self.mine.with_chosen(self.then, answers)
        arrival = refilled(self.arrival, mine, self.forms)
        if self._is_newest:
            return Met(arrival)
        return self._merged(self.then.as_before(still_open, mine), mine, arrival)

    def _is_open(self, key):
        return differ(key, self.then.at(key), self.mine.at(key))

    def _asked_again(self, still_open):
        """The page as it came, with the choices that were made so far."""
        if not still_open:
            return None
        choices = {}
        for key, before in self.asked.bases.items():
            mine = self.mine.at(key) if self.mine else self.asked.mine.get(key)
            choice = Choice(before, self.then.at(key), mine)
            if differ(key, choice.theirs, choice.mine):
                choices[key] = choice
        conflict = self._conflict(self.asked.since)
        reader = Reader(self.forms, [self.mine, self.then])
        answers = self.asked.answers(self.arrival.data)
        conflict.questions = reader.questions(choices, answers)
        conflict.comparison = self.arrival.data[FIELD]
        conflict.is_unanswered = True
        return conflict

    def _merged(self, base, mine, arrival) -> Met:
        merged, found = merge_copies(base, self.theirs, mine)
        choices, taken = keyed(found, "choices"), keyed(found, "taken")
        moved = any(each.moved for each in found.values())
        if not (choices or taken or moved):
            return Met(arrival)
        since = self.asked.since if self.asked else self.opened
        conflict = self._conflict(since)
        reader = Reader(self.forms, [merged, self.theirs, base])
        answers = self.asked.answers(arrival.data) if self.asked else {}
        conflict.questions = reader.questions(choices, answers)
        conflict.taken = reader.changes(taken)
        conflict.lines = reader.lines(found)
        if choices:
            asked = self._asked(choices, merged, since)
            conflict.comparison = asked.signed(self.article)
        arrival = refilled(self.arrival, merged, self.forms)
        arrival.data["version"] = str(self.article.version)
        return Met(arrival, conflict)

    def _asked(self, choices, merged, since):
        parts = ("credits", "notes")
        return Asked(
            since=since,
            bases={key: choice.base for key, choice in choices.items()},
            mine={key: choice.mine for key, choice in choices.items()},
            order=[each["id"] for each in merged.body],
            ids={part: [row["id"] for row in getattr(merged, part)] for part in parts},
            saved={
                part: [row["id"] for row in getattr(self.theirs, part)]
                for part in parts
            },
        )

    def _conflict(self, since):
        newer = Revision.objects.filter(article=self.article).defer("content")
        newer = newer.select_related("by__person")
        newer = list(newer.filter(number__gt=since)) if since else list(newer[:1])
        savers = list(dict.fromkeys(each.by for each in reversed(newer) if each.by))
        is_own = savers == [self.forms.user]
        return Conflict(savers, newer[0].at, is_own)
