"""Printed HTML of a text as the spans of a body."""

from html.parser import HTMLParser


class _Inline(HTMLParser):
    """Reads the inline HTML that `articles.body.html` writes."""

    def __init__(self):
        super().__init__()
        self.spans, self.marks = [], {}

    def handle_starttag(self, tag, attrs):
        if tag == "br":
            self.handle_data("\n")
        elif tag == "a":
            self.marks["href"] = dict(attrs).get("href") or ""
        else:
            self.marks[tag] = True

    def handle_endtag(self, tag):
        self.marks.pop("href" if tag == "a" else tag, None)

    def handle_data(self, data):
        self.spans.append({"text": data, **self.marks})


def spans_of(html: str) -> list[dict]:
    reader = _Inline()
    reader.feed(html)
    reader.close()
    return reader.spans
