"""Gather every message of the code and the templates into the catalogues beside this.

    python newsroom/locale/collect.py

In place of Django's makemessages, which needs the gettext programs. Translations are
kept, new messages come in empty, and what nobody says any more is dropped.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

LOCALE = Path(__file__).parent
ROOT = LOCALE.parents[1]
ROOMS = ("people", "media", "articles", "newsroom")
# The Korean catalogue holds all, the others only what readers see.
WHOLE = frozenset({"ko"})
SITE = (
    "articles/files.py",
    "articles/models/notes.py",
    "articles/parts.py",
    "articles/previews/shown.py",
    "articles/site/",
    "articles/templatetags/paper.py",
    "articles/wording.py",
    "templates/articles/",
    "templates/base.html",
    "templates/people/",
    "templates/text/",
    # Who has a preview link has no account and reads the language of the edition.
    "templates/preview_",
)
SITE_ERRORS = re.compile(r"templates/\d{3}\.html")
# What the desk shows of others and we say better: taggit has no Korean, and Django's
# names a filter with a particle in brackets.
BORROWED = (
    ("A tag name", "name"),
    ("A tag slug", "slug"),
    (None, " By %(filter_title)s "),
)
IN_CONTEXT = (1, "c")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": (IN_CONTEXT, 2),
    "pgettext_lazy": (IN_CONTEXT, 2),
    "npgettext": (IN_CONTEXT, 2, 3),
    "npgettext_lazy": (IN_CONTEXT, 2, 3),
}
FLAGS = {
    "python-format": re.compile(r"%\(\w+\)[sd]"),
    "python-brace-format": re.compile(r"\{\w+\}"),
}


def main() -> int:
    found = messages()
    for path in catalogues():
        fresh = updated(polib.pofile(str(path)), found_for(language_of(path), found))
        fresh.save(str(path))
        empty = len(fresh.untranslated_entries())
        print(f"{language_of(path)}: {len(fresh)} messages, {empty} to translate")
    return 0


def catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def language_of(path: Path) -> str:
    return path.parents[1].name


def messages() -> list[polib.POEntry]:
    """Every message once, in the order of the files, with the files that say it."""
    found = {}
    for path in _sources():
        name = path.relative_to(ROOT).as_posix()
        for context, one, many in _said_in(path):
            entry = found.setdefault((context, one), _entry(context, one))
            entry.msgid_plural = entry.msgid_plural or many
            if (name, "") not in entry.occurrences:
                entry.occurrences.append((name, ""))
    borrowed = [_entry(*each) for each in BORROWED]
    return [*found.values(), *borrowed]


def found_for(language: str, found: list[polib.POEntry]) -> list[polib.POEntry]:
    return found if language in WHOLE else [each for each in found if is_read(each)]


def is_read(entry: polib.POEntry) -> bool:
    """Whether readers of the site may get it."""
    return any(
        name.startswith(SITE) or SITE_ERRORS.fullmatch(name)
        for name, _line in entry.occurrences
    )


def updated(old: polib.POFile, found: list[polib.POEntry]) -> polib.POFile:
    """A catalogue of exactly the messages found, with the translations of `old`."""
    known = {(each.msgctxt, each.msgid): each for each in old}
    fresh = polib.POFile(wrapwidth=88)
    fresh.header, fresh.metadata = old.header, old.metadata
    count = int(re.search(r"nplurals=(\d)", old.metadata["Plural-Forms"])[1])
    for each in found:
        fresh.append(_translated(each, known.get((each.msgctxt, each.msgid)), count))
    return fresh


def _translated(found, known, count):
    entry = polib.POEntry(
        msgctxt=found.msgctxt,
        msgid=found.msgid,
        msgid_plural=found.msgid_plural,
        occurrences=found.occurrences,
        flags=[flag for flag, mark in FLAGS.items() if mark.search(found.msgid)],
        tcomment=known.tcomment if known else "",
    )
    if not found.msgid_plural:
        entry.msgstr = known.msgstr if known else ""
        return entry
    forms = known.msgstr_plural if known else {}
    entry.msgstr_plural = {each: forms.get(each, "") for each in range(count)}
    return entry


def _sources() -> list[Path]:
    code = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    pages = [*(ROOT / "templates").rglob("*.html")]
    return sorted(code) + sorted(pages)


def _said_in(path) -> Iterator[tuple[str | None, str, str]]:
    """Context, message and plural of every call in a file."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        # As Python; what was indented text would not be.
        text = "\n".join(map(str.strip, templatize(text).splitlines()))
    source = io.BytesIO(text.encode())
    for _line, said, _comments, context in extract("python", source, KEYWORDS):
        one, many = said if isinstance(said, tuple) else (said, "")
        if one:
            yield context, one, many


def _entry(context, one):
    return polib.POEntry(msgctxt=context, msgid=one)


if __name__ == "__main__":
    sys.exit(main())
