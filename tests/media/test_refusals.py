"""What is no picture, or takes too much, is refused in words; nothing is kept."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from media import intake, sandbox
from media.models import Image as Kept
from tests.media_files import (
    bomb,
    heic,
    jpeg,
    moving,
    png,
    saved,
    webp,
    webp_bomb,
    wide_avif,
)

BAD = {
    "empty": (b"", "This is no picture"),
    "words": (b"Dear editor,", "This is no picture"),
    "html": (b"<!doctype html><script>x()</script>", "This is no picture"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "format SVG"),
    "gif": (moving("GIF", 10_000), "format GIF"),
    "tiff": (saved(Image.new("RGB", (9, 9)), "TIFF"), "Preview .* Export or Save as"),
    "eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n", "format EPS"),
    "photoshop": (b"8BPS\0\1" + bytes(40), "format Photoshop"),
    "pdf": (b"%PDF-1.7\n", "format PDF"),
    "film": (b"\0\0\0\x18ftypqt  " + bytes(40), "This is no picture"),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(40), "damaged"),
    "cut heic": (heic()[:400], "damaged"),
    "avif bomb": (wide_avif(), "50 megapixels"),
    "moving avif": (moving("AVIF"), "moves"),
    "cut avif": (saved(Image.new("RGB", (64, 64)), "AVIF")[:300], "damaged"),
    "moving webp": (moving("WEBP"), "moves"),
    "moving png": (moving("PNG"), "moves"),
    "cut jpeg": (jpeg()[:700], "damaged"),
    "cut jpeg header": (jpeg()[:40], "damaged"),
    "cut png": (png()[:200], "damaged"),
    "cut webp": (webp()[:60], "damaged"),
    "bomb": (bomb(), "50 megapixels"),
    "webp bomb": (webp_bomb(), "50 megapixels"),
    "ribbon": (png((1, 17_000)), "too narrow"),
    "heavy": (bytes(intake.MAX_BYTES + 1), "40 MB"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_picture_is_refused_in_words(db, kind):
    data, sentence = BAD[kind]
    with pytest.raises(intake.Refused, match=sentence):
        intake.take_in(BytesIO(data), "bridge.jpg")
    assert not Kept.objects.exists()


ROOT = str(Path(sandbox.decoder.__file__).parents[1])
SERVING = "import sys; sys.path += sys.argv[2:]; from media import decoder, nursery; "


def instead(
    monkeypatch,
    program,
    before="",
    work="lambda: (exec(sys.argv[1]), sys.stdout.flush())",
):
    """Another program in the decoder's place, for each picture anew."""
    serve = f"{SERVING}{before}nursery.serve({work})"
    command = [sys.executable, "-I", "-S", "-c", serve, program, ROOT, sandbox.PILLOW]
    monkeypatch.setattr(sandbox, "COMMAND", command)


PIXELS = "import os; os.write(1, b'pixels 2 2\\n' + bytes(%d)); "


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("import os; os.abort()", "damaged"),
        ("import os; os._exit(1)", "damaged"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "too much time"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too much time"),
        ("print('pixels 99999 99999')", "50 megapixels"),
        ("print('pixels 2 -2')", "damaged"),
        ("print('unfit <script>')", "damaged"),
        ("print('unfit anything')", "damaged"),
        ("print('x' * 1_000_000)", "damaged"),
        (PIXELS % 11, "damaged"),
    ],
)
def test_a_decoder_that_fails_is_a_sentence(db, monkeypatch, program, sentence):
    instead(monkeypatch, program)
    with pytest.raises(intake.Refused, match=sentence):
        intake.take_in(BytesIO(jpeg()), "bridge.jpg")
    assert not Kept.objects.exists()


def test_one_that_never_answers_is_ended(db, monkeypatch):
    instead(monkeypatch, "while True: pass")
    monkeypatch.setattr(sandbox, "SECONDS", 0.2)
    with pytest.raises(intake.Refused, match="too much time"):
        intake.take_in(BytesIO(jpeg()), "bridge.jpg")


def test_more_than_the_pixels_is_never_read(db, monkeypatch):
    instead(monkeypatch, PIXELS % 12 + "os.write(1, b'zq-more')")
    image = intake.take_in(BytesIO(jpeg()), "bridge.jpg")
    original = Path(settings.PICTURES_PRIVATE) / image.original
    assert b"zq-more" not in original.read_bytes()


# What it may do: said by the decoder's own process, after its own `shut`.
LOOK = """
import os, socket, sys
decoder.limit()
decoder.shut()
def tries(does):
    try:
        does()
    except OSError:
        return "no"
    return "YES"
said = [tries(lambda: open("/etc/passwd")), tries(socket.socket)]
said += [tries(os.pipe), ",".join(sorted(os.environ))]
sys.stderr = None
decoder.answer("pixels 2 2", "|".join(said).encode().ljust(12)[:12])
"""


def test_the_decoder_opens_nothing_and_knows_nothing(monkeypatch):
    monkeypatch.setenv("NEWSROOM_TEST_SECRET", "zq")
    instead(monkeypatch, LOOK)
    said = sandbox.decode(b"").tobytes().decode()
    assert said.startswith("no|no|no|")
    assert "NEW" not in said


def test_memory_has_a_limit(db, monkeypatch):
    if sys.platform == "darwin":
        pytest.skip("macOS does not keep to RLIMIT_AS")
    few = "decoder.MEMORY = 200_000_000; from media import pixels; pixels.prepare(); "
    instead(monkeypatch, "", few, "decoder.work")
    with pytest.raises(intake.Refused, match="too much time or memory"):
        intake.take_in(BytesIO(png((7_000, 7_000))), "bridge.png")
