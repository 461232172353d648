"""Reporters' bios at a story's end: told from story text by name and wording."""

import re
from dataclasses import dataclass

from people.patterns import lazy_pattern

from .addresses import SENTENCE_END, addresses
from .family_names import KOREAN as KOREAN_FAMILIES
from .people_names import PARTICLES, bare, fold, without_title

LONGEST = 1300
WORD = r"(?:[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.’'-]*|(?:al|el|d|l)['’-][A-Z]\w+)"
JOINED = rf"{WORD}(?: (?:(?:{'|'.join(sorted(PARTICLES))}) ){{0,2}}{WORD}){{0,4}}"
VERB = (
    r"(?:is|was|has|had|covers?|covered|writes|wrote|reports|reported|works|worked|"
    r"joined|leads|led|holds|serves|served|studied|graduated|lives|specializes|"
    r"specialises|focuses|edits|edited|translates|contributes|began|started|spent|"
    r"received|earned|can be|may be|runs|heads|teaches|currently|previously|"
    r"est|a|couvre|travaille|ist|arbeitet|berichtet|schreibt|hat|es|cubre|trabaja|"
    r"é|cobre|è|"
    r"является|работает|работал[аи]?|пишет|освещает|окончил[аи]?|родил\w+|занимается|"
    r"специализируется|вед[её]т|сотрудничает|живет|жив[её]т|корреспондент|журналист\w*|"
    r"репорт[её]р|обозреватель|редактор|автор)"
)
NAMED = lazy_pattern(
    rf"({JOINED})(?:\s*[(（][^)）\n]{{1,60}}[)）])?(?:,?\s+{VERB}\b|,\s(?=(?:an?|the|who|"
    r"based|our|staff|senior|freelance|корр|журн|спец|авт|ред|обозр|репорт|соб)|[A-Z])|"
    r"\s[—–-]\s)"
)
KOREAN = lazy_pattern(
    r"([가-힣]{2,4}|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
    r"(?:\s?[(（][^)）\n]{1,40}[)）])?"
    r"(\s?(?:선임|수석|객원|인턴|전문|전)?\s?(?:기자|특파원|논설위원|편집위원|통신원|연구위원|작가|"
    r"번역가))?(?:은|는|이|가|\s?[:：,·|]|\s(?=\S))"
)
JAPANESE = lazy_pattern(
    r"([\u3400-\u9fff々]{1,4}[ \u3000]?[\u3041-\u30ff\u3400-\u9fff々]{1,5}|"
    r"[\u30a1-\u30fc]+(?:[・＝ ][\u30a1-\u30fc]+){1,3})"
    r"(?:\s?[(（][^)）\n]{1,40}[)）])?\s?(?:記者|特派員|編集委員|さん|氏)?"
    r"(?:は|[:：、,]|\s|(?<=[)）])|(?<=記者))"
)
CHINESE = lazy_pattern(
    r"([\u3400-\u9fff]{2,4}?|[\u3400-\u9fff]{1,6}(?:·[\u3400-\u9fff]{1,8})+)"
    r"(?:\s?[(（][^)）\n]{1,40}[)）])?"
    r"(?=是|为|為|，|,|：|:|现|現|毕业|畢業|系|任|曾|自|记者|記者|\s|本报|本報|长期|長期|负责|負責)"
)
WORK = lazy_pattern(
    r"\b(?:report(?:er|s|ing)|journalis\w+|correspondent|editor|writer|columnist|author|"
    r"fellow|researcher|freelance\w*|analyst|photographer|contribut\w+|staff|university|"
    r"degree|[BMP]\.?[AS]\.|ph\.?d|bachelor|master['’]s|covers|writes|newsroom|intern|"
    r"bureau|producer|professor|translator|podcast|journaliste|rédact\w+|redakteur\w*|"
    r"korrespondent\w*|periodista|reporter[oa]|jornalista|giornalista|"
    r"корреспондент\w*|журналист\w*|репорт[её]р\w*|обозревател\w*|редактор\w*|"
    r"факультет\w*|университет\w*|освещает|пишет|фотограф\w*|переводчи\w*|магистр\w*)\b|"
    r"기자|특파원|논설위원|연구위원|편집|취재|담당|졸업|학사|석사|박사|전공|저자|작가|칼럼|필자|"
    r"記者|ライター|ジャーナリスト|編集|担当|卒業|取材|専門|修士|特派員|翻訳|執筆|"
    r"记者|编辑|編輯|撰稿|毕业|畢業|负责|負責|报道|報導|硕士|碩士|学士|專欄|专栏|作者|自由",
    re.IGNORECASE,
)
OURS = lazy_pattern(
    r"\b(?:full-time|part-time|staff (?:writer|reporter)|freelance|covers|based in|"
    r"contributes|contributor|our |joined|one of .{1,40}reporters|writes (?:about|on|"
    r"for)|"
    r"reports (?:on|for|from)|specializ|specialis|focus(?:es|ing) on|"
    r"освещает|пишет о|собственный|сотрудничает)|본지|본보|전속|취재하|담당하|"
    r"(?:졸업|전공)했|本紙|専属|を担当|を専門|を取材|卒業。|本报|本報|负责报道|毕业于|畢業於|长期关注",
    re.IGNORECASE,
)
GOES_ON = lazy_pattern(
    r"(?:He|She|They|His|Her|Their|Before|Previously|Prior|Originally|Formerly|Born|"
    r"In (?:19|20)\d\d|Il|Elle|Sie|Er|Él|Ella|Он|Она|Ранее|До этого|Родил)\b|"
    r"그는|그녀는|彼は|彼女は|これまで|他|她|此前|曾|이전에는|또한"
)
LEAD = lazy_pattern(
    r"(?:about the (?:author|reporter|writer)s?|author bio|bio(?:graphy)?|the author|"
    r"(?:필자|저자|기자)\s?(?:소개|프로필|약력)|(?:著者|筆者|記者)(?:紹介|プロフィール|略歴)|"
    r"(?:作者|记者|記者)(?:简介|簡介|介绍|介紹)|об авторах?|à propos de l['’]auteur\w*|"
    r"über (?:den|die) autor\w*|sobre (?:el|la) autor\w*)\s*(?:[:：\]】)]|$)\s*",
    re.IGNORECASE,
)
AUTHOR = lazy_pattern(
    r"The (?:author|writer|reporter) (?:is|was|has|covers|writes|works)\b|"
    r"(?:필자|저자)는|(?:筆者|著者)は|(?:作者|笔者)(?:是|为|系)|Автор (?:—|–|является)"
)
ROLE_FIRST = lazy_pattern(
    r"(?:(?:Staff |Senior |Freelance )?(?:Reporter|Correspondent|Journalist|Writer|"
    r"Editor|Author|Корреспондент|Журналист)|기자|記者|记者)s?\s*[:：]?\s+"
)


TOLD = lazy_pattern(
    r"\b(?:said|told|says|according to)\b|[“\"「«]|말했다|밝혔다|전했다|述べ|語っ|話し|"
    r"说，|表示|"
    r"сказал|заявил|сообщил",
)


@dataclass
class Bio:
    name: str | None
    text: str
    led: bool  # by "About the author" or the like
    known: bool  # the name stands in the byline
    trade: bool  # words of the trade
    ours: bool  # words for this newsroom's own people
    address: bool
    told: bool  # words of a story

    @property
    def likely(self) -> bool:
        """Enough below a translator's or contact line."""
        if self.led:
            return True
        signs = self.trade or self.ours or self.address or self.known
        return bool(self.name) and signs and (not self.told or self.address)

    @property
    def certain(self) -> bool:
        """Enough with nothing but story text above."""
        if self.led and (self.name or self.trade):
            return True
        if not self.name or (self.told and not self.address):
            return False
        if self.known:
            return self.trade or self.ours or self.address
        return self.trade and (self.address or self.ours)


def lead_in(text: str) -> int:
    """How many characters "About the author:" takes at the start; 0 for none."""
    line = text.lstrip("[【(*_ ■◆")
    match = LEAD.match(line)
    return len(text) - len(line) + match.end() if match else 0


def bio(text: str, known: list[str], language: str) -> Bio | None:
    """Read a unit as a bio, with what speaks for and against it."""
    if len(text) > LONGEST:
        return None
    led = lead_in(text)
    line = bare(text[led:]).lstrip("[【(■◆●- ")
    line = ROLE_FIRST.sub("", line, count=1) if ROLE_FIRST.match(line) else line
    is_known, name = _known_name(line, known)
    name = name or _name_at_start(line, language)
    return Bio(
        name=name,
        text=bare(text[led:]),
        led=led > 0 or (bool(known) and bool(AUTHOR.match(line))),
        known=is_known,
        trade=bool(WORK.search(text)),
        ours=bool(OURS.search(text)),
        address=bool(addresses(text)),
        told=bool(TOLD.search(text)),
    )


def _known_name(line: str, known: list[str]) -> tuple[bool, str | None]:
    start = fold(line[:80])
    for name in known:
        if len(fold(name)) > 1 and start.startswith(fold(name)):
            return True, name
    return False, None


def _name_at_start(line: str, language: str) -> str | None:
    for pattern in (NAMED, _pattern(line, language)):
        match = pattern.match(line)
        if pattern is KOREAN and match and not _is_korean_name(*match.groups()):
            continue
        if match and not _is_phrase(match.group(1)):
            return _cut_particle(without_title(match.group(1)), line)
    return None


def _pattern(line: str, language: str) -> re.Pattern:
    if re.search("[가-힣]", line[:40]):
        return KOREAN
    if language == "ja" or re.search("[\u3041-\u30ff]", line[:200]):
        return JAPANESE
    return CHINESE


def _is_korean_name(name: str, title: str | None) -> bool:
    """Without a title behind it a word must look like a family and a given name."""
    if title or name.isascii():
        return True
    return name[0] in KOREAN_FAMILIES and len(name.rstrip("은는이가")) == 3


def _cut_particle(name: str, line: str) -> str:
    """홍길동은 is 홍길동 with a particle when the pattern took both."""
    follows = line[len(name) : len(name) + 1]
    if len(name) == 4 and name[-1] in "은는이가" and follows in " ,":
        return name[:-1]
    return name


def _is_phrase(name: str) -> bool:
    first = name.split()[0].lower()
    return first in (
        "the this that these those it he she they there in on at a an but and as for "
        "to when while after before if his her their our we i you some many most all "
        "это этот эта он она они в на по но и если когда как для все".split()
    ) or name in ("이 기사", "기사", "그는", "그녀", "당국", "이번", "한편")


def parted(text: str, known: list[str], language: str) -> list[str]:
    """Bios that were pasted as one paragraph: each ends where its address does."""
    pieces, start = [], 0
    for address in addresses(text)[:-1]:
        end = SENTENCE_END.search(text, address.end)
        if end and end.start() == address.end:
            pieces.append(text[start : end.end()].strip())
            start = end.end()
    pieces.append(text[start:])
    found = [bio(piece, known, language) for piece in pieces]
    names = {fold(one.name) for one in found if one and one.name}
    return pieces if len(names) == len(pieces) else [text]


def goes_on(text: str, name: str | None) -> bool:
    """Is this a further paragraph of the bio above?"""
    if GOES_ON.match(text):
        return True
    family = (name or "").split()
    return bool(family) and any(
        text.startswith(f"{part} ") for part in (family[0], family[-1])
    )
