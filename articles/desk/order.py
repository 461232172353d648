"""Which block of two texts is which, and in what order both are read as one."""

from bisect import bisect_left
from typing import NamedTuple


class Pair(NamedTuple):
    """A block before and after; None where it was not there. `moved` is "up", "down"
    or nothing."""

    before: object
    after: object
    moved: str = ""


def paired(before, after) -> list[Pair]:
    """In reading order: as they stand now, what was removed where it stood."""
    partners = _partners(before, after)
    stays = _rising([partners[n] for n in sorted(partners)])
    at = {new: old for new, old in partners.items() if old not in stays}
    removed = _removed(before, set(partners.values()), stays)
    found = [Pair(each, None) for each in removed.get(None, ())]
    for number, block in enumerate(after):
        old = partners.get(number)
        found.append(
            Pair(
                None if old is None else before[old],
                block,
                _direction(old, number) if number in at else "",
            )
        )
        if old in stays:
            found += [Pair(each, None) for each in removed.get(old, ())]
    return found


def _direction(old, new):
    return "down" if new > old else "up"


def _partners(before, after) -> dict[int, int]:
    """Place after -> place before: by id; what is left, by the same words."""
    places = {block.id: n for n, block in enumerate(before) if block.id}
    found = {
        n: places.pop(block.id) for n, block in enumerate(after) if block.id in places
    }
    taken = set(found.values())
    left = {}
    for n, block in enumerate(before):
        if n not in taken:
            left.setdefault(_key(block), []).append(n)
    for n, block in enumerate(after):
        if n not in found and left.get(_key(block)):
            found[n] = left[_key(block)].pop(0)
    return (
        found if any(block.id for block in after) else _in_order(found, before, after)
    )


def _in_order(found, before, after):
    """Notes have no ids: those between two that are known stand for each other."""
    taken = set(found.values())
    free = [n for n in range(len(before)) if n not in taken]
    for n in range(len(after)):
        if n not in found and free:
            found[n] = free.pop(0)
    return found


def _key(block):
    return block.type, block.text, block.picture and block.picture.image_id


def _rising(numbers) -> set[int]:
    """The most of `numbers` that are in order: these stayed, the others moved."""
    lowest, chain, before = [], [], {}
    for number in numbers:
        height = bisect_left(lowest, number)
        lowest[height:] = [number, *lowest[height + 1 :]]
        before[number] = chain[height - 1] if height else None
        chain[height:] = [number, *chain[height + 1 :]]
    found = set()
    last = chain[-1] if chain else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _removed(before, kept, stays) -> dict:
    """Place of the block that stayed -> what was removed behind it."""
    found, last = {}, None
    for n, block in enumerate(before):
        if n in stays:
            last = n
        elif n not in kept:
            found.setdefault(last, []).append(block)
    return found
