"""A front on its way to be arranged: what a form says of it, and what a button does."""

from dataclasses import dataclass

from django.db.models import Max
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles.arrangements import MOST, Order
from articles.desk.states import shown_state, with_readers
from articles.models import Article, LiveArticle, Section, Window
from articles.querysets import ENDS_LATER, LIVE_NOW
from articles.site import arranged
from articles.site.arranged import SECTION, TOP
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
    and a row, "before" and "after" of a block."""
    verb, _colon, rest = button.partition(":")
    place, _colon, number = rest.partition(":")
    if verb in ("before", "after") and is_id(place):
        blocks = [each.pk for each in sections_of(edition, order.blocks)]
        _step(blocks, blocks.index(int(place)) if int(place) in blocks else -1, verb)
        order.blocks = blocks
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
    most = MOST["top" if place == TOP else "section"]
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


def rows_of(order, edition) -> tuple[list[Row], list[Block]]:
    """The lead and the seconds, and the blocks of all sections in their order."""
    stories = with_readers(Article.objects.filter(edition=edition.pk))
    found = stories.select_related("section", "edition").in_bulk(order.ids)
    blocks = [
        Block(
            f"{SECTION}{section.pk}",
            section,
            [_row(pk, found) for pk in order.sections.get(section.pk, ())],
        )
        for section in sections_of(edition, order.blocks)
    ]
    return [_row(pk, found) for pk in order.top], blocks


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
    """The newest stories that are not placed yet, as (id, headline), by section."""
    windows = Window.objects.filter(ENDS_LATER, edition=edition.pk)
    windows = windows.filter(print__is_standing=False).exclude(article__in=order.ids)
    newest = (
        windows.values("article")
        .annotate(at=Max("live_from"))
        .order_by("-at")[:OFFERED]
    )
    ids = [each["article"] for each in newest]
    stories = Article.objects.select_related("section").in_bulk(ids)
    groups = {}
    for pk in ids:
        section = str(stories[pk].section)
        groups.setdefault(section, []).append((str(pk), str(stories[pk])))
    return list(groups.items())


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
