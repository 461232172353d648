"""Where a headline may be broken into lines, by the rules of its script."""

import re
import unicodedata
from dataclasses import dataclass

# Han and Kana, with their signs, full width.
_CJK = re.compile(
    "[\u2e80-\u303f\u3041-\u30ff\u31c0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff01-\uffef\U00020000-\U0003ffff]"
)
# Kinsoku: what begins no line, and what ends none.
_NOT_FIRST = frozenset(
    "、。，．・：；？！‥…—～〜ー゛゜ヽヾゝゞ々」』）］｝〕〉》】〙〗”’»"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%％℃°″′·"
)
_NOT_LAST = frozenset("「『（［｛〔〈《【〘〖“‘«([{$¥￥£#＃")
# Japanese writes a word in one of them, mostly: it is broken between them.
_OF_ONE_WORD = re.compile("[\u3005\u4e00-\u9fff]{2}|[\u30a1-\u30fa\u30fc]{2}")
# Scripts that part no words: they may be broken between any two syllables.
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_BEFORE_ITS_LETTER = frozenset("เแโใไເແໂໃໄ")
_BEHIND_ITS_LETTER = frozenset("ะาำๆฯະາຳໆຯ")
_HYPHENS = re.compile(r"(?<=[^\W\d_])([-‐–—/])(?=\w)")


@dataclass(frozen=True)
class Piece:
    """What stays together; `gap` where a blank stands before it."""

    text: str
    gap: bool = False


def pieces(text, language) -> list[Piece]:
    language, found = language.lower().split("-")[0], []
    for word in text.split():
        parts = [word] if language == "ko" else _parted(word, language)
        found += [Piece(part, not n and bool(found)) for n, part in enumerate(parts)]
    return found


def _parted(word, language) -> list[str]:
    parts = []
    for piece in _HYPHENS.sub("\\1\0", word).split("\0"):
        letters = clusters(piece)
        parts.append(letters[0])
        for last, letter in zip(letters, letters[1:], strict=False):
            is_word = language == "ja" and _OF_ONE_WORD.match(last[0] + letter[0])
            if _may_part(last, letter) and not is_word:
                parts.append(letter)
            else:
                parts[-1] += letter
    return parts


def _may_part(last, letter) -> bool:
    if letter[0] in _NOT_FIRST or last[-1] in _NOT_LAST:
        return False
    if _UNPARTED.match(last) and _UNPARTED.match(letter):
        return True
    if not (_CJK.match(last) or _CJK.match(letter)):
        return False
    # 12月, 第3: a number stays with what it counts.
    return not (last[-1].isdecimal() or (last == "第" and letter[0].isdecimal()))


def clusters(text) -> list[str]:
    """Letters with the marks that they carry."""
    found = []
    for letter in text:
        hangs = (
            unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")
            or letter in _BEHIND_ITS_LETTER
        )
        if found and (hangs or found[-1][-1] in _BEFORE_ITS_LETTER):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def broken(parts, width_of, most) -> list[str]:
    """Lines no wider than `most`, as full as they can be. What is wider by itself is
    broken between two letters."""
    lines, line, used = [], "", 0.0
    for piece in parts:
        gap = " " if piece.gap and line else ""
        width = width_of(piece.text) + (width_of(" ") if gap else 0)
        if line and used + width > most:
            lines.append(line)
            line, used, gap, width = "", 0.0, "", width_of(piece.text)
        if width > most:
            *whole, line = _by_letters(piece.text, width_of, most)
            lines += whole
            used = width_of(line)
        else:
            line, used = line + gap + piece.text, used + width
    return [*lines, line] if line else lines


def _by_letters(word, width_of, most) -> list[str]:
    lines = [""]
    for letter in clusters(word):
        if lines[-1] and width_of(lines[-1] + letter) > most:
            lines.append("")
        lines[-1] += letter
    return lines


def balanced(parts, width_of, most) -> list[str]:
    """In as few lines as `broken` needs, and these as even as can be."""
    lines = broken(parts, width_of, most)
    low, high = most / 2, most
    for _step in range(7):
        middle = (low + high) / 2
        tried = broken(parts, width_of, middle)
        if len(tried) > len(lines) or _is_torn(parts, width_of, middle):
            low = middle
        else:
            high, lines = middle, tried
    return lines


def _is_torn(parts, width_of, most):
    return any(width_of(piece.text) > most for piece in parts)


def shortened(line, width_of, most, mark="…") -> str:
    """The line with the mark behind it, and as much of it as has room before it."""
    letters = clusters(line)
    while letters and width_of("".join(letters).rstrip() + mark) > most:
        letters.pop()
    return "".join(letters).rstrip(" ,.;:、。，") + mark
