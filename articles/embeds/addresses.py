"""An address of the web as it was pasted, made fit for readers: without what follows
them, and without what could deceive them. Nothing is asked of any host."""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from django.utils.translation import gettext as _

from articles.links.networks import looks_public

LONGEST = 2_000
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"^([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
# example.org/page, and not word:word.
_BARE = re.compile(r"^[^\s:/?#@]+\.[^\s:/?#@.]{2,}(:\d+)?([/?#]\S*)?$")
_ONION = re.compile(r"^([a-z0-9-]+\.)*([a-z2-7]{16}|[a-z2-7]{56})\.onion$")
_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")
_SAFE_PATH, _SAFE_QUERY = "/%:@!$&'()*+,;=~-._", "/%:@!$&'()*+,;=~-._?"
# They say who shared the page, and where, and are no part of what it is called.
_FOLLOWS = re.compile(
    r"^(utm_.*|hsa_.*|mc_[ce]id|pk_.*|mtm_.*|oly_.*|vero_.*|__cft__.*|__tn__|__xts__.*"
    r"|_branch_match_id|_ga|_gl|_hsenc|_hsmi|__twitter_impression|fbclid|gclid|gclsrc"
    r"|dclid|wbraid|gbraid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igsh|igshid|ig_rid"
    r"|si|feature|pp|mibextid|rdid|share_url|sfnsn|eid|fref|paipv|ref_src|ref_url|s_cid"
    r"|cmpid|mkt_tok|spm|share_id|share_source|srsltid|wickedid|embeds_referring_.*"
    r"|source_ve_path|is_from_webapp|sender_device|web_id|_r|_t|u_code|trk|trackingid)$",
    re.IGNORECASE,
)
# Addresses that lead through a company which then knows who follows them.
_WRAPPED = (
    (re.compile(r"(^|\.)google\.[a-z.]+$"), "/url", ("q", "url")),
    (re.compile(r"\.safelinks\.protection\.outlook\.com$"), "/", ("url",)),
    (re.compile(r"(^|\.)facebook\.com$"), "/l.php", ("u",)),
    (re.compile(r"(^|\.)instagram\.com$"), "/", ("u",)),
    (re.compile(r"(^|\.)youtube\.com$"), "/redirect", ("q",)),
)


class NotTaken(ValueError):
    """No address for readers; says why, in the words of whoever typed it."""


class Address(NamedTuple):
    """`host` is in the letters of machines, so that no other alphabet poses as one;
    `path` and `query` are quoted, and the query has no part that follows readers."""

    scheme: str
    host: str
    path: str = ""
    query: str = ""
    fragment: str = ""

    def __str__(self):
        query = f"?{self.query}" if self.query else ""
        fragment = f"#{self.fragment}" if self.fragment else ""
        return f"{self.scheme}://{self.host}{self.path or '/'}{query}{fragment}"

    @property
    def name(self) -> str:
        """The host as sites call themselves."""
        return re.sub(r"^(www|m|mobile|web|mbasic)\.", "", self.host)

    @property
    def steps(self) -> list[str]:
        return [unquote(step) for step in self.path.split("/") if step]

    def asked(self, name) -> str:
        return parse_qs(self.query).get(name, [""])[0]

    @property
    def is_secure(self) -> bool:
        """Nobody on the way reads or changes what is sent."""
        return self.scheme == "https" or self.host.endswith(".onion")


def read(text) -> Address:
    """The address that was meant. Raises NotTaken."""
    return _unwrapped(_read(text))


def _read(text) -> Address:
    text = _edged(str(text))
    if not text:
        raise NotTaken(_("There is no address."))
    if len(text) > LONGEST:
        raise NotTaken(
            _("This address is longer than %(most)s characters. Copy a shorter one.")
            % {"most": f"{LONGEST:,}"}
        )
    if not text.isprintable() or " " in text:
        raise NotTaken(
            _(
                "This address has blanks or invisible characters in it. Copy it again"
                " from the browser."
            )
        )
    text = _with_scheme(text)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise NotTaken(_no_address()) from error
    if "@" in parts.netloc:
        raise NotTaken(
            _(
                "This address has a name or a password before its host. Take it out:"
                " readers must not get it."
            )
        )
    host = _host(parts.hostname or "")
    if port and port != _PORTS[parts.scheme]:
        host = f"{host}:{port}"
    return Address(
        parts.scheme,
        host,
        quote(parts.path, safe=_SAFE_PATH),
        _unfollowed(parts.query),
        _fragment(parts.fragment),
    )


def _edged(text) -> str:
    """Without blanks and marks of direction at the ends, which come along unseen."""
    unseen = ("Cc", "Cf", "Zs", "Zl", "Zp")
    start, end = 0, len(text)
    while start < end and unicodedata.category(text[start]) in unseen:
        start += 1
    while start < end and unicodedata.category(text[end - 1]) in unseen:
        end -= 1
    return text[start:end]


def _with_scheme(text) -> str:
    if _BARE.match(text):
        return f"https://{text}"
    scheme = _SCHEME.match(text)
    if scheme is None:
        raise NotTaken(_no_address())
    if scheme[1].lower() not in _PORTS:
        raise NotTaken(
            _("A card leads to a page of the web: its address begins with https://.")
        )
    return scheme[1].lower() + text[scheme.end(1) :]


def _no_address() -> str:
    return _(
        "This is no address that readers could follow. Write it as"
        " https://paper.example/page."
    )


def _host(name) -> str:
    name = unicodedata.normalize("NFKC", name.translate(_DOTS)).lower().rstrip(".")
    if ":" not in name:
        name = ".".join(map(_label, name.split(".")))
    if not (looks_public(name) or _ONION.match(name)):
        raise NotTaken(
            _("This address is one of a network inside: readers cannot get there.")
        )
    return f"[{name}]" if ":" in name else name


def _label(label) -> str:
    """One part of a name, in ASCII."""
    if not label or not all(_may_stand(letter) for letter in label):
        raise NotTaken(_no_address())
    if not label.isascii():
        label = f"xn--{label.encode('punycode').decode('ascii')}"
    if len(label) > 63:
        raise NotTaken(_no_address())
    return label


def _may_stand(letter) -> bool:
    if letter.isascii():
        return letter.isalnum() or letter in "-_"
    return letter.isalnum() or unicodedata.category(letter) in ("Mn", "Mc")


def _unfollowed(query) -> str:
    kept = [
        part
        for part in query.split("&")
        if part and not _FOLLOWS.match(unquote(part.partition("=")[0]))
    ]
    return quote("&".join(kept), safe=_SAFE_QUERY)


def _fragment(text) -> str:
    """A place in the page, and nothing that is told to the page."""
    return "" if "=" in text or ":~:" in text else quote(text, safe=_SAFE_QUERY)


def _unwrapped(address) -> Address:
    for host, path, names in _WRAPPED:
        if host.search(address.host) and (address.path or "/") == path:
            for behind in filter(None, map(address.asked, names)):
                if behind.startswith(("http://", "https://")):
                    return _read(behind)
    return address
