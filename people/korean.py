"""Korean names: from Latin letters back to the Hangul that they may stand for.

Moon and Mun, Dong-hui and Donghee are one name, Seung and Seong are two: so what is
compared is Hangul, and letters that may stand for several syllables give several
(Sung is 성 or 승). Hangul is first cleared of what no romanisation keeps.
"""

import re
from itertools import product

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_PLAIN = str.maketrans("ㄲㄸㅃㅆㅉㅋ", "ㄱㄷㅂㅅㅈㄱ")
_PLAIN_FINAL = str.maketrans(
    "ㄲㄳㄵㄶㄷㄺㄻㄼㄽㄾㄿㅀㅄㅆㅈㅊㅋㅌㅍㅎ",
    "ㄱㄱㄴㄴㅅㄱㅁㄹㄹㄹㅂㄹㅂㅅㅅㅅㄱㅅㅂㅅ",
)

# How the systems in use write initials, vowels and finals: Revised, McCune and
# Reischauer's with and without its marks, Pyongyang's, and habit.
_LATIN_INITIALS = {
    "ㄱ": "g k kk kh",
    "ㄴ": "n",
    "ㄷ": "d t tt",
    "ㄹ": "r l rh",
    "ㅁ": "m",
    "ㅂ": "b p pp",
    "ㅅ": "s ss sh",
    "ㅈ": "j jj ch",
    "ㅊ": "ch",
    "ㅌ": "t th",
    "ㅍ": "p ph",
    "ㅎ": "h",
}
_LATIN_VOWELS = {
    "ㅏ": "a ah",
    "ㅐ": "ae ai ay",
    "ㅑ": "ya yah",
    "ㅓ": "eo uh",
    "ㅔ": "e",
    "ㅕ": "yeo yuh",
    "ㅖ": "ye yae",
    "ㅗ": "o oh",
    "ㅘ": "wa wah",
    "ㅚ": "oe oi we wae",
    "ㅛ": "yo yoh",
    "ㅜ": "u oo",
    "ㅝ": "wo weo",
    "ㅟ": "wi wee",
    "ㅠ": "yu yoo",
    "ㅡ": "eu",
    "ㅢ": "ui eui ee i",
    "ㅣ": "i ee",
}
_IN_CLOSED_SYLLABLES = {"ㅓ": "u", "ㅡ": "u", "ㅕ": "yu you", "ㅠ": "you", "ㅗ": "ou"}
# ㅓ as o: only where nothing shows that a name is not spelled by such a system.
_WITHOUT_MARKS = {"ㅓ": "o", "ㅕ": "yo"}
_OF_HABIT = re.compile(r"ee|oo|eo|ou|park|choi")
_LATIN_FINALS = {
    "": "",
    "ㄱ": "k g ck",
    "ㄴ": "n",
    "ㄹ": "l r",
    "ㅁ": "m",
    "ㅂ": "p b",
    "ㅅ": "t s d",
    "ㅇ": "ng",
}
# Syllables of given names: what else letters might stand for is nobody's name.
_GIVEN = set(
    "가각간갑강개거건걸겸경계고곤골공관광교구국군궁권귀규균극근금기길나난날남낙내녀년노"
    "누눈늘니다단달담대덕도독돈동두득들등라락란람랑래량려력련렬령례로록론룡루류륜률름"
    "리린림립마만말망매맹면명모목무묵문미민바박반발방배백범벽별변병보복본봄봉부북분비빈"
    "빛사산삼상새샘생서석선설섬섭성세소손솔송수숙순슬승시식신실심아악안알암애야양어억언"
    "엄여역연열염영예오옥온완왕외요용우욱운울웅원월위유육윤율융은을음응의이익인일임자"
    "작장재정제조종주준중지직진집차찬창채처천철청초총추춘충치칠태택탁통판팔편평포표풍필"
    "하학한할함해행향허헌혁현형혜호홍화환활황회효후훈휘휴흠흥희"
)
_FAMILIES = set(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진지"
    "엄채원천방공현함변염여추도소석선설마길위표명기나반왕금옥육인맹제모탁국어은편용예봉"
    "사부경복태목형피두음빈동"
) | set("남궁 황보 제갈 사공 선우 서문 독고 동방".split())
_OTHER_FAMILIES = {
    "i": "이",
    "yi": "이",
    "yee": "이",
    "yim": "임",
    "park": "박",
    "hur": "허",
    "sur": "서",
    "back": "백",
    "whang": "황",
    "jong": "정",
    "chong": "정",
}
# At the start of a word the North writes an ㄹ that the South does not.
_NORTHERN_FAMILIES = dict(
    zip("리림로류라량려렴룡륙", "이임노유나양여염용육", strict=True)
)
_NORTHERN = dict(
    zip("리림류량려련령렬렴례룡륙률린", "이임유양여연영열염예용육율인", strict=True)
)
_TOO_MANY = 400


def of_hangul(text: str) -> str:
    """The Hangul as it is compared; empty where this is no Korean name."""
    if not (2 <= len(text) <= 5 and all("가" <= letter <= "힣" for letter in text)):
        return ""
    plain = [_plain(letter) for letter in text]
    family = _NORTHERN_FAMILIES.get(plain[0], plain[0])
    return family + _southern("".join(plain[1:]))


def plain(text: str) -> str:
    """The beginning of a name in Hangul as it is compared; empty where it is none."""
    if not all("가" <= letter <= "힣" for letter in text):
        return ""
    letters = [_plain(letter) for letter in text]
    family = "".join(letters[:1])
    return _NORTHERN_FAMILIES.get(family, family) + _southern("".join(letters[1:]))


def is_family(word: str) -> bool:
    """Whether a folded word in Latin letters may be a Korean family's name."""
    return bool(_families(word, not _OF_HABIT.search(word)))


def of_latin(parts: list[str]) -> set[str]:
    """Every Korean name in Hangul that the parts may stand for, in either order."""
    found = set()
    marked = not _OF_HABIT.search(" ".join(parts))
    for length in (1, 2):
        if len(parts) > length:
            found |= _names(parts[:length], parts[length:], marked)
            found |= _names(parts[-length:], parts[:-length], marked)
    return found


def beginnings(parts: list[str]) -> tuple[set[str], set[str]]:
    """What a name may begin with when it begins with these parts, and what it may
    hold: for search while somebody types."""
    marked = not _OF_HABIT.search(" ".join(parts))
    first = _families(parts[0], marked)
    given = _given(parts, marked)
    if len(parts) > 1:
        first = _names(parts[:1], parts[1:], marked)
    return first, given


def _names(family, given, marked):
    families = _families("".join(family), marked)
    names = _given(given, marked) if families else set()
    if len(families) * len(names) > _TOO_MANY:
        return set()
    return {first + rest for first, rest in product(families, names)}


def _families(word, marked):
    if word in _OTHER_FAMILIES:
        return {_OTHER_FAMILIES[word]}
    read = {_NORTHERN_FAMILIES.get(name, name) for name in _read(word, 2, marked, None)}
    return read & _FAMILIES


def _given(words, marked):
    """Given names of one to three syllables in all, as `of_hangul` has them."""
    if not 1 <= len(words) <= 3:
        return set()
    each = [_read(word, 4 - len(words), marked, _GIVEN) for word in words]
    count = 1
    for readings in each:
        count *= len(readings)
    if not 0 < count <= _TOO_MANY:
        return set()
    found = {"".join(syllables) for syllables in product(*each)}
    return {_southern(name) for name in found if len(name) <= 3}


def _read(word, most, marked, allowed) -> set[str]:
    """The ways to read the letters in the fewest syllables, `allowed` ones only."""
    readings = _readings(word, most, marked, allowed)
    fewest = min(map(len, readings), default=0)
    return {reading for reading in readings if len(reading) == fewest}


def _readings(word, most, marked, allowed):
    if not word:
        return {""}
    if not most:
        return set()
    found = set()
    for end in range(1, min(len(word), 7) + 1):
        for syllable in _syllables(word[:end], marked):
            if allowed is None or syllable in allowed:
                rest = _readings(word[end:], most - 1, marked, allowed)
                found |= {syllable + each for each in rest}
    return found


def _syllables(letters, marked):
    found = _LATIN.get(letters, ())
    return found + _LATIN_MARKED.get(letters, ()) if marked else found


def _plain(letter) -> str:
    code = ord(letter) - ord("가")
    initial = _INITIALS[code // 588].translate(_PLAIN)
    vowel = _VOWELS[code % 588 // 28].translate(str.maketrans("ㅒㅙㅞ", "ㅖㅚㅚ"))
    return _syllable(initial, vowel, _FINALS[code % 28].translate(_PLAIN_FINAL).strip())


def _southern(given) -> str:
    return _NORTHERN.get(given[:1], given[:1]) + given[1:]


def _syllable(initial, vowel, final="") -> str:
    place = _INITIALS.index(initial) * 21 + _VOWELS.index(vowel)
    return chr(ord("가") + place * 28 + _FINALS.index(final or " "))


def _spellings(*tables) -> dict[str, tuple[str, ...]]:
    found = {}
    for vowels, closed_only in tables:
        for initial, vowel, final in product(_INITIALS_READ, vowels, _LATIN_FINALS):
            if (closed_only and not final) or _is_unheard(initial, vowel):
                continue
            for written in product(
                _INITIALS_READ[initial].split(" "),
                vowels[vowel].split(" "),
                _LATIN_FINALS[final].split(" "),
            ):
                if not _is_other(initial, written):
                    known = found.setdefault("".join(written), [])
                    known.append(_syllable(initial, vowel, final))
    return {letters: tuple(dict.fromkeys(all_)) for letters, all_ in found.items()}


def _is_unheard(initial, vowel):
    return vowel == "ㅢ" and initial not in "ㅇㅎ"


def _is_other(initial, written):
    """Tae is 태 and Chae is 채, whatever else t and ch are used for."""
    letters, vowel, _final = written
    if vowel in ("ae", "ai", "ay"):
        return (initial, letters) in (("ㄷ", "t"), ("ㅈ", "ch"))
    return vowel in ("eo", "oo") and (initial, letters) == ("ㅈ", "ch")


_INITIALS_READ = {"ㅇ": "", **_LATIN_INITIALS}
_LATIN = _spellings((_LATIN_VOWELS, False), (_IN_CLOSED_SYLLABLES, True))
_LATIN["woo"] = _LATIN["wu"] = ("우",)
for _final, _letters in (("ㄱ", "k"), ("ㄴ", "n"), ("ㅇ", "ng")):
    _LATIN[f"woo{_letters}"] = (_syllable("ㅇ", "ㅜ", _final),)
_LATIN_MARKED = _spellings((_WITHOUT_MARKS, False))
