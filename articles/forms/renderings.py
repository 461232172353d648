"""What is said, part by part, of how a translation renders its original.

The page sends only what was changed on it, so that what two people say of different
parts stands beside each other:

    {"version": 12, "rows": [{"part": …, "source": …, "state": …, "let": …}]}

`version` is the one of the original that the page showed. A part is named by its key,
or where its block is new by what the page calls it. State "none" unties the two.
"""

import json
import re
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Article, Rendering, Revision
from articles.translation.parts import FIELDS, parts_of
from articles.translation.sources import source_of
from people.roles import may

NONE = "none"
MOST = 3_000
LONGEST = 400_000
_PART = re.compile(r"[A-Za-z0-9 -]{1,24}(?:/(?:caption|alt|credit))?")
_STATES = {*Rendering.State.values, NONE}


@dataclass
class Said:
    """Rows of strings; `true_to` is the version of the original that was read."""

    true_to: Revision | None
    rows: list[dict]


class RenderingForm(forms.Form):
    renderings = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args, article, user, **options):
        super().__init__(*args, **options)
        self.article, self.user = article, user

    @property
    def said(self) -> Said:
        return self.cleaned_data["renderings"]

    def clean_renderings(self):
        if not (self.article.pk and self.article.original_id):
            return Said(None, [])
        version, rows = _read(self.cleaned_data["renderings"])
        rows = rows + self._chosen()
        if not rows:
            return Said(None, [])
        true_to = self._version(version)
        known = {part.key for part in parts_of(true_to.content)}
        known |= set(self.article.renderings.values_list("source", flat=True))
        for row in rows:
            self._check(row, known)
        return Said(true_to, rows)

    def _version(self, number) -> Revision:
        """Of the original, as this person may know it."""
        original = self.article.original
        now = source_of(original)
        if number is None or (now and now.number == number):
            found = now
        else:
            found = original.revisions.filter(number=number).first()
            found = found if found and self._may_know(found) else None
        if found is None:
            raise ValidationError(
                _("What was said of the parts belongs to another original. Load again.")
            )
        return found

    def _may_know(self, revision):
        readable = Article.objects.visible_to(self.user)
        return (
            self.article.original.prints.filter(revision=revision).exists()
            or readable.filter(pk=self.article.original_id).exists()
        )

    def _check(self, row, known):
        if row["source"] not in known:
            raise ValidationError(
                _(
                    "Something is said of a part “%(part)s” that the original does not"
                    " have. Load the page again; what you wrote is kept."
                ),
                params={"part": row["source"][:40]},
            )
        if row["let"] and not may(self.user, "approve", self.article.edition):
            raise ValidationError(
                _(
                    "Only an editor of %(edition)s lets a part go to readers"
                    " untranslated."
                ),
                params={"edition": self.article.edition},
            )

    def _chosen(self) -> list[dict]:
        """What was chosen beside the parts where no script runs."""
        found = []
        for name in self.data:
            if not name.startswith("rendering-") or not self.data[name]:
                continue
            source = name.removeprefix("rendering-")
            part = self.data.get(f"place-{source}") or _first_part(self.article, source)
            # A field is there, whether anybody said so or not.
            part = part or (source if source in FIELDS else "")
            state = self.data[name]
            is_let = state == "let"
            state = Rendering.State.TODO if is_let else state
            if part or state == Rendering.State.DROPPED:
                found.append(_row(part, source, state, is_let))
        return found


def _first_part(article, source) -> str:
    there = article.renderings.filter(source=source).exclude(part="")
    return there.values_list("part", flat=True).first() or ""


def _read(text):
    if not text:
        return None, []
    try:
        given = json.loads(text) if len(text) <= LONGEST else None
        rows = [_row(**row) for row in given["rows"]]
        version = given["version"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _broken() from error
    is_number = type(version) is int and 0 < version < 2**31
    if len(rows) > MOST or not is_number:
        raise _broken()
    return version, rows


def _row(part, source, state, let=False) -> dict:
    """Raises ValidationError for what no page sends."""
    is_whole = isinstance(part, str) and isinstance(source, str)
    if not (is_whole and state in _STATES and isinstance(let, bool)):
        raise _broken()
    if state == Rendering.State.DROPPED:
        part = ""
    if part and not _PART.fullmatch(part):
        raise _broken()
    return {"part": part, "source": source, "state": state, "let": let}


def _broken():
    return ValidationError(
        _("What was said of the parts came here broken. Load the page again.")
    )
