"""What erasing took out of prints, as the erase prints of the chain tell it.

The story of an erase print is {"erasure": its number, "erased": {print: {place: leaf}},
"resealed": {print: digest}}: places only, and salted hashes of what is left there. The
salts stand among its own under “print:place”, so that a second erasing of the same
place can destroy them.
"""

from articles.models import Erasure, Print


class Named:
    def __init__(self):
        self._seals, self._digests, self.faults = {}, {}, []

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


def named() -> Named:
    found = Named()
    begun = set(Erasure.objects.filter(is_begun=True).values_list("pk", flat=True))
    for printed in Print.objects.filter(kind=Print.Kind.ERASE).order_by("pk"):
        found.add(printed)
        if (printed.story or {}).get("erasure") not in begun:
            found.faults.append(
                f"Version {printed.pk} tells of an erasing that nobody has agreed to."
            )
    return found
