"""Parts of a translation in which the words of the original still stand."""

from django.utils.translation import gettext as _

from articles.checks.finding import Finding, Place
from articles.translation.naming import names_of
from articles.translation.parts import FIELDS
from articles.translation.standing import State, standing


def untranslated(level, reading):
    """One finding for each part that nobody lets go as it is."""
    article = reading.article
    if not article.original_id or article.adapted_freely:
        return
    names = names_of(article.body)
    figures = [each["id"] for each in article.body if each["type"] == "figure"]
    # A page that shows how it stands has asked already.
    stand = getattr(article, "stand", None) or standing(article)
    for row in stand.rows:
        if row.state == State.TODO and not row.is_let:
            part = row.targets[0].key
            sentence = _("Still to be translated: %(part)s.") % {"part": names[part]}
            places = (_place(part, figures),)
            yield Finding("untranslated", level, sentence, places, part)


def _place(part, figures) -> Place:
    block, _slash, name = part.partition("/")
    if part in FIELDS:
        return Place(f"id_{part}")
    if name:
        return Place(f"id_figures-{figures.index(block)}-{name}")
    return Place("id_body", block=block)
