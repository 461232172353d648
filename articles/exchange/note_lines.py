"""Notes beside a story: corrections, co-publication, names changed and the like."""

import re

from people.patterns import lazy_pattern

from .people_names import bare

LONGEST = 900
DATED = (
    r"(?:\s*[(（\[【][^)）\]】\n]{1,60}[)）\]】]|"
    r",?\s+[^:：\n—–]{0,30}?\d[^:：\n—–]{0,30}?)?\s*"
)
OPEN, SHUT = r"[\[【(（<〈]", r"[\]】)）>〉]"
DAY = (
    r"(?:[(（]?(?:(?:\d{4}\s?[년年./-]\s?)?\d{1,2}\s?[월月./-]\s?\d{1,2}\s?[일日.]?|"
    r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)[)）]?[:：,]?\s*)?"
)
LABELS = (
    (
        "editors_note",
        r"(?:a )?(?:note (?:from|to|by) the (?:editors?|readers?)|editor(?:['’]?s['’]?|"
        r"s)?"
        r"(?:ial)? note|ed(?:itor)?\.? note|notes? (?:from|by) the translator|"
        r"translator['’]?s note)|편집자\s?(?:주|註|노트|의 말)|역자\s?주|"
        r"(?:編集部|編集者|編集局|訳者)(?:より|から)?の?(?:注|註|補足|お知らせ)?|編注|訳注|"
        r"(?:编者|編者|编辑|編輯|编辑部|編輯部|译者|譯者|编|編)(?:按|注|註|的话|說明|说明)|"
        r"(?:примечание|комментарий|слово) (?:редакции|редактора|переводчика)|"
        r"от редакции|note de (?:la|l['’]) ?(?:rédaction|éditeur)|ndlr|"
        r"anm(?:erkung|\.) d(?:er|\.) red(?:aktion|\.)|"
        r"nota (?:del editor|de la redacción|do editor|della redazione)",
    ),
    (
        "correction",
        r"corrections?|corrected|correction notice|erratum|errata|"
        r"정정(?:\s?보도)?(?:문)?|"
        r"바로\s?잡습니다|바로\s?잡음|수정(?:\s?안내)?|訂正(?:とお詫び)?|お詫びと訂正|更正(?:启事)?|"
        r"勘误|勘誤|исправлени[ея]|исправлено|поправка|опровержение|виправлення|"
        r"rectificatif|berichtigung|korrektur|corrección|fe de erratas|correção|"
        r"correzione|đính chính|تصحيح",
    ),
    (
        "clarification",
        r"clarifications?|clarified|해명|명확히 합니다|補足(?:説明)?|澄清|说明|說明|"
        r"уточнени[ея]|разъяснение|précision|klarstellung|aclaración|esclarecimento",
    ),
    (
        "update",
        r"updates?|updated|new information|업데이트|갱신|추가(?:\s?내용)?|보강|更新|"
        r"追記|"
        r"アップデート|обновлен(?:ие|о)|дополнен(?:ие|о)|оновлено|mise à jour|"
        r"aktualisiert|aktualisierung|actualización|atualização|cập nhật|تحديث",
    ),
    (
        "disclosure",
        r"(?:full |financial )?disclosures?|disclaimer|이해\s?(?:관계|"
        r"충돌)(?:\s?고지)?|고지|"
        r"情報開示|開示|利益披露|披露|利益申报|раскрытие информации|конфликт интересов|"
        r"offenlegung|transparencia",
    ),
    (
        "other",
        r"(?:please )?note|n\.?b\.?|참고|알립니다|알림|お知らせ|おことわり|примечание",
    ),
)
LABELLED = tuple(
    (
        kind,
        lazy_pattern(
            rf"{DAY}{OPEN}\s*(?:{words}){DATED}[:：]?\s*(?:{SHUT}|(?<=[:：\s])(?=\S))|"
            rf"{DAY}(?:{words}){DATED}(?:[:：]|\s[—–-]\s|$)",
            re.IGNORECASE,
        ),
    )
    for kind, words in LABELS
)
STORY = (
    r"(?:article|story|report|piece|post|investigation|interview|text|essay|version)"
)
THIS = rf"this (?:\w+ )?{STORY}"
# Told by their wording; they count only above the text or below it.
WORDINGS = (
    (
        "correction",
        rf"(?:{THIS}|an (?:earlier|previous) version|a previous version).{{0,60}}"
        r"(?:correct|misstat|misspel|misidentif|incorrectly|erroneous|wrongly)|"
        r"(?:앞선|이전|당초) (?:기사|보도).{0,60}(?:정정|바로잡|잘못)|(?:기사|"
        r"본문).{0,40}정정합니다",
    ),
    (
        "update",
        rf"{THIS} (?:was|has been|is being) (?:last )?updated|(?:이|본) 기사는.{{0,40}}"
        r"(?:업데이트|수정)|(?:この|本)記事は.{0,40}更新|本文.{0,20}更新|"
        r"(?:материал|статья|текст) (?:был[аи]? )?(?:обновл|дополн)",
    ),
    (
        "names_changed",
        r"(?:[*]?\s?(?:some|all|certain|the|their|his|her|interviewees['’]?|sources['’]?)?"
        r"\s?(?:of the )?(?:\w+(?:['’]s?)? )?(?:names?|identit(?:y|ies))\b"
        r"(?:, [\w’' ]{1,25}(?=,| and ))*[^,;]{0,100}"
        r"(?:changed|withheld|altered|pseudonym|not (?:her|his|their) real|protect))|"
        r"[^.]{0,60}\b(?:is|are) (?:a )?pseudonyms?|"
        r"pseudonyms? (?:is|are|was|were|have)|"
        r"(?:some|certain|identifying) (?:\w+ )?(?:details|information)\b[^,;]{0,60}"
        r"(?:omitted|withheld|changed|removed)|"
        r".{0,80}가명(?:입니다|이다|임|을 (?:사용|썼)|으로 (?:표기|처리|바)|처리)|"
        r".{0,60}(?:실명|신원|이름)(?:을|은|를)? ?(?:바꾸|바꿨|변경|밝히지 않)|"
        r".{0,60}(?:仮名(?:です|である|を使|とし|。?$)|名前(?:は|を)変)|"
        r".{0,40}(?:(?:均为|均為|为|為|系|使用)化名|名字(?:已|均))|化名|"
        r"(?:\w+ )?(?:имена|имя|фамилии) .{0,80}(?:измен|псевдоним)|псевдоним|"
        r"(?:les )?(?:pré)?noms? .{0,60}(?:chang|modifi)|.{0,40}namen? .{0,60}geändert|"
        r".{0,30}nombres? .{0,60}(?:cambia|modific)",
    ),
    (
        "co_published",
        rf"{THIS} (?:was|is|has been|first|originally|also|appeared|ran).{{0,60}}"
        r"(?:publish|appear|produc|report|partnership|collaborat|co-?publi|ran\b)|"
        rf"(?:an?|another) (?:\w+ )?version of {THIS}.{{0,40}}(?:appear|publish|ran)|"
        rf"read (?:the|this) (?:original|{STORY})\b.{{0,40}}"
        r"(?:\bin [A-Z]|https?:|here)|"
        r"(?:originally|first|co-?|jointly|also|re)[\s-]?published|"
        r"(?:published|produced|reported) (?:jointly|in (?:partnership|collaboration)|"
        r"with)|"
        r"in (?:partnership|collaboration) with|"
        r"(?:이|본) (?:기사|글|보도|취재|콘텐츠).{0,80}(?:공동|협력|제휴|게재|전재|"
        r"처음|최초|실렸)|"
        r"(?:この|本)(?:記事|稿|報道|連載).{0,80}(?:共同|提携|掲載|協力|初出|転載|配信)|初出|"
        r"(?:本文|本报道|本報導|本报道|这篇|此文|本稿|本篇|此报道).{0,60}"
        r"(?:联合|聯合|合作|最初|首先|首发|首發|原载|原載|转载|轉載|共同|刊)|(?:原载|原載|转载自|轉載自|首发于)|"
        r"(?:этот |эта |это |данн\w+ |настоящ\w+ )?(?:материал|статья|текст|публикация|"
        r"расследование|репортаж)\b.{0,80}(?:совместно|впервые|партн[её]рств|подготовлен|"
        r"первоначально|изначально|(?:был[аои]?|выш\w+) .{0,20}опубликован)|"
        r"(?:cet |le présent )article .{0,40}publi|dieser (?:artikel|text|beitrag) "
        r".{0,60}"
        r"(?:erschien|veröffentlicht|zuerst)|este (?:artículo|reportaje) .{0,60}public",
    ),
    (
        "disclosure",
        rf"{THIS} (?:was|is|has been) (?:supported|funded|made possible)|"
        r"(?:this |the )?(?:reporting|research|travel) (?:for .{0,40})?(?:was|is) "
        r"(?:supported|funded|paid)|(?:이|본) (?:기사|취재|보도).{0,60}(?:지원|후원|"
        r"협찬)|"
        r"(?:この|本)(?:記事|取材).{0,60}(?:助成|支援|協賛)|(?:本文|本报道).{0,40}(?:资助|資助|赞助)|"
        r"(?:материал|статья).{0,60}при поддержке|"
        r"the (?:author|reporter|writer)s? (?:has|have|had|is|owns?|holds?)\b.{0,80}"
        r"(?:interest|shares|member)",
    ),
    (
        "opinion",
        r"(?:the )?(?:views?|opinions?|positions?)\b.{0,60}(?:express|are (?:those|"
        r"solely)|"
        r"author|not (?:necessarily )?reflect)|"
        rf"{THIS} (?:is|reflects) (?:an? |the )?"
        r"(?:opinion|commentary|author)|.{0,40}(?:외부 ?(?:필자|기고)|필자(?:의|\s) "
        r"?(?:개인|의견|견해)"
        r"|본지의? .{0,20}(?:방향|입장|견해))|.{0,40}(?:個人の見解|"
        r"筆者(?:個人)?の(?:見解|意見)|"
        r"(?:本紙|本誌|当社|編集部)の(?:見解|意見|立場))|.{0,30}(?:仅|僅|只)?代表作者|"
        r".{0,30}不代表本|.{0,40}(?:мнени[ея] (?:автор|редакции)|не совпадать|"
        r"позици\w+ автор)|"
        r"les (?:opinions|propos)|las opiniones|die (?:meinung|ansichten)",
    ),
    (
        "other",
        r".{0,40}(?:무단\s?(?:전재|복제)|재배포\s?금지|無断(?:転載|複製)|未经授权|未經授權|"
        r"all rights reserved|перепечатка|<?저작권자)|^(?:copyright|©|ⓒ)\s.{0,80}$",
    ),
)
WORDED = tuple((kind, lazy_pattern(words, re.IGNORECASE)) for kind, words in WORDINGS)
LONGEST_WORDED = 420


def labelled_note(text: str) -> str | None:
    """The kind of a note that names itself, as in "Correction (Nov. 21): …"."""
    line = bare(text)[:160].lstrip("■◆●▲- ")
    for kind, pattern in LABELLED:
        match = pattern.match(line)
        if match and kind == "other":
            return worded_note(bare(text)[match.end() :].strip()) or kind
        if match:
            return kind
    return None


def label_only(text: str) -> bool:
    """Is this the label of a note whose words stand in the next line?"""
    line = bare(text).lstrip("■◆●▲- ")
    for _kind, pattern in LABELLED:
        match = pattern.match(line[:160])
        if match:
            return not line[match.end() :].strip(" :：—–-*_")
    return False


def worded_note(text: str) -> str | None:
    """The kind of a note told by its wording alone."""
    if len(text) > LONGEST_WORDED:
        return None
    line = bare(text).lstrip("(（[【<-■◆● ")
    for kind, pattern in WORDED:
        if pattern.match(line):
            return kind
    return None
