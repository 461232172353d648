"""Names in credits: what may be one, and lists of them cut apart."""

import re

from people.patterns import lazy_pattern

from .family_names import side_by_side

PARTICLES = frozenset(
    "the de da di du del della der den des van von zu la le el al bin ibn ben y e dos "
    "ter ten af av".split()
)
NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december noon midnight "
    "then now contrast comparison law night day".split()
)
ASIAN = lazy_pattern(r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff가-힣]")
LATIN_CUT = lazy_pattern(
    r"\s*[,;、，]\s*(?:and |und |et |y |и )?|\s+(?:and|und|et|y|e|и|та|i)\s+|"
    r"\s*[&＆+]\s*|\s+[/|／｜]\s+"
)
ASIAN_CUT = lazy_pattern(
    r"\s*[,;、，；&＆/／|｜]\s*|(?<=[가-힣])\s*[·‧ㆍ・]\s*(?=[가-힣])|\s+(?:and|및|그리고)\s+|(?<=[가-힣])[와과]\s+|"
    r"(?<=[\u3400-\u9fff])と(?=[\u3400-\u9fff])|"
    r"(?<=[\u3400-\u9fff]{2})(?:和|与|與|及)(?=[\u3400-\u9fff]{2})"
)
HAN_DOT = lazy_pattern(r"(?<=[\u3400-\u9fff])・(?=[\u3400-\u9fff])")
REPORTER_TITLES = (
    r"(?:선임|수석|객원|인턴|전문|탐사|시민|본지|특별)?\s?(?:기자|특파원|통신원|리포터|논설위원|"
    r"편집위원)|(?:本紙|本社|専属|契約)?(?:記者|編集委員|特派員|論説委員|ライター)|"
    r"(?:本报|特约|资深|特約)?(?:记者|特派员)"
)
TITLE_WORDS = (
    rf"{REPORTER_TITLES}|편집국장|번역가|옮긴이|번역자|씨|님|さん|氏|訳|"
    r"編輯|编辑|翻译|翻譯|译|譯"
)
TITLE_AFTER = lazy_pattern(rf"\s*(?:{TITLE_WORDS})$")
TITLE_BEFORE = lazy_pattern(
    rf"^(?:(?:{TITLE_WORDS})[\s:：]+|(?:Dr|Prof|Mrs?|Ms)\.? (?=[A-Z]))"
)
OUTLET_BEFORE = lazy_pattern(
    r"^[가-힣A-Za-z]{0,10}(?:신문|일보|뉴스|통신|방송|저널|미디어)\s+(?=[가-힣]{2,4}$)"
)
DEGREE = lazy_pattern(
    r",?\s+(?:Ph\.?\s?D|M\.?A|B\.?A|M\.?Sc|B\.?Sc|LL\.?M|M\.?D|J\.?D)\.?(?=$|[,;\s])"
)
TAIL = lazy_pattern(r"\s+(?:from the|from|into|for|in|с|на|для|aus dem|du)\s+.*$")
ORGANISATION = lazy_pattern(
    r"\b(?:News|Times|Daily|Press|Post|Agency|Group|Media|Journal|Radio|Herald|Network)"
    r"\b|\b(?:[Ss]taff|[Ff]reelance)?\s?\b(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|"
    r"[Ww]riter)$|корреспондент|신문|일보|뉴스"
)
WORD_START = lazy_pattern(r"[^\W\d_a-zа-яёїієґ]|[a-z]['’][A-Z]")


def bare(text: str) -> str:
    """The line without the stars, italics and pointers round it."""
    return text.strip(" *＊_~※▶►▷☞†‡\u3000")


def is_name(text: str) -> bool:
    """Could this be how a person or a desk is called?"""
    if not text or len(text) > 60 or re.search(r"[@:：=!?。！？\"“”0-9]", text):
        return False
    if ASIAN.search(text):
        return _is_asian_name(text)
    words = text.replace("(", "").replace(")", "").split()
    if len(words) > 6 or not words or words[0].lower() in NOT_NAMES:
        return False
    fit = [word for word in words if WORD_START.match(word)]
    rest = [word for word in words if word not in fit]
    return bool(fit) and all(word.lower() in PARTICLES for word in rest)


def _is_asian_name(text: str) -> bool:
    if len(text) > 20 or text.count(" ") > 3:
        return False
    return not re.search(r"[은는을를]\s|다$|した$|です$|ます$|[了过過]$|[을를]$", text)


def names(text: str) -> list[str]:
    """Cut "A, B and C" apart; an empty list when a part is no name."""
    text = TAIL.sub("", bare(text)).strip(" .。,;:：=＝·-–—[]")
    if not text:
        return []
    cut = ASIAN_CUT if ASIAN.search(text) else LATIN_CUT
    if ASIAN.search(text):
        text = HAN_DOT.sub("、", text)
    found = []
    for part in _parts(cut, text):
        name = without_title(part)
        if not name:
            continue
        if not is_name(name):
            return []
        found.append(name)
    return found


def _parts(cut: re.Pattern, text: str) -> list[str]:
    return [name for part in cut.split(text) for name in side_by_side(part)]


def without_title(text: str) -> str:
    name = bare(text).strip(" .。()（）<>[]【】=＝")
    name = TITLE_BEFORE.sub("", name)
    shorter = TITLE_AFTER.sub("", name).strip()
    return OUTLET_BEFORE.sub("", shorter or name)


def fold(name: str) -> str:
    """The same for all spellings that differ in hyphens, spaces or case only."""
    return re.sub(r"[\W_]+", "", name).casefold()
