"""Asked with stories: what readers get today of the pictures that they name."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, OuterRef
from django.db.models.functions import JSONObject

from articles.models.live import LiveShown

from .prepared import prepared

SHOWN = ("id", "stands_in", "width", "height", "files", "words")


class _IsOneOf(Func):
    """`one = any (array)`, which starts from the index of the one."""

    arg_joiner = " = any ("
    template = "(%(expressions)s))"
    output_field = BooleanField()


def give_leads(stories) -> list:
    """The stories of a list, each with what readers get of its first picture
    (LiveArticle.lead), in one question for all: many show the same picture."""
    stories = list(stories)
    images = {story.image for story in stories if story.image}
    found = _of(list(images)) if images else ()
    rows = {each.pk: each for each in found}
    for story in stories:
        row = rows.get(story.image)
        story.shown = [_row(row)] if row else []
    return stories


@prepared
def _of(images):
    found = LiveShown.objects.filter(pk__in=images).order_by()
    return found.only("width", "height", "for_card")


def _row(shown):
    size = {"width": shown.width, "height": shown.height}
    return {"id": shown.pk, **size, "files": shown.for_card}


def with_pictures(articles):
    """Adds `shown`: what readers get of each picture that the print names."""
    return _with_shown(articles, _IsOneOf(F("id"), OuterRef("images")))


def _with_shown(articles, which):
    row = JSONObject(**{name: name for name in SHOWN})
    shown = LiveShown.objects.filter(which).order_by()
    return articles.annotate(shown=ArraySubquery(shown.values(row=row)))
