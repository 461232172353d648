"""What a file tells of itself: read in the decoder's process, little of it believed."""

import json
import struct
from io import BytesIO

import pytest
from PIL import PngImagePlugin

from media import intake
from media.facts import facts_of
from media.told import believed
from tests.media_files import HOSTILE, heic, jpeg, png
from tests.media_told import (
    CAPTION,
    PLACE,
    XMP,
    exif,
    iptc,
    telling_jpeg,
    with_iptc,
)

CHARSETS = [
    ("utf-8", "다리가 다시 열린 날, 주민들이 걷고 있다"),
    ("cp949", "다리가 다시 열린 날, 주민들이 걷고 있다"),
    ("euc_kr", "김민수"),
    ("cp949", "똠방각하와 펲시"),
    ("cp932", "橋が開通した日、住民が歩いている"),
    ("cp932", "田中太郎"),
    ("euc_jp", "橋が開通した"),
    ("gb18030", "大桥今天重新开放"),
    ("cp1251", "Мост снова открыт"),
    ("latin-1", "L'été à Zürich"),
    ("cp1252", "It’s raining, “Größe” and São Paulo"),
    ("cp1252", "Ángel Gómez Núñez"),
]


def words(data):
    return facts_of(data)["words"]


def test_the_decoders_process_reads_them():
    """The doors are shut by then: a charset whose codec was not loaded would fail."""
    block = iptc({CAPTION: "다리가 열렸다", PLACE: "울벤"}, "cp949")
    data = with_iptc(jpeg(exif=exif()), block)
    _pixels, told = intake.read_with_told(BytesIO(data))
    assert told.words["caption"] == "다리가 열렸다"
    assert told.words["place"] == "울벤"
    assert told.taken_on.isoformat() == "2026-11-03"
    assert told.private == {
        "gps": "39.02000, 125.75000",
        "device": "Phonemaker P-9",
        "serial": "SN-0815",
        "owner": "Mira Holt",
        "software": "Camera 4.2",
    }


@pytest.mark.parametrize(("charset", "text"), CHARSETS)
def test_the_charset_is_guessed(charset, text):
    assert words(with_iptc(jpeg(), iptc({CAPTION: text}, charset)))["caption"] == text


def test_a_text_cut_within_a_letter_is_read_to_there():
    block = iptc({CAPTION: "다리" * 40, PLACE: "울벤"}, "cp949")
    cut = block.replace("울벤".encode("cp949"), "울벤".encode("cp949")[:-1])
    cut = cut.replace(struct.pack(">BH", PLACE, 4), struct.pack(">BH", PLACE, 3))
    assert words(with_iptc(jpeg(), cut))["place"] == "울"


@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le", "utf-16", "utf-32"])
def test_xmp_is_read_in_each_of_its_charsets(charset):
    found = facts_of(jpeg(xmp=XMP.format(caption="다리 &amp; 강").encode(charset)))
    assert found["words"] == {
        "caption": "다리 & 강",
        "headline": "Bridge",
        "byline": "Ansel Toor, Bo Lind",
        "place": "Ulven, Norr",
        "date": "2026-11-02",
    }
    assert found["private"] == {"serial": "ZQ-4471"}


def test_xmp_wins_over_iptc():
    data = with_iptc(
        jpeg(xmp=XMP.format(caption="New").encode()), iptc({120: "Old"}, "ascii")
    )
    assert words(data)["caption"] == "New"


@pytest.mark.parametrize(
    "packet",
    [
        '<!DOCTYPE x [<!ENTITY a "boom">]>' + XMP.format(caption="&a;"),
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">' + XMP.format(caption="x"),
        "<a>" * 5000,
        XMP.format(caption="x" * 1_100_000),
    ],
)
def test_xmp_that_attacks_tells_nothing(packet):
    assert "caption" not in words(png(pnginfo=_xmp_in_png(packet)))


def _xmp_in_png(packet):
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", packet)
    return texts


@pytest.mark.parametrize("kind", HOSTILE)
def test_broken_blocks_never_keep_a_picture_out(kind):
    data = HOSTILE[kind]
    for at in range(20, 700, 53):
        facts_of(data[:at])
        facts_of(data[:at] + b"\xff\x00\xff" + data[at + 3 :])


def test_a_camera_that_writes_its_name_for_a_caption_says_nothing():
    told = exif()
    told[0x010E] = "OLYMPUS DIGITAL CAMERA         "
    assert "caption" not in words(jpeg(exif=told))


@pytest.mark.parametrize(
    "line", [b"[]", b"{", b"\xff", b"told 7", b'{"words": ' + b"[" * 50_000]
)
def test_what_is_no_line_of_ours_is_refused(line):
    with pytest.raises(ValueError):
        believed(line)


def test_only_short_texts_of_known_names_are_believed():
    said = {
        "words": {
            "caption": "a\x00b\u202egnp.exe\nline" + "x" * 9000,
            "place": ["Ulven"],
            "date": "2026-99-99",
            "html": "<b>",
        },
        "private": {"gps": 5, "owner": "\ud800"},
    }
    told = believed(b"told " + json.dumps(said).encode() + b"\n")
    assert set(told.words) == {"caption", "date"}
    assert told.words["caption"].startswith("abgnp.exe\nlinexxx")
    assert len(told.words["caption"]) == 2000
    assert told.taken_on is None
    assert told.private == {}


def test_who_made_it_and_who_gave_it_are_the_credit():
    told = intake.read_with_told(BytesIO(telling_jpeg()))[1]
    assert told.credit == "Ansel Toor / Norr Press"


def test_a_phones_heic_tells_too():
    told = intake.read_with_told(BytesIO(heic(exif=exif().tobytes())))[1]
    assert told.private["serial"] == "SN-0815"
    assert told.private["gps"] == "39.02000, 125.75000"
