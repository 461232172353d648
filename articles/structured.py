"""A story for machines: Open Graph, hreflang and JSON-LD NewsArticle."""

import json
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from articles.models import Byline, Correction
from articles.public import absolute, path_of
from media.cards import HEIGHT, WIDTH
from media.models.enclosure import TYPES

Role = Byline.Role
PROPERTIES = {
    Role.REPORTER: "author",
    Role.CONTRIBUTOR: "contributor",
    Role.EDITOR: "editor",
    Role.TRANSLATOR: "translator",
    # There is no word for who revises a translation.
    Role.REVISER: "editor",
}
TERRITORIES = {
    "ar": "ar_AR",
    "en": "en_US",
    "fa": "fa_IR",
    "ja": "ja_JP",
    "ko": "ko_KR",
    "zh-Hans": "zh_CN",
}
# Nothing of a story may end the script element that holds it.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class About(NamedTuple):
    """A story with its place among the languages; `address` is empty in a draft."""

    edition: Any
    story: dict
    address: str
    first_live: datetime | None
    changed: datetime | None
    here: Any
    others: list
    card: str = ""
    # The name of its address: "story", or "page" of a page about the paper.
    kind: str = "story"
    developing: bool = False

    @property
    def description(self) -> str:
        blocks = (each for each in self.story["blocks"] if each["type"] != "embed")
        first = next((text for each in blocks if (text := each.get("text"))), "")
        return self.story["deck"] or Truncator(first).chars(200)


def address_of(version, kind="story") -> str:
    return absolute(kind, version.edition.code, version.slug)


def lasting_id(told) -> str:
    """What a story is called as long as there is one, whatever becomes of its address:
    a tag of RFC 4151, of the day on which readers got it first."""
    host = urlsplit(settings.NEWSROOM_SITE_URL).hostname
    return f"tag:{host},{told.about.first_live:%Y-%m-%d}:story-{told.number}"


def alternates(about) -> list[dict]:
    """hreflang: every live language with this one; x-default is the original."""
    if not (about.others and about.address):
        return []
    live = [about.here, *about.others]
    found = [
        {"language": each.edition.language, "address": address_of(each, about.kind)}
        for each in live
    ]
    return found + [
        {"language": "x-default", "address": address_of(each, about.kind)}
        for each in live
        if each.is_original
    ]


def picture_of(story) -> dict | None:
    """A JPEG of the lead, which every reader of such data can show: the one that is
    cut for sharing, or the largest."""
    figure = story["picture"]
    files = [
        file for file in (figure or {}).get("renditions", ()) if file["format"] == "jpg"
    ]
    shared = [file for file in files if file.get("crop") == "share"]
    whole = [file for file in files if not file.get("crop")]
    if not (shared or whole):
        return None
    largest = max(shared or whole, key=lambda file: file["width"])
    address = settings.NEWSROOM_SITE_URL + path_of("picture", largest["name"])
    return {
        **{name: figure[name] for name in ("alt", "caption", "credit")},
        **{name: largest[name] for name in ("width", "height")},
        "type": "image/jpeg",
        "address": address,
    }


def picture_for(about) -> dict | None:
    """The story's picture, or the card that was drawn for it."""
    return picture_of(about.story) or (_card(about) if about.card else None)


def _card(about):
    """It says the words that stand on it, and nobody took it."""
    return {
        "alt": f"{about.story['headline']} — {about.edition.masthead}",
        "caption": "",
        "credit": "",
        "type": "image/png",
        "width": WIDTH,
        "height": HEIGHT,
        "address": settings.NEWSROOM_SITE_URL + path_of("picture", about.card),
    }


def locale_of(tag) -> str:
    return TERRITORIES.get(tag) or tag.replace("-", "_")


def open_graph(about) -> dict:
    return {
        "description": about.description,
        "locale": locale_of(about.edition.language),
        "other_locales": [locale_of(each.edition.language) for each in about.others],
        "picture": picture_for(about),
    }


def linked_data(about, people) -> str:
    """The NewsArticle as JSON that is safe inside a script element."""
    data = full({**_texts(about), **_credits(about, people), **_kin(about)})
    text = json.dumps(data, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))


def _texts(about) -> dict:
    story, edition = about.story, about.edition
    changed = about.changed or about.first_live
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": about.address,
        "mainEntityOfPage": about.address,
        "url": about.address,
        "headline": story["headline"],
        "alternativeHeadline": story["deck"],
        "description": about.description,
        "dateline": story["dateline"],
        "articleSection": (story["section"] or {}).get("name"),
        "keywords": [topic["name"] for topic in story["topics"]],
        "inLanguage": edition.language,
        "datePublished": about.first_live and about.first_live.isoformat(),
        "dateModified": changed and changed.isoformat(),
        "isAccessibleForFree": True,
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": edition.masthead,
            "url": absolute("front", edition.code),
        },
        "image": _image(picture_for(about)),
        "associatedMedia": _media(story, about.first_live),
        "correction": [_correction(each, edition) for each in story["corrections"]],
        "creativeWorkStatus": _status(about),
    }


def _image(picture):
    return picture and {
        "@type": "ImageObject",
        "url": picture["address"],
        "width": picture["width"],
        "height": picture["height"],
        "caption": picture["caption"],
        "description": picture["alt"],
        "creditText": picture["credit"],
    }


_MEDIA = {"sound": "AudioObject", "video": "VideoObject", "document": "MediaObject"}


def _media(story, first_live) -> list[dict]:
    return [
        full(
            {
                "@type": _MEDIA[each["type"]],
                "name": each["title"],
                "contentUrl": settings.NEWSROOM_SITE_URL
                + path_of("file", each["name"]),
                "encodingFormat": TYPES[each["name"].rpartition(".")[2]],
                "contentSize": str(each["size"]),
                "duration": each["seconds"] and f"PT{each['seconds']}S",
                "inLanguage": each["language"],
                "transcript": each["transcript"],
                "uploadDate": first_live and first_live.isoformat(),
            }
        )
        for each in story["blocks"]
        if each["type"] in _MEDIA and each["name"]
    ]


def _correction(given, edition) -> dict:
    """Its kind as readers read it, and as `genre` in one word for all languages."""
    return {
        "@type": "CorrectionComment",
        "name": str(Correction.Kind(given["kind"]).label),
        "genre": given["kind"],
        "text": given["text"],
        "datePublished": given["at"],
        "inLanguage": edition.language,
    }


def _status(about) -> str | None:
    if _is_retracted(about.story):
        return "Retracted"
    return "Incomplete" if about.developing else None


def _is_retracted(story) -> bool:
    return any(each["kind"] == "retraction" for each in story["corrections"])


def _credits(about, people) -> dict:
    found = {name: [] for name in PROPERTIES.values()}
    for person in people:
        if name := PROPERTIES.get(person["role"]):
            found[name].append(_person(about.edition, person))
    return found


def _person(edition, person) -> dict:
    return {
        "@type": "Person",
        "name": person["name"],
        "jobTitle": person["title"],
        "url": absolute("person", edition.code, person["slug"]),
    }


def _kin(about) -> dict:
    """Of what it is a translation, or what are its translations."""
    if source := about.story["source"]:
        work = {
            "@type": "CreativeWork",
            "inLanguage": source["language"],
            "url": source["address"],
        }
        return {"translationOfWork": work}
    if about.here.is_original:
        return {"workTranslation": [_work(each) for each in about.others]}
    originals = [_work(each) for each in about.others if each.is_original]
    return {"translationOfWork": originals[0] if originals else None}


def _work(version) -> dict:
    return {
        "@type": "NewsArticle",
        "@id": address_of(version),
        "headline": version.headline,
        "inLanguage": version.edition.language,
    }


def full(data):
    """`data` without what it does not know, at any depth."""
    if isinstance(data, dict):
        kept = {name: full(value) for name, value in data.items()}
        return {name: value for name, value in kept.items() if value not in _NOTHING}
    return [full(each) for each in data] if isinstance(data, list) else data


_NOTHING = (None, "", [], {})
