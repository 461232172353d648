"""How fronts are arranged: what stands where, and its one writer."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext

from articles.models import Arrangement, Window
from articles.querysets import ENDS_LATER
from articles.refused import Refused
from articles.site import layout
from articles.site.arranged import SECTION, TOP
from people.models import Edition
from people.roles import may


def room_at(place) -> int:
    """How many stories an editor can put there."""
    return layout.TOP if place == TOP else layout.IN_SHELF


class Overtaken(Refused):
    """Somebody else arranged the front meanwhile; `newest` is theirs."""

    def __init__(self, newest):
        self.newest = newest
        zone = newest.edition.zone
        super().__init__(
            gettext(
                "%(name)s changed the front page at %(time)s, after you opened it."
                " Yours stands below and is not saved: look at theirs, then save again"
                " to put yours in its place."
            )
            % {"name": newest.by, "time": f"{newest.at.astimezone(zone):%H:%M}"}
        )


@dataclass
class Order:
    """Ids of stories at their places. In `top`, the lead and the seconds, None stands
    for whatever is newest; `sections` has lists of them by ids of sections, `blocks`
    the ids of sections as their blocks follow."""

    top: list = field(default_factory=list)
    sections: dict = field(default_factory=dict)
    blocks: list = field(default_factory=list)

    @classmethod
    def of(cls, arrangement):
        if arrangement is None:
            return cls()
        order = cls(blocks=list(arrangement.sections))
        for slot in arrangement.slots:
            order.at(slot["place"]).append(slot["article"])
        return order

    def at(self, place) -> list:
        if place == TOP:
            return self.top
        return self.sections.setdefault(int(place.removeprefix(SECTION)), [])

    @property
    def slots(self) -> list[dict]:
        found = [{"place": TOP, "article": each} for each in self.top]
        for section, stories in self.sections.items():
            place = f"{SECTION}{section}"
            found += [{"place": place, "article": each} for each in stories]
        return found

    @property
    def ids(self) -> set:
        return {each["article"] for each in self.slots if each["article"]}

    def is_as(self, other) -> bool:
        """Whether the same stories stand at the same places."""
        return (self.top, self.sections) == (other.top, other.sections)

    def only(self, ids) -> "Order":
        """Without stories that are not among them, each of those once, and no more
        than there is room for: the front has no other place for what is put there."""
        left, kept = set(ids), Order(blocks=list(self.blocks))
        for slot in self.slots:
            story = slot["article"]
            there = kept.at(slot["place"])
            if len(there) < room_at(slot["place"]) and (story is None or story in left):
                there.append(story)
                left.discard(story)
        kept.sections = {k: found for k, found in kept.sections.items() if found}
        # What is newest at the end stands there anyhow.
        while kept.top and kept.top[-1] is None:
            kept.top.pop()
        return kept


def with_readers(edition, ids) -> set:
    """Those of the stories that readers of the edition have or will have."""
    windows = Window.objects.filter(ENDS_LATER, edition=edition.pk, article__in=ids)
    windows = windows.filter(print__is_standing=False)
    return set(windows.values_list("article_id", flat=True))


def arrange(edition, by, order, seen, restored=None) -> tuple[Arrangement, set]:
    """Let readers of the edition get its front so. `seen` is the id of the arrangement
    that was looked at, 0 for none. Returns the one that holds now, and the ids of what
    was left out because readers do not have it any more."""
    if not may(by, "arrange", edition):
        raise Refused(
            gettext("You may not arrange the front page of %(edition)s.")
            % {"edition": edition}
        )
    with transaction.atomic():
        Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
        newest = edition.arrangements.select_related("by__person", "edition").first()
        if newest and newest.pk != seen:
            raise Overtaken(newest)
        kept = order.only(with_readers(edition, order.ids))
        left_out = order.ids - kept.ids
        if kept.blocks == _blocks_as_they_come(edition):
            kept.blocks = []
        if newest and (kept.slots, kept.blocks) == (newest.slots, newest.sections):
            return newest, left_out
        made = Arrangement.objects.create(
            edition=edition,
            slots=kept.slots,
            sections=kept.blocks,
            by=by,
            restored=restored,
        )
    return made, left_out


def _blocks_as_they_come(edition) -> list:
    sections = edition.sections.filter(is_standing=False)
    return list(sections.values_list("pk", flat=True))
