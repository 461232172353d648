from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .prints import Window

# What a list asks of each row: it is taken from the index alone.
_IN_ITS_TIME = ["live_from", "live_until", "print_id"]


class SearchRow(models.Model):
    """What a print is found by in its time with readers; see `articles.search`.

    A narrow copy of what the order and the filters of a search need, so that thousands
    of rows are looked at without the texts. `head` has the words above the text with
    weights, `body` all words.
    """

    window = models.OneToOneField(
        Window, on_delete=models.CASCADE, primary_key=True, related_name="search_row"
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="search_rows"
    )
    edition = models.ForeignKey(
        "people.Edition", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    print_id = models.BigIntegerField()
    section = models.CharField(max_length=60, blank=True)
    first_live = models.DateTimeField()
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)
    head = SearchVectorField()
    body = SearchVectorField()

    class Meta:
        verbose_name = _("row of the search")
        verbose_name_plural = _("rows of the search")
        indexes = [
            GinIndex(fields=["head"], name="search_head", fastupdate=False),
            GinIndex(fields=["body"], name="search_body", fastupdate=False),
            models.Index(
                fields=["edition", "-first_live", "-article"],
                include=_IN_ITS_TIME,
                name="search_in_order",
            ),
            models.Index(
                fields=["edition", "section", "-first_live", "-article"],
                include=_IN_ITS_TIME,
                name="search_in_section",
            ),
        ]

    def __str__(self):
        return str(self.pk)
