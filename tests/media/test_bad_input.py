"""Files that are cut, mixed or misnamed, a disk that is full, two at once: a sentence
or a clean picture, and nothing in between."""

import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection
from PIL import Image as Pixels

from media import intake, storage
from media.models import Image
from tests.media_files import heic, jpeg, png, saved
from tests.media_parts import metadata_of

STRIPES = Pixels.linear_gradient("L").resize((320, 200)).convert("RGB")


@pytest.mark.parametrize(
    "whole",
    [
        saved(STRIPES, "JPEG"),
        saved(STRIPES, "PNG"),
        saved(STRIPES, "WEBP"),
        heic((320, 200)),
        saved(STRIPES, "AVIF"),
    ],
    ids=["jpeg", "png", "webp", "heic", "avif"],
)
def test_cut_at_twenty_places(whole):
    for place in range(20):
        cut = whole[: len(whole) * place // 20]
        with pytest.raises(intake.Refused, match="damaged|This is no picture"):
            intake.read(BytesIO(cut))


def zipped():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as folder:
        folder.writestr("run.js", "alert('zq-secret-zq')")
    return out.getvalue()


@pytest.mark.parametrize(
    "tail", [zipped(), b"<html><script>alert('zq-secret-zq')</script></html>"]
)
def test_of_two_files_in_one_only_the_pixels_stay(db, tail):
    image = intake.take_in(BytesIO(jpeg() + tail), "bridge.jpg")
    files = list(Path(settings.PICTURES_PUBLIC).glob("*"))
    names = {each.name for each in image.renditions.all()}
    for file in files:
        if file.name in names:
            assert metadata_of(file.read_bytes()) == []
            assert b"zq-secret" not in file.read_bytes()
    hidden = b"\xff\xd8\xff\xfe" + len(tail).to_bytes(2, "big") + tail
    with pytest.raises(intake.Refused, match="damaged"):
        intake.read(BytesIO(hidden))


def test_a_name_says_nothing_of_what_a_file_is(db):
    assert intake.take_in(BytesIO(png()), "bridge.jpg").name == "bridge.jpg"
    with pytest.raises(intake.Refused, match="This is no picture"):
        intake.take_in(BytesIO(b"#!/bin/sh\n"), "bridge.jpg")


@pytest.mark.django_db(transaction=True)
def test_two_uploads_of_one_file_at_once():
    data, both = png(colour=(7, 77, 177)), Barrier(2)

    def upload(_number):
        pixels = intake.read(BytesIO(data))
        both.wait(60)
        try:
            return intake.keep(pixels, "bridge").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(upload, range(2)))
    image = Image.objects.get()
    assert found == [image.pk, image.pk]
    private = Path(settings.PICTURES_PRIVATE)
    originals = [each for each in private.glob("*.png") if _is(each, (7, 77, 177))]
    assert [each.name for each in originals] == [image.original]


def _is(path, colour):
    with Pixels.open(path) as picture:
        return picture.getpixel((0, 0)) == colour


# -B: what Python itself would write is cut off, too.
FULL = """
import resource, signal, sys
from media.stores import Folder
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
folder = Folder(sys.argv[1], 0o600, 0o700)
folder.keep("small", bytes(1000))
try:
    folder.keep("large", bytes(3000))
except OSError as error:
    print(error.strerror, sorted(each.name for each in Path(sys.argv[1]).iterdir()))
"""


def test_what_the_disk_does_not_hold_leaves_no_half(tmp_path):

    done = subprocess.run(
        [sys.executable, "-B", "-c", FULL, tmp_path / "kept"],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(settings.BASE_DIR)},
        check=True,
    )
    assert done.stdout == "File too large ['small']\n"


def test_a_full_disk_is_a_sentence(db, monkeypatch):
    def full(name, data):
        raise OSError(28, "No space left on device")

    before = set(Path(settings.PICTURES_PRIVATE).glob("*"))
    monkeypatch.setattr(storage, "keep_public", full)
    with pytest.raises(intake.Refused, match=r"\(No space left on device\)"):
        intake.take_in(BytesIO(jpeg(colour=(1, 7, 7))), "bridge")
    assert not Image.objects.exists()
    assert set(Path(settings.PICTURES_PRIVATE).glob("*")) == before


def test_the_same_file_again_brings_a_lost_original_back(db):
    image = intake.take_in(BytesIO(jpeg(colour=(1, 8, 8))), "bridge")
    storage.remove_private(image.original)
    again = intake.take_in(BytesIO(jpeg(colour=(1, 8, 8))), "bridge")
    assert again == image
    assert storage.is_private(again.original)
