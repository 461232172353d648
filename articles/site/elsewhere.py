"""Originals of other editions that an edition has no translation of."""

from operator import attrgetter

from articles.models.live import LiveArticle

from . import live

SHOWN = 6
LOOKED_AT = 24
# Of which some are translations.
WIDE = 4 * LOOKED_AT


def untranslated(edition, editions, among=live.EVERY) -> list:
    """The newest of them, each with its edition, where this one shows such stories;
    `among` those of a list (live.page_of)."""
    papers = {each.pk: each for each in editions if each.pk != edition.pk}
    if not (edition.shows_untranslated and papers):
        return []
    # Of each edition by itself: newest first is then what the index has.
    first, *rest = (
        live.heads_of(other).filter(among(other, None, WIDE), original_id=None)[
            :LOOKED_AT
        ]
        for other in papers
    )
    found = list(first.union(*rest, all=True))
    here = _translated(edition, [story.article_id for story in found])
    left = [story for story in found if story.article_id not in here]
    for story in left:
        story.paper = papers[story.edition_id]
    return sorted(left, key=attrgetter("first_live"), reverse=True)[:SHOWN]


def _translated(edition, originals) -> set:
    translations = LiveArticle.objects.filter(
        edition=edition.pk, original_id__in=originals
    )
    return set(translations.order_by().values_list("original_id", flat=True))
