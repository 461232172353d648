"""When which print is with readers: a pure sum of the prints, kept as a table.

A planned print that was stopped before its moment (`articles.stopping`) is left out.
"""

from django.db import IntegrityError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext

from articles.models import Print, Window
from articles.refused import Refused

SHOWN = frozenset({Print.Kind.PUBLISH, Print.Kind.UPDATE, Print.Kind.CORRECT})


def windows_of(prints) -> list[tuple]:
    """(print, live_from, live_until) of one article's prints, given oldest first.

    A print ends whatever was live or planned from its moment on. One that tells of an
    erasing ends nothing: what readers have goes on, without the words.
    """
    windows = []
    for printed in prints:
        if printed.kind == Print.Kind.ERASE:
            continue
        windows = [
            (shown, start, _earlier(end, printed.live_from))
            for shown, start, end in windows
            if start < printed.live_from
        ]
        if printed.kind in SHOWN:
            windows.append((printed, printed.live_from, printed.live_until))
    return windows


def _earlier(end, moment):
    return moment if end is None else min(end, moment)


def write_windows(article) -> None:
    """Make the table say what the prints say, under the article's row lock."""
    # A story has many versions: their texts are not asked for.
    prints = article.prints.filter(stopped=None).order_by("pk")
    prints = prints.values_list("pk", "kind", "live_from", "live_until", named=True)
    wanted = {(shown.pk, start): end for shown, start, end in windows_of(prints)}
    # Closed and gone ones first: no two windows of an article may be open.
    for window in article.windows.all():
        key = (window.print_id, window.live_from)
        if key not in wanted:
            window.delete()
        elif window.live_until != (end := wanted.pop(key)):
            window.live_until = end
            window.save(update_fields=["live_until"])
    _open(
        Window(
            article=article,
            edition_id=article.edition_id,
            print_id=print_id,
            live_from=start,
            live_until=end,
        )
        for (print_id, start), end in wanted.items()
    )
    forget_times(article)


def read_times(article) -> None:
    """The article at hand knows its windows from now on: a verb asks much of them."""
    prefetch_related_objects([article], "windows")


def forget_times(article) -> None:
    getattr(article, "_prefetched_objects_cache", {}).pop("windows", None)


def _open(windows) -> None:
    """The database refuses while a hold or a freeze stands (sql/stopped.sql): one that
    came while the verb was on its way, too."""
    try:
        Window.objects.bulk_create(windows)
    except IntegrityError as error:
        raise (_stopped(error) or error) from error


def _stopped(error) -> Refused | None:
    constraint = error.__cause__.diag.constraint_name
    if constraint == "publishing_is_frozen":
        return Refused(frozen())
    if constraint == "story_is_held":
        return Refused(gettext("A legal hold is on this story. Nothing was published."))
    return None


def frozen() -> str:
    return gettext(
        "The chief editor has frozen all publishing: nothing new goes to readers until"
        " that ends. Nothing is lost, and withdrawing goes on."
    )


def faults() -> list[str]:
    """Articles whose windows are not what their prints say."""
    stands = {}
    for window in Window.objects.order_by("article_id", "live_from"):
        row = (window.print_id, window.live_from, window.live_until)
        stands.setdefault(window.article_id, []).append(row)
    prints = {}
    shown = Print.objects.filter(stopped=None).defer("story", "salts", "leaves")
    for printed in shown.order_by("pk"):
        prints.setdefault(printed.article_id, []).append(printed)
    return [
        f"The times of story {article} are not what its record says."
        for article in sorted(stands.keys() | prints.keys())
        if [(p.pk, start, end) for p, start, end in windows_of(prints.get(article, []))]
        != stands.get(article, [])
    ]
