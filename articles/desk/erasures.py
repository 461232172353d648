"""What the page of an erasure shows: where it stands, how much, and for whom."""

import json
import re
from dataclasses import dataclass, field

from django.apps import apps
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.desk import erased_outside as outside
from articles.erasing import matching
from articles.erasing.asking import AGREE, ASK, why_not
from articles.erasing.register import ERASED, table
from articles.models import Article, Erasure, ErasureJob
from people.models import Edition
from people.roles import may

# Of a story: enough to see every text of it, and no page without an end.
STORIES_A_PAGE, ROWS_A_PAGE, EXCERPTS = 20, 20, 60
_BEFORE, _AFTER = 40, 60
_BLANKS = re.compile(r"\s+")


@dataclass
class Found:
    """`kinds` are the counts by kind and edition; `stories` one page of them."""

    kinds: list = field(default_factory=list)
    editions: list = field(default_factory=list)
    stories: object = None
    others: object = None
    story_count: int = 0
    row_count: int = 0
    near: list = field(default_factory=list)
    addresses: list = field(default_factory=list)


def waiting_for(user) -> list:
    """Those to which `user` can agree now, for the first page of the desk."""
    if not may(user, AGREE):
        return []
    found = Erasure.objects.filter(
        done_at=None, dropped_at=None, job__phase=ErasureJob.Phase.FOUND
    )
    found = found.select_related("asked_by__person", "job")
    return [each for each in found if not why_not(each, user)]


def name_of(place) -> str:
    """What the desk calls the rows of a table."""
    model = _model_of(place)
    return str(capfirst(model._meta.verbose_name_plural)) if model else place


def _model_of(place):
    return next((m for m in apps.get_models() if m._meta.db_table == place), None)


def found(erasure, user, page, rows_page) -> Found:
    places = erasure.places.all()
    numbers = places.exclude(story=None).order_by("story").values_list("story")
    stories = Paginator(numbers.distinct(), STORIES_A_PAGE).get_page(page)
    others = Paginator(places.filter(story=None), ROWS_A_PAGE).get_page(rows_page)
    kinds, editions = _kinds(places)
    holds = _matcher(erasure)
    stories.rows = _stories(erasure, [row[0] for row in stories], user, holds)
    # What hangs on no story may be anybody's: its words are the chief's to see.
    others_hold = holds if may(user, ASK) else None
    others.rows = [_other(each, others_hold) for each in others]
    return Found(
        kinds,
        editions,
        stories,
        others,
        stories.paginator.count,
        sum(kind["all"] for kind in kinds),
        near(erasure.job, user),
        outside.addresses(erasure, user),
    )


def near(job, user) -> list:
    """Longer words that hold what is looked for, each with a story in which it stands:
    of what `user` may read."""
    kept = job.result.get("near", [])
    numbers = {story for story, _word in kept if story}
    readable = set(
        Article.objects.visible_to(user)
        .filter(pk__in=numbers)
        .values_list("pk", flat=True)
    )
    is_chief = may(user, ASK)
    words = {}
    for story, word in kept:
        if story in readable or (story is None and is_chief):
            words.setdefault(word, []).append(story)
    return [
        {"word": word, "story": next(filter(None, stories), None)}
        for word, stories in sorted(words.items())
    ]


def left(result) -> list:
    """Where something is left, in the words of the desk: (what, how often)."""
    return [
        (_named(*name.partition(".")[::2]), count)
        for name, count in result.get("found", {}).items()
    ]


def _named(place, column) -> str:
    model = _model_of(place)
    for one in model._meta.concrete_fields if model else ():
        if one.column == column:
            return f"{name_of(place)}: {one.verbose_name}"
    return name_of(place)


def _kinds(places):
    """Counts by kind of row, with one for each edition."""
    counted = places.order_by().values_list("place", "edition").annotate(Count("pk"))
    rows = {}
    for place, edition, count in counted:
        rows.setdefault(place, {})[edition] = count
    known = [each for each in Edition.objects.all() if _has(rows, each.pk)]
    kinds = [
        {
            "name": name_of(place),
            "all": sum(counts.values()),
            "by_edition": [counts.get(edition.pk, 0) for edition in known],
            "without": counts.get(None, 0),
        }
        # In the order of the register: what readers had comes first.
        for place, counts in sorted(rows.items(), key=lambda each: _order(each[0]))
    ]
    return kinds, known


def _order(place):
    return [each.name for each in ERASED].index(place)


def _has(rows, edition):
    return any(edition in counts for counts in rows.values())


def _stories(erasure, numbers, user, holds):
    readable = Article.objects.visible_to(user).filter(pk__in=numbers)
    readable = readable.select_related("edition").in_bulk()
    editions = dict(
        Article.objects.filter(pk__in=numbers).values_list("pk", "edition__name")
    )
    rows = {}
    for each in erasure.places.filter(story__in=numbers):
        rows.setdefault(each.story, []).append(each)
    return [
        {
            "number": number,
            "article": readable.get(number),
            "edition": editions.get(number, ""),
            "where": _where(rows.get(number, [])),
            "excerpts": _excerpts(rows.get(number, []), holds)
            if number in readable
            else [],
        }
        for number in numbers
    ]


def _where(places) -> str:
    counts = {}
    for each in places:
        counts[each.place] = counts.get(each.place, 0) + 1
    said = (f"{name_of(place)} ({count})" for place, count in counts.items())
    return ", ".join(said)


def _other(place, holds):
    """Its kind stands beside it once. One that was chosen has a number, and may have no
    words."""
    excerpts = _excerpts([place], holds)
    for each in excerpts:
        each["kinds"] = ""
    number = place.row if "pictured" in place.columns else ""
    return {"name": name_of(place.place), "number": number, "excerpts": excerpts}


def _matcher(erasure):
    return matching.spots_in_text(erasure) if erasure.words else None


def _excerpts(places, spots) -> list:
    """The words as they stand in these places; what stands alike in several once, with
    the kinds of all of them: that says why another language's words hang on a story."""
    made = {}
    for place in places if spots else ():
        for text in _texts(place):
            for spot in spots(text):
                excerpt = _around(text, *spot)
                if excerpt in made or len(made) < EXCERPTS:
                    kinds = made.setdefault(excerpt, [])
                    if place.place not in kinds:
                        kinds.append(place.place)
    return [
        dict(zip(("before", "found", "after"), excerpt, strict=True))
        | {"kinds": ", ".join(map(name_of, kinds))}
        for excerpt, kinds in made.items()
    ]


def _around(text, first, past):
    """Blanks as they stand: Korean adds its particles without one."""
    before, after = text[max(0, first - _BEFORE) : first], text[past : past + _AFTER]
    return _BLANKS.sub(" ", before), text[first:past], _BLANKS.sub(" ", after)


def _texts(place):
    given = table(place.place)
    # That a row has a picture stands in no column of its own.
    columns = [c for c in place.columns if c in given.columns and c != "pictured"]
    if not columns:
        return
    names = ", ".join(f'"{name}"::text' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'select {names} from "{place.place}" t'  # noqa: S608
            f' where t."{given.pk}" = %s::{given.pk_type}',
            [place.row],
        )
        row = cursor.fetchone() or ()
    for name, value in zip(columns, row, strict=False):
        if given.columns[name] == "json":
            yield from _strings(json.loads(value))
        elif value:
            yield value


def _strings(value):
    """Texts of a JSON value; a line of spans as one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            # A printed block has its text with marks of form, and without.
            if not (name == "html" and "text" in value):
                yield from _strings(each)
    elif isinstance(value, list):
        if value and all(map(_is_span, value)):
            yield "".join(str(each["text"]) for each in value)
            yield from (str(each["href"]) for each in value if each.get("href"))
            return
        for each in value:
            yield from _strings(each)


def _is_span(value) -> bool:
    return isinstance(value, dict) and "text" in value and "id" not in value


def progress(job) -> dict:
    """How far the present part of the work has come, and what it is called."""
    phase = ErasureJob.Phase
    if job.phase == phase.SEARCH:
        most = max(job.of, job.looked)
        what = f"{name_of(job.place)}: {job.looked:,} / {most:,}"
        return {"value": job.looked, "max": most, "what": what}
    if job.phase == phase.ERASE:
        what = f"{_('Stories')}: {job.done:,} / {job.of:,}"
        return {"value": job.done, "max": job.of, "what": what}
    named = {"": _("Files"), "~files": _("Files"), "~record": _("The record")}
    if what := named.get(job.place):
        return {"value": None, "max": None, "what": what}
    what = f"{name_of(job.place)}: {job.done} / {job.of}"
    return {"value": job.done, "max": job.of, "what": what}
