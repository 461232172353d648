"""Names that one text writes in two ways, as "Kim Min Su" and "Kim Min-su"."""

import re
from collections import defaultdict

from people.patterns import lazy_pattern

from .people_names import fold

WORD = lazy_pattern(r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][^\W\d_]*(?:[-‐‑’'][^\W\d_]+)*")
POSSESSIVE = lazy_pattern(r"[’']s$|[’']$")
LONGEST_NAME = 4
MOST = 8
SPACED_KOREAN = lazy_pattern(
    r"(?<![가-힣])([가-힣]) ([가-힣]{2})(?=\s?(?:씨|기자|대통령|총리|장관|위원장|의원|"
    r"대표|교수|"
    r"국장|박사|소장|부부장|총비서|국무위원장))"
)
TWO_DASHES = lazy_pattern(r"[-‐‑]")


def two_spellings(text: str) -> list[list[str]]:
    """Groups of spellings that differ in hyphens, spaces or capitals only."""
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    for run in _runs(text):
        for start in range(len(run)):
            for length in range(1, LONGEST_NAME + 1):
                words = run[start : start + length]
                if len(words) == length:
                    _count(forms, words)
    groups = [list(found) for found in forms.values() if len(found) > 1]
    groups += _spaced_korean(text)
    return _longest(groups)[:MOST]


def _runs(text: str) -> list[list[str]]:
    """Capitalised words that stand side by side."""
    runs: list[list[str]] = []
    end = -2
    for match in WORD.finditer(text):
        word = POSSESSIVE.sub("", match.group())
        if match.start() == end + 1 and text[end] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
        # After a possessive another name begins.
        end = match.end() if word == match.group() else -2
    return runs


def _count(forms: dict[str, dict[str, int]], words: list[str]) -> None:
    name = " ".join(TWO_DASHES.sub("-", word) for word in words)
    parts = re.split(r"[ -]", name)
    if len(name) < 5 or (name.isupper() and len(parts) > 1):
        return
    if len(words) == 1 and "-" not in name and not name[1:].islower():
        return
    key = fold(name)
    forms[key][name] = forms[key].get(name, 0) + 1


def _spaced_korean(text: str) -> list[list[str]]:
    groups = {}
    for family, given in SPACED_KOREAN.findall(text):
        if re.search(rf"(?<![가-힣]){family}{given}", text):
            groups[family + given] = [f"{family}{given}", f"{family} {given}"]
    return list(groups.values())


def _longest(groups: list[list[str]]) -> list[list[str]]:
    """Leave out "Min Su / Min-su" where "Kim Min Su / Kim Min-su" is told."""
    kept: list[list[str]] = []
    for group in sorted(groups, key=lambda one: -len(one[0])):
        key = fold(group[0])
        if not _is_name(group) or any(key in fold(other[0]) for other in kept):
            continue
        kept.append(group)
    return kept


def _is_name(group: list[str]) -> bool:
    """At least two parts in some spelling; "Online" and "ONLINE" are no names."""
    return any(re.search("[ -]", form) for form in group)
