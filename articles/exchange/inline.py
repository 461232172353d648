"""Marks that writers type within a line: **strong**, *emphasis*, [a link](https://…).

A masked name, as in 김** or 王*, is no mark: one opens only where a word may begin.
"""

import re

OPENS = r"(?<![\w*_\\])"
LONGEST = 500
MARK = re.compile(
    r"(?<!!)\[(?P<shown>[^\[\]\n]{1,300})\]\((?P<href>https?://[^\s()]{1,500})\)|"
    rf"{OPENS}\*\*(?=[^\s*])(?P<strong>[^*\n]{{1,{LONGEST}}})(?<=\S)\*\*(?!\*)|"
    rf"{OPENS}__(?=[^\s_])(?P<strong_>[^_\n]{{1,{LONGEST}}})(?<=\S)__(?!\w)|"
    rf"{OPENS}\*(?=[^\s*])(?P<em>[^*\n]{{1,{LONGEST}}})(?<=\S)\*(?![\w*])|"
    rf"{OPENS}_(?=[^\s_])(?P<em_>[^_\n]{{1,{LONGEST}}})(?<=\S)_(?!\w)"
)
MARKING = re.compile(r"[*_\]]")


def spans(text: str, **marks) -> list[dict]:
    """The text cut into spans of a body, each with its marks."""
    found = []
    end = 0
    for match in MARK.finditer(text):
        found.append({"text": text[end : match.start()], **marks})
        found += spans(_inner(match), **marks, **_marks_of(match, marks))
        end = match.end()
    found.append({"text": text[end:], **marks})
    return [span for span in found if span["text"]]


def plain(text: str) -> str:
    if not MARKING.search(text):
        return text
    return "".join(span["text"] for span in spans(text))


def is_emphasised(text: str) -> bool:
    """Is the whole line one mark, as a deck or a heading may be set?"""
    match = MARK.fullmatch(text.strip())
    return bool(match) and not match["href"]


def _inner(match: re.Match) -> str:
    return next(match[name] for name in match.groupdict() if match[name])


def _marks_of(match: re.Match, outer: dict) -> dict:
    if match["href"]:
        own = {"href": match["href"]}
    else:
        own = {"strong" if match["strong"] or match["strong_"] else "em": True}
    return {name: value for name, value in own.items() if name not in outer}
