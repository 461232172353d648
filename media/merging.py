"""Two pictures that are one to readers: which stays, and what is kept of the other.

The words of the one that goes are taken over where the one that stays has none in that
edition; where both say something, a person chooses.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media import above, changes, protecting
from media.models import Caption, Image
from media.replacing import replace
from media.rights import is_over

FACTS = ("place", "taken_on", "persons")
WORDS = {
    "caption": gettext_lazy("caption"),
    "alt": gettext_lazy("alt text"),
    "credit": gettext_lazy("credit line"),
}
KEPT, GONE = "kept", "gone"


class NotMerged(Exception):
    """The text says why; nothing was changed."""


@dataclass
class Conflict:
    """In one edition both pictures have words, and not the same."""

    edition: Any
    name: str
    kept: str
    gone: str
    chosen: str = ""

    @property
    def key(self) -> str:
        return f"{self.name}-{self.edition.pk}"

    @property
    def label(self):
        return WORDS[self.name]


def conflicts(kept, gone, answers=None) -> list[Conflict]:
    """`answers` are None where nobody was asked yet: the one that stays is offered."""
    mine = {each.edition_id: each for each in kept.captions.select_related("edition")}
    found = []
    for theirs in gone.captions.select_related("edition"):
        if not (caption := mine.get(theirs.edition_id)):
            continue
        for name, text in theirs.shown.items():
            if text and caption.shown[name] and text != caption.shown[name]:
                each = Conflict(theirs.edition, name, caption.shown[name], text)
                chosen = KEPT if answers is None else answers.get(each.key, "")
                each.chosen = chosen if chosen in (KEPT, GONE) else ""
                found.append(each)
    return found


def fewer_rights(kept, gone, now) -> list[str]:
    """What readers would lose by it, a sentence each."""
    found = []
    if not kept.source:
        found.append(
            _("Nobody has said where it is from: no story may go out with it.")
        )
    if is_over(kept, now):
        found.append(_("Its time is over: readers get no picture, or what stands in."))
    elif kept.usable_until and (
        gone.usable_until is None or kept.usable_until < gone.usable_until
    ):
        found.append(_("It may not be used for as long as the one that goes."))
    return found


def why_not(kept, gone, by) -> str:
    """Empty where the one may take the place of the other."""
    if protecting.unchecked(kept) and protecting.stories_of(gone, by):
        return protecting.why_not()
    if gone.is_redacted and not kept.is_redacted:
        return _(
            "People are unrecognisable in the one that goes, and not in the one that"
            " would stay. Make them unrecognisable there first."
        )
    return ""


def merge(kept_id, gone_id, answers, takes_rights, by, now) -> list[str]:
    """Everything that shows the one shows the other. Returns sentences about what came
    of it. Raises NotMerged."""
    with transaction.atomic():
        both = {kept_id, gone_id}
        above.lock_stories(Image.objects.filter(pk__in=both))
        rows = Image.objects.select_for_update(no_key=True).filter(
            pk__in=both, replaced_by=None
        )
        found = {each.pk: each for each in rows.order_by("pk")}
        if len(found) < 2:
            raise NotMerged(_("One of the two was replaced or deleted meanwhile."))
        kept, gone = found[kept_id], found[gone_id]
        if reason := why_not(kept, gone, by):
            raise NotMerged(reason)
        if fewer_rights(kept, gone, now) and not takes_rights:
            raise NotMerged(_("Say that you know what its rights are, or go back."))
        open_ones = conflicts(kept, gone, answers)
        if not all(each.chosen for each in open_ones):
            raise NotMerged(_("Choose which words stay."))
        _take_facts(kept, gone)
        _take_words(kept, gone, {each.key: each.chosen for each in open_ones})
        replace(gone, kept)
        return changes.tell(kept, by)


def _take_facts(kept, gone):
    for name in FACTS:
        if not getattr(kept, name):
            setattr(kept, name, getattr(gone, name))
    kept.save(update_fields=FACTS)


def _take_words(kept, gone, chosen):
    mine = {each.edition_id: each for each in kept.captions.all()}
    for theirs in gone.captions.all():
        caption = mine.get(theirs.edition_id)
        caption = caption or Caption(image=kept, edition_id=theirs.edition_id)
        for name in WORDS:
            answer = chosen.get(f"{name}-{theirs.edition_id}")
            if answer == GONE or not (answer or caption.shown[name]):
                _take(caption, theirs, name)
        caption.save()


def _take(caption, theirs, name):
    if name == "caption":
        caption.text = theirs.text
    elif name == "credit":
        caption.credit = theirs.credit
    else:
        caption.alt, caption.decorative = theirs.alt, theirs.decorative
