"""What the parts of a story are called, counted as its page counts them."""

from django.utils.translation import gettext as _

from articles.body import ENCLOSURES
from articles.translation.parts import FIELDS

NO_WORDS = ("figure", "divider")


def names_of(body) -> dict[str, str]:
    """Names by the keys of parts, of every part that such a body may have."""
    found = dict(zip(FIELDS, _fields(), strict=True))
    paragraphs = tables = pictures = cards = 0
    for each in body:
        if each["type"] == "figure":
            pictures += 1
            found |= _of_picture(each["id"], pictures)
        elif each["type"] == "table":
            tables += 1
            found[each["id"]] = _name_of_table(each, tables, pictures)
        elif each["type"] == "embed":
            cards += 1
            found[each["id"]] = _("card %(number)s") % {"number": cards}
        elif each["type"] in ENCLOSURES:
            found[each["id"]] = _caption_of(each)
        elif each["type"] not in NO_WORDS:
            paragraphs += 1
            found[each["id"]] = _("paragraph %(number)s") % {"number": paragraphs}
    return found


def _caption_of(block):
    names = {
        "sound": _("caption of sound %(number)s"),
        "video": _("caption of video %(number)s"),
        "document": _("caption of document %(number)s"),
    }
    return names[block["type"]] % {"number": block["file"]}


def names_beside(body, stand=None) -> dict[str, str]:
    """Names of the parts of a translation by their keys, as its page names them: what
    renders a part of the original is called as that, whatever came in before it."""
    names = names_of(body)
    if stand is None or stand.source is None:
        return names
    theirs = names_of(stand.source.content["body"])
    for row in reversed(stand.rows):
        if row.source:
            names |= {part.key: theirs[row.source.key] for part in row.targets}
    return names


def _fields():
    return (
        _("label above headline"),
        _("headline"),
        _("deck (standfirst)"),
        _("dateline"),
    )


def _name_of_table(table, number, picture):
    if table.get("joined"):
        return _("data of picture %(number)s") % {"number": picture}
    return _("table %(number)s") % {"number": number}


def _of_picture(key, number):
    of = {"number": number}
    return {
        f"{key}/caption": _("caption of picture %(number)s") % of,
        f"{key}/alt": _("alt text of picture %(number)s") % of,
        f"{key}/credit": _("credit line of picture %(number)s") % of,
    }
