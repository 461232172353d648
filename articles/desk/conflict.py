"""Two editors, one story: what the second is shown before anything is written."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from articles.models import Revision

_LABELS = {"figures": _("pictures"), "credits": _("credits"), "notes": _("notes")}
_UNSEEN = {"block", "upload", "DELETE"}


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


def conflict_of(theirs, mine) -> Conflict | None:
    """What differs, where the story was saved since the page of `mine` was opened.

    The forms then carry the version of now, so that saving again goes on with them.
    """
    article = theirs.article
    opened = mine.story["version"].value()
    if str(opened) == str(article.version):
        return None
    differences = list(_differences(theirs, mine))
    if not differences:
        return None
    mine.story.data["version"] = str(article.version)
    last = Revision.objects.filter(article=article).select_related("by__person").first()
    return Conflict(last.by, last.at, last.by_id == mine.user.pk, differences)


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
        return _chosen(bound.field.queryset, value)
    if choices := getattr(bound.field, "choices", None):
        return str(dict(choices).get(value, value or ""))
    shown = widget.format_value(value)
    return "" if shown is None else str(shown).replace("\r\n", "\n").strip()


def _chosen(queryset, value) -> str:
    if not value or not str(value).isdigit():
        return str(value or "")
    return str(queryset.filter(pk=value).first() or value)


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
