"""What a preview link shows, and which files belong to it."""

import re

from django.template.loader import render_to_string
from django.utils.translation import gettext

from articles.checks.pictures import asks_for_protection
from articles.compose import files_of as numbers_of
from articles.looks import look_of
from articles.pages import render_page
from articles.previews import page
from articles.previews.as_it_was import as_it_was
from articles.shown import with_todays_pictures
from media.models import Enclosure, Image
from media.protecting import unchecked
from media.rights import current

_BODY = re.compile(r"<body[^>]*>")


def html_of(link) -> str:
    """Without the address at which it will be: nothing there works yet."""
    article = _article(link)
    return _marked(page.html_of(article, _story(article), slug=""), link)


def _marked(html, link) -> str:
    """That it is not published stands above everything, also where a newsroom has
    templates of its own; and no search engine keeps it."""
    edition = link.article.edition
    mark = render_page("preview_mark.html", edition, preview=True, link=link)
    before, top, rest = html.partition("</head>")
    if top:
        html = f"{before}{render_to_string('preview_head.html')}{top}{rest}"
    body = _BODY.search(html)
    at = body.end() if body else 0
    return f"{html[:at]}{mark}{html[at:]}"


def _article(link):
    article = link.article
    return as_it_was(article, link.revision.content) if link.revision else article


def _story(article) -> dict:
    """A picture in which somebody may be recognised who has to be unrecognisable is not
    sent out of the house."""
    story = page.story_of(article)
    if not asks_for_protection(article):
        return story
    ids = {each.get("image") for each in _figures(story)} - {None}
    images = Image.objects.select_related("replaced_by__replacement", "replacement")
    images = images.in_bulk(ids).items()
    seen = {pk for pk, image in images if unchecked(current(image)) is None}
    rows = [_row(each) for each in _figures(story) if each.get("image") in seen]
    return with_todays_pictures(story, rows, article.edition_id)


def _figures(story):
    for block in story["blocks"]:
        yield from (each for each in (block, block.get("poster")) if each)


def _row(figure) -> dict:
    """As it is in the story already."""
    return {
        "id": figure["image"],
        "stands_in": False,
        "width": figure["width"],
        "height": figure["height"],
        "files": figure["renditions"],
        "words": None,
    }


def pictures_of(link) -> set[str]:
    """Names of the files of the pictures in its story."""
    return {
        file["name"]
        for figure in _figures(_story(_article(link)))
        for file in figure.get("renditions") or ()
    }


def logos_of(link) -> set[str]:
    """What stands on its door, too."""
    look = look_of(link.article.edition)
    logos = (look.get(name) or () for name in ("logo", "dark_logo"))
    return {file["name"] for files in logos for file in files}


def files_of(link) -> set[str]:
    numbers = numbers_of(_story(_article(link)))
    return set(Enclosure.objects.filter(pk__in=numbers).values_list("file", flat=True))


def sentences(status) -> dict:
    """In the language that is spoken here."""
    if status == 429:
        return {
            "title": gettext("Wait a minute"),
            "words": gettext("Too much was asked from where you are. Try it again."),
        }
    return {
        "title": gettext("This link opens nothing"),
        "words": gettext(
            "It may be over, or a part of it may be missing. Ask whoever sent it to you"
            " for another one."
        ),
    }
