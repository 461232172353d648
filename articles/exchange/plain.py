"""The plain text of a story's HTML (`articles.away`), as a mail without HTML has it."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

from django.conf import settings

# Each begins on a line of its own with an empty line before it, or without one.
_PARTED = frozenset(
    {"p", "h1", "h2", "h3", "blockquote", "figure", "ol", "ul", "table"}
)
_LINED = frozenset({"li", "tr", "caption", "figcaption", "div"})


def text_of(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(reader.found))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


class _Reader(HTMLParser):
    """Line breaks of the source are blanks; those of the text are put where they are.

    An address is told where a reader would want to go and cannot see it: of links that
    lead away, and of other languages.
    """

    def __init__(self):
        super().__init__()
        self.found, self.lists, self.link, self.words = [], [], "", []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in _PARTED:
            self._break("\n\n")
        elif tag in _LINED:
            self._break("\n")
        if tag in ("ol", "ul"):
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.found.append(self._mark())
        elif tag == "br":
            self.found.append("\n")
        elif tag == "hr":
            self.found.append("\n\n* * *\n\n")
        elif tag == "img" and attrs.get("alt"):
            self.found.append(f"[{attrs['alt']}]")
        elif tag == "a":
            self._open(attrs)

    def handle_endtag(self, tag):
        if tag in ("ol", "ul"):
            self.lists.pop()
        if tag == "a":
            self._close()
        elif tag in ("td", "th"):
            self.found.append(" | ")
        elif tag == "tr" and self.found[-1] == " | ":
            self.found.pop()
        if tag in _PARTED:
            self._break("\n\n")

    def handle_data(self, data):
        words = re.sub(r"\s+", " ", data)
        if words == " " and (not self.found or self.found[-1][-1:] in ("", "\n", " ")):
            return
        self.found.append(words)
        self.words.append(words)

    def _break(self, lines):
        while self.found and not self.found[-1].strip(" "):
            self.found.pop()
        self.found.append(lines)

    def _mark(self):
        if not self.lists or self.lists[-1] is None:
            return "• "
        self.lists[-1] += 1
        return f"{self.lists[-1]}. "

    def _open(self, attrs):
        address = attrs.get("href") or ""
        is_ours = address.startswith(f"{settings.NEWSROOM_SITE_URL}/")
        self.link = "" if is_ours and "hreflang" not in attrs else address
        self.words = []

    def _close(self):
        address = unquote(self.link.removeprefix("mailto:"))
        if address and address != "".join(self.words).strip():
            self.found.append(f" <{address}>")
        self.link = ""
