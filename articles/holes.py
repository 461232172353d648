"""What erasing took out of prints, as the erase prints of the chain tell it.

The story of an erase print is {"erasure": its number, "erased": {print: {place: leaf}},
"resealed": {print: digest}}: places only, and salted hashes of what is left there. The
salts stand among its own under “print:place”, so that a second erasing of the same
place can destroy them.
"""

from articles.models import Erasure, Print


class Named:
    def __init__(self):
        self._seals, self._digests = {}, {}

    def add(self, printed):
        erased = (printed.story or {}).get("erased", {})
        for number, leaves in erased.items():
            for place, leaf in leaves.items():
                salt = printed.salts.get(key(number, place))
                # A later one of the same place counts: it has destroyed this salt.
                self._seals[number, place] = salt and (salt, leaf)
        self._digests |= (printed.story or {}).get("resealed", {})

    def seal(self, number, place):
        return self._seals.get((str(number), place))

    def sealed_again(self, number):
        return self._digests.get(str(number))


def key(number, place) -> str:
    return f"{number}:{place}"


def named(prints) -> Named:
    """What tells of holes in these prints: an erasing of a story has one print for all
    that it emptied there, of the same story."""
    found = Named()
    stories = {each.article_id for each in prints}
    telling = Print.objects.filter(kind=Print.Kind.ERASE, article__in=stories)
    for printed in telling.order_by("pk"):
        found.add(printed)
    return found


def faults(prints) -> list[str]:
    """Of those among these that tell of an erasing."""
    telling = {
        each.pk: (each.story or {}).get("erasure")
        for each in prints
        if each.kind == Print.Kind.ERASE
    }
    known = [number for number in telling.values() if isinstance(number, int)]
    begun = set(
        Erasure.objects.filter(is_begun=True, pk__in=known).values_list("pk", flat=True)
    )
    return [
        f"Version {pk} tells of an erasing that nobody has agreed to."
        for pk, number in telling.items()
        if number not in begun
    ]
