"""The place and day that open a story, and the reporter whom some papers name there."""

import re
from typing import NamedTuple

from people.patterns import lazy_pattern

from .people_names import is_name, without_title

DATELINES = tuple(
    lazy_pattern(pattern)
    for pattern in (
        r"(?P<place>[\[(（【〔]\s*(?P<where>[^\])）】=＝\n]{1,24})"
        r"\s*[=＝]\s*(?P<who>[^\])）】\n]{1,40})[\])）】])\s*"
        r"(?:(?P<name>[가-힣]{2,4}) ?(?:기자|특파원)\s*=\s*)?",
        r"(?P<place>【(?:本报|本報)?[^】\n]{1,16}[讯訊電电]】)\s*",
        r"(?P<place>[（(]?(?:本报|本報|新华社|新華社|中新社|中央社)?[\u4e00-\u9fff]{1,10}"
        r"(?:\d{1,2}月)?(?:\d{1,2}日)[电電讯訊][)）]?)\s*(?:[—–-]{1,2}\s*)?",
        r"(?P<place>[A-ZÀ-ÞА-ЯЁІЇЄ][A-ZÀ-ÞА-ЯЁІЇЄ.'’-]+(?: "
        r"[A-ZÀ-ÞА-ЯЁІЇЄ.'’-]{2,}){0,3}"
        r"(?:,? [^—–\n]{1,50}?)??(?: ?\([^)\n]{2,40}\))?)\s*(?:—|–|--|\s-)\s*(?=\S)",
        r"(?P<place>[A-ZÀ-ÞА-ЯЁ][\w.'’-]+(?: [A-ZА-ЯЁ][\w.'’-]+){0,3}"
        r"(?:,[^—–\n]{0,40}?\d[^—–\n]{0,12}|, [A-Z][\w.]+| ?\([A-Z][^)\n]{1,30}\)))"
        r"\s*(?:—|–|--|\s-)\s*(?=\S)",
        r"(?P<place>[가-힣]{2,6}발)\s*(?:[=—–-]\s*)",
    )
)
NO_PLACE = lazy_pattern(
    r"단독|속보|인터뷰|사진|기획|연재|특집|칼럼|사설|独家|獨家|訂正|更正|更新"
)
AGENCY = lazy_pattern(
    r"(?:新聞|新報|日報|通信|時事|共同|ニュース|뉴스|일보|신문|통신|방송|日报|社)$"
)


class Dateline(NamedTuple):
    place: str
    lead_in: str  # all characters that it takes
    reporter: str | None
    perhaps: str | None  # a word that may be a reporter or an agency


def dateline(text: str) -> Dateline | None:
    head = text[:160]
    for pattern in DATELINES:
        match = pattern.match(head)
        if match and match.end() < len(text) and not NO_PLACE.match(match["place"][1:]):
            return _read(match)
    return None


def _read(match: re.Match) -> Dateline:
    parts = match.groupdict()
    place = (parts.get("where") or _unbracketed(match["place"])).strip()
    who = (parts.get("who") or "").strip()
    name = without_title(who)
    reporter = parts.get("name")
    if not reporter and name != who and is_name(name):
        reporter = name
    is_word = is_name(who) and not AGENCY.search(who)
    perhaps = who if not reporter and is_word else None
    return Dateline(place, match.group(), reporter, perhaps)


def _unbracketed(place: str) -> str:
    return place[1:-1] if place[0] in "【(（[" and place[-1] in "】)）]" else place
