"""Planned moments that a hold or a freeze stops, and what becomes of them afterwards.

What is stopped has no time with readers any more: the site cannot show it, whoever is
there to look. Where the stop ends before the moment, it comes as planned; else somebody
is asked, and until then readers get nothing.
"""

from django.db.models import OuterRef, Q, Subquery

from articles import chain
from articles.models import Article, Freeze, Print, Stopped, Window
from articles.search import rows
from articles.windows import SHOWN, write_windows


def stop(now, ids=None) -> list[int]:
    """Take the planned moments of these stories (of all, where none are named) from
    the clock; returns whose. The caller holds their rows, or the freeze."""
    chain.lock_head()
    reach = Q() if ids is None else Q(article__in=ids)
    planned = Print.objects.filter(
        reach, kind__in=SHOWN, live_from__gt=now, stopped=None
    )
    Stopped.objects.bulk_create(
        Stopped(print_id=pk, article_id=article, at=now)
        for pk, article in planned.values_list("pk", "article")
    )
    windows = Window.objects.filter(reach, live_from__gt=now)
    stopped = sorted(set(windows.values_list("article", flat=True)))
    windows.delete()
    rows.write(stopped)
    return stopped


def go_on(now, ids=None) -> None:
    """Give back the moments that are still to come, where nothing stops them now."""
    chain.lock_head()
    if Freeze.objects.filter(ended_at=None).exists():
        return
    reach = Q() if ids is None else Q(article__in=ids)
    coming = Stopped.objects.filter(
        reach, print__live_from__gt=now, article__is_held=False
    )
    stories = Article.objects.filter(pk__in=coming.values("article"))
    stories = list(stories.select_related("edition").order_by("pk"))
    coming.delete()
    for article in stories:
        write_windows(article)
    rows.write([article.pk for article in stories])


def planned(articles):
    """Stopped publications of these that nothing has taken the place of since; each
    with its print."""
    newest = Print.objects.filter(article=OuterRef("article")).order_by("-pk")
    return Stopped.objects.filter(
        article__in=articles,
        article__state=Article.State.PUBLISHED,
        print=Subquery(newest.values("pk")[:1]),
    ).select_related("print")


def planned_of(article) -> Print | None:
    """What was to come of one story and was stopped."""
    row = planned([article.pk]).first()
    return row and row.print
