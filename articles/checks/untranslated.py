"""Parts of a translation in which the words of the original still stand."""

from django.utils.translation import gettext as _

from articles.checks.finding import Finding
from articles.translation.standing import State


def untranslated(level, reading):
    """One finding for each part that nobody lets go as it is."""
    if reading.standing is None:
        return
    for row in reading.standing.rows:
        if row.state == State.TODO and not row.is_let:
            part = row.targets[0].key
            told = {"part": reading.names[part]}
            sentence = _("Still to be translated: %(part)s.") % told
            places = (reading.place_of(part),)
            yield Finding("untranslated", level, sentence, places, part)
