"""The tamper-evident chain of prints.

Every field and block of a story has a salted hash (its leaf); a print's digest
covers its header, its leaves and the digest before it. Erasing a text destroys the
text and its salt and leaves the leaf, so that the chain still verifies, and a hole
that no erase print names is a tampering. What is left in the place is sealed by the
erase print, with a salt of its own (`articles.holes`).

The address is a leaf, too, because it may hold a name. Of prints from before it was
one, it stands in the header.
"""

import hashlib
import json
import secrets

from django.db import connection

from articles import holes
from articles.models import Print

GENESIS = "0" * 64
# One chain for the newsroom: its head is locked last, so that locks never cross.
_LOCK = 7_241_905
ADDRESS = "address"
HEADER = ("article_id", "edition_id", "kind", "slug", "by_id", "revision_id")


def lock_head() -> None:
    """Until the end of the transaction nobody else appends, or opens a window."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])


def append(printed: Print) -> Print:
    """Seal and insert a print as the newest of the chain."""
    lock_head()
    last = Print.objects.order_by("-pk").values_list("digest", flat=True).first()
    printed.previous = last or GENESIS
    found = parts_of(printed)
    # Salts of what erasing left elsewhere come with an erase print.
    printed.salts |= {place: secrets.token_hex(16) for place in found}
    printed.leaves = {
        place: leaf(printed.salts[place], place, value)
        for place, value in found.items()
    }
    printed.digest = digest(printed)
    printed.save(force_insert=True)
    return printed


def parts(story) -> dict:
    """Place -> value: every field, and every block and its place in the body."""
    story = story or {}
    blocks = story.get("blocks", [])
    found = {key: value for key, value in story.items() if key != "blocks"}
    found.update({f"blocks/{n}/{each['id']}": each for n, each in enumerate(blocks)})
    return found


def parts_of(printed) -> dict:
    return {**parts(printed.story), ADDRESS: printed.slug}


def leaf(salt, place, value) -> str:
    return _hash(salt, place, value)


def digest(printed: Print) -> str:
    header = {name: getattr(printed, name) for name in HEADER}
    if ADDRESS in printed.leaves:
        del header["slug"]
    moments = [
        moment and moment.timestamp() for moment in (printed.at, printed.live_from)
    ]
    until = printed.live_until and printed.live_until.timestamp()
    return _hash(printed.previous, header, moments, until, printed.leaves)


def _hash(*values) -> str:
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def faults() -> list[str]:
    """What is wrong with the record, a sentence each; nothing for a whole chain."""
    found, last = [], 0
    while last is not None:
        more, last = some_faults(last)
        found.extend(more)
    return found


def some_faults(after, most=200) -> tuple[list[str], int | None]:
    """Of the prints behind this one; and which was the last, where more may follow."""
    before = Print.objects.filter(pk__lte=after).order_by("-pk")
    previous = before.values_list("digest", flat=True).first() or GENESIS
    prints = list(Print.objects.filter(pk__gt=after).order_by("pk")[:most])
    found, named = holes.faults(prints), holes.named(prints)
    for printed in prints:
        found.extend(_faults_of(printed, previous, named))
        previous = printed.digest
    return found, prints[-1].pk if len(prints) == most else None


def _faults_of(printed, previous, named):
    if printed.previous != previous:
        yield f"Version {printed.pk} does not follow the one before it."
    if digest(printed) not in (printed.digest, named.sealed_again(printed.pk)):
        yield f"The record of version {printed.pk} was changed."
    yield from _faults_of_text(printed, named)


def _faults_of_text(printed, named):
    stood = parts_of(printed)
    if ADDRESS not in printed.leaves:
        del stood[ADDRESS]
    if stood.keys() != printed.leaves.keys():
        yield f"The text of version {printed.pk} was changed."
        return
    for place, value in stood.items():
        seal = _seal(printed, place, named)
        if seal is None:
            yield (
                f"A part of the text of version {printed.pk} is gone, and no erasing"
                " is recorded for it."
            )
            return
        salt, wanted = seal
        if leaf(salt, place, value) != wanted:
            yield f"The text of version {printed.pk} was changed."
            return


def _seal(printed, place, named):
    """(salt, leaf) of what stands there: its own, or that of what erasing left."""
    if place in printed.salts:
        return printed.salts[place], printed.leaves[place]
    return named.seal(printed.pk, place)
