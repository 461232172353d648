"""Python's collector of cycles, told what is worth looking through.

A page makes tens of thousands of objects that are gone when it is sent, and a process
holds a million that never go: looking through both again and again is a sixth of the
work of a page of the desk.
"""

import gc

# Objects that have come and not gone before the youngest are looked through. What
# waits until then is some twenty megabytes.
YOUNG, MIDDLE, OLD = 100_000, 50, 100


def settle() -> None:
    """What is here stays: call it when everything is imported."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
