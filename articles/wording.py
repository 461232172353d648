"""How an edition words what a machine adds: dates, lists of names, languages."""

import re
import unicodedata
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils import dateformat, formats, translation
from django.utils.translation import gettext, gettext_lazy, pgettext

from articles.models import Byline, Correction
from articles.models.article import UNDETERMINED

Role = Byline.Role

ENGLISH = "en"
_ASIAN = frozenset({"ja", "ko", "zh"})
_COMMAS = {"ja": "、", "zh": "、", "ar": "، ", "fa": "، ", "ur": "، "}
_LONG = {"en": "F j, Y"}
_FORMATS = {"day-first": "j F Y", "iso": "Y-m-d"}
_SHORT = {"day-first": "j F", "iso": "Y-m-d"}
_ISO = _FORMATS["iso"]
_HAN_OR_KANA = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
# Joiners that are written together with the name before, or with the one behind.
_LEANING_BACK = frozenset({"와", "과", "랑", "하고"})
_LEANING_ON = {"ar": frozenset({"و"})}
# Persian has digits of its own also where the text round them has none.
_DIGITS = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}

_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_MARKS = {"ltr": "\u200e", "rtl": "\u200f"}

# Where the names go, so that they can be links; {names} as in Edition.translator_line.
CREDIT_LINES = {
    Role.REPORTER: gettext_lazy("By {names}"),
    Role.PHOTOGRAPHER: gettext_lazy("Pictures by {names}"),
    Role.CONTRIBUTOR: gettext_lazy("With contributions by {names}"),
    Role.EDITOR: gettext_lazy("Edited by {names}"),
}


_ORIGINAL_WAS_CORRECTED = gettext_lazy(
    "The original of this story was corrected on %(date)s. This translation does not"
    " have the correction yet."
)
_ORIGINAL_WAS = {
    Correction.Kind.CORRECTION: _ORIGINAL_WAS_CORRECTED,
    Correction.Kind.CLARIFICATION: _ORIGINAL_WAS_CORRECTED,
    Correction.Kind.RETRACTION: gettext_lazy(
        "The original of this story was retracted on %(date)s. This translation still"
        " stands as it was."
    ),
}
_ORIGINAL_WAS_ADDED_TO = gettext_lazy(
    "The original of this story was added to on %(date)s. This translation does not"
    " have that yet."
)


def chrome_language(edition) -> str:
    """The language of the words round a story: the edition's, else English."""
    ours = {code for code, _ in settings.SITE_LANGUAGES}
    return next((tag for tag in _subtags(edition.language) if tag in ours), ENGLISH)


def _subtags(tag):
    """zh-hans-cn, zh-hans, zh."""
    parts = tag.lower().split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def known_language(tag) -> str | None:
    """The language in which Django can write a date for `tag`, if there is one."""
    for each in _subtags(tag):
        if info := LANG_INFO.get(each):
            return info.get("fallback", [each])[0]
    return None


def day(edition, at: datetime, near: datetime | None = None) -> str:
    """The day of an aware moment in the edition's zone, style and language; without
    the year where `near`, which the page shows in full, is of the same."""
    zone = edition.zone
    local = at.astimezone(zone)
    is_short = bool(near) and near.astimezone(zone).year == local.year
    written = _written(local.date(), edition.language, edition.date_style, is_short)
    return _in_digits_of(edition, written)


@lru_cache(maxsize=5_000)
def _written(local, tag, style, is_short) -> str:
    """A page has many days, and many pages have the same."""
    language = known_language(tag)
    if language is None:
        return dateformat.format(local, _ISO)
    with translation.override(language):
        shape = _day_of_year_format if is_short else _day_format
        return dateformat.format(local, shape(style, language))


def _in_digits_of(edition, written) -> str:
    if edition.date_style == "iso":
        return written
    return in_digits(edition, written)


def in_digits(edition, number) -> str:
    """A number as the language of the edition writes it."""
    return str(number).translate(_DIGITS.get(edition.language_code, {}))


def _day_of_year_format(style, language):
    return _SHORT.get(style) or formats.get_format("MONTH_DAY_FORMAT", language)


def _day_format(style, language):
    if style in _FORMATS:
        return _FORMATS[style]
    return _LONG.get(language) or formats.get_format("DATE_FORMAT", language)


def moment(edition, at: datetime) -> str:
    """Day, time and zone: November 24, 2026, 14:05 UTC."""
    local = at.astimezone(edition.zone)
    comma = _COMMAS.get(edition.language_code, ",").strip()
    if edition.date_style == "iso" or edition.language_code in _ASIAN:
        comma = ""
    time = _in_digits_of(edition, f"{local:%H:%M}")
    return f"{day(edition, at)}{comma} {time} {_zone(local)}"


def _zone(local):
    name = local.tzname() or ""
    # Zones without a short name are called by their distance: +03, -0530. A line may
    # end behind a hyphen, but not behind a minus sign.
    if name[:1] not in ("+", "-"):
        return name
    minutes = f":{name[3:]}" if name[3:] else ""
    return f"UTC{name[:3]}{minutes}".replace("-", "−")


def original_corrected(edition, kind, at: datetime) -> str:
    """That the original of a translation was corrected, and the translation was not."""
    return _ORIGINAL_WAS.get(kind, _ORIGINAL_WAS_ADDED_TO) % {"date": day(edition, at)}


def joined(edition, people) -> list[dict]:
    """The people, each with the `joint` that follows the name in a sentence."""
    comma = _COMMAS.get(edition.language_code, ", ")
    last = _spaced(edition.name_joiner, edition.language_code)
    joints = [comma] * (len(people) - 2) + [last] * (len(people) > 1) + [""]
    return [
        {**person, "joint": joint}
        for person, joint in zip(people, joints[: len(people)], strict=True)
    ]


def in_sentence(line, people) -> str:
    """The names, as `joined`, where the line has its {names}."""
    names = "".join(f"{each['name']}{each['joint']}" for each in people)
    return str(line).replace("{names}", names)


def _spaced(joiner, language) -> str:
    """The joiner with the spaces that forms strip: " and ", but "·" and "、"."""
    word = joiner.strip()
    if not word:
        return _COMMAS.get(language, ", ")
    if word in (",", ";"):
        return f"{word} "
    if _HAN_OR_KANA.match(word) or not (word[0].isalpha() or word in ("&", "+")):
        return joiner
    if word in _LEANING_BACK:
        return f"{word} "
    return f" {word}" if word in _LEANING_ON.get(language, ()) else f" {word} "


def led(edition, text) -> str:
    """A text to stand where nobody says in which direction it runs: one that begins
    with a word of the other direction begins with a mark that says it."""
    ways = (unicodedata.bidirectional(sign) for sign in text)
    first = next((_WAYS[way] for way in ways if way in _WAYS), edition.direction)
    return text if first == edition.direction else _MARKS[edition.direction] + text


def in_language(tag) -> str:
    """“in Korean”, beside what is not in the language being spoken."""
    return pgettext("a story", "in %(language)s") % {"language": language_name(tag)}


def not_translated(tag) -> str:
    """What readers are told of words that an editor let stand in the original's."""
    if tag == UNDETERMINED:
        return gettext("This part is not translated yet.")
    return gettext("This part is not translated yet. It is in %(language)s.") % {
        "language": language_name(tag)
    }


def language_name(tag) -> str:
    """What the language being spoken calls the language `tag`, else the tag."""
    for each in _subtags(tag):
        if name := LANG_INFO.get(each, {}).get("name"):
            return gettext(name)
    return tag
