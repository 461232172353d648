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
    windows = windows.annotate(has_duty=Exists(_open_duties(OuterRef("article"))))
    windows = list(windows.select_related("print", "edition").order_by("pk"))
    ending, hidden = _ending(windows), _hidden(windows)
    made = [_values(each, ending, hidden.get(each.article_id, ())) for each in windows]
    # Of the transaction that has the lock.
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        SearchRow.objects.filter(article__in=ids).delete()
        if made:
            cursor.executemany(_INSERT, made)
    return len(made)


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
    printed, story = window.print, window.print.story
    seen = [each for each in story["blocks"] if each["id"] not in hidden]
    body = body_of({**story, "blocks": seen}, ending)
    return {
        "window_id": window.pk,
        "article_id": window.article_id,
        "edition_id": window.edition_id,
        "print_id": printed.pk,
        "section": printed.section,
        "first_live": printed.first_live or window.live_from,
        "live_from": window.live_from,
        "live_until": window.live_until,
        **values(head_of(story), body, window.edition.language),
    }


def _ending(windows) -> set:
    """Pictures that readers have for a time only: nobody writes a row at its end, so
    their captions are not in it before."""
    images = {image for each in windows for image in each.print.images}
    ends = Q(usable_until__isnull=False) | Q(replaced_by__usable_until__isnull=False)
    found = Image.objects.filter(ends, pk__in=images)
    return set(found.values_list("pk", flat=True)) if images else set()


def _open_duties(article):
    return CorrectionDuty.objects.filter(article=article, settled_at=None)


def _hidden(windows) -> dict:
    """Article -> ids of the blocks that readers do not get until it is corrected."""
    ids = {each.article_id for each in windows if each.has_duty}
    duties = CorrectionDuty.objects.filter(article__in=ids, settled_at=None)
    found = {}
    for article, blocks in duties.values_list(F("article"), "hidden"):
        found.setdefault(article, set()).update(blocks)
    return found
