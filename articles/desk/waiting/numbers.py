"""Eight weeks in numbers, for the chief: what went in and out of the desk, and how
long a story took from its first submission to readers."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Subquery,
    Value,
)
from django.db.models.functions import Cast

from articles.models import Transition
from people.models import Edition
from people.moments import briefly, how_long

WEEKS = 8
VERBS = ("submit", "publish", "correct", "kill")
# The chart, in the units of its own drawing.
WIDTH, HEIGHT, GAP, FOOT, HEAD = 320, 120, 8, 18, 16


@dataclass
class Week:
    """One edition's numbers, or all editions', in the week that begins on `start`."""

    start: date
    counts: dict = field(default_factory=lambda: dict.fromkeys(VERBS, 0))
    median: timedelta | None = None

    @property
    def took(self):
        return "" if self.median is None else how_long(self.median)

    @property
    def short(self):
        """The same for the chart: a number and a letter."""
        return "" if self.median is None else briefly(self.median)

    @property
    def label(self):
        return f"{self.start:%m-%d}"


@dataclass
class Numbers:
    """`total` and each of `editions` (edition, weeks), the oldest week first."""

    total: list[Week]
    editions: list[tuple[Edition, list[Week]]]

    @property
    def this_week(self):
        return self.total[-1]

    @property
    def last_week(self):
        return self.total[-2]

    @property
    def bars(self) -> list[dict]:
        """The chart of medians: where each bar stands, and its words."""
        longest = max((w.median for w in self.total if w.median), default=None)
        step = WIDTH / WEEKS
        return [
            {
                "week": week,
                "x": round(number * step + GAP / 2, 1),
                "width": round(step - GAP, 1),
                "middle": round((number + 0.5) * step, 1),
                **_height(week, longest),
            }
            for number, week in enumerate(self.total)
        ]


def _height(week, longest):
    room = HEIGHT - FOOT - HEAD
    height = max(round(room * (week.median / longest), 1), 2) if week.median else 0
    top = round(HEIGHT - FOOT - height, 1)
    return {"height": height, "y": top, "word_y": top - 4}


def numbers_of(now) -> Numbers:
    editions = list(Edition.objects.all())
    newest = max((_monday(now.astimezone(e.zone)) for e in editions), default=None)
    newest = newest or _monday(now)
    starts = [newest - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
    tables = {key: _blank(starts) for key in [None, *(e.pk for e in editions)]}
    # A day more, for clocks that are ahead of ours.
    since = now - timedelta(weeks=WEEKS, days=1)
    _count(tables, since)
    _time(tables, since)
    return Numbers(
        list(tables[None].values()),
        [(each, list(tables[each.pk].values())) for each in editions],
    )


def _monday(moment) -> date:
    return moment.date() - timedelta(days=moment.weekday())


def _blank(starts):
    return {start: Week(start) for start in starts}


def _weekly(verbs, since):
    """Steps with the Monday of their week, by the clock of the story's edition."""
    local = Func(
        F("article__edition__time_zone"),
        F("at"),
        function="timezone",
        output_field=DateTimeField(),
    )
    week = Func(
        Value("week"), local, function="date_trunc", output_field=DateTimeField()
    )
    return (
        Transition.objects.filter(verb__in=verbs, at__gte=since)
        .order_by()
        .annotate(week=Cast(week, DateField()), edition=F("article__edition"))
    )


def _count(tables, since):
    steps = _weekly(VERBS, since).values("week", "edition", "verb")
    for each in steps.annotate(n=Count("pk")):
        for key in (None, each["edition"]):
            if week := tables[key].get(each["week"]):
                week.counts[each["verb"]] += each["n"]


def _time(tables, since):
    """Of first publications only: what is published again was slow for other causes."""
    earlier = Transition.objects.filter(
        article=OuterRef("article"), verb="publish", at__lt=OuterRef("at")
    )
    submitted = Transition.objects.filter(
        article=OuterRef("article"), verb="submit"
    ).order_by("at")
    took = ExpressionWrapper(
        F("at") - Subquery(submitted.values("at")[:1]), output_field=DurationField()
    )
    out = _weekly(("publish",), since).filter(~Exists(earlier)).annotate(took=took)
    spans = {}
    for each in out.values("week", "edition").annotate(all=ArrayAgg("took")):
        known = [span for span in each["all"] if span is not None]
        for key in (None, each["edition"]):
            spans.setdefault((key, each["week"]), []).extend(known)
    for (key, start), found in spans.items():
        if found and (week := tables[key].get(start)):
            week.median = median(found)
