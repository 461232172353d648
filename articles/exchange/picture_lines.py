"""Lines about pictures: placeholders, captions and credit lines."""

import re
from dataclasses import dataclass

from people.patterns import lazy_pattern

from .lines import closes
from .people_names import bare

LONGEST = 700
LONGEST_CREDIT = 110
LONGEST_WITH_AGENCY = 350
SUFFIX = r"(?:jpe?g|png|gif|webp|tiff?|heic|heif|avif|bmp|svg)"
FILE_NAME = lazy_pattern(rf"[^/\\|:<>\"\[\]()]{{1,120}}\.{SUFFIX}$", re.IGNORECASE)
FILE_FIRST = lazy_pattern(rf"([^|<>\"\[\]]{{1,120}}?\.{SUFFIX})\b", re.IGNORECASE)
WORDS = (
    r"(?:(?:cover|file|lead|stock)\s)?(?:image|photo|picture|photograph|graphic|"
    r"illustration|screenshot|screen capture|map|chart)s?(?:\s?(?:credit|source)s?)?|"
    r"pics?|credits?|courtesy|"
    r"(?:자료\s?)?(?:사진|이미지|그래픽|삽화|일러스트|캡처|캡쳐)\s?(?:제공|출처)?|출처|제공|촬영|"
    r"(?:資料)?(?:写真|画像|イメージ|図版|イラスト)(?:提供|撮影|出典)?|提供|撮影|出典|クレジット|"
    r"(?:资料|資料)?(?:图片|圖片|照片|图像|圖像|相片|配图|配圖)(?:来源|來源|提供|说明|說明)?|"
    r"图源|圖源|供图|供圖|摄影|攝影|摄|图|圖|来源|來源|"
    r"(?:источник\s)?(?:фото|фотографи[яи]|изображени[ея]|снимок|иллюстраци[яи]|скриншот)"
    r"(?:\sавтора)?|источник|світлина|"
    r"(?:crédit\s)?(?:photos?|image)|crédit|fotos?|bild(?:er)?|quelle|imagen|imágenes|"
    r"crédito|fuente|imagem|fonte|ảnh|nguồn|صورة|الصورة|تصوير|تصویر|عکس|gambar"
)
LINK = (
    r"(?:\s?[:：=＝]\s?|\s?／(?=\S)|(?<=[\u3400-\u9fff])/(?=[\u3400-\u9fff])|"
    r"\s(?=by\s|via\s|courtesy\b|provided\b))"
)
CREDIT_TAIL = lazy_pattern(
    rf"\s*(?:[/|／｜＝(（\[【<〈]|\s[-–—•·]\s|;|(?<=[.!?。！？…”\"」』)）])\s?|"
    rf"(?<=\S)[ \u3000]{{1,4}}"
    rf"(?=(?:사진|写真|撮影|图片|圖片|摄影|攝影|(?-i:Фото|Photo|Image))\S{{0,3}}\s?[:：=]|[图圖]/))"
    rf"\s*(?:{WORDS}){LINK}",
    re.IGNORECASE,
)
STARTS = lazy_pattern(rf"[(（\[【/|／｜<〈]?\s*({WORDS}){LINK}\s*", re.IGNORECASE)
COPYRIGHT = lazy_pattern(
    r"(?:[/|／(（\[]\s*|\s)[©ⓒ]\s?(?=[^\s©ⓒ][^©ⓒ]{1,80}$)|^[©ⓒ]\s?"
)
AGENCIES = (
    r"(?:AP|AFP|EPA|Reuters|REUTERS|Getty Images|Yonhap(?: News)?|Kyodo(?: News)?|KCNA|"
    r"Xinhua|TASS|RIA Novosti|Rodong Sinmun|연합뉴스|연합|뉴시스|뉴스1|조선중앙통신|"
    r"노동신문|"
    r"로이터|공동취재단|共同(?:通信)?|時事(?:通信)?|ロイター|朝鮮中央通信|労働新聞|新华社|新華社|"
    r"中新社|路透社?|法新社|美联社|美聯社|韩联社|韓聯社|中央社|朝中社|РИА Новости|ТАСС|"
    r"ЦТАК|"
    r"Рейтер|Ёнхап|[Cc]ourtesy of [^/|()]{2,60}|[Hh]andout|[Ff]ile photo|자료\s?사진|"
    r"資料写真|资料图片|資料圖片|[Аа]рхивное фото|[가-힣A-Za-z]{2,15} ?제공|"
    r"[\u4e00-\u9fff]{2,8}(?:提供|供图|供圖|摄|攝|撮影))"
)
AGENCY_TAIL = lazy_pattern(
    rf"\s*[/|／｜(（\[=＝]\s*({AGENCIES}(?:[/／]{AGENCIES})?)\s*[)）\]]?$"
)
# "… at the pier. 통신 제공", and "(Agency photo)".
PROVIDED_TAIL = lazy_pattern(
    r"(?<=[.。])\s?([가-힣A-Za-z0-9]{2,15} ?제공|"
    r"[\u4e00-\u9fff]{2,12}(?:供图|供圖|摄|攝))$|"
    r"(?<=\.)\s사진\s([가-힣A-Za-z0-9·]{2,15})$|"
    r"\s\(([A-Z][^()]{1,50}?)\s(?:file )?(?:photo|image|picture)\)$"
)
LOOSE_TAIL = lazy_pattern(
    r"\s+[/|／｜]\s*([^/|／｜.。!?]{2,60})$|\s*[／｜]([^／｜。]{2,40})$"
)
BRACKETS = lazy_pattern(
    rf"[\[【〔(（<]\s*({WORDS}|캡션|caption)(?:\s*\d+)?\s*(?:[:：=＝]\s*([^\]】〕)）>\n]*)|)"
    r"[\]】〕)）>]\s*(.*)$",
    re.IGNORECASE,
)
MARKDOWN = lazy_pattern(
    r"!\[([^\]\n]{0,500})\]\(\s*([^)\s]{1,300})[^)\n]{0,200}\)\s*(.*)$"
)
NAMED = lazy_pattern(rf"(?:{WORDS})\s*\d*\s*[:：=＝]\s*(.+)$", re.IGNORECASE)
CAPTION_LABEL = lazy_pattern(
    r"(?:(?:photo |image |picture )?caption|사진\s?설명|캡션|キャプション|写真説明|"
    r"图说|圖說|"
    r"图片说明|圖片說明|подпись(?: к фото)?|légende|bildunterschrift|"
    r"leyenda)\s*[:：=]\s*",
    re.IGNORECASE,
)
LOWER_CREDIT = lazy_pattern(
    r"(?:courtesy|provided|via|from|by|supplied|handout|archive)\b"
)
POINTER = lazy_pattern(r"[▲△▼▽◀◁▶▷■□◆◇]\s*(?=\S)")
PROVIDED = lazy_pattern(r"^(?:by|de|von|по|от)\s+(?=\S)")


@dataclass
class PictureLine:
    """What a line says of a picture; `placeholder` when it only marks the place."""

    file_name: str | None = None
    caption: str | None = None
    credit: str | None = None
    placeholder: bool = False
    labelled: bool = False


def picture_line(text: str) -> PictureLine | None:
    """Read a line about a picture; None when the line does not say it is one."""
    if len(text) > LONGEST:
        return None
    text = POINTER.sub("", bare(text), count=1) or text
    if text[0] == "［":
        text = text.replace("［", "[", 1).replace("］", "]", 1)
    return (
        _markdown(text)
        or _bracketed(text)
        or _file_only(text)
        or _labelled_caption(text)
        or _credit_only(text)
        or _credited(text)
    )


def split_caption(text: str, loose: bool = False) -> tuple[str | None, str | None]:
    """Part a caption from its credit; `loose` when it is sure to be a caption."""
    for cut in (_explicit, _copyright, _agency, _provided):
        found = cut(text)
        if found:
            return found
    match = LOOSE_TAIL.search(text) if loose and len(text) < LONGEST else None
    if match:
        credit = _credit(match.group(1) or match.group(2))
        if credit and not credit[0].islower():
            return text[: match.start()].strip() or None, credit
    return text.strip() or None, None


def _markdown(text: str) -> PictureLine | None:
    match = MARKDOWN.match(text)
    if not match:
        return None
    caption, credit = split_caption((match.group(3) or match.group(1)).strip(), True)
    name = match.group(2).rsplit("/", 1)[-1]
    return PictureLine(name, caption, credit, placeholder=True)


def _bracketed(text: str) -> PictureLine | None:
    """[Image: name.jpg], [사진=누구], [写真] and what stands after it."""
    match = BRACKETS.match(text)
    if not match:
        return None
    inside, rest = (match.group(2) or "").strip(), match.group(3).strip()
    if not inside and not rest and text[0] in "(（<":
        return None
    if not inside:
        caption, credit = split_caption(rest, loose=True)
        return PictureLine(None, caption, credit, placeholder=True)
    name = FILE_FIRST.match(inside)
    if name:
        caption = inside[name.end() :].strip(" |/,;:—–-") or rest
        caption, credit = split_caption(caption, loose=True)
        return PictureLine(name.group(1).strip(), caption, credit, placeholder=True)
    if text[0] in "(（<" or "=" in text[: match.start(2)] or _is_source(inside):
        if rest and text[0] not in "[【":
            return None
        return PictureLine(caption=rest or None, credit=_credit(inside))
    caption, credit = split_caption(inside, loose=True)
    if rest:
        caption, credit = split_caption(rest, loose=True)
        return PictureLine(inside, caption, credit, placeholder=True)
    return PictureLine(None, caption, credit, placeholder=True)


def _is_source(text: str) -> bool:
    return bool(re.fullmatch(AGENCIES, text))


def _file_only(text: str) -> PictureLine | None:
    match = NAMED.match(text)
    name = (match.group(1) if match else text).strip(" []()<>")
    if not FILE_NAME.fullmatch(name) or (not match and " " in name):
        return None
    return PictureLine(name, placeholder=True)


def _labelled_caption(text: str) -> PictureLine | None:
    match = CAPTION_LABEL.match(bare(text))
    if not match:
        return None
    caption, credit = split_caption(bare(text)[match.end() :], loose=True)
    return PictureLine(caption=caption, credit=credit, labelled=True)


def _credit_only(text: str) -> PictureLine | None:
    """A line of its own such as "Photo: Somebody" or "© Somebody"."""
    line = bare(text)
    match = STARTS.match(line)
    if match is None:
        match = re.match(r"[©ⓒ]\s?(?=\S)", line)
        if match is None or len(line) > 60:
            return None
    rest = line[match.end() :]
    closed = rest.rstrip(")）]】>〉. ")
    sourced = re.search(
        "credit|source|제공|출처|提供|撮影|来源|來源|摄|攝|источник|crédit",
        match.group().lower(),
    )
    if _fits_credit(closed) and (sourced or _is_short_credit(rest)):
        return PictureLine(credit=_credit(closed))
    if sourced or match.re is not STARTS:
        return None
    if len(match.group(1)) < 2 or not re.search("[:：=]", match.group()):
        return None
    caption, credit = split_caption(rest, loose=True)
    return PictureLine(caption=caption, credit=credit, labelled=True)


def _is_short_credit(rest: str) -> bool:
    if rest.endswith((")", "）", "]", "】")):
        return True
    return len(rest) <= 45 and not closes(rest) and len(rest.split()) <= 7


def _credited(text: str) -> PictureLine | None:
    caption, credit = split_caption(text)
    if credit is None or caption is None:
        return None
    return PictureLine(caption=caption, credit=credit)


def _explicit(text: str) -> tuple[str | None, str] | None:
    """The last words "/ Image: X", "(Photo by X)", "사진=X"."""
    start = max(0, len(text) - LONGEST_CREDIT - 40)
    for match in CREDIT_TAIL.finditer(text, start):
        credit = text[match.end() :].strip()
        if match.start() and _fits_credit(credit):
            credit = _credit(credit)
            caption = text[: match.start()].strip(" /|").rstrip()
            if credit and caption:
                return caption, credit
    return None


def _provided(text: str) -> tuple[str | None, str] | None:
    match = PROVIDED_TAIL.search(text, max(0, len(text) - 80))
    if not match or not match.start() or match.start() > LONGEST_WITH_AGENCY:
        return None
    return text[: match.start()].strip(), next(filter(None, match.groups()))


def _fits_credit(credit: str) -> bool:
    """A credit line is a name or two, never the rest of a sentence."""
    core = credit.strip(" )）]】>〉.。*_")
    if not core or len(core) > LONGEST_CREDIT:
        return False
    if re.search(r"[^\s.]{3}[.!?]\s+\S+\s\S+\s|[。！？]\S|다\.\s", core):
        return False
    if core[0].islower() and not LOWER_CREDIT.match(core) and "." not in core:
        return False
    return len(core.split()) <= 14


def _credit(text: str) -> str | None:
    text = text.strip(" *_\t")
    for opener, closer in ("()", "（）", "[]", "【】", "<>", "〈〉"):
        if text.endswith(closer) and opener not in text:
            text = text[:-1].rstrip()
    if not re.search(r"\b[A-Z]\.$|\b(?:Inc|Ltd|Co|Corp|Jr)\.$", text):
        text = text.rstrip(" .。")
    return PROVIDED.sub("", text).strip(" /|:：=") or None


def _copyright(text: str) -> tuple[str | None, str] | None:
    match = COPYRIGHT.search(text, max(0, len(text) - LONGEST_CREDIT))
    if not match or not match.start() or not _fits_credit(text[match.end() :]):
        return None
    credit = _credit(text[match.end() :])
    return (text[: match.start()].strip(), credit) if credit else None


def _agency(text: str) -> tuple[str | None, str] | None:
    match = AGENCY_TAIL.search(text, max(0, len(text) - 60))
    if not match or not match.start() or match.start() > LONGEST_WITH_AGENCY:
        return None
    return text[: match.start()].strip(), match.group(1)
