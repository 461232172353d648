"""The line that tells readers where to write to the newsroom."""

import re

from people.patterns import lazy_pattern

from .addresses import Address, addresses
from .people_names import bare

LONGEST = 380
STARTS = lazy_pattern(
    r"(?:please|kindly|for (?:any |more |further |comments|questions|feedback|tips|"
    r"media)|"
    r"(?:any |have |got |your |send |share |direct |submit |e-?mail )+|if you|to "
    r"(?:contact|"
    r"comment|reach|report|send|submit|share|get in)|contact|questions?|comments?|"
    r"views?|suggestions?|"
    r"thoughts|"
    r"feedback|tips?|write (?:to )?(?:us|the)|reach (?:us|the|out)|readers|we welcome|"
    r"inquir|enquir|corrections?|news tips|get in touch|e-?mail|"
    r"(?:이|본) (?:기사|글)|기사|의견|문의|제보|독자|질문|궁금|편집국|이메일|연락|오류|"
    r"この記事|本記事|本稿|記事|ご意見|ご感想|ご質問|お問い?合わ?せ|問い合わせ|情報提供|連絡先|メール|"
    r"编辑部|対|对|對|关于|關於|有关|有關|如|欢迎|歡迎|请|請|意见|意見|联系|聯|本文|读者|讀者|投稿|爆料|邮箱|"
    r"вопрос|коммент|пишите|сво[йи]|замечан|по (?:всем )?вопрос|присыла|отзыв|если|"
    r"связа|"
    r"ваши|с вопросами|сообщ|обратн|контакт|направля|почта|"
    r"pour (?:tout|nous)|vos|écrivez|envoyez|veuillez|contactez|fragen|kommentare|"
    r"schreiben|bitte|hinweise|anregungen|para|envíe|escriba|comentarios|preguntas|"
    r"لل|يرجى|mọi|hãy|vui lòng)",
    re.IGNORECASE,
)
ABOUT_US = lazy_pattern(
    r"(?:this|the|our) (?:article|story|report|piece|newsroom|desk|editors?)|to us\b|"
    r"contact us|(?:이|본) 기사|편집국|この記事|本記事|編集部|本文|本报道|编辑部|"
    r"編輯部|"
    r"(?:этой|этому|этот) (?:стать|материал|текст)|стать|материал|редакци|cet article|"
    r"la rédaction|diesem (?:artikel|text)|die redaktion|este artículo|la redacción",
    re.IGNORECASE,
)
QUOTED = lazy_pattern(r"[“\"「『«]")
BARE_LABEL = lazy_pattern(
    r"[^\s:：]{1,24}(?:\s[^\s:：]{1,16}){0,3}\s*[:：]?\s*$|$", re.IGNORECASE
)


def contact(text: str) -> Address | None:
    """The address in a line to the readers; None for any other line."""
    if len(text) > LONGEST:
        return None
    found = addresses(text)
    if not found or QUOTED.search(text[: found[0].start]):
        return None
    line = bare(text).lstrip("[(（【■◆●- ")
    begins = STARTS.match(line)
    if begins and (ABOUT_US.search(text) or _leads_to(line, found[0])):
        return found[0]
    return found[0] if ABOUT_US.search(text) and _is_request(text) else None


def bare_contact(text: str) -> Address | None:
    """An address alone, or after one label, as in "Contact: …"."""
    if len(text) > 120 or ABOUT_US.search(text):
        return None
    found = addresses(text)
    if len(found) != 1:
        return None
    rest = text[found[0].end :].strip(" .。)）]>*_")
    return (
        found[0]
        if not rest and BARE_LABEL.match(bare(text[: found[0].start]).strip(" <(（["))
        else None
    )


def _leads_to(line: str, address: Address) -> bool:
    """The sentence asks for mail; it does not report that somebody did."""
    told = re.search(
        r"\b(?:said|told|asked|wrote|according|were|was)\b|했다|말했다|이라고|と述べ|と語|"
        r"表示，|сказал|заявил",
        line,
    )
    return not told and line.count(". ") < 3


def _is_request(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:please|contact|send|write|direct|e-?mail|reach|sent|addressed|directed)\b|부탁|주시기|주세요|바랍니다|"
            r"받습니다|문의|ください|下さい|お寄せ|まで|请|請|欢迎|发送|пишите|присылайте|направля|"
            r"отправ|просим",
            text,
            re.IGNORECASE,
        )
    )
