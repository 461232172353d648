"""Other languages of a story, as readers have them, for who corrects one of them."""

import html
from dataclasses import dataclass, field

from django.db.models import F
from django.utils.html import strip_tags

from articles import workflow
from articles.desk.tokens import sentences_of
from articles.models import Article, Window
from articles.querysets import LIVE_NOW
from articles.translation.changed import changed_keys, rendered_by, rendering
from articles.translation.duties import translations_with_readers
from people.models import Edition


@dataclass
class Elsewhere:
    """One language. `paragraphs` maps ids of blocks to their words, and `suggested` are
    ids of those that a correction is about; both are empty where readers have nothing
    of it yet. Nothing here is said of a desk copy."""

    article_id: int
    edition: Edition
    headline: str = ""
    slug: str = ""
    paragraphs: dict[str, str] = field(default_factory=dict)
    suggested: list[str] = field(default_factory=list)

    @property
    def sentences(self) -> list[tuple]:
        """(id of the block, its sentences) in order."""
        return [
            (key, [s for each in sentences_of(text) if (s := each.text.strip())])
            for key, text in self.paragraphs.items()
        ]


def translations_of(article) -> list[Elsewhere]:
    """Translations of an original that readers have or will have."""
    found = list(translations_with_readers(article, workflow.clock()))
    if not found:
        return []
    live = _live([each.pk for each in found])
    concerned = rendering(found, changed_keys(article))
    return [
        _elsewhere(each, each.edition, live.get(each.pk), concerned[each.pk])
        for each in found
    ]


def original_of(article) -> Elsewhere | None:
    """The original of a translation, if readers have it now."""
    if not article.original_id:
        return None
    live = _live([article.original_id]).get(article.original_id)
    if live is None:
        return None
    original = Article.objects.select_related("edition").get(pk=article.original_id)
    concerned = rendered_by(article, changed_keys(article))
    return _elsewhere(original, original.edition, live, concerned)


def _live(ids) -> dict:
    rows = Window.objects.filter(LIVE_NOW, article__in=ids).order_by("live_from")
    named = rows.values(
        "article_id",
        headline=F("print__story__headline"),
        slug=F("print__slug"),
        blocks=F("print__story__blocks"),
    )
    return {row["article_id"]: row for row in named}


def _elsewhere(article, edition, live, concerned):
    if live is None:
        return Elsewhere(article.pk, edition)
    paragraphs = {
        each["id"]: text for each in live["blocks"] or () if (text := _words(each))
    }
    return Elsewhere(
        article.pk,
        edition,
        live["headline"],
        live["slug"],
        paragraphs,
        [key for key in paragraphs if key in concerned],
    )


def _words(block) -> str:
    if block["type"] == "list":
        return " · ".join(html.unescape(strip_tags(item)) for item in block["items"])
    if block["type"] == "table":
        rows = [[block["caption"]], *block["rows"]]
        cells = [html.unescape(strip_tags(cell)) for row in rows for cell in row]
        return " · ".join(filter(None, cells))
    return block.get("text", "")
