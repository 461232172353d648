"""Asked with stories: what readers get today of the pictures that they name."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, OuterRef
from django.db.models.functions import JSONObject

from articles.models.live import LiveShown

SHOWN = ("id", "stands_in", "width", "height", "files", "words")


class _IsOneOf(Func):
    """`one = any (array)`, which starts from the index of the one."""

    arg_joiner = " = any ("
    template = "(%(expressions)s))"
    output_field = BooleanField()


def with_pictures(articles):
    """Adds `shown`: what readers get of each picture that the print names."""
    return _with_shown(articles, _IsOneOf(F("id"), OuterRef("images")))


def _with_shown(articles, which):
    row = JSONObject(**{name: name for name in SHOWN})
    shown = LiveShown.objects.filter(which).order_by()
    return articles.annotate(shown=ArraySubquery(shown.values(row=row)))
