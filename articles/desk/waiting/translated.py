"""Eight weeks of translating in numbers, for the chief: how much of what readers got
elsewhere each edition has, how long that took, and what of it is out of date."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Exists, Min, OuterRef

from articles.models import Article, Commission, Print, Window
from articles.querysets import LIVE_NOW
from people.models import Edition
from people.moments import how_long

WEEKS = 8
State = Article.State
# The chart, in the units of its own drawing.
WIDTH, BAR, STEP, NAMES, WORDS = 320, 14, 24, 96, 40


@dataclass
class Translated:
    """One edition: of so many `originals` of others it has `lags` many, each so long
    after the original. `stale` are the moments since when live ones are out of date."""

    edition: Edition
    originals: int = 0
    not_wanted: int = 0
    lags: list[timedelta] = field(default_factory=list)
    stale: list[datetime] = field(default_factory=list)

    @property
    def count(self):
        return len(self.lags)

    @property
    def share(self):
        """In per cent, None where there was nothing to translate."""
        return round(100 * self.count / self.originals) if self.originals else None

    @property
    def lag(self):
        return how_long(median(self.lags)) if self.lags else ""


@dataclass
class Figures:
    editions: list[Translated]

    @property
    def has_any(self):
        return any(each.originals or each.stale for each in self.editions)

    @property
    def height(self):
        return STEP * len(self.editions)

    @property
    def start(self):
        return NAMES

    @property
    def bars(self) -> list[dict]:
        """The chart of shares: where each bar lies, and its words."""
        room = WIDTH - NAMES - WORDS
        return [
            {
                "of": each,
                "y": number * STEP + (STEP - BAR) / 2,
                "word_y": number * STEP + STEP / 2 + 3.5,
                "height": BAR,
                "width": round(room * (each.share or 0) / 100, 1),
                "room": room,
                "word_x": WIDTH - WORDS + 6,
                "words": "–" if each.share is None else f"{each.share} %",
            }
            for number, each in enumerate(self.editions)
        ]


def figures_of(now) -> Figures:
    """For each edition, of what was first published in the last weeks."""
    editions = list(Edition.objects.all())
    found = {each.pk: Translated(each) for each in editions}
    firsts = _first_lives(editions, now - timedelta(weeks=WEEKS), now)
    originals = {
        each["article"]: each for each in firsts if each["article__original"] is None
    }
    for each in originals.values():
        for pk, edition in found.items():
            edition.originals += pk != each["edition"]
    for each in firsts:
        if original := originals.get(each["article__original"]):
            lag = max(each["first"] - original["first"], timedelta())
            found[each["edition"]].lags.append(lag)
    _count_not_wanted(found, originals)
    _find_stale(found)
    return Figures(list(found.values()))


def _first_lives(editions, since, now):
    """Stories that readers have and first got since then. Texts that were translated
    from elsewhere are neither originals nor ours to translate."""
    return list(
        Print.objects.filter(
            # Named, so that the index on them answers.
            edition__in=[each.pk for each in editions],
            first_live__range=(since, now),
            article__state=State.PUBLISHED,
            article__source_language="",
        )
        .order_by()
        .values("article", "edition", "article__original")
        .annotate(first=Min("first_live"))
    )


def _count_not_wanted(found, originals):
    refused = Commission.objects.filter(is_wanted=False)
    for original, edition in refused.values_list("original", "edition"):
        if original in originals:
            found[edition].not_wanted += 1


def _find_stale(found):
    live = Window.objects.filter(LIVE_NOW, article=OuterRef("pk"))
    rows = Article.objects.filter(
        Exists(live),
        state=State.PUBLISHED,
        stale_since__isnull=False,
        original__isnull=False,
    )
    for edition, since in rows.order_by("stale_since").values_list(
        "edition", "stale_since"
    ):
        found[edition].stale.append(since)
