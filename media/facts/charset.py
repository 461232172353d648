"""Text in bytes that do not say in which charset they are.

IPTC without its UTF-8 mark and EXIF are written in whatever the camera or the agency
used: one for a whole file, so that all its texts together are the evidence. A guess
may be wrong; a person reads what came of it before anybody else does.
"""

# Python looks for a codec's module when it is first asked for it, and in the decoder's
# process no file can be opened by then.
import encodings.cp932
import encodings.cp949
import encodings.cp1251
import encodings.cp1252
import encodings.euc_jp
import encodings.euc_kr
import encodings.gb18030
import encodings.iso2022_jp
import encodings.iso2022_kr
import encodings.latin_1
import encodings.utf_8
import encodings.utf_16_be
import encodings.utf_16_le
import encodings.utf_32_be
import encodings.utf_32_le  # noqa: F401

_FALLBACK = "cp1252"
_CUT = 3  # bytes of a last character that a field had no room for


class Guess:
    def __init__(self, values):
        self.charset = _guessed([each for each in values if not each.isascii()])
        if any(b"\x1b$" in each for each in values):
            self.charset = _escaped(values)

    def text(self, value: bytes) -> str:
        found = _strict(value, self.charset)
        if found is None:
            return value.decode(self.charset, "replace")
        return found


def _guessed(values) -> str:
    if not values:
        return "utf-8"
    for charset, is_like in _TESTS:
        texts = [_strict(value, charset) for value in values]
        if None in texts or (charset != "utf-8" and _stands_alone("\n".join(texts))):
            continue
        foreign = [each for each in "".join(texts) if not each.isascii()]
        if foreign and is_like(foreign, b"".join(values)):
            return charset
    return _FALLBACK


def _escaped(values):
    for charset in ("iso2022_jp", "iso2022_kr"):
        if None not in [_strict(value, charset) for value in values]:
            return charset
    return _FALLBACK


def _strict(value, charset):
    for cut in range(_CUT + 1):
        try:
            return value[: len(value) - cut].decode(charset)
        except UnicodeDecodeError as error:
            if len(value) - error.start > _CUT + cut:
                return None
    return None


def _stands_alone(text):
    """Whether foreign letters stand one by one, as accents and curled quotes do in
    Western texts, and not in words."""
    foreign = [at for at, each in enumerate(text) if not each.isascii()]
    padded = f"\n{text}\n"
    alone = [at for at in foreign if padded[at].isascii() and padded[at + 2].isascii()]
    return len(alone) > 0.4 * len(foreign)


def _share(characters, *ranges):
    inside = [
        each for each in characters if any(low <= each <= high for low, high in ranges)
    ]
    return len(inside) / len(characters)


_HANGUL = ("가", "힣")
_HAN = ("一", "鿿")
_KANA = ("぀", "ヿ")
_NARROW_KANA = ("\uff61", "\uff9f")
_SIGNS = (("\u2010", "\u2040"), ("\u3000", "\u303f"), ("\uff00", "\uff60"))


def _is_anything(_characters, _data):
    return True


def _is_japanese(characters, _data):
    kana = _share(characters, _KANA)
    narrow = _share(characters, _NARROW_KANA)
    return kana >= 0.2 and narrow < 0.2 and _share(characters, _KANA, _HAN) > 0.7


def _is_kanji(characters, data):
    """Names alone have no kana: then the bytes must be such as no other charset has."""
    return _share(characters, _HAN, *_SIGNS) == 1 and any(
        0x80 < each < 0xA0 for each in data
    )


def _is_korean(characters, _data):
    """Hangul, with some Han in it; one syllable alone is rather a Western accent."""
    words = [each for each in characters if _share([each], _HANGUL, _HAN)]
    if len(words) < 2 or _share(characters, _HANGUL, _HAN, *_SIGNS) < 0.9:
        return False
    common = [each for each in words if _is_common(each)]
    return _share(words, _HANGUL) >= 0.8 and len(common) / len(words) >= 0.7


def _is_common(character):
    try:
        return len(character.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def _is_chinese(characters, data):
    """Characters of the usual half of the set, whose first bytes are B0 to D7."""
    if len(characters) < 2 or _share(characters, _HAN, *_SIGNS) < 0.95:
        return False
    leads = [each for each in data if each >= 0xA1][::2]
    return sum(0xB0 <= each <= 0xD7 for each in leads) / max(1, len(leads)) >= 0.7


def _is_russian(characters, _data):
    """Whole words of it: a Western text has its accents one by one."""
    return len(characters) >= 4 and _share(characters, ("Ё", "ё")) > 0.9


_TESTS = (
    ("utf-8", _is_anything),
    ("euc_jp", _is_japanese),
    ("cp932", _is_japanese),
    ("cp949", _is_korean),
    ("cp932", _is_kanji),
    ("gb18030", _is_chinese),
    ("cp1251", _is_russian),
)
