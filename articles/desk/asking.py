"""The words in which a conflict is put to a person."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.forms import BooleanField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.body import TEXTS
from articles.desk.alignment import Budget
from articles.desk.copies import Copy
from articles.desk.words import Piece, word_diff
from articles.plaintext import to_text
from people.chooser import is_id

_BLOCKS = {
    "paragraph": gettext_lazy("Paragraph %(number)s"),
    "subheading": gettext_lazy("Subheading %(number)s"),
    "quote": gettext_lazy("Quotation %(number)s"),
    "list": gettext_lazy("List %(number)s"),
    "table": gettext_lazy("Table %(number)s"),
    "sound": gettext_lazy("Sound %(number)s"),
    "video": gettext_lazy("Video %(number)s"),
    "document": gettext_lazy("Document %(number)s"),
    "embed": gettext_lazy("Card %(number)s"),
    "figure": gettext_lazy("Picture %(number)s"),
    "divider": gettext_lazy("Break %(number)s"),
}


@dataclass
class Side:
    """One side of a choice: how it differs from what both began with."""

    pieces: list[Piece]
    is_gone: bool


@dataclass
class Question:
    key: str
    legend: str
    theirs: Side
    mine: Side
    may_be_both: bool
    chosen: str = ""

    @property
    def name(self):
        return f"choice-{self.key}"

    @property
    def sides(self):
        return [("theirs", self.theirs), ("mine", self.mine)]


@dataclass
class Change:
    legend: str
    pieces: list[Piece]


class Reader:
    """Reads the copies of a story to a person; the numbers of paragraphs are those of
    the first copy that has them."""

    def __init__(self, forms, copies: list[Copy | None]):
        self.forms = forms
        self.copies = [each for each in copies if each]
        self.budget = Budget()

    def questions(self, choices, answers) -> list[Question]:
        return [
            Question(
                key=key,
                legend=self._legend(key, choice),
                theirs=self._side(key, choice.base, choice.theirs),
                mine=self._side(key, choice.base, choice.mine),
                may_be_both=_may_be_both(key, choice),
                chosen=answers.get(key, ""),
            )
            for key, choice in self._sorted(choices)
        ]

    def changes(self, taken) -> list[Change]:
        return [
            Change(self._legend(key, pair), self._side(key, *pair).pieces)
            for key, pair in self._sorted(taken)
        ]

    def lines(self, found) -> list[str]:
        """What was done beside what was taken over, one sentence each."""
        lines = [_MOVED[part, found[part].moved] for part in ("body", "credits")]
        lines = [str(line) for line in lines if line]
        for theirs, _mine in found["body"].beside:
            lines.append(
                _("You both added something here: %(place)s. Theirs stands first.")
                % {"place": self._block(theirs[0])}
            )
        return lines

    def _sorted(self, keyed):
        """In the order of the page: fields, then the text, then what is below it."""
        order = {key: place for place, key in enumerate(self.forms.story.fields)}
        places = {}
        for copy in self.copies:
            for place, each in enumerate(copy.body):
                places.setdefault(each["id"], place)
        parts = ("fields", "body", "credits", "notes", "topics")

        def place(item):
            part, _, rest = item[0].partition(".")
            within = order if part == "fields" else places
            return parts.index(part), within.get(rest.partition(".")[0], 0)

        return sorted(keyed.items(), key=place)

    def _side(self, key, base, value) -> Side:
        texts = [self._words(key, each) for each in (base, value)]
        return Side(word_diff(*texts, self.budget), is_gone=value is None)

    def _legend(self, key, sides) -> str:
        part, _rest, key = key.partition(".")
        if part == "fields":
            return capfirst(self.forms.story[key].label)
        if part == "topics":
            return capfirst(self.forms.story["topics"].label)
        if part == "body":
            return self._block_legend(key)
        row = next(each for each in reversed(sides) if each)
        if part == "credits":
            field = self.forms.credits.form.base_fields["person"]
            return _("Credit: %(name)s") % {"name": shown(field, row["person"])}
        field = self.forms.notes.form.base_fields["kind"]
        return _("Note for readers: %(kind)s") % {"kind": shown(field, row["kind"])}

    def _block_legend(self, key):
        key, _rest, name = key.partition(".")
        if not name:
            return self._block(key)
        field = self.forms.figures.form.base_fields[name]
        return _("%(picture)s: %(field)s") % {
            "picture": self._block(key),
            "field": field.label or name,
        }

    def _block(self, key) -> str:
        return self._numbered.get(key, "")

    @cached_property
    def _numbered(self):
        """What each block is called, counted by kind."""
        names = {}
        for copy in self.copies:
            kinds = Counter()
            for each in copy.body:
                kinds[each["type"]] += 1
                name = _BLOCKS[each["type"]] % {"number": kinds[each["type"]]}
                names.setdefault(each["id"], name)
        return names

    def _words(self, key, value) -> str:
        part, _rest, key = key.partition(".")
        if value is None:
            return ""
        if part == "fields":
            return shown(self.forms.story.fields[key], value)
        if part == "topics":
            return value["name"]
        if part == "body" and "." in key:
            name = key.partition(".")[2]
            return shown(self.forms.figures.form.base_fields[name], value)
        if part == "body" and value["type"] != "figure":
            return to_text([value])
        if part == "body":
            return _listed(self.forms.figures, value["words"], "\n")
        return _listed(getattr(self.forms, part), value, ", ")


_MOVED = {
    ("body", ""): "",
    ("body", "theirs"): gettext_lazy(
        "The order of the paragraphs and pictures is as it was saved."
    ),
    ("body", "both"): gettext_lazy(
        "You both moved paragraphs or pictures: what you moved stands where you put it."
    ),
    ("credits", ""): "",
    ("credits", "theirs"): gettext_lazy("The order of the credits is as it was saved."),
    ("credits", "both"): gettext_lazy(
        "You both changed the order of the credits: yours stands."
    ),
}


def _may_be_both(key, choice):
    part, _rest, key = key.partition(".")
    return (
        part == "body"
        and "." not in key
        and bool(choice.theirs and choice.mine)
        and choice.mine["type"] in (*TEXTS, "embed", "list", "table")
    )


def _listed(rows, values, joint):
    fields = rows.form.base_fields
    words = [shown(fields[name], values[name]) for name in fields if name in values]
    return joint.join(word for word in words if word)


def shown(field, value) -> str:
    """What was typed or chosen in a field, in words."""
    if hasattr(field, "queryset"):
        found = is_id(value) and field.queryset.filter(pk=value).first()
        return field.label_from_instance(found) if found else value
    if isinstance(field, BooleanField):
        return _("yes") if value else ""
    if choices := getattr(field, "choices", None):
        return str(dict(choices).get(value, value))
    return value
