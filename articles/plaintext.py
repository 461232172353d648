"""The body as a person types it in a plain field, and back.

Paragraphs are parted by an empty line. `## ` opens a subheading, `> ` a quote,
`- ` or `1. ` a list item, `---` is a divider, `[Image 2]` is the place of the
second figure, `[Image: name.jpg]` of a new one, and `[+Image 3]` of one that makes a
gallery with the figure before it; a table is written as `table_text`
says. `[Sound 12: caption]`, `[Video 12]` and `[Document 12]` are the places of files by
their numbers in the library; a card is written as `embeds.text` says. In a text *em*,
**strong** and [words](https://…) mark; a backslash before a sign takes its meaning
away.
"""

import re

from articles.body import ENCLOSURES, block, safe_address
from articles.embeds import text as cards
from articles.table_text import from_lines, from_tabs, is_tabbed, to_lines

FIGURE = re.compile(
    r"^\[\s*(?P<joined>\+\s*)?(?:image|picture|photo|사진|그림|写真|画像|图片|圖片|фото)\s*[:：]?\s*"
    r"(?P<name>[^\[\]\n]*?)\s*\]$",
    re.IGNORECASE,
)
ENCLOSURE = re.compile(
    r"^\[\s*(?:(?P<sound>sound|audio|소리|音声|音频|звук)"
    r"|(?P<video>video|영상|동영상|動画|视频|видео)"
    r"|(?P<document>document|문서|文書|文件|документ))\s+(?P<file>[1-9][0-9]{0,17})"
    r"\s*(?:[:：]\s*(?P<caption>.*?)\s*)?\]$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^(?:[-•]|(?P<number>\d{1,3})[.)])\s+")
_SIGNS = re.compile(r"([\\*\[\]()])")
_OPENS = re.compile(r"^(#{2}\s|>|\||[-•]\s|\d{1,3}[.)]\s|---$)", re.MULTILINE)
_INLINE = re.compile(
    r"\\(?P<sign>[\\*\[\]()#>.\-|=\t])"
    r"|\[(?P<label>(?:\\.|[^\\\[\]]){1,1000})\]\((?P<href>[^()\s]{1,2000})\)"
    r"|(?P<mark>\*\*|\*)"
)


def to_text(blocks: list[dict], numbers=None) -> str:
    """Blocks as typed text; figures are numbered in the order of the body, or by
    `numbers`, which maps the id of each to its number."""
    figures = [each["id"] for each in blocks if each["type"] == "figure"]
    numbers = numbers or {key: number for number, key in enumerate(figures, 1)}
    return "\n\n".join(_typed(each, numbers.get(each["id"])) for each in blocks)


def _typed(each, number) -> str:
    kind = each["type"]
    if kind == "figure":
        return f"[{'+' if each.get('joined') else ''}Image {number}]"
    if kind in ENCLOSURES:
        caption = _marked(each["spans"])
        named = f"{kind.capitalize()} {each['file']}"
        return f"[{named}: {caption}]" if caption else f"[{named}]"
    if kind == "divider":
        return "---"
    if kind == "list":
        return "\n".join(
            f"{f'{n}.' if each['ordered'] else '-'} {_marked(item)}"
            for n, item in enumerate(each["items"], 1)
        )
    if kind == "table":
        return to_lines(each, _marked)
    if kind == "embed":
        return cards.to_lines(each, _marked)
    text = _marked(each["spans"])
    if kind == "quote":
        return "\n".join(f"> {line}" for line in text.split("\n"))
    if kind == "subheading":
        return f"## {text}"
    return _untabbed(_OPENS.sub(lambda found: f"\\{found[0]}", text))


def _untabbed(text) -> str:
    """A paragraph that looks like rows of a table says that it is none."""
    lines = text.split("\n")
    if is_tabbed(lines):
        lines[0] = lines[0].replace("\t", "\\\t")
    return "\n".join(lines)


def _marked(spans) -> str:
    """Spans with their marks; a mark stays open over neighbours that share it."""
    marks = {"strong": "**", "em": "*"}
    opened, typed = set(), []
    for span in [*spans, {"text": ""}]:
        wanted = {mark for mark in marks if span.get(mark)}
        typed += [sign for mark, sign in marks.items() if mark in wanted ^ opened]
        typed.append(_span_text(span))
        opened = wanted
    return "".join(typed)


def _span_text(span) -> str:
    shown = _SIGNS.sub(r"\\\1", span["text"])
    if not span.get("href"):
        return shown
    address = span["href"].replace("(", "%28").replace(")", "%29")
    return f"[{shown}]({address})"


def from_text(text: str, previous: list[dict] = ()) -> tuple[list[dict], dict]:
    """Typed text as blocks, and `{block id: file name}` of the figures new in it.

    `[Image 2]` stands for the second figure of `previous` and takes its id.
    """
    figures = [each for each in previous if each["type"] == "figure"]
    names = {}
    blocks = []
    for chunk in _chunks(text):
        if found := FIGURE.match(chunk):
            figure = _figure(found["name"], figures, names)
            blocks.append(figure | ({"joined": True} if found["joined"] else {}))
        elif found := ENCLOSURE.match(chunk):
            blocks.append(_enclosure(found))
        else:
            blocks.extend(_blocks(chunk))
    return blocks, names


def _chunks(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    for chunk in re.split(r"\n[ \t\u3000]*\n", lines):
        yield from _without_figures(chunk.strip())


def _without_figures(chunk):
    """A figure's or file's line and a divider part a chunk even without empty lines,
    and a card's line begins one."""
    held = []
    for line in chunk.split("\n"):
        if cards.CARD.match(line.strip()):
            yield from filter(None, ["\n".join(held).strip()])
            held = [line]
        elif _stands_alone(line.strip()):
            yield from filter(None, ["\n".join(held).strip()])
            yield line.strip()
            held = []
        else:
            held.append(line)
    yield from filter(None, ["\n".join(held).strip()])


def _stands_alone(line):
    return line == "---" or FIGURE.match(line) or ENCLOSURE.match(line)


def _figure(name, figures, names):
    if name.isdigit() and 0 < int(name[:4]) <= len(figures):
        return {"id": figures[int(name[:4]) - 1]["id"], "type": "figure"}
    made = block("figure")
    names[made["id"]] = name
    return made


def _enclosure(found):
    kind = next(kind for kind in ENCLOSURES if found[kind])
    caption = spans(found["caption"] or "")
    return block(kind, file=int(found["file"]), spans=caption)


def _blocks(chunk):
    lines = chunk.split("\n")
    if chunk == "---":
        return [block("divider")]
    if card := cards.from_lines(lines, spans):
        return [card]
    if lines[0].startswith("##"):
        rest = "\n".join(lines[1:]).strip()
        heading = block("subheading", spans=spans(lines[0].lstrip("#").strip()))
        return [heading, *(_blocks(rest) if rest else [])]
    if all(line.startswith(">") for line in lines):
        quoted = "\n".join(line[1:].removeprefix(" ") for line in lines)
        return [block("quote", spans=spans(quoted))]
    if all(_ITEM.match(line) for line in lines):
        ordered = bool(_ITEM.match(lines[0])["number"])
        items = [spans(_ITEM.sub("", line, count=1)) for line in lines]
        return [block("list", ordered=ordered, items=items)]
    if table := from_lines(lines, spans):
        return [table]
    if is_tabbed(lines):
        return [from_tabs(lines, spans)]
    return [block("paragraph", spans=spans(chunk))]


def spans(text: str) -> list[dict]:
    """One text with its marks as spans; a mark that is never closed is a sign."""
    found = []
    marks = {"*": False, "**": False}
    closed = {sign: _pairs(text, sign) for sign in marks}
    at = 0
    for token in _INLINE.finditer(text):
        _add(found, text[at : token.start()], marks)
        at = token.end()
        if token["sign"]:
            _add(found, token["sign"], marks)
        elif token["label"]:
            _add_link(found, token, marks)
        elif token.start() in closed[token["mark"]]:
            marks[token["mark"]] = not marks[token["mark"]]
        else:
            _add(found, token["mark"], marks)
    _add(found, text[at:], marks)
    return found


def _pairs(text, sign) -> set[int]:
    """Where a mark stands that has a partner: all but a last odd one."""
    places = [
        token.start() for token in _INLINE.finditer(text) if token["mark"] == sign
    ]
    return set(places[: len(places) // 2 * 2])


def _add(found, text, marks, href=""):
    if not text:
        return
    span = {"text": text}
    if marks["**"]:
        span["strong"] = True
    if marks["*"]:
        span["em"] = True
    if href:
        span["href"] = href
    last = found[-1] if found else {}
    if found and {**last, "text": ""} == {**span, "text": ""}:
        last["text"] += text
    else:
        found.append(span)


def _add_link(found, token, marks):
    address = safe_address(token["href"])
    label = re.sub(r"\\([\\*\[\]()])", r"\1", token["label"])
    # An address that readers must not be sent to stays as the typed words.
    _add(found, label if address else token[0], marks, address)
