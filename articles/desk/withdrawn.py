"""What is said after a withdrawal: of which languages, and who looks again."""

from django.utils.translation import gettext as _


def withdrawn_sentence(gone) -> str:
    """Of the stories that one withdrawal took from readers; nothing of one alone that
    nobody looks at again."""
    alone = [article for article in gone if getattr(article, "is_alone", False)]
    sentences = [_in_languages(gone)] if len(gone) > 1 else []
    if alone:
        sentences = sentences or [_of_one()]
        sentences.append(
            _("Somebody else looks at it afterwards in: %(editions)s.")
            % {"editions": _names(alone)}
        )
    return " ".join(sentences)


def _in_languages(gone):
    return _(
        "Withdrawn in %(count)s languages: %(editions)s. Readers now see that it was,"
        " and nothing of its words."
    ) % {"count": len(gone), "editions": _names(gone)}


def _names(articles):
    return ", ".join(str(each.edition) for each in articles)


def _of_one():
    return _("Withdrawn. Readers now see that it was, and nothing of its words.")
