"""The tamper-evident chain of prints.

Every field and block of a story has a salted hash (its leaf); a print's digest
covers its header, its leaves and the digest before it. Erasing a text destroys the
text and its salt and leaves the leaf, so that the chain still verifies, and a hole
that no erase print names is a tampering.
"""

import hashlib
import json
import secrets

from django.db import connection

from articles.models import Print

GENESIS = "0" * 64
# One chain for the newsroom: its head is locked last, so that locks never cross.
_LOCK = 7_241_905
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
    printed.salts = {place: secrets.token_hex(16) for place in parts(printed.story)}
    printed.leaves = leaves(printed.story, printed.salts)
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


def leaves(story, salts) -> dict:
    return {
        place: _hash(salts[place], place, value)
        for place, value in parts(story).items()
    }


def digest(printed: Print) -> str:
    header = {name: getattr(printed, name) for name in HEADER}
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
    found = []
    previous = GENESIS
    for printed in Print.objects.order_by("pk").iterator(chunk_size=200):
        found.extend(_faults_of(printed, previous))
        previous = printed.digest
    return found


def _faults_of(printed, previous):
    if printed.previous != previous:
        yield f"Version {printed.pk} does not follow the one before it."
    if printed.digest != digest(printed):
        yield f"The record of version {printed.pk} was changed."
    stood = leaves(printed.story, printed.salts) if _whole(printed) else None
    if stood is None or stood != printed.leaves:
        yield f"The text of version {printed.pk} was changed."


def _whole(printed) -> bool:
    return set(parts(printed.story)) == set(printed.salts) == set(printed.leaves)
