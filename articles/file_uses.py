"""Where sounds, videos and documents stand in stories, for the pages of the library
(`media.above`). A text names them by number: an index of the numbers in all texts
finds it (see the migration)."""

from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from articles.models import Article
from articles.picture_uses import Use, open_windows, stories_known


def uses(enclosure, user) -> list[Use]:
    """In the order of the editions."""
    desk = set(_on_desk(enclosure).values_list("pk", flat=True))
    windows = open_windows().filter(print__files__contains=[enclosure.pk])
    live = dict(windows.order_by("-live_from").values_list("article", "live_from"))
    stories = stories_known(desk | live.keys(), user)
    return [Use.of(story, live.get(story.pk), story.pk in desk) for story in stories]


def is_used(enclosure) -> bool:
    printed = Article.objects.filter(prints__files__contains=[enclosure.pk])
    return _on_desk(enclosure).exists() or printed.exists()


def _on_desk(enclosure):
    named = RawSQL(
        "jsonb_path_query_array(articles_article.body, '$[*].file') @> %s::jsonb",
        [str(enclosure.pk)],
        output_field=BooleanField(),
    )
    return Article.objects.filter(Q(named))
