"""Where words of an edition's list stand in a story.

Text and list are folded alike (NFKC, case, what has no width). In scripts that part
words by blanks a word is found whole, unless the list ends it with “*”; in those that
do not, and in Korean, whose particles hang on the word, it is found inside as well.
"""

import re
import unicodedata
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.checks.finding import Finding
from people.words import entries

# Thai to Tibetan, Burmese, Hangul, Khmer, kana, Han.
_UNPARTED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u318f\u31a0-\u31ff"
    "\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
MOST_PLACES = 12


def words(level, reading):
    """One finding for each word of the list that stands anywhere."""
    listed = entries(reading.edition.sensitive_words)
    if not listed:
        return
    texts = [(fold(text), text, place) for text, place in reading.texts() if text]
    whole = "\n".join(text for text, *_rest in texts)
    for entry in listed:
        word = fold(entry.word)
        if not word or word not in whole:
            continue
        places = tuple(
            replace(place, words=_as_written(entry.word, text))
            for folded, text, place in texts
            if stands_in(word, folded, entry.is_beginning)
        )
        if places:
            yield Finding(
                "words", level, _sentence(entry, places), *_shown(places, word)
            )


def _as_written(word, text) -> str:
    """The word as the text has it, so that it can be chosen there; it is a help, and
    nothing where the text writes it otherwise than by large and small letters."""
    found = re.search(re.escape(word), text, re.IGNORECASE)
    return found[0] if found else ""


def _shown(places, word):
    return places[:MOST_PLACES], f"{word} {len(places)}"


def _sentence(entry, places) -> str:
    told = _("“%(word)s” is on the list of sensitive words.") % {"word": entry.word}
    if entry.advice:
        told = _("“%(word)s”: %(advice)s") % {
            "word": entry.word,
            "advice": entry.advice,
        }
    if (more := len(places) - MOST_PLACES) > 0:
        others = ngettext(
            "It also stands in %(more)s more place.",
            "It also stands in %(more)s more places.",
            more,
        )
        told = f"{told} {others % {'more': more}}"
    return told


def fold(text) -> str:
    """The text with everything alike that reads alike, and single blanks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    seen = (each for each in folded if unicodedata.category(each) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", "".join(seen)).split())


def stands_in(word, text, is_beginning=False) -> bool:
    """Whether a folded word stands in a folded text."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        begins = _is_edge(text[max(at - 1, 0) : at], word[0])
        if begins and (is_beginning or _is_edge(text[end : end + 1], word[-1])):
            return True
        at = text.find(word, at + 1)
    return False


def _is_edge(outside, inside) -> bool:
    """Whether a word may end between the two letters."""
    if not outside or _UNPARTED.match(inside):
        return True
    if not (inside.isalnum() or _is_mark(inside)):
        return True
    # A Latin name is written together with the particle behind it: KBS는.
    return bool(_UNPARTED.match(outside)) or not (
        outside.isalnum() or _is_mark(outside)
    )


def _is_mark(letter) -> bool:
    """Vowel signs and accents belong to the letter before, and are no letters."""
    return unicodedata.category(letter).startswith("M")
