"""Which links and which emphasis changed, where the words themselves did not."""

from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class MarkChange:
    """`what` is strong, em or href; for a link, where it led and where it leads."""

    what: str
    words: str
    before: str
    after: str


def mark_changes(before, after, pieces) -> list[MarkChange]:
    """Of two blocks and the pieces of their texts; each change once."""
    if not any(len(span) > 1 for span in (*before.spans, *after.spans)):
        return []
    found = []
    old, new = _marks(before), _marks(after)
    at = place = 0
    for piece in pieces:
        end = len(piece.text)
        if piece.kind == "same":
            pairs = zip(piece.text, old[at:], new[place:], strict=False)
            found += _of_words(pairs)
        elif piece.kind == "removed":
            found += _links(piece.text, old[at:], new, is_new=False)
        else:
            found += _links(piece.text, new[place:], old, is_new=True)
        at += end if piece.kind != "added" else 0
        place += end if piece.kind != "removed" else 0
    return list(dict.fromkeys(found))


def _marks(block) -> list[dict]:
    """The marks of each character."""
    return [
        {mark: span[mark] for mark in span if mark != "text"}
        for span in block.spans
        for _letter in span["text"]
    ]


def _of_words(pairs):
    """Changes of marks on words that are in both texts."""
    for (old, new), letters in groupby(pairs, lambda pair: pair[1:]):
        if old == new:
            continue
        words = "".join(letter for letter, _old, _new in letters)
        for what in ("href", "strong", "em"):
            if old.get(what) != new.get(what):
                yield MarkChange(
                    what, words, str(old.get(what, "")), str(new.get(what, ""))
                )


def _links(text, marks, others, *, is_new):
    """Links on words of one text only, unless the other has a link to there, too."""
    known = {each.get("href") for each in others}
    pairs = zip(text, marks, strict=False)
    for address, letters in groupby(pairs, lambda pair: pair[1].get("href")):
        if address and address not in known:
            words = "".join(letter for letter, _marks in letters)
            yield MarkChange(
                "href", words, "" if is_new else address, address if is_new else ""
            )
