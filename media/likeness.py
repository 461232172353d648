"""Pictures that look the same though their pixels differ: scaled, or saved again.

The likeness of a picture says of 8 x 8 places whether it gets lighter to the right:
64 bits, of which a copy keeps nearly all. Two pictures that differ in at most six have
at least one of four bands of 16 bits with at most one wrong bit: bands are looked up,
as they are and with each one bit turned, and what they find is compared whole.
"""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from PIL import Image as Pixels

from media.models import Image

SIDE, BAND, BANDS = 8, 16, 4
MOST_WRONG = 6
OFFERED = 5
# So long a picture that looks like another is pointed out.
NEW = timedelta(days=1)
# Where nearly nothing changes, as in a picture of one colour, nothing can be said.
LEAST_CONTRAST = 12

_ALIKE = """
select id, bit_count((likeness # %(mine)s)::bit(64)) as wrong
  from media_image
 where replaced_by_id is null and id <> %(without)s
   and ((likeness & 65535) = any(%(band0)s)
        or ((likeness >> 16) & 65535) = any(%(band1)s)
        or ((likeness >> 32) & 65535) = any(%(band2)s)
        or ((likeness >> 48) & 65535) = any(%(band3)s))
   and bit_count((likeness # %(mine)s)::bit(64)) <= %(most)s
 order by wrong, id desc limit %(offered)s
"""


def likeness_of(pixels) -> int | None:
    """As the database holds it: 64 bits with a sign. None where there is nothing to
    tell it by."""
    small = pixels.convert("L").resize((SIDE + 1, SIDE), Pixels.Resampling.BOX)
    low, high = small.getextrema()
    if high - low < LEAST_CONTRAST:
        return None
    light = small.tobytes()
    rows = [light[at : at + SIDE + 1] for at in range(0, len(light), SIDE + 1)]
    bits = 0
    for row in rows:
        for left, right in zip(row, row[1:], strict=False):
            bits = bits << 1 | (right > left)
    return bits - 2**64 if bits >= 2**63 else bits


def alike(likeness, without=0) -> list[Image]:
    """Pictures of the library that look like it, the likest first."""
    if likeness is None:
        return []
    bands = {f"band{n}": _near(likeness >> BAND * n & 0xFFFF) for n in range(BANDS)}
    asked = {
        **bands,
        "mine": likeness,
        "without": without,
        "most": MOST_WRONG,
        "offered": OFFERED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, asked)
        ids = [pk for pk, _wrong in cursor.fetchall()]
    found = Image.objects.prefetch_related("renditions", "captions").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def alike_if_new(image) -> list[Image]:
    """For a while after it came in: later everybody has seen that there are two."""
    if timezone.now() - image.added_at > NEW:
        return []
    return alike(image.likeness, without=image.pk)


def _near(band) -> list[int]:
    return [band, *(band ^ 1 << bit for bit in range(BAND))]
