"""Stories that are not complete yet, and what follows from it.

It is no part of a print: it says what the paper knows now, and not what it wrote. So
it ends without another print, on every page at once, while changes of the text may
still wait on the desk; the steps of the story say when it began and ended.
"""

from datetime import timedelta

from django.utils.translation import gettext

from articles.models import Correction

# For how long breaking news stand on top of a front where nobody says another moment.
ON_TOP = timedelta(hours=6)
# After which a developing story is forgotten, unless somebody saves or publishes it.
FORGOTTEN = timedelta(hours=12)


def is_developing(article) -> bool:
    return bool(article and article.developing_since)


def of_original(article) -> bool:
    """Whether a translation is one of a story that develops."""
    return bool(article.original_id) and is_developing(article.original)


def why_not(article, verb) -> str:
    if verb != "conclude" or is_developing(article):
        return ""
    if of_original(article):
        return gettext("Its original is developing: that ends there.")
    return gettext("It is not marked as developing.")


def puts_off(article, correction, answers) -> bool:
    """Whether other languages hear of a correction when the story is complete only:
    not of one that takes the story back, nor where something is taken from readers."""
    is_retraction = correction.kind == Correction.Kind.RETRACTION
    taken = is_retraction or answers.withdrawing or any(answers.hiding.values())
    return is_developing(article) and not taken
