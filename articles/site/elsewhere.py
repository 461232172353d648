"""Originals of other editions that an edition has no translation of."""

from operator import attrgetter

from articles.models.live import LiveArticle

from . import live

SHOWN = 6
LOOKED_AT = 24


def untranslated(edition, editions) -> list:
    """The newest of them, each with its edition, where this one shows such stories."""
    if not edition.shows_untranslated:
        return []
    found = []
    for other in editions:
        if other.pk != edition.pk:
            # Of each edition by itself: newest first is then what the index has.
            originals = live.heads(other).filter(original_id=None)
            found += [(story, other) for story in originals[:LOOKED_AT]]
    here = _translated(edition, [story.article_id for story, _other in found])
    left = []
    for story, other in found:
        if story.article_id not in here:
            story.paper = other
            left.append(story)
    return sorted(left, key=attrgetter("first_live"), reverse=True)[:SHOWN]


def _translated(edition, originals) -> set:
    translations = LiveArticle.objects.filter(
        edition=edition.pk, original_id__in=originals
    )
    return set(translations.order_by().values_list("original_id", flat=True))
