"""The library: pictures as they are asked for, newest first, however many there are.

Nothing counts them all, and nothing reads them all: a page goes on from the last
picture of the one before. Rare words are found through their index first. All other
questions are asked of WINDOW pictures at a time, and the page says so where it stopped
before all were looked at.
"""

import time
from dataclasses import dataclass, field, fields
from datetime import timedelta

from django.db import connection
from django.db.models import (
    BooleanField,
    OuterRef,
    Q,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.expressions import RawSQL
from django.db.models.lookups import IsNull

from media.models import Caption, Image
from media.used import in_prints, in_stories
from people.chooser import is_id

PAGE, WINDOW, RARE = 60, 2_000, 2_000
SECONDS = 0.04
SOON = timedelta(days=30)
LONGEST = 200
# Fields of the form -> the weights that their words have (see the migration).
WORDS = {"q": "", "person": "A", "place": "B", "credit": "C"}
RIGHTS = ("none", "expired", "soon")
LACKS = {"alt": "alt", "caption": "text", "credit": "credit"}
USES = ("unused", "used")


@dataclass(frozen=True)
class Asked:
    """What is looked for; anything unknown in an address asks for nothing."""

    q: str = ""
    person: str = ""
    place: str = ""
    credit: str = ""
    rights: str = ""
    lacks: str = ""
    use: str = ""
    edition: object = None
    before: int | None = None

    @classmethod
    def from_query(cls, query, editions):
        code = query.get("edition", "")
        return cls(
            **{name: _text(query.get(name, "")) for name in WORDS},
            rights=_one_of(query.get("rights", ""), RIGHTS),
            lacks=_one_of(query.get("lacks", ""), LACKS),
            use=_one_of(query.get("use", ""), USES),
            edition=next((each for each in editions if each.code == code), None),
            before=_number(query.get("before", "")),
        )

    @property
    def is_filtered(self) -> bool:
        return any(
            getattr(self, each.name) for each in fields(self) if each.name != "before"
        )


@dataclass
class Found:
    """`older` is where the next page goes on; `stopped` says that this one is not
    full because only so many pictures were looked through."""

    images: list = field(default_factory=list)
    older: int | None = None
    stopped: bool = False


def _text(given) -> str:
    return "".join(filter(str.isprintable, given)).strip()[:LONGEST]


def _one_of(given, known) -> str:
    return given if given in known else ""


def _number(given) -> int | None:
    return int(given) if is_id(given) else None


def find(asked, now) -> Found:
    images = _asked_of(Image.objects.filter(replaced_by=None), asked, now)
    found = _rare(asked)
    if found is not None:
        return _page(images.filter(pk__in=found), asked.before)
    if words := _query(asked):
        images = images.filter(_matching(words))
    return (
        _in_windows(images, asked) if asked.is_filtered else _page(images, asked.before)
    )


def _in_windows(images, asked) -> Found:
    """WINDOW pictures at a time, until a page is full or SECONDS have passed."""
    found, before, began = [], asked.before, time.monotonic()
    while True:
        floor = _floor(before)
        rows = images.filter(pk__gte=floor) if floor else images
        found += _before(rows, before).order_by("-pk")[: PAGE + 1 - len(found)]
        if len(found) > PAGE or not floor:
            return _shown(found)
        if time.monotonic() - began > SECONDS:
            return _shown(found, stopped_at=floor)
        before = floor


def with_words(images, given):
    """Of `images` those that have all the words somewhere, for a chooser."""
    asked = Asked(q=_text(given))
    if not (words := _query(asked)):
        return images.none()
    found = _rare(asked)
    if found is None:
        return images.filter(_matching(words))
    return images.filter(pk__in=found)


def _before(images, before):
    return images.filter(pk__lt=before) if before else images


def _page(images, before) -> Found:
    return _shown(list(_before(images, before).order_by("-pk")[: PAGE + 1]))


def _shown(found, stopped_at=None) -> Found:
    older = found[PAGE - 1].pk if len(found) > PAGE else stopped_at
    found = found[:PAGE]
    prefetch_related_objects(found, "renditions", "captions__edition")
    return Found(found, older, stopped=bool(stopped_at))


def _floor(before) -> int | None:
    """The last picture that is looked at; None where that is the oldest."""
    rows = _before(Image.objects.order_by("-pk"), before)
    return rows.values_list("pk", flat=True)[WINDOW : WINDOW + 1].first()


def _query(asked) -> str:
    """The question to the index: all words, each in the fields it was asked of."""
    wanted = [(getattr(asked, name), weight) for name, weight in WORDS.items()]
    wanted = [pair for pair in wanted if pair[0]]
    if not wanted:
        return ""
    each = " || ' & ' || ".join(["picture_query(%s, %s)::text"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(f"select {each}", [value for pair in wanted for value in pair])
        found = cursor.fetchone()[0]
    parts = [part for part in found.split(" & ") if part]
    # Signs alone are no words, and nothing has them.
    return " & ".join(parts) or "'\uffff'"


def _rare(asked) -> list | None:
    """Ids of the pictures with the words, where those are few."""
    if not (words := _query(asked)):
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "select image_id from media_picturewords where words @@ %s::tsquery"
            " limit %s",
            [words, RARE + 1],
        )
        found = [pk for (pk,) in cursor.fetchall()]
    return found if len(found) <= RARE else None


def _matching(words):
    table = "media_picturewords"
    sql = f"select 1 from {table} w where w.image_id = media_image.id"
    asked = f"exists ({sql} and w.words @@ %s::tsquery)"
    return Q(RawSQL(asked, [words], output_field=BooleanField()))


def _asked_of(images, asked, now):
    if asked.rights == "none":
        images = images.filter(source="")
    elif asked.rights == "expired":
        images = images.filter(usable_until__lte=now)
    elif asked.rights == "soon":
        images = images.filter(usable_until__gt=now, usable_until__lte=now + SOON)
    if asked.lacks:
        images = images.filter(_is_there(_written(asked), False))
    if asked.use == "used":
        images = images.filter(_is_in_story(asked) | _is_there(_printed(asked)))
    elif asked.use == "unused":
        images = images.filter(
            _is_there(in_stories(asked.edition), False),
            _is_there(_printed(asked), False),
        )
    elif asked.edition and not asked.lacks:
        captions = Caption.objects.filter(image=OuterRef("pk"), edition=asked.edition)
        images = images.filter(_is_there(captions) | _is_in_story(asked))
    return images


def _is_there(rows, expected=True):
    """Asked by index for each picture of the window. As EXISTS, PostgreSQL may read
    the whole other table first, which is right for all pictures and wrong for few."""
    return Q(IsNull(Subquery(rows.order_by().values("pk")[:1]), not expected))


def _is_in_story(asked):
    return _is_there(in_stories(asked.edition))


def _printed(asked):
    return in_prints(asked.edition)


def _written(asked):
    """The words that are asked for: in the edition, or in any."""
    captions = Caption.objects.filter(image=OuterRef("pk"))
    if asked.edition:
        captions = captions.filter(edition=asked.edition)
    written = ~Q(**{LACKS[asked.lacks]: ""})
    if asked.lacks == "alt":
        written |= Q(decorative=True)
    return captions.filter(written)
