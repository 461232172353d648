"""Which fonts draw a card: those that NEWSROOM_FONTS names, and those that systems have
under names that are known for a script."""

import os
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from PIL import ImageFont

from media.cards.coverage import letters_of

_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts")
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
HEAD, LABEL = "head", "label"
# Bold ones, the handsomest first. What has a region (%s) is made for one language.
_KNOWN = {
    ("latin", HEAD): (
        *("NotoSerif-Bold.ttf", "SourceSerif4-Bold.otf", "LiberationSerif-Bold.ttf"),
        *("DejaVuSerifCondensed-Bold.ttf", "DejaVuSerif-Bold.ttf"),
    ),
    ("latin", LABEL): (
        *("NotoSans-Bold.ttf", "LiberationSans-Bold.ttf"),
        *("DejaVuSansCondensed-Bold.ttf", "DejaVuSans-Bold.ttf"),
    ),
    ("cjk", HEAD): (
        *("NotoSerifCJK-Bold.ttc", "NotoSerif%s-Bold.otf", "SourceHanSerif-Bold.ttc"),
        *("NanumMyeongjoExtraBold.ttf", "NanumMyeongjoBold.ttf", "ipaexm.ttf"),
    ),
    ("cjk", LABEL): (
        *("NotoSansCJK-Bold.ttc", "NotoSans%s-Bold.otf", "SourceHanSans-Bold.ttc"),
        *("NanumGothicBold.ttf", "ipaexg.ttf", "wqy-zenhei.ttc", "wqy-microhei.ttc"),
    ),
    ("arabic", HEAD): (
        *("NotoNaskhArabic-Bold.ttf", "Amiri-Bold.ttf", "Vazirmatn-Bold.ttf"),
        "NotoSansArabic-Bold.ttf",
    ),
    ("arabic", LABEL): (
        *("NotoSansArabic-Bold.ttf", "Vazirmatn-Bold.ttf"),
        *("NotoNaskhArabic-Bold.ttf", "Amiri-Bold.ttf"),
    ),
}
# Of other scripts Noto has one file each, serif or not.
_OTHERS = (
    *("Thai", "Lao", "Khmer", "Myanmar", "Hebrew", "Devanagari", "Bengali", "Tamil"),
    *("Telugu", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Sinhala", "Ethiopic"),
    *("Armenian", "Georgian", "Tibetan"),
)
_LAST = ("DejaVuSansCondensed-Bold.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans.ttf")
_ARABIC = frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd"})
_REGIONS = {"ko": "KR", "ja": "JP", "zh": "SC"}
_TRADITIONAL = {"hant": "TC", "tw": "TC", "mo": "TC", "hk": "HK"}


@dataclass(frozen=True)
class Face:
    path: str
    index: int = 0

    def has(self, letter) -> bool:
        return letter in letters_of(self.path, self.index)

    def sized(self, size):
        return _sized(self.path, self.index, size)


@lru_cache(maxsize=64)
def _sized(path, index, size):
    return ImageFont.truetype(path, size, index=index)


def script_of(language) -> str:
    """As the lists above know it."""
    first = language.lower().split("-")[0]
    if first in _REGIONS:
        return "cjk"
    return "arabic" if first in _ARABIC else "latin"


def faces(language, role) -> tuple[Face, ...]:
    """In the order in which they are asked for a letter."""
    return _faces(tuple(settings.FONTS), language.lower(), role)


@lru_cache(maxsize=64)
def _faces(given, language, role) -> tuple[Face, ...]:
    files = _files(given)
    region = _region(language)
    names = [*_KNOWN[script_of(language), role]]
    for script in ("latin", "arabic", "cjk"):
        names += _KNOWN[script, role]
    shapes = ("Serif", "Sans") if role == HEAD else ("Sans", "Serif")
    names += [f"Noto{shape}{each}-Bold.ttf" for each in _OTHERS for shape in shapes]
    names += _LAST
    named = [path for path in given if Path(path).is_file()]
    known = [files.get((n % region if "%s" in n else n).lower()) for n in names]
    # What else lies in a folder that somebody named is better than no card.
    own = [path for name, path in sorted(files.items()) if _is_in(path, given)]
    paths = dict.fromkeys(filter(None, [*named, *known, *own]))
    return tuple(Face(path, _index(path, region)) for path in paths)


def _files(given) -> dict:
    """Name in lower case -> path, in the folders that are looked through."""
    own = [path for path in given if Path(path).is_dir()]
    found = {}
    for folder in [*own, *_FOLDERS]:
        for place, _folders, names in os.walk(folder):
            for name in names:
                if name.lower().endswith(_ENDINGS):
                    found.setdefault(name.lower(), str(Path(place) / name))
    return found


def _is_in(path, folders):
    return any(Path(each) in Path(path).parents for each in folders)


def _region(language) -> str:
    first, *rest = language.split("-")
    if first == "zh":
        return next((_TRADITIONAL[each] for each in rest if each in _TRADITIONAL), "SC")
    return _REGIONS.get(first, "JP")


def _index(path, region) -> int:
    """Of a file with a face for each region, that of ours: 直 and 骨 are drawn as its
    readers learnt them."""
    if not path.lower().endswith(("ttc", "otc")):
        return 0
    for index in range(20):
        try:
            family = ImageFont.truetype(path, 10, index=index).getname()[0] or ""
        except OSError:
            break
        if family.split()[-1] == region and "Mono" not in family:
            return index
    return 0


def is_drawn(letter) -> bool:
    """Whether a letter needs a glyph: not blanks, and not what only steers others."""
    return not letter.isspace() and unicodedata.category(letter) not in ("Cf", "Cc")


def face_for(letter, among) -> Face | None:
    return next((face for face in among if face.has(letter)), None)


def covers(text, among) -> bool:
    return all(face_for(each, among) for each in set(filter(is_drawn, text)))
