"""The rows of the page on which a translation is paired with its original."""

from dataclasses import dataclass, field

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from articles.models import Article, Figure, Rendering
from articles.snapshot import snapshot
from articles.translation.names import names_between
from articles.translation.pairing import suggest
from articles.translation.parts import FIELDS, Part, parts_of

# How many paragraphs before and behind its own place a row offers.
AROUND = 12
LEFT_OUT = "-"


@dataclass
class Row:
    """A part of the original with its choices; without a source a part of the
    translation that renders nothing."""

    number: int = 0
    source: Part | None = None
    label: str = ""
    targets: list[Part] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    sure: bool = True
    why: str = ""
    options: list[tuple] = field(default_factory=list)

    @property
    def is_left_out(self):
        return self.chosen[:1] == [LEFT_OUT]


class Sheet:
    """All rows: of what is suggested, of what stands, or of what was `sent`."""

    def __init__(self, article, original, source, sent=None):
        self.article, self.original, self.source = article, original, source
        self.theirs = parts_of(source.content)
        self.ours = parts_of(snapshot(article))
        self.place = {part.key: place for place, part in enumerate(self.ours)}
        found = self._found()
        chosen = self._sent(sent) if sent is not None else self._chosen(found)
        self.rows = self._with_extras(self._rows(found, chosen))

    @property
    def doubts(self):
        return [row for row in self.rows if not row.sure]

    @property
    def texts(self) -> dict:
        """For the page's script: what each choice says."""
        return {str(place): part.text for place, part in enumerate(self.ours)}

    @property
    def pairs(self) -> list[tuple]:
        """(source, target) keys as they are chosen."""
        found = []
        for row in self.rows:
            if row.source and row.is_left_out:
                found.append((row.source.key, ""))
            elif row.source:
                found += [(row.source.key, part.key) for part in row.targets]
        return found

    def _found(self) -> dict:
        """Source key -> [(target key, sure, why)]."""
        images = (
            {each["block"]: each["image"] for each in self.source.content["figures"]},
            dict(self.article.figures.values_list("block", "image")),
        )
        names = names_between(self.original.edition, self.article.edition)
        found = {}
        for pair in suggest(self.theirs, self.ours, images, names):
            found.setdefault(pair.source, []).append(pair)
        return found

    def _chosen(self, found) -> list[list[str]]:
        standing = self._standing()
        return [
            standing[part.key]
            if part.key in standing
            else [
                str(self.place[pair.target])
                for pair in found.get(part.key, ())
                if pair.target
            ][:2]
            for part in self.theirs
        ]

    def _standing(self) -> dict:
        """What was said before, where it is paired with this original already."""
        if self.article.original_id != self.original.pk:
            return {}
        found = {}
        for each in self.article.renderings.all():
            if each.state == Rendering.State.DROPPED:
                found[each.source] = [LEFT_OUT]
            elif each.part in self.place:
                found.setdefault(each.source, []).append(str(self.place[each.part]))
        return {key: chosen[:2] for key, chosen in found.items()}

    def _sent(self, sent):
        allowed = {str(place) for place in self.place.values()} | {LEFT_OUT}
        given = [
            [sent.get(f"to-{number}", ""), sent.get(f"and-{number}", "")]
            for number in range(len(self.theirs))
        ]
        return [
            [LEFT_OUT]
            if pair[0] == LEFT_OUT
            else list(
                dict.fromkeys(each for each in pair if each in allowed - {LEFT_OUT})
            )
            for pair in given
        ]

    def _rows(self, found, chosen):
        labels = _labels(self.theirs)
        return [
            self._row(number, part, labels[number], found.get(part.key, ()), choice)
            for number, (part, choice) in enumerate(
                zip(self.theirs, chosen, strict=True)
            )
        ]

    def _row(self, number, part, label, pairs, chosen):
        suggested = [str(self.place[each.target]) for each in pairs if each.target]
        targets = [self.ours[int(each)] for each in chosen if each != LEFT_OUT]
        row = Row(number, part, label, targets, chosen)
        if chosen == suggested[:2] and pairs:
            row.sure = all(each.sure for each in pairs)
            row.why = pairs[0].why
        row.options = self._options(part, number, chosen)
        return row

    def _options(self, part, number, chosen):
        alike = [
            (str(place), self._opening(place))
            for place, each in enumerate(self.ours)
            if _may_render(part, each)
        ]
        middle = number * len(self.ours) // max(len(self.theirs), 1)
        around = [int(each) for each in chosen if each != LEFT_OUT] or [middle]
        low, high = min(around) - AROUND, max(around) + AROUND
        return [each for each in alike if low <= int(each[0]) <= high]

    def _opening(self, place):
        words = Truncator(self.ours[place].text).chars(48)
        return f"{place + 1} · {words}"

    def _with_extras(self, rows):
        """What renders nothing stands behind what it stands behind in the text."""
        at = {part.key: row for row in rows for part in row.targets}
        behind, first, last = {}, [], None
        for part in self.ours:
            if part.key in at:
                last = at[part.key]
            elif last is None:
                first.append(Row(targets=[part]))
            else:
                behind.setdefault(id(last), []).append(Row(targets=[part]))
        return first + [
            each for row in rows for each in [row, *behind.get(id(row), [])]
        ]


def _may_render(one, other) -> bool:
    if one.key in FIELDS or other.key in FIELDS:
        return one.key in FIELDS and other.key in FIELDS
    if "/" in one.key or "/" in other.key:
        return one.kind == other.kind and "/" in one.key and "/" in other.key
    return True


def _labels(parts) -> list[str]:
    names, blocks, figures = [], 0, {}
    for part in parts:
        if part.key in FIELDS:
            names.append(capfirst(Article._meta.get_field(part.key).verbose_name))
        elif "/" in part.key:
            number = figures.setdefault(part.block, len(figures) + 1)
            name = Figure._meta.get_field(part.kind).verbose_name
            names.append(
                _("Picture %(number)s: %(field)s") % {"number": number, "field": name}
            )
        else:
            blocks += 1
            names.append(_("Paragraph %(number)s") % {"number": blocks})
    return names
