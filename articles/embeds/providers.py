"""Who holds what a card leads to, and the one address that is made of it.

A new provider is one function and one line in PROVIDERS. What none of them knows is a
page of the web as any other.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from articles.embeds import addresses
from articles.embeds.addresses import Address, NotTaken

LINK = "link"
_VIDEO = re.compile(r"[A-Za-z0-9_-]{11}")
_CODE = re.compile(r"[A-Za-z0-9_-]{5,40}")
_NUMBER = re.compile(r"[0-9]{1,25}")
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_HANDLE = re.compile(r"[A-Za-z0-9.:_-]{3,260}")
_MOMENT = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?")
# What leads on to another page, and tells its owner who was sent there by whom.
_SHORT = frozenset(
    "bit.ly t.co tinyurl.com goo.gl ow.ly is.gd buff.ly lnkd.in fb.watch vm.tiktok.com"
    " vt.tiktok.com pin.it redd.it t.ly cutt.ly rb.gy tiny.cc dlvr.it shorturl.at"
    " clck.ru vk.cc me2.do han.gl url.kr b23.tv".split()
)


class Provider(NamedTuple):
    """`title` is its own name, in no language; `begins` an address of it; `reads` gives
    what follows that, or "" of a page that is none of those it knows."""

    title: str
    hosts: frozenset
    begins: str
    reads: Callable


class Found(NamedTuple):
    """What a card keeps of an address."""

    provider: str
    ref: str


def _youtube(at) -> str:
    steps = at.steps
    if at.name == "youtu.be":
        video = steps[0] if steps else ""
    elif steps[:1] == ["watch"]:
        video = at.asked("v")
    else:
        is_one = steps[:1] and steps[0] in ("shorts", "embed", "live", "v")
        video = steps[1] if is_one and len(steps) > 1 else ""
    if not _VIDEO.fullmatch(video):
        return ""
    moment = _seconds(at.asked("t") or at.asked("start"))
    return f"{video}&t={moment}" if moment else video


def _seconds(text) -> int:
    found = _MOMENT.fullmatch(text)
    if not found:
        return 0
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _vimeo(at) -> str:
    steps = at.steps[1:] if at.steps[:1] == ["video"] else at.steps
    known = [step for step in steps[:2] if re.fullmatch(r"[0-9a-f]{6,20}", step)]
    is_one = known and len(known) == len(steps) and _NUMBER.fullmatch(known[0])
    return "/".join(known) if is_one else ""


def _x(at) -> str:
    steps = [step for step in at.steps if step != "web"]
    if len(steps) < 3 or steps[1] not in ("status", "statuses"):
        return ""
    is_one = _NAME.fullmatch(steps[0]) and _NUMBER.fullmatch(steps[2])
    return f"{steps[0]}/status/{steps[2]}" if is_one else ""


def _instagram(at) -> str:
    kinds = {"p": "p", "reel": "reel", "reels": "reel", "tv": "tv"}
    steps = at.steps if at.steps[:1] and at.steps[0] in kinds else at.steps[1:]
    if len(steps) < 2 or steps[0] not in kinds or not _CODE.fullmatch(steps[1]):
        return ""
    return f"{kinds[steps[0]]}/{steps[1]}/"


def _facebook(at) -> str:
    steps, first = at.steps, (at.steps or [""])[0]
    if first == "watch" and _NUMBER.fullmatch(at.asked("v")):
        return f"watch/?v={at.asked('v')}"
    if first in ("photo", "photo.php") and _NUMBER.fullmatch(at.asked("fbid")):
        return f"photo/?fbid={at.asked('fbid')}"
    if first in ("permalink.php", "story.php"):
        post, page = at.asked("story_fbid"), at.asked("id")
        is_one = _NAME.fullmatch(post) and _NUMBER.fullmatch(page)
        return f"permalink.php?story_fbid={post}&id={page}" if is_one else ""
    if not all(_NAME.fullmatch(step) for step in steps):
        return ""
    if first == "reel" and len(steps) == 2:
        return f"reel/{steps[1]}"
    if first == "groups" and len(steps) == 4 and steps[2] in ("posts", "permalink"):
        return f"groups/{steps[1]}/posts/{steps[3]}"
    if len(steps) in (3, 4) and steps[1] in ("posts", "videos"):
        return f"{first}/{steps[1]}/{steps[-1]}"
    return ""


def _tiktok(at) -> str:
    steps = at.steps
    is_one = len(steps) == 3 and steps[1] in ("video", "photo")
    if not (is_one and _NUMBER.fullmatch(steps[2])):
        return ""
    user = steps[0].removeprefix("@")
    is_named = steps[0].startswith("@") and _NAME.fullmatch(user)
    return "/".join(steps) if is_named else ""


def _telegram(at) -> str:
    steps = at.steps[1:] if at.steps[:1] == ["s"] else at.steps
    # Under "c" stand private ones, which no reader can open.
    is_one = len(steps) == 2 and re.fullmatch(r"[A-Za-z]\w{3,31}", steps[0], re.ASCII)
    return "/".join(steps) if is_one and _NUMBER.fullmatch(steps[1]) else ""


def _bluesky(at) -> str:
    steps = at.steps
    if len(steps) != 4 or (steps[0], steps[2]) != ("profile", "post"):
        return ""
    is_one = _HANDLE.fullmatch(steps[1]) and _CODE.fullmatch(steps[3])
    return f"{steps[1]}/post/{steps[3]}" if is_one else ""


def _mastodon(at) -> str:
    """On any host: by the shape of its addresses."""
    steps = at.steps
    if len(steps) == 4 and (steps[0], steps[2]) == ("users", "statuses"):
        steps = [f"@{steps[1]}", steps[3]]
    is_one = len(steps) == 2 and re.fullmatch(r"[0-9]{15,20}", steps[1])
    if not is_one or at.scheme != "https":
        return ""
    is_named = re.fullmatch(r"@\w+(@[a-z0-9.-]+)?", steps[0], re.ASCII)
    return f"{at.host}/{steps[0]}/{steps[1]}" if is_named else ""


def _link(at) -> str:
    return str(at)


PROVIDERS = {
    "youtube": Provider(
        "YouTube",
        frozenset(
            "youtube.com youtu.be youtube-nocookie.com music.youtube.com".split()
        ),
        "https://www.youtube.com/watch?v=",
        _youtube,
    ),
    "vimeo": Provider(
        "Vimeo",
        frozenset({"vimeo.com", "player.vimeo.com"}),
        "https://vimeo.com/",
        _vimeo,
    ),
    "x": Provider("X", frozenset({"x.com", "twitter.com"}), "https://x.com/", _x),
    "instagram": Provider(
        "Instagram",
        frozenset({"instagram.com"}),
        "https://www.instagram.com/",
        _instagram,
    ),
    "facebook": Provider(
        "Facebook",
        frozenset({"facebook.com", "fb.com"}),
        "https://www.facebook.com/",
        _facebook,
    ),
    "tiktok": Provider(
        "TikTok", frozenset({"tiktok.com"}), "https://www.tiktok.com/", _tiktok
    ),
    "telegram": Provider(
        "Telegram", frozenset({"t.me", "telegram.me"}), "https://t.me/", _telegram
    ),
    "bluesky": Provider(
        "Bluesky", frozenset({"bsky.app"}), "https://bsky.app/profile/", _bluesky
    ),
    "mastodon": Provider("Mastodon", frozenset(), "https://", _mastodon),
    LINK: Provider("", frozenset(), "", _link),
}
_HOSTS = {host: key for key, each in PROVIDERS.items() for host in each.hosts}


def found_in(text) -> Found:
    """Of an address as somebody typed or pasted it. Raises NotTaken."""
    at = addresses.read(text)
    own = _HOSTS.get(at.name)
    for key in (own, LINK) if own else ("mastodon", LINK):
        if ref := PROVIDERS[key].reads(at):
            return Found(key, ref)
    raise NotTaken


def address_of(provider, ref) -> str:
    """The address that readers follow, or "" where there is none: what is kept is read
    again, so that nothing else can come of it."""
    at = _read_again(provider, ref)
    return PROVIDERS[provider].begins + ref if at else ""


def site_of(provider, ref) -> str:
    """What the site is called: by its own name, or by its host."""
    at = _read_again(provider, ref)
    if at is None:
        return ""
    title = PROVIDERS[provider].title
    if provider == "mastodon":
        return f"{title} ({at.host})"
    return title or at.name


def is_secure(provider, ref) -> bool:
    at = _read_again(provider, ref)
    return bool(at and at.is_secure)


def is_short(provider, ref) -> bool:
    """Whether it only leads on, nobody sees where to."""
    at = _read_again(provider, ref)
    return bool(at and at.name in _SHORT)


def _read_again(provider, ref) -> Address | None:
    if provider not in PROVIDERS or not isinstance(ref, str):
        return None
    address = PROVIDERS[provider].begins + ref
    try:
        return addresses.read(address) if found_in(address) == (provider, ref) else None
    except NotTaken:
        return None
