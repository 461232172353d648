"""A front on its way to be arranged: what a form says of it, and what a button does."""

from dataclasses import dataclass, field

from django.db.models import Max
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles.arrangements import Order, room_at
from articles.desk.states import shown_state, with_readers
from articles.models import (
    Arrangement,
    Article,
    LiveArticle,
    LiveEdition,
    Section,
    Window,
)
from articles.querysets import ENDS_LATER, LIVE_NOW
from articles.site import arranged, live
from articles.site.arranged import SECTION, TOP
from articles.site.layout import ON_FRONT
from people.chooser import is_id

# At such a place stands whatever is newest.
NEWEST = "newest"
# Of the stories that can be chosen without a search.
OFFERED = 60


def typed(data, sections) -> Order:
    """As the form sends it: each list in its order. What is no place or no number is
    left out, for no form of ours has it."""
    known = [each.pk for each in sections]
    order = Order(top=_ids(data.getlist(TOP)))
    for pk in known:
        if found := _ids(data.getlist(f"{SECTION}{pk}")):
            order.sections[pk] = [each for each in found if each]
    blocks = [int(each) for each in data.getlist("block") if is_id(each)]
    order.blocks = [pk for pk in dict.fromkeys(blocks) if pk in known]
    return order


def _ids(values) -> list:
    return [None if v == NEWEST else int(v) for v in values if v == NEWEST or is_id(v)]


def sections_of(edition, order=()) -> list[Section]:
    """In the order of their blocks; those that nobody put in order follow."""
    found = list(edition.sections.filter(is_standing=False))
    places = {pk: place for place, pk in enumerate(order)}
    return sorted(found, key=lambda each: places.get(each.pk, len(places)))


def changed(order, button, edition) -> None:
    """What a button of the form does to the order: "up", "down" and "out" of a place
    and a row, "before" and "after" of a block, and "clear" of all of it."""
    verb, _colon, rest = button.partition(":")
    place, _colon, number = rest.partition(":")
    if verb in ("before", "after") and is_id(place):
        blocks = [each.pk for each in sections_of(edition, order.blocks)]
        _step(blocks, blocks.index(int(place)) if int(place) in blocks else -1, verb)
        order.blocks = blocks
    elif verb == "clear":
        order.top, order.sections, order.blocks = [], {}, []
    elif is_id(number) and _is_place(place):
        row = int(number)
        stories = order.at(place)
        if verb == "out" and row < len(stories):
            del stories[row]
        elif verb in ("up", "down"):
            _step(stories, row, verb)


def _is_place(place) -> bool:
    return place == TOP or is_id(place.removeprefix(SECTION))


def _step(rows, at, verb) -> None:
    to = at + (-1 if verb in ("up", "before") else 1)
    if 0 <= at < len(rows) and 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]


def added(order, place, story) -> str:
    """Puts a story at the end of a place, and takes it from where it stood; returns
    why not, where there is no room."""
    most = room_at(place)
    others = [each for each in order.at(place) if each is None or each != story]
    if len(others) >= most:
        return _("There is room for %(most)s. Take one out first.") % {"most": most}
    if story is not None:
        order.top = [each for each in order.top if each != story]
        for pk, stories in order.sections.items():
            order.sections[pk] = [each for each in stories if each != story]
    order.at(place).append(story)
    return ""


@dataclass(frozen=True)
class Row:
    """One place in the list; `article` is None where the newest stands. `trouble` says
    why readers do not see it there."""

    value: str
    article: Article | None = None
    shown: object = None
    trouble: str = ""


@dataclass(frozen=True)
class Block:
    place: str
    section: Section
    rows: list
    # The stories behind them, which stand there by themselves.
    others: list = field(default_factory=list)


def rows_of(order, edition) -> tuple[list[Row], list[Block]]:
    """The lead and the seconds, and the blocks of all sections in their order."""
    stories = with_readers(Article.objects.filter(edition=edition.pk))
    found = stories.select_related("section", "edition").in_bulk(order.ids)
    others = by_themselves(edition, order)
    blocks = [
        Block(
            f"{SECTION}{section.pk}",
            section,
            [_row(pk, found) for pk in order.sections.get(section.pk, ())],
            others.get(section.pk, []),
        )
        for section in sections_of(edition, order.blocks)
    ]
    return [_row(pk, found) for pk in order.top], blocks


def by_themselves(edition, order) -> dict:
    """By its section, what readers would get in each block that nobody put there."""
    here = LiveEdition.objects.filter(pk=edition.pk).first()
    if here is None:
        return {}
    newest = list(live.heads_of(here.pk)[:ON_FRONT])
    chosen = chosen_for(edition, order)
    placed = {each.article_id for each in chosen.stories}
    _stories, places = arranged.laid_out(here, newest, chosen)
    found = {}
    for shelf in places["shelves"]:
        stories = [shelf["top"], *shelf["stories"]]
        others = [each for each in stories if each.article_id not in placed]
        found[shelf["section"]["id"]] = others
    return found


def _row(pk, found) -> Row:
    if pk is None:
        return Row(NEWEST)
    article = found.get(pk)
    if article is None:
        return Row(str(pk), trouble=_("There is no such story in this edition."))
    shown, trouble = shown_state(article), ""
    if not (article.state == Article.State.PUBLISHED and article.goes_on):
        trouble = _("Readers do not have it any more: the next one stands there.")
    elif not article.seen:
        trouble = _("Readers get it here at its moment, and the next one until then.")
    return Row(str(pk), article, shown, trouble)


def offered(edition, order) -> list[tuple]:
    """The newest stories that are not placed yet, as (id, headline), by section; those
    that readers do not have yet are marked with their moment."""
    windows = Window.objects.filter(ENDS_LATER, edition=edition.pk)
    windows = windows.filter(print__is_standing=False).exclude(article__in=order.ids)
    newest = (
        windows.values("article")
        .annotate(at=Max("live_from"))
        .order_by("-at")[:OFFERED]
    )
    stories = with_readers(Article.objects.select_related("section", "edition"))
    stories = stories.in_bulk([each["article"] for each in newest])
    groups = {}
    for each in newest:
        article = stories[each["article"]]
        row = str(article.pk), _named(article, each["at"], edition)
        groups.setdefault(str(article.section), []).append(row)
    return list(groups.items())


def _named(article, at, edition) -> str:
    if article.seen:
        return str(article)
    return _("Planned for %(at)s: %(story)s") % {
        "at": f"{at.astimezone(edition.zone):%Y-%m-%d %H:%M}",
        "story": article,
    }


def names_of(ids, edition) -> list[str]:
    stories = Article.objects.filter(edition=edition.pk, pk__in=ids)
    return [f"“{each}”" for each in stories.order_by("pk")]


@dataclass(frozen=True)
class Told:
    """An arrangement of before, and the lead by which one knows it again."""

    arrangement: Arrangement
    lead: Article | None
    others: int


def told(arrangements, edition) -> list[Told]:
    leads = {each.pk: _first(each) for each in arrangements}
    stories = Article.objects.filter(edition=edition.pk).in_bulk(
        {pk for pk in leads.values() if pk}
    )
    rows = []
    for each in arrangements:
        lead = stories.get(leads[each.pk])
        placed = sum(1 for slot in each.slots if slot["article"])
        rows.append(Told(each, lead, placed - 1 if lead else placed))
    return rows


def _first(arrangement):
    return next((e["article"] for e in arrangement.slots if e["article"]), None)


def breaking_in(edition) -> list:
    """What is on top of the front now."""
    live = Window.objects.filter(LIVE_NOW, edition=edition.pk)
    stories = Article.objects.filter(pk__in=live.values("article"))
    on_top = stories.filter(breaking_until__gt=Now()).select_related("edition")
    return list(on_top.order_by("-developing_since"))


def chosen_for(edition, order) -> arranged.Chosen:
    """What readers would get of an order now, for the preview."""
    heads = LiveArticle.objects.filter(edition=edition.pk, article_id__in=order.ids)
    heads = {each.article_id: each for each in heads.defer("story")}
    slots = [
        (slot["place"], heads.get(slot["article"]))
        for slot in order.slots
        if slot["article"] is None or slot["article"] in heads
    ]
    return arranged.chosen_of(slots, order.blocks, arranged.now(edition.pk).breaking)
