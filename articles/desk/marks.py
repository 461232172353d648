"""Which links and which emphasis changed, where the words themselves did not."""

from dataclasses import dataclass
from itertools import groupby

WHAT = ("href", "strong", "em")


@dataclass(frozen=True)
class MarkChange:
    """`what` is href, strong or em, `words` the whole link or the whole emphasis; of
    a link, `before` and `after` say where it led and where it leads."""

    what: str
    words: str
    before: str
    after: str


def mark_changes(before, after, pieces) -> list[MarkChange]:
    """Of two blocks and the pieces of their texts; each change once."""
    if not any(len(span) > 1 for span in (*before.spans, *after.spans)):
        return []
    there = _partners(pieces)
    back = {old: new for new, old in there.items()}
    found = []
    for what in WHAT:
        old, new = _values(before, what), _values(after, what)
        found += [
            MarkChange(what, after.text[start:end], was, new[start])
            for start, end in _runs(new)
            for was in _other_values(range(start, end), there, old, new[start])
        ]
        # Of a link that leads elsewhere now, that was said above.
        found += [
            MarkChange(what, before.text[start:end], old[start], "")
            for start, end in _runs(old)
            for now in _other_values(range(start, end), back, new, old[start])
            if not now
        ]
    return list(dict.fromkeys(found))


def links_of(block, *, is_new) -> list[MarkChange]:
    """Every link of a block that is there on one side only."""
    values = _values(block, "href")
    return [
        MarkChange("href", block.text[start:end], *_there(values[start], is_new))
        for start, end in _runs(values)
    ]


def _there(value, is_new):
    return ("", value) if is_new else (value, "")


def _partners(pieces) -> dict[int, int]:
    """Place of a letter in the text after -> its place in the text before."""
    found = {}
    at = place = 0
    for piece in pieces:
        length = len(piece.text)
        if piece.kind == "same":
            found.update({place + n: at + n for n in range(length)})
        at += 0 if piece.kind == "added" else length
        place += 0 if piece.kind == "removed" else length
    return found


def _values(block, what) -> list[str]:
    """Of each letter: the address of its link, "yes" in emphasis, or nothing."""
    return [
        (str(span[what]) if what == "href" else "yes") if span.get(what) else ""
        for span in block.spans
        for _letter in span["text"]
    ]


def _runs(values):
    start = 0
    for value, letters in groupby(values):
        end = start + len(list(letters))
        if value:
            yield start, end
        start = end


def _other_values(places, partners, others, value) -> list[str]:
    """What stands on the other side in place of `value`, on words of both sides; of
    words of one side only, a link that leads nowhere on the other is a change."""
    on_both = [partners[n] for n in places if n in partners]
    found = [others[n] for n in on_both if n < len(others)]
    if found:
        return [each for each in dict.fromkeys(found) if each != value]
    is_known = value == "yes" or value in others
    return [] if is_known else [""]
