"""Python's collector of cycles, told what is worth looking through; and memory of what
is large, which goes back to the system.

A page makes tens of thousands of objects that are gone when it is sent, and a process
holds a million that never go: looking through both again and again is a sixth of the
work of a page of the desk.
"""

import ctypes
import gc

# Objects that have come and not gone before the youngest are looked through. What
# waits until then is some twenty megabytes. To look takes some milliseconds for ten
# thousand: readers, who wait for less, wait for fewer at a time.
YOUNG, OF_READERS, MIDDLE, OLD = 100_000, 20_000, 50, 100

# Bytes; and the number of that setting in glibc's malloc.h.
LARGE, _FROM_WHICH_SIZE_ON = 16_384, -3


def give_back_large() -> None:
    """Whole pages get memory of their own: in one with all small things they leave
    holes when they go, a quarter of what is kept. For glibc; others do as they do."""
    if tell := getattr(ctypes.CDLL(None), "mallopt", None):
        tell(_FROM_WHICH_SIZE_ON, LARGE)


def settle(young=YOUNG) -> None:
    """What is here stays: call it when everything is imported."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(young, MIDDLE, OLD)
