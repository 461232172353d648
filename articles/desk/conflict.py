"""Two editors, one story: what the second is shown before anything is written."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from articles.desk.document import with_marks
from articles.models import Revision
from articles.plaintext import to_text
from articles.snapshot import TEXTS

_LABELS = {"figures": _("pictures"), "credits": _("credits"), "notes": _("notes")}
_UNSEEN = {"block", "upload", "standing", "DELETE"}


@dataclass
class Difference:
    """One field in both texts."""

    label: str
    theirs: str
    mine: str
    is_long: bool = False


@dataclass
class Conflict:
    by: object
    at: datetime
    is_own: bool
    differences: list[Difference]
    taken: list[str]


def conflict_of(theirs, mine) -> Conflict | None:
    """What differs, where the story was saved since the page of `mine` was opened.

    The forms then carry the version of now, so that saving again goes on with them.
    """
    article = theirs.article
    opened = mine.story["version"].value()
    if str(opened) == str(article.version):
        return None
    taken = _take_over(theirs, mine, opened)
    differences = list(_differences(theirs, mine))
    if not (differences or taken):
        return None
    mine.story.data["version"] = str(article.version)
    last = Revision.objects.filter(article=article).select_related("by__person").first()
    is_own = last.by_id == mine.user.pk
    return Conflict(last.by, last.at, is_own, differences, taken)


def _take_over(theirs, mine, opened) -> list[str]:
    """What is saved, into the fields that were not changed since the page was opened;
    the text only where the pictures, which stand in it by number, are the same."""
    numbered = Revision.objects.filter(article=theirs.article)
    found = str(opened).isdecimal() and numbered.filter(number=opened).first()
    if not found:
        return []
    then = {name: found.content[name] for name in TEXTS if name in mine.story.fields}
    if _same(_rows(theirs.figures), _rows(mine.figures)):
        then["body"] = to_text(found.content["body"])
    taken = []
    for name, before in then.items():
        saved, sent = (_shown(forms.story[name]) for forms in (theirs, mine))
        if not _same(saved, sent) and _same(sent, before):
            mine.story.data[name] = theirs.story[name].value()
            taken.append(mine.story[name].label)
    if mine.story.fields["body"].label in taken and mine.story.document is not None:
        mine.story.document = with_marks(theirs.article.body)
    return taken


def _differences(theirs, mine):
    for name in mine.story.fields:
        if name == "version":
            continue
        pair = [_shown(forms.story[name]) for forms in (theirs, mine)]
        if _same(*pair):
            continue
        yield Difference(mine.story[name].label, *pair, is_long=name == "body")
    for name in ("figures", "credits", "notes"):
        pair = [_rows(getattr(forms, name)) for forms in (theirs, mine)]
        if not _same(*pair):
            yield Difference(_LABELS[name], *pair, is_long=True)


def _same(one, other) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _shown(bound) -> str:
    """The value of a field in words, whether it was typed or read."""
    value = bound.value()
    widget = bound.field.widget
    if hasattr(bound.field, "queryset"):
        return _chosen(bound.field, value)
    if choices := getattr(bound.field, "choices", None):
        return str(dict(choices).get(value, value or ""))
    shown = widget.format_value(value)
    return "" if shown is None else str(shown).replace("\r\n", "\n").strip()


def _chosen(field, value) -> str:
    if not value or not str(value).isdigit():
        return str(value or "")
    row = field.queryset.filter(pk=value).first()
    return field.label_from_instance(row) if row else str(value)


def _rows(rows) -> str:
    lines = []
    for row in rows.forms:
        if row["DELETE"].value() or not (row in rows.initial_forms or _typed(row)):
            continue
        words = [_shown(row[name]) for name in row.fields if name not in _UNSEEN]
        lines.append(" / ".join(word for word in words if word))
    return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))


def _typed(row) -> bool:
    return row.is_bound and row.has_changed()
