"""E-mail addresses in a text, and a text without them."""

import re
from dataclasses import dataclass

from people.patterns import lazy_pattern

LOCAL = lazy_pattern(r"[A-Za-z0-9._%+'-]+$")
DOMAIN = lazy_pattern(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# As people write one for readers but not for machines: name [at] paper [dot] org.
BRACKETED_AT = r"\s?[\[({<]\s?(?:at|@|골뱅이|アット)\s?[\])}>]\s?"
BRACKETED_DOT = r"\s?[\[({<]\s?(?:dot|\.|점|ドット)\s?[\])}>]\s?"
DOT = lazy_pattern(rf"{BRACKETED_DOT}|\s+dot\s+", re.IGNORECASE)
HIDDEN = lazy_pattern(
    rf"(?P<local>[A-Za-z0-9._%+'-]{{1,64}})(?:(?:{BRACKETED_AT})"
    rf"(?P<domain>[A-Za-z0-9-]{{1,63}}(?:(?:{BRACKETED_DOT}|\.)[A-Za-z0-9-]{{1,63}})+)|"
    r"\s+at\s+(?P<spoken>[A-Za-z0-9-]{1,63}(?:\s+dot\s+[A-Za-z0-9-]{1,63})+))",
    re.IGNORECASE,
)
MAY_HIDE = lazy_pattern(
    r"[\[({<]\s?(?:at|@|골뱅이|アット)\s?[\])}>]|\sdot\s", re.IGNORECASE
)
SENTENCE_END = lazy_pattern(r"[.!?][\"”’)\]]*\s+|[。！？][”’」』）)]*\s*|\n+")
SHORT_FORM = lazy_pattern(r"(?:\b[A-Z]|\b(?:Dr|Mr|Ms|Mrs|St|No|Prof|vs|Ph\.D))\.$")
WHERE = r"(?:at|on|via|through|by|to)"
LABEL = (
    r"(?:e-?mail|contact|이메일|메일|전자우편|문의|연락처|メール|連絡先|お問い合わせ|"
    r"邮箱|郵箱|电邮|電郵|邮件|联系|聯繫|联系方式|почта|эл\. почта|электронная почта|"
    r"адрес|контакт|courriel|correo|tips)"
)
# Words that say only where to write; a sentence of nothing else may go.
ADDRESS_WORDS = frozenset(
    """he she they you we i it can may could is be reached contacted contact contacts
    reach emailed email e-mail mail e at on via by through to or and please write
    send the a author reporter writer journalist correspondent translator his her
    their him them address directly for with tips story ideas questions comments
    feedback me us also follow readers get in touch any sent
    addressed directed reporter's author's about
    article articles direct views suggestions message messages work this drop line
    welcome связаться можно с ним ней автором автору ему ей по почте электронной
    почта адрес адресу эл пишите написать контакт контакты связи для и на него неё
    через его её вы можете по-почте электронная автора журналистом журналиста vous
    pouvez peut être joint contacté contacter le la à l'adresse par courriel sie er
    kann per unter erreichbar ist kontakt erreicht werden correo electrónico puede
    contactar con él ella en contacto""".split()
)
ASIAN_WORDS = lazy_pattern(
    r"이메일|메일|전자우편|연락처|연락|주소|문의|제보|할 수 있습니다|할 수 있다|하면 "
    r"된다|"
    r"하시면 됩니다|주시기 바랍니다|바랍니다|가능합니다|가능하다|받습니다|받는다|보내|"
    r"주세요|"
    r"기자|에게|에게는|필자|저자|그녀|그|입니다|이다|으로|로|은|는|의|을|를|하다|됩니다|된다|"
    r"メールアドレス|メール|連絡先|連絡|お問い合わせ|問い合わせ|ください|下さい|まで|こちら|"
    r"記者|筆者|著者|彼女|彼|へ|への|は|です|の|に|で|が|取れる|ご|お|"
    r"电子邮件|電子郵件|电子邮箱|電子郵箱|邮箱|郵箱|邮件|電郵|电邮|联系方式|联系|聯繫|聯絡|"
    r"联络|可通过|可透過|通过|透過|可以|可|与|與|其|他|她|作者|记者|发送|至|是|为|為|的|请|請"
)
REACH = lazy_pattern(
    r"reach|contact|mail|write|touch|follow|direct|tips|메일|연락|문의|제보|우편|連絡|"
    r"メール|問い?合|邮|郵|联系|聯|почт|связ|пиш|написать|контакт|@|contacter|joint|correo|"
    r"erreich|kontakt",
    re.IGNORECASE,
)
IN_BRACKETS = lazy_pattern(r"[(（\[][^()（）\[\]]{0,20}\0\s*[)）\]]")
LETTER = lazy_pattern(r"[^\W_]")
CLAUSES = tuple(
    lazy_pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"\s*[(（\[](?:{LABEL}\s*[:：]?\s*)?\0[)）\]]",
        r"^(?:e-?mail|contact|write to|reach) (?:him|her|them|me)(?: at)?:? \0,? "
        r"(?:and|or) ",
        rf"(?<=reached )(?:directly )?(?:by e-?mail )?{WHERE}?:? ?\0,? (?:or|and) ",
        rf"[,;]?(?: and| or| who| but)?(?: he| she| they| who)? (?:can|may|could) "
        rf"(?:also )?be (?:reached|contacted|e-?mailed)(?: directly| by e-?mail)*"
        rf"(?: {WHERE})?(?: e-?mail)?(?: {WHERE})?:?\s*\0",
        rf",? (?:and|or) (?:{LABEL}|write|reach)(?: to)?(?: him| her| them)?(?: "
        rf"{WHERE})?"
        r":?\s*\0",
        rf"[,;/|·—–-]?\s*(?:{LABEL}\s*[:：=]?\s*)?(?:{WHERE} )?\0(?:로|으로|まで|へ)?",
    )
)


@dataclass(frozen=True)
class Address:
    value: str
    start: int
    end: int


def addresses(text: str) -> list[Address]:
    """All addresses, each with its <brackets> and mailto: counted in."""
    found = _hidden(text) if MAY_HIDE.search(text) else []
    text = text.replace("＠", "@")
    at = text.find("@")
    while at != -1:
        local = LOCAL.search(text[max(0, at - 64) : at])
        domain = DOMAIN.match(text[at + 1 : at + 256])
        if local and domain and _is_domain(domain.group()):
            found.append(_address(text, at, local.group(), domain.group()))
        at = text.find("@", at + 1)
    return sorted(found, key=lambda one: one.start)


def _hidden(text: str) -> list[Address]:
    return [
        Address(
            f"{one['local']}@{DOT.sub('.', one['domain'] or one['spoken'])}",
            *one.span(),
        )
        for one in HIDDEN.finditer(text)
    ]


def _is_domain(domain: str) -> bool:
    last = domain.rsplit(".", 1)[-1]
    return len(last) > 1 and not last.isdigit()


def _address(text: str, at: int, local: str, domain: str) -> Address:
    local = local.lstrip(".'-%+")
    start, end = at - len(local), at + 1 + len(domain.rstrip("-"))
    value = text[start:end]
    if text[:start].endswith("mailto:"):
        start -= len("mailto:")
    if text[start - 1 : start] == "<" and text[end : end + 1] == ">":
        start, end = start - 1, end + 1
    return Address(value, start, end)


def first_address(text: str) -> str | None:
    found = addresses(text)
    return found[0].value if found else None


def without_addresses(text: str) -> tuple[str, list[str]]:
    """Take the addresses out, and the sentences that say nothing else."""
    values = list(dict.fromkeys(one.value for one in addresses(text)))
    # One sentence may hold two; more than eight is no bio.
    for _ in range(8):
        found = addresses(text)
        if not found:
            break
        text = _without(text, found[0])
    return text.strip(), values


def _without(text: str, address: Address) -> str:
    start, end = _sentence(text, address)
    sentence = text[start:end]
    marked = text[start : address.start] + "\0" + text[address.end : end]
    if not IN_BRACKETS.search(marked) and _says_only_where(sentence):
        return f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()
    begins_large = marked[:1].isupper()
    for clause in CLAUSES:
        marked, count = clause.subn("", marked, count=1)
        if count:
            break
    if begins_large and marked[:1].islower():
        marked = marked[0].upper() + marked[1:]
    marked = marked.replace("\0", "")
    marked = re.sub(r"\s+([.,;!?。、，])", r"\1", marked)
    kept = text[:start] + re.sub(r"^[\s,;:]+", "", marked) + text[end:]
    return re.sub(r"\.(?:\s*\.)+$", ".", kept)


def _sentence(text: str, address: Address) -> tuple[int, int]:
    start = 0
    for match in SENTENCE_END.finditer(text, 0, address.start):
        if not SHORT_FORM.search(text[max(0, match.start() - 8) : match.start() + 1]):
            start = match.end()
    end = SENTENCE_END.search(text, address.end)
    return start, end.end() if end else len(text)


def _says_only_where(sentence: str) -> bool:
    for address in reversed(addresses(sentence)):
        sentence = sentence[: address.start] + " " + sentence[address.end :]
    if re.search(r"[@/]\w|\d{3}|https?:|www\.", sentence):
        return False
    words = re.findall(r"[^\s,;:.()<>\[\]/|]+", sentence)
    if len(words) > 3 and not REACH.search(sentence):
        return False
    left = [
        word
        for word in words
        if LETTER.search(word) and word.lower().strip("'’\"“”*_") not in ADDRESS_WORDS
    ]
    latin = [word for word in left if not re.search(r"[\u3041-\ud7ff]", word)]
    if any(not word[0].isupper() for word in latin) or len(latin) > 4:
        return False
    asian = "".join(word for word in left if word not in latin)
    return len(LETTER.findall(ASIAN_WORDS.sub("", asian.replace(" ", "")))) <= 4
