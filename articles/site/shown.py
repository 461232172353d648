"""Asked with stories: what readers get today of the pictures that they name."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, BooleanField, F, Func, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, JSONObject

from articles.models.live import LiveShown

SHOWN = ("id", "stands_in", "width", "height", "files", "words")


class _IsOneOf(Func):
    """`one = any (array)`, which starts from the index of the one."""

    arg_joiner = " = any ("
    template = "(%(expressions)s))"
    output_field = BooleanField()


class _Once(Func):
    """Worked out once for each story, and not for each picture that it is compared to:
    it is read out of a whole text."""

    template = "(select %(expressions)s)"
    output_field = BigIntegerField()


def with_leads(articles):
    """Adds what readers get of the first picture: for cards (LiveArticle.lead)."""
    lead = Cast(KeyTextTransform("image", "picture"), BigIntegerField())
    articles = articles.annotate(lead_image=lead)
    return _with_shown(articles, Q(id=_Once(OuterRef("lead_image"))))


def with_pictures(articles):
    """Adds `shown`: what readers get of each picture that the print names."""
    return _with_shown(articles, _IsOneOf(F("id"), OuterRef("images")))


def _with_shown(articles, which):
    row = JSONObject(**{name: name for name in SHOWN})
    shown = LiveShown.objects.filter(which).order_by()
    return articles.annotate(shown=ArraySubquery(shown.values(row=row)))
