"""Atom and RSS as Django writes them, with all who are credited and the whole text."""

import re
from datetime import UTC, datetime

from django.utils.feedgenerator import (
    Atom1Feed,
    Rss201rev2Feed,
    rfc2822_date,
    rfc3339_date,
)

MEDIA = "http://search.yahoo.com/mrss/"
# What no XML can hold. One such sign would make the whole feed unreadable.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Of a feed without stories, so that it is the same each time it is asked for.
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def readable(text) -> str:
    return _NO_XML.sub("\ufffd", str(text))


class _Edition:
    """What both have in common. `item` has `authors`, `others` (name, address),
    `summary`, `content` and `picture` besides what Django knows."""

    def __init__(self, *args, edition, **options):
        super().__init__(*args, **options)
        self.feed["language"] = edition.language

    def latest_post_date(self):
        return super().latest_post_date() if self.items else _NEVER

    def _quick(self, handler, name, text, attributes=None):
        handler.addQuickElement(name, readable(text), attributes or {})

    def _picture(self, handler, picture):
        """As Media RSS, in which its credit has a place."""
        if not picture:
            return
        about = {
            "url": picture["address"],
            "medium": "image",
            "type": "image/jpeg",
            "width": str(picture["width"]),
            "height": str(picture["height"]),
        }
        handler.startElement("media:content", about)
        if picture["caption"]:
            self._quick(
                handler, "media:description", picture["caption"], {"type": "plain"}
            )
        if picture["credit"]:
            self._quick(handler, "media:credit", picture["credit"])
        if picture["alt"]:
            self._quick(handler, "media:text", picture["alt"], {"type": "plain"})
        handler.endElement("media:content")


class Atom(_Edition, Atom1Feed):
    def root_attributes(self):
        return {**super().root_attributes(), "xmlns:media": MEDIA}

    def add_item_elements(self, handler, item):
        self._quick(handler, "title", item["title"])
        self._quick(handler, "id", item["unique_id"])
        handler.addQuickElement("link", "", {"rel": "alternate", "href": item["link"]})
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        for role, people in (("author", "authors"), ("contributor", "others")):
            for name, address in item[people]:
                handler.startElement(role, {})
                self._quick(handler, "name", name)
                handler.addQuickElement("uri", address)
                handler.endElement(role)
        for name in item["categories"]:
            handler.addQuickElement("category", "", {"term": readable(name)})
        if item["summary"]:
            self._quick(handler, "summary", item["summary"])
        self._quick(handler, "content", item["content"], {"type": "html"})
        if picture := item["picture"]:
            link = {
                "rel": "enclosure",
                "type": "image/jpeg",
                "href": picture["address"],
            }
            handler.addQuickElement("link", "", link)
        self._picture(handler, item["picture"])


class Rss(_Edition, Rss201rev2Feed):
    def rss_attributes(self):
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": MEDIA,
            "xml:lang": self.feed["language"],
        }

    def add_item_elements(self, handler, item):
        # Texts of RSS are HTML to most who read them.
        self._quick(handler, "title", _as_html(item["title"]))
        handler.addQuickElement("link", item["link"])
        if item["summary"]:
            self._quick(handler, "description", _as_html(item["summary"]))
        self._quick(handler, "content:encoded", item["content"])
        for role, people in (("dc:creator", "authors"), ("dc:contributor", "others")):
            for name, _address in item[people]:
                self._quick(handler, role, name)
        handler.addQuickElement("pubDate", rfc2822_date(item["pubdate"]))
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        handler.addQuickElement("guid", item["unique_id"], {"isPermaLink": "false"})
        if picture := item["picture"]:
            # How long a file is is not known here, and 0 is how one says so.
            enclosure = {"url": picture["address"], "length": "0", "type": "image/jpeg"}
            handler.addQuickElement("enclosure", "", enclosure)
        self._picture(handler, item["picture"])
        for name in item["categories"]:
            self._quick(handler, "category", name)


def _as_html(text) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


FORMS = {"atom": Atom, "rss": Rss}
