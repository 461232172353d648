"""Bytes of a file: read as text, or refused with what they are."""

import codecs
import io
import zipfile

import pytest

from articles.exchange.decode import decode
from articles.exchange.refusal import MAX_BYTES, Refusal
from articles.exchange.text import read

ENGLISH = (
    "Harbour shut\n\nThe harbour stays closed until spring – “too long”, he said.\n"
)
KOREAN = (
    "야시장 실내로 이전\n\n한들시의 야시장이 올가을부터 실내로 옮겨 갔다고 상인들이 전"
    "했다. "
    "상인들은 한 그릇도 팔기 전에 지붕과 전등 비용을 먼저 내야 한다고 말했다.\n"
)
JAPANESE = (
    "夜市が屋内へ\n\n青凪市の夜市はこの秋から屋内に移り、露店を出す人たちは屋根と明かりの料金を"
    "払うことになった。十九年間汁物を売ってきた女性は店をたたむつもりだと話している。\n"
)
CHINESE = (
    "夜市搬进室内\n\n云溪镇的夜市今年秋天搬进了室内，摊主们还没卖出一碗汤，就要先交屋顶和电灯的费用。"
    "在街角卖了十九年汤的一位妇女说，她不打算再做下去了。\n"
)
TRADITIONAL = (
    "夜市搬進室內\n\n雲溪鎮的夜市今年秋天搬進了室內，攤主們還沒賣出一碗湯，就要先交屋頂和電燈的費用。"
    "在街角賣了十九年湯的一位婦女說，她不打算再做下去了。\n"
)
RUSSIAN = (
    "Рынок переехал\n\nНочной рынок в Заречинске переехал под крышу, все платят.\n"
)


def packed(name):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, "text")
    return held.getvalue()


@pytest.mark.parametrize("text", [ENGLISH, KOREAN, JAPANESE, CHINESE, RUSSIAN])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_it_works(text, codec):
    assert decode(text.encode(codec)) == (text, [])


def test_big_endian_utf16_with_its_mark():
    data = codecs.BOM_UTF16_BE + KOREAN.encode("utf-16-be")
    assert decode(data).text == KOREAN


def test_utf16_without_a_mark_is_read_and_told():
    found = decode(ENGLISH.encode("utf-16-le"))
    assert found.text == ENGLISH
    assert "UTF-16" in found.remarks[0]


@pytest.mark.parametrize(
    ("text", "codec", "told"),
    [
        (KOREAN, "euc_kr", "Korean"),
        (KOREAN.replace("전했다", "똠방각햏"), "cp949", "Korean"),
        (JAPANESE, "cp932", "Shift-JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (CHINESE, "gb18030", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (ENGLISH, "cp1252", "Windows-1252"),
    ],
)
def test_older_encodings_are_read_and_told(text, codec, told):
    found = decode(text.encode(codec))
    assert found.text == text
    assert told in found.remarks[0]


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\0\0\0"])
def test_an_empty_file_is_refused(data):
    with pytest.raises(Refusal, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (packed("word/document.xml"), "Word"),
        (packed("notes.txt"), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90, "Word or Hangul"),
        (b"{\\rtf1\\ansi Harbour}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"<!DOCTYPE html><p>Harbour", "web page"),
        (bytes(range(256)) * 9, "not a text"),
        (b"\x81\xff\xfe\x90\xff" * 99, "not a text"),
        (b"Harbour shut\0\0\x01\x02", "not a text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, told):
    with pytest.raises(Refusal, match=told):
        decode(data)


def test_a_large_file_is_refused_with_both_sizes():
    with pytest.raises(Refusal, match=r"5\.0 MB.*2 MB"):
        decode(b"word " * (MAX_BYTES // 2))


def test_a_lone_surrogate_is_mended_and_told():
    data = ENGLISH.encode().replace(b"spring", b"spr\xed\xa0\x80ing")
    story = read(data)
    assert "spr\ufffding" in story.paragraphs[0].plain
    assert any("Line 3" in sentence for sentence in story.unsure)


def test_a_cut_last_character_is_told_and_nothing_else_lost():
    found = decode(KOREAN.rstrip(".\n").encode()[:-1])
    assert found.text.startswith(KOREAN[:-5])
    assert "broken character" in found.remarks[0]


def test_remarks_on_the_encoding_come_first():
    story = read(KOREAN.encode("cp949"))
    assert story.headline == "야시장 실내로 이전"
    assert "Korean" in story.unsure[0]
