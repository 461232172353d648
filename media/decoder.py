"""The process in which a picture that came in is decoded: a file in, pixels out.

    python -I -S media/decoder.py FOLDER_OF_PILLOW <socket

It loads what it needs and waits (nursery.py). Each picture has a copy of it to itself:
a file on stdin, the answer on stdout.

A decoder is the part of us most likely to have a hole. What takes this process over
holds no login, key or name, can open no file and no connection, and can answer with
pixels only: sandbox.py takes nothing else from it, and whatever is kept or published
is made of these pixels elsewhere.

First it says in a line what the file tells of itself: `told` and JSON. The answer is
`pixels WIDTH HEIGHT` and a line's end, then RGB rows; or `unfit REASON`.
"""

import resource
import sys
from pathlib import Path

# Fifty megapixels need up to 1 GB (WebP, which keeps two canvases; others 0.6 GB).
MEMORY = 1_200_000_000
CPU_SECONDS = 20


def main() -> None:
    from PIL import Image

    from media import facts, nursery, pixels  # noqa: F401

    # Pillow refuses above twice this, WebP before its decoder takes any memory.
    Image.MAX_IMAGE_PIXELS = pixels.MAX_PIXELS // 2
    pixels.prepare()  # more would be loaded at the first file, behind shut doors
    nursery.serve(work)


def work() -> None:
    from media.facts import line_of
    from media.pixels import Unfit, rebuild

    limit()
    data = sys.stdin.buffer.read()
    shut()
    try:
        answer(f"told {line_of(data)}")
        picture = rebuild(data)
        answer(f"pixels {picture.width} {picture.height}", picture.tobytes())
    except Unfit as unfit:
        answer(f"unfit {unfit.reason}")
    except MemoryError:
        answer("unfit costly")


def limit() -> None:
    _at_most(resource.RLIMIT_CPU, CPU_SECONDS)
    _at_most(resource.RLIMIT_CORE, 0)
    # macOS does not keep to RLIMIT_AS, and may refuse to set it: there the limits of
    # the header, of CPU time and of the clock have to do.
    if sys.platform != "darwin":
        _at_most(resource.RLIMIT_AS, MEMORY)


def shut() -> None:
    """From here on no file or socket is opened, nothing is written, nothing started."""
    _at_most(resource.RLIMIT_NOFILE, 0)
    _at_most(resource.RLIMIT_FSIZE, 0)
    _at_most(resource.RLIMIT_NPROC, 0)


def _at_most(what, value) -> None:
    """Never above a limit that whoever started us was given."""
    _soft, hard = resource.getrlimit(what)
    if hard == resource.RLIM_INFINITY or hard > value:
        resource.setrlimit(what, (value, value))


def answer(line: str, pixels: bytes = b"") -> None:
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.write(pixels)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    # Isolated Python looks in none of the usual places: ours and Pillow's, no others.
    sys.path += [str(Path(__file__).resolve().parents[1]), sys.argv[1]]
    main()
