"""The way in for sound, video and documents: what is taken, and what is left of it."""

import errno
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from media import storage
from media.enclosures import captions, intake
from media.enclosures.recording import look
from media.enclosures.unfit import why
from media.models import Enclosure
from media.refusals import Refused
from tests import media_enclosures as files
from tests.media_enclosures import SECRET, upload
from tests.media_files import jpeg


@pytest.fixture(autouse=True)
def ffmpeg_is_here(settings):
    settings.ENCLOSURE_FFMPEG = files.FFMPEG


def taken(data, name="zq-interview.bin"):
    return intake.receive(upload(data, name)).enclosure


def public(enclosure) -> bytes:
    return (Path(settings.PICTURES_PUBLIC) / enclosure.file).read_bytes()


def seen(data, tmp_path):
    """What ffmpeg says of it."""
    path = tmp_path / "public.mp4"
    path.write_bytes(data)
    return look([files.FFMPEG, "-hide_banner", "-i", f"file:{path}"], tmp_path)


def told(data, tmp_path) -> str:
    """All that ffmpeg can read of it in words: heads, chapters, streams."""
    path = tmp_path / "public.mp4"
    path.write_bytes(data)
    files.ffmpeg("-i", path, "-f", "ffmetadata", tmp_path / "told.txt")
    return (tmp_path / "told.txt").read_text()


@pytest.mark.parametrize("suffix", ["mp3", "wav", "ogg", "flac", "m4a"])
def test_a_sound_becomes_what_every_browser_plays(db, suffix, tmp_path):
    data = files.sound(suffix)
    assert SECRET.encode() in data
    enclosure = taken(data)
    assert (enclosure.kind, enclosure.seconds) == ("sound", 2)
    bare = public(enclosure)
    assert seen(bare, tmp_path).sound.startswith("aac")
    assert not is_told(bare, tmp_path)


def is_told(data, tmp_path) -> bool:
    words = told(data, tmp_path)
    marks = (SECRET.encode(), b"Lavf", b"Lavc", b"x264", b"Exif", b"\xa9xyz")
    return any(mark in data for mark in marks) or SECRET in words or "CHAPTER" in words


def test_the_cover_of_a_sound_is_left_behind(db, tmp_path):
    data = files.sound_with_cover()
    assert b"Exif" in data
    enclosure = taken(data)
    assert enclosure.kind == "sound"
    assert not is_told(public(enclosure), tmp_path)
    assert not seen(public(enclosure), tmp_path).video


@pytest.mark.parametrize(
    ("suffix", "codec"),
    [("mp4", "libx264"), ("mov", "mpeg4"), ("webm", "libvpx")],
)
def test_a_video_loses_all_but_what_is_heard_and_seen(db, suffix, codec, tmp_path):
    data = files.video(suffix, codec=codec)
    assert SECRET.encode() in data
    enclosure = taken(data)
    assert (enclosure.kind, enclosure.seconds) == ("video", 2)
    assert (enclosure.width, enclosure.height) == (320, 240)
    found = seen(public(enclosure), tmp_path)
    assert found.video.startswith("h264") and found.sound.startswith("aac")
    assert not is_told(public(enclosure), tmp_path)


def test_the_same_file_twice_is_one(db):
    first, second = files.sound(), files.sound("mp3", 2, "-metadata", "title=other")
    received = intake.receive(upload(first)), intake.receive(upload(second))
    assert [each.is_new for each in received] == [True, False]
    assert received[0].enclosure == received[1].enclosure


def test_a_pdf_keeps_its_pages_and_nothing_else(db):
    data = files.telling_pdf()
    received = intake.receive(upload(data, "list.pdf"))
    enclosure = received.enclosure
    assert (enclosure.kind, enclosure.pages) == ("document", 1)
    bare = files.readable(public(enclosure))
    assert b"Our list" in bare
    with pikepdf.open(BytesIO(data)) as paper:
        known_by = bytes(paper.trailer["/ID"][0])
    assert known_by.hex().encode() not in public(enclosure)
    assert b"https://example.org/a" in bare
    marks = (SECRET.encode(), b"JavaScript", b"Exif", b"file:///", b"/Info", b"/Names")
    assert [mark for mark in marks if mark in bare] == []
    expected = {"properties", "scripts", "files", "forms", "comments", "links"}
    assert expected <= set(received.removed)


def test_an_earlier_version_is_not_in_the_pdf(db):
    before = files.pdf()
    # What editors write behind a file: the page in new words, the old ones stay.
    with pikepdf.open(BytesIO(before)) as paper:
        number = paper.pages[0].obj.Contents.objgen[0]
    start = before.rindex(b"startxref")
    old = int(before[start:].split()[1])
    new = f"{number} 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n".encode()
    table = f"xref\n{number} 1\n{len(before):010} 00000 n \ntrailer\n".encode()
    with pikepdf.open(BytesIO(before)) as paper:
        root, size = paper.Root.objgen[0], len(paper.objects) + 1
    last = f"<< /Size {size} /Root {root} 0 R /Prev {old} >>\nstartxref\n".encode()
    data = before + new + table + last + f"{len(before) + len(new)}\n%%EOF\n".encode()
    assert b"Our list" in files.readable(before)
    assert b"Our list" not in files.readable(public(taken(data)))


def _hide_layer(paper):
    layer = paper.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("x"))
    )
    usual = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    paper.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=usual)


def _bomb(paper):
    """A list of objects that fills the memory when it is opened."""
    import zlib

    press = zlib.compressobj(1)
    zeros = b" " * 1_000_000
    data = b"".join(press.compress(zeros) for _ in range(1_300)) + press.flush()
    made = pikepdf.Stream(paper, b"")
    made.write(data, filter=pikepdf.Name.FlateDecode)
    made.Type, made.N, made.First = pikepdf.Name.ObjStm, 1, 10
    paper.Root.Lang = paper.make_indirect(made)


OWNER = pikepdf.Encryption(owner="zq", user="")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (lambda: files.pdf(encryption=OWNER), "encrypted"),
        (lambda: files.pdf(_hide_layer), "hidden"),
        (lambda: files.pdf()[:300], "damaged"),
        (lambda: b"%PDF-1.7 and then nothing", "damaged"),
        (lambda: b"#EXTM3U\nfile:///etc/passwd\n", "list"),
        (lambda: b"ffconcat version 1.0\nfile /etc/passwd\n", "list"),
        (lambda: b"\xef\xbb\xbf#EXTM3U\nhttp://127.0.0.1/a.ts\n", "list"),
        (lambda: b"words of a story", "other"),
        (lambda: b"", "other"),
        (jpeg, "picture"),
        (lambda: files.sound()[:30] + b"\0" * 3_000, "damaged"),
        (lambda: files.video()[:3_000], "damaged"),
        (lambda: files.sound("m4a", 20, "-movflags", "faststart")[:90_000], "short"),
        (lambda: files.made("mp4", *files.tone(1), "-t", "0"), "empty"),
    ],
)
def test_what_is_not_taken_is_told_in_words(db, data, reason):
    with pytest.raises(Refused) as refused:
        taken(data())
    assert str(refused.value) == why(reason)
    assert not Enclosure.objects.exists()


def test_a_bomb_ends_its_own_process_only(db):
    data = files.pdf(_bomb)
    assert len(data) < 20_000_000
    try:
        enclosure = taken(data)
    except Refused as refused:
        assert str(refused) in (why("costly"), why("damaged"))
    else:
        assert enclosure.size < 20_000_000


def test_a_name_says_nothing_of_what_a_file_is(db):
    assert taken(files.sound(), "list.pdf").kind == "sound"
    assert taken(files.pdf(), "interview.mp3").kind == "document"


def test_what_is_too_long_or_too_heavy_is_refused(db, settings):
    settings.ENCLOSURE_MINUTES = 1
    long = files.made("mp3", *files.tone(70))
    with pytest.raises(Refused, match="longer than 1 minutes"):
        taken(long)
    settings.ENCLOSURE_BYTES = 10_000
    with pytest.raises(Refused, match="larger than"):
        taken(long)


def test_without_ffmpeg_documents_are_taken_and_sound_is_refused(
    db, settings, monkeypatch
):
    settings.ENCLOSURE_FFMPEG = ""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(Refused, match="ffmpeg is not installed"):
        taken(files.sound())
    assert taken(files.pdf()).kind == "document"


def test_a_full_disk_is_told(db, monkeypatch):
    def full(name, path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage, "keep_public_file", full)
    with pytest.raises(Refused, match="No space left"):
        taken(files.pdf())
    assert not Enclosure.objects.exists()


def test_two_at_once_wait_for_each_other_and_then_say_so(db, monkeypatch):
    monkeypatch.setattr(intake, "PATIENCE", 0)
    with intake.one_at_a_time(), pytest.raises(Refused, match="being converted"):
        taken(files.sound())


def test_captions_are_built_anew_from_times_and_words():
    given = (
        "WEBVTT - made by zq\n\nNOTE zq-secret-zq\n\nSTYLE\n::cue{}\n\n"
        "1\n00:01.000 --> 00:02.500 align:start\n<v Zq>We left <b>at night</b> & ran\n"
    )
    kept = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nWe left at night &amp; ran\n"
    assert captions.clean(given) == kept
    assert (
        captions.clean("1\n00:00:01,000 --> 00:00:02,500\nWe left at night & ran")
        == kept
    )
    assert captions.clean(kept) == kept
    for wrong in ("words", "00:00:03.000 --> 00:00:02.000\nx", "1 --> 2\nx"):
        with pytest.raises(captions.Faulty):
            captions.clean(wrong)
