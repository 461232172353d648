"""Writing the rows of the search: with each print, and all of them anew.

Who calls holds the article's row lock, or `write_for` takes it. There is a row only
while readers have the words or will have them; what is superseded or withdrawn has
none from the same transaction on.
"""

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q

from articles.models import Article, CorrectionDuty, SearchRow, Window
from articles.querysets import ENDS_LATER
from articles.search.vectors import BODY, DICTIONARY, HEAD, values
from articles.search.words import body_of, head_of
from media.models import Image

AT_ONCE = 50
_TABLES = {each._meta.db_table for each in (Window, SearchRow)}
# What the rows are made of: of the window, of its print and of its edition.
_OPEN = CorrectionDuty.objects.filter(settled_at=None)
_OF_WINDOW = ("pk", "article_id", "edition_id", "print_id", "live_from", "live_until")
_BESIDE = {
    "section": F("print__section"),
    "first_live": F("print__first_live"),
    "images": F("print__images"),
    "story": F("print__story"),
    "language": F("edition__language"),
    "has_duty": Exists(_OPEN.filter(article=OuterRef("article"))),
}
_COLUMNS = (
    "window_id, article_id, edition_id, print_id, section, first_live, live_from,"
    " live_until"
)
_DICTIONARY = DICTIONARY.format(name="%(dictionary)s")
_INSERT = (
    f"insert into articles_searchrow ({_COLUMNS}, head, body) values ("  # noqa: S608
    + ", ".join(f"%({name})s" for name in _COLUMNS.replace(",", "").split())
    + f", {HEAD}, {BODY})"
).format(dictionary=_DICTIONARY)


def write(ids) -> int:
    """Make the rows of these stories say what their windows say; how many they are."""
    if not ids:
        return 0
    # Pages about the paper stand at the foot of each page, and are no stories.
    windows = Window.objects.filter(ENDS_LATER, article__in=ids)
    windows = windows.exclude(print__is_standing=True)
    windows = list(windows.order_by("pk").values(*_OF_WINDOW, **_BESIDE))
    ending, hidden = _ending(windows), _hidden(windows)
    made = [
        _values(each, ending, hidden.get(each["article_id"], ())) for each in windows
    ]
    # Of the transaction that has the lock.
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        remove(ids)
        if made:
            cursor.executemany(_INSERT, made)
    return len(made)


def remove(ids) -> None:
    """Of stories that readers do not have any more, and will not have."""
    SearchRow.objects.filter(article__in=ids).delete()


def write_for(ids) -> int:
    """The same for stories whose rows nobody has locked, in the order of their ids."""
    with transaction.atomic():
        found = Article.objects.filter(pk__in=ids).order_by("pk")
        locked = found.select_for_update(no_key=True).values_list("pk", flat=True)
        return write(list(locked))


def rebuild() -> int:
    """All rows anew from what is live and planned, some stories at a time: nobody who
    publishes or reads waits longer than for these. Returns how many rows there are."""
    past = Window.objects.exclude(ENDS_LATER)
    SearchRow.objects.filter(window__in=past).delete()
    written, last = 0, 0
    while ids := _next(last):
        written += write_for(ids)
        last = ids[-1]
    return written


def _next(last) -> list[int]:
    windows = Window.objects.filter(ENDS_LATER, article__gt=last)
    ids = windows.order_by("article").values_list("article", flat=True).distinct()
    return list(ids[:AT_ONCE])


def fill_if_empty(sender, **kwargs) -> None:
    """After a migrate: stories that were printed before there was a search."""
    if _TABLES - set(connection.introspection.table_names()):
        return  # migrated to a time before them
    if Window.objects.exists() and not SearchRow.objects.exists():
        rebuild()


def _values(window, ending, hidden) -> dict:
    story = window["story"]
    seen = [each for each in story["blocks"] if each["id"] not in hidden]
    body = body_of({**story, "blocks": seen}, ending)
    first_live = window["first_live"] or window["live_from"]
    of_edition = window["edition_id"], window["language"]
    return {
        **{name: window[name] for name in _OF_WINDOW if name != "pk"},
        "window_id": window["pk"],
        "section": window["section"],
        "first_live": first_live,
        **values(head_of(story), body, *of_edition, first_live),
    }


def _ending(windows) -> set:
    """Pictures that readers have for a time only: nobody writes a row at its end, so
    their captions are not in it before."""
    images = {image for each in windows for image in each["images"]}
    if not images:
        return set()
    ends = Q(usable_until__isnull=False) | Q(replaced_by__usable_until__isnull=False)
    found = Image.objects.filter(ends, pk__in=images)
    return set(found.values_list("pk", flat=True))


def _hidden(windows) -> dict:
    """Article -> ids of the blocks that readers do not get until it is corrected."""
    ids = {each["article_id"] for each in windows if each["has_duty"]}
    if not ids:
        return {}
    found, duties = {}, _OPEN.filter(article__in=ids)
    for article, blocks in duties.values_list(F("article"), "hidden"):
        found.setdefault(article, set()).update(blocks)
    return found
