"""What the readers' templates ask for: addresses, dates, pictures, wordings."""

from operator import itemgetter
from urllib.parse import unquote, urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles import files, public, text_only, wording
from articles.under import file_path

register = template.Library()


@register.simple_tag(takes_context=True)
def address(context, name, *parts):
    """The address of a page; absolute in a preview, which stands on another host."""
    path = public.path_of(name, *parts)
    return context["origin"] + text_only.address(name, path)


@register.simple_tag(takes_context=True)
def text_here(context):
    """Where the same page is as text only: `page_at` is its name and the parts of its
    address, where it is not the front of its edition."""
    edition = context.get("edition")
    usual = ("front", edition.code) if edition else ("papers",)
    path = public.path_of(*(context.get("page_at") or usual))
    return context.get("origin", "") + text_only.as_text(path)


@register.simple_tag
def absolute_address(name, *parts):
    """With the site's host in front: canonical and alternate links."""
    return public.absolute(name, *parts)


@register.simple_tag
def picture_address(name):
    return file_path("picture", name)


@register.simple_tag(takes_context=True)
def day(context, at, near=None):
    return wording.day(context["edition"], at, near)


@register.simple_tag(takes_context=True)
def moment(context, at):
    return wording.moment(context["edition"], at)


@register.filter
def digits(number, edition):
    """A number beside our words, in the digits of the edition."""
    return wording.in_digits(edition, number)


@register.filter
def exact(at):
    """A moment for machines: HTML knows no millionths of seconds."""
    return at.isoformat(timespec="seconds") if at else ""


@register.simple_tag(takes_context=True)
def chrome(context):
    """Attributes for words of ours that are not in the edition's language."""
    if context.get("chrome_is_foreign"):
        return mark_safe(' lang="en" dir="ltr"')
    return ""


@register.simple_tag
def not_translated(tag):
    return wording.not_translated(tag)


@register.simple_tag
def foreign(tag):
    """Attributes for words that an editor let stand in the original's language."""
    return format_html(' lang="{}" dir="auto"', tag) if tag else ""


@register.filter
def spoken(edition):
    """The language for our words beside those of one of several editions."""
    return wording.chrome_language(edition)


@register.simple_tag
def language_name(tag):
    return wording.language_name(tag)


@register.simple_tag
def in_language(tag):
    return wording.in_language(tag)


@register.filter
def host(address):
    """The readable part of another site's address."""
    return urlsplit(address).netloc.removeprefix("www.")


@register.filter
def unquoted(address):
    """An address as a person reads it, with its letters and not their bytes."""
    return unquote(address)


@register.filter
def before(line, mark):
    """What a wording says before its {mark}."""
    return str(line).partition(mark)[0]


@register.filter
def after(line, mark):
    return str(line).partition(mark)[2]


@register.filter
def shape(figure):
    """How wide a picture is in twentieths of its height, for a style sheet that may not
    be told it otherwise: pictures beside each other are then of one height."""
    if not (figure.get("width") and figure.get("height")):
        return "r30"
    return f"r{min(max(round(figure['width'] * 20 / figure['height']), 8), 50)}"


# Best first, for a browser takes the first that it knows.
_TYPES = {"avif": "image/avif", "webp": "image/webp"}


@register.simple_tag
def files_of(figure, crop=""):
    """What a picture element needs of a figure's files: `sources` with type and
    srcset, the `srcset` of its JPEGs, the one `fallback` for a browser that chooses
    none itself, and how wide and high. Where there is no such crop, whole."""
    files = _by_format(figure, crop)
    jpegs = files.get("jpg", [])
    if crop and not jpegs:
        return files_of(figure)
    fallback = min(jpegs, key=lambda file: abs(file["width"] - 960), default=None)
    shape = jpegs[-1] if crop else figure
    return {
        "sources": [
            {"type": type_, "srcset": _srcset(files[kind])}
            for kind, type_ in _TYPES.items()
            if kind in files
        ],
        "srcset": _srcset(jpegs),
        "fallback": fallback,
        "width": shape["width"],
        "height": shape["height"],
    }


def _srcset(files):
    return ", ".join(
        f"{file_path('picture', file['name'])} {file['width']}w" for file in files
    )


def _by_format(figure, crop) -> dict:
    """The figure's files, whole or of one crop, narrowest first. A print of earlier
    days says of no file that it is one."""
    found = {}
    for file in figure["renditions"]:
        if file.get("crop", "") == crop:
            found.setdefault(file["format"], []).append(file)
    for each in found.values():
        each.sort(key=itemgetter("width"))
    return found


@register.simple_tag
def file_address(name):
    """Of a sound, video or document: the same path on the site and on the desk."""
    return file_path("file", name)


@register.simple_tag(takes_context=True)
def file_facts(context, block):
    """How long it is, or how many pages, in which language, and how large."""
    return [digits(each, context["edition"]) for each in files.facts(block)]


@register.simple_tag
def poster_of(block):
    """The attribute of a video for the picture that stands for it."""
    poster = block.get("poster")
    found = files_of(poster)["fallback"] if poster and poster["renditions"] else None
    if not found:
        return ""
    return format_html(' poster="{}"', file_path("picture", found["name"]))
