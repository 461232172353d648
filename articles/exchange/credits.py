"""Credit lines: who wrote, translated and edited."""

import re
from dataclasses import dataclass, field

from people.patterns import lazy_pattern

from .addresses import addresses
from .dates import is_date
from .family_names import CHINESE_NAME
from .people_names import (
    ASIAN,
    DEGREE,
    ORGANISATION,
    REPORTER_TITLES,
    bare,
    is_name,
    names,
)

FROM = r"(?:\s+(?:from|into|out of)(?:\s+the)?(?:\s+original)?\s+[A-Z]\w+)*"
TRANSLATOR = (
    rf"(?:english |korean |japanese |chinese |russian )?translat(?:ed|ion){FROM}"
    rf"(?:\s+by\s*:?|\s*[:：])|translators?\s*[:：]|"
    r"(?:한국어|영어|일본어|중국어)?\s?번역(?:자|가)?\s?(?:[:：=]|\s(?=\S))|옮긴이\s?[:：=]?|"
    r"옮김\s?[:：=]|(?:日本語|英語|韓国語)?(?:翻訳者?|訳者?|和訳)\s?[:：=＝／/・]|翻訳\s(?=\S)|"
    r"(?:中文)?(?:译者|譯者|翻译|翻譯|编译|編譯|译|譯)\s?[:：／/]|(?:译者|譯者|翻译|翻譯)\s|"
    r"перевод(?:чики?|чица)?(?:\s+с\s+\S+)?(?:\s+на\s+\S+)?\s*(?:[:：—–]|\s-\s)|"
    r"перевод\s|"
    r"перев[её]л[аи]?(?:\s+с\s+\S+)?\s*:?|переклад(?:ач)?\s*:|"
    r"traduit(?:\s+d[ue]\S*\s?\S*)?\s+par\s*:?|traduction\s*:|traduct(?:eur|rice)s?\s*:|"
    r"übersetzt\s+von|übersetzung\s*(?:von|:)|aus dem \w+(?:en)? (?:übersetzt )?von|"
    r"traducid[oa](?:\s+del?\s+\w+)?\s+por\s*:?|traducción\s*(?:de|:)|"
    r"traduzid[oa](?:\s+d\w\s+\w+)?\s+por\s*:?|tradução\s*(?:de|:)|tradott[oa]\s+da|"
    r"traduzione\s*(?:di|:)|(?:người\s+)?(?:biên\s+)?dịch(?:\s+giả)?\s*:|"
    r"diterjemahkan\s+oleh|penerjemah\s*:|ترجمة\s*[:：]?"
)
EDITOR = (
    r"(?:copy-?\s?)?edit(?:ed|ing)(?:\s+by\s*:?|\s*[:：])|(?:copy )?editors?\s*[:：]|"
    r"(?:편집(?:자)?|감수|교정|교열|데스크)\s?[:：=]|(?:編集者?|校閲|校正)\s?[:：=＝／/]|"
    r"(?:编辑|編輯|责任编辑|責任編輯|责编|責編|校对|校對|审校|審校)\s?[:：／/]|"
    r"(?:редактор(?:ы)?|редактура|редакция)\s*:|под редакцией|отредактировал[аи]?|"
    r"редагування\s*:|édité par|edición\s*:|editado por|redaktion\s*:|bearbeitet von"
)
BOTH = (
    r"translat(?:ed|ion) and edit(?:ed|ing) by\s*:?|"
    r"edit(?:ed|ing) and translat(?:ed|ion) by\s*:?|"
    r"번역\s?(?:[·,/&]|및)\s?(?:편집|감수)\s?[:：=]|翻訳・編集\s?[:：=]|"
    r"перевод и редактура\s*:"
)
REPORTER = (
    r"(?:additional |original )?(?:report(?:ed|ing)|writ(?:ten|ing)|words|text|story)"
    r"(?:\s+(?:and|&)\s+(?:photo(?:s|graphy|graphs)?|pictures|images|video))?\s+by"
    r"\s*:?|(?:author|writer|reporter|byline)s?\s*[:：]|by\s*[:：]|"
    r"(?:글(?:\s?[·,]\s?사진)?|취재(?:\s?[·,]\s?사진)?|기자|작성자?|필자|기고)\s?[:：=]|"
    r"(?:글(?:\s?[·,]\s?사진)?|취재)\s(?=[가-힣]{2,4}(?:\s?기자)?$)|"
    r"(?:取材・文|取材|文・写真|文|記者|執筆|筆者|著者|作成)\s?[:：=＝／/]|(?:取材・文|文)・|"
    r"(?:(?:本报)?(?:记者|記者)|作者|(?:采访、?)?撰文|采写|文)\s?[:：／/]|"
    r"(?:本报|本報)?(?:记者|記者)\s(?=\S{2,12}(?:\s?(?:报道|報導|发自|撰))?)|"
    r"(?:авторы?|автор текста|текст|корреспонденты?|материал подготовил[аи]?)\s*:|"
    r"автор(?:ы)?\s(?=(?-i:[А-ЯЁ]))|"
    r"(?:texte|auteur|autrice|autor|autora|texto)\s*(?:de|:)"
)
BYLINE = r"by\s+|par\s+|von\s+|por\s+|von:\s*|par:\s*|por:\s*"
ROLES = (
    ("both", lazy_pattern(rf"(?:{BOTH})\s*", re.IGNORECASE)),
    ("translators", lazy_pattern(rf"(?:{TRANSLATOR})\s*", re.IGNORECASE)),
    ("editors", lazy_pattern(rf"(?:{EDITOR})\s*", re.IGNORECASE)),
    ("reporters", lazy_pattern(rf"(?:{REPORTER})\s*", re.IGNORECASE)),
    ("byline", lazy_pattern(rf"(?:{BYLINE})", re.IGNORECASE)),
)
AFTER = (
    (
        "translators",
        lazy_pattern(r"^(\S{2,12}(?: \S{2,6})?)\s?(?:옮김|번역|翻訳|訳|译|譯)$"),
    ),
    ("reporters", lazy_pattern(rf"^(.{{2,30}}?)\s?(?:{REPORTER_TITLES})$")),
    ("reporters", lazy_pattern(r"^(?:기자|記者|记者)\s([가-힣\u4e00-\u9fff]{2,4})$")),
    (
        "reporters",
        lazy_pattern(
            r"^(?:本报|本報)?(?:实习|實習|特约|特約)?(?:记者|記者)\s?"
            r"([\u4e00-\u9fff、 ·‧]{2,20}?)(?:\s?[／/\s][\u4e00-\u9fff]{0,6})?"
            r"(?:报道|報導|發自\S{1,8}|发自\S{1,8})$"
        ),
    ),
)
AFTER += (
    (
        "reporters",
        lazy_pattern(rf"^({CHINESE_NAME.pattern})\s(?:报道|報導|撰文|采写)$"),
    ),
    (
        "reporters",
        lazy_pattern(
            r"^(.{3,60}?) contributed (?:reporting|to this (?:report|story|article))"
            r"(?: from [A-Z][\w ,.'’-]+)?$"
        ),
    ),
)
BARRED = lazy_pattern(
    r"(?<!\S)(文|撰文|采写|编辑|編輯|责编|責編|译|譯|翻译|翻譯|校对|校對|图|圖|摄影|攝影)\s?[|｜/／]\s?(?=\S)"
)
DATE_STAMP = lazy_pattern(
    r"\s*[|·–—-]?\s*(?:입력|등록|수정|승인|작성|公開|更新|发布|發布|published|updated)?"
    r"\s*[:：]?\s*\d{4}\s?[./년年-]\s?\d{1,2}\s?[./월月-]\s?\d{1,2}[.일日]?"
    r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*",
    re.IGNORECASE,
)
PIECES = lazy_pattern(
    r"\s*[|｜•]\s*|\s+/\s+|(?<=[^\s.][^\s.])(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bprof)[.。;；]\s*(?=[A-ZА-ЯЁ가-힣\u3041-\u9fff*])|"
    r"(?<!translated)(?<!edited)\s+and\s+(?=(?:edited|translated)\s+by)|,\s+(?=(?:edited|translated)\s+by)",
    re.IGNORECASE,
)
ASIAN_PIECES = lazy_pattern(r"[\s、,，/／]+(?=[^\s:：=]{1,5}[:：=＝])")
PLACE_PREFIX = lazy_pattern(
    r"^[\[(（【]?\s*(?:[가-힣]{1,8}(?: [가-힣]{1,6})?|[A-Z][a-z]+(?: [A-Z][a-z]+)?|"
    r"[\u3041-\u9fff]{1,8})[=＝]"
)
TRADE = lazy_pattern(
    r"(?:(?:[A-Z][\w-]+|staff|senior|chief|freelance|special) ){0,3}"
    r"(?:reporter|correspondent|writer|editor|journalist)|"
    r"(?:(?:специальный|собственный|наш) )?(?:корреспондент|журналист|обозреватель)",
    re.IGNORECASE,
)
PLACE = lazy_pattern(r"\s+in\s+[A-Z][\w ,.'’-]+$")


@dataclass
class Credits:
    reporters: list[str] = field(default_factory=list)
    translators: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    @property
    def is_translation(self) -> bool:
        return bool(self.translators or self.editors)


def credits(text: str) -> Credits | None:
    """Read a line that holds nothing but credits; None for any other line."""
    if len(text) > 240 or "\n" in text:
        return None
    found = Credits()
    line = _without_emails(text, found)
    line = DEGREE.sub("", _unwrapped(_without_dates(line, found)))
    line = BARRED.sub(r"\1：", line)
    for piece in PIECES.split(line):
        piece = bare(piece)
        if is_date(piece):
            found.dropped.append(piece)
            continue
        if not piece.strip(" .。") or _read(piece, found):
            continue
        parts = ASIAN_PIECES.split(piece) if ASIAN.search(piece) else []
        if len(parts) < 2 or not all(_read(part, found) for part in parts if part):
            return None
    if not (found.reporters or found.is_translation):
        return None
    return found


def _unwrapped(line: str) -> str:
    line = bare(line)
    for opener, closer in ("()", "（）", "[]", "【】", "<>", "〔〕"):
        if line[:1] == opener and line[-1:] == closer and line.count(opener) == 1:
            line = bare(line[1:-1])
    return line


def _without_dates(line: str, found: Credits) -> str:
    found.dropped += [stamp.strip(" |·–—-") for stamp in DATE_STAMP.findall(line)]
    return DATE_STAMP.sub(" ", line).strip()


def _without_emails(text: str, found: Credits) -> str:
    for address in reversed(addresses(text)):
        found.emails.insert(0, address.value)
        text = (
            text[: address.start].rstrip(" (（[<,/|·")
            + " "
            + text[address.end :].lstrip(" )）]>")
        )
    return text.strip()


def _read(part: str, found: Credits) -> bool:
    if not any(pattern.match(part) for _role, pattern in ROLES):
        part = PLACE_PREFIX.sub("", part)
    part = part.strip(" []()（）【】/=")
    for role, pattern in ROLES:
        match = pattern.match(part)
        if match and _add(role, part[match.end() :], found):
            return True
    for role, pattern in AFTER:
        match = pattern.match(part.rstrip(" .。"))
        if match and _add(role, match.group(1), found):
            return True
    return False


def _add(role: str, text: str, found: Credits) -> bool:
    if role in ("byline", "reporters"):
        text = PLACE.sub("", text)
        text = re.sub(r"\s*(?:报道|報導|发自\S+|撰)$", "", text)
    people = names(text)
    if not people and role != "byline":
        people = _desk(text)
    if not people or (role == "byline" and not _is_byline(people, text)):
        return False
    if role in ("byline", "reporters") and len(people) > 1:
        people = _people_only(people, found)
    if role == "both":
        found.translators += people
        found.editors += people
    else:
        getattr(found, "reporters" if role == "byline" else role).extend(people)
    return True


def _desk(text: str) -> list[str]:
    """A desk or a team in the place of a name, as in "the English desk"."""
    text = bare(text).strip(" .。")
    if re.fullmatch(
        r"(?:the |our )?(?:[A-Z][\w&'’-]* ?){1,5}(?:\w+ )?(?:team|desk|staff)", text
    ):
        return [text]
    return []


def _is_byline(people: list[str], text: str) -> bool:
    """ "By Kim Min Su" is one; "By Monday" and "By Sea" are not."""
    if text.rstrip().endswith(("?", "!")) or len(text) > 120:
        return False
    first = people[0]
    return bool(ASIAN.search(first)) or " " in first or len(people) > 1


def _people_only(people: list[str], found: Credits) -> list[str]:
    kept = [people[0]]
    for name in people[1:]:
        target = found.dropped if ORGANISATION.search(name) else kept
        target.append(name)
    return kept


def name_and_more(text: str) -> Credits | None:
    """A name with only a date or a trade beside it, as it stands above a text."""
    first, *rest = re.split(r"\s+[|｜·•–—-]\s+|,\s+", bare(text), maxsplit=1)
    if not rest or not is_name(first) or " " not in first or ASIAN.search(first):
        return None
    if not (is_date(rest[0]) or TRADE.fullmatch(rest[0])):
        return None
    return Credits(reporters=[first], dropped=[rest[0]])


def trailing_reporter(text: str) -> tuple[str, str, str | None] | None:
    """Cut "… said. Name 기자 name@…" off a paragraph's end.

    Returns the paragraph, the name and the address, or None.
    """
    tail = text[-120:]
    match = re.search(
        r"(?<=[.!?”\"’」])\s*[/=(\[]?\s*(?:[가-힣]{2,6}=)?([가-힣]{2,4})\s?"
        r"(?:선임|수석|객원|인턴)?\s?(?:기자|특파원|통신원)\s*[\])]?\s*"
        r"(?:[=/(<]?\s*([\w.+-]{1,64}@[\w.-]{3,100})\s*[)>]?)?$",
        tail,
    )
    if not match or not is_name(match.group(1)):
        return None
    kept = text[: len(text) - len(tail) + match.start()].rstrip()
    return kept, match.group(1), match.group(2)
