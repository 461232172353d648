"""Readers' pages in a look that nobody has saved yet."""

from django.utils.http import urlencode

from articles.looks.values import CHOICES, COLOURS
from articles.models import LiveArticle, LiveEdition
from articles.pages import render_finished, render_page
from articles.site import arranged, live
from articles.site.layout import ON_FRONT
from articles.site.whole import finished_of, whole
from media.models import Image
from people.chooser import is_id

_LOGOS = ("logo", "dark_logo")
_COLOURS = tuple(f"{scheme}_{name}" for scheme in COLOURS for name in COLOURS[scheme])
_LONGEST = 20


def tried_values(data) -> dict:
    """Of what a form sends or an address says, what belongs to a look."""
    names = (*CHOICES, *_COLOURS, *_LOGOS)
    given = {name: str(data.get(name, ""))[:_LONGEST] for name in names}
    return {name: value for name, value in given.items() if value}


def tried_page(code, kind, values, sheet) -> str | None:
    """The front, or the newest story; `sheet` is where the desk has style sheets of
    what is tried. None where there is no such edition."""
    editions = list(LiveEdition.objects.all())
    edition = next((each for each in editions if each.code == code), None)
    if edition is None:
        return None
    edition.tried_look = values | {name: _files(values.get(name)) for name in _LOGOS}
    edition.tried_sheet = f"{sheet}?{urlencode(values)}"
    newest = whole(LiveArticle.objects.filter(edition=edition.pk))[:1]
    if kind == "story" and newest:
        [told] = finished_of(edition, editions, newest)
        return render_finished(told, editions=editions, preview=True)
    return front_of(edition, editions, arranged.now(edition.pk))


def front_of(edition, editions, chosen) -> str:
    """The front as readers would get it now, with what is `chosen` for its places."""
    newest = list(live.heads_of(edition.pk)[:ON_FRONT])
    stories, places = arranged.laid_out(edition, newest, chosen)
    return render_page(
        "articles/front.html",
        edition,
        editions=editions,
        preview=True,
        newest=live.updated(edition, stories),
        **places,
    )


def _files(pk) -> list | None:
    if not is_id(pk):
        return None
    image = Image.objects.filter(pk=pk).select_related("replaced_by").first()
    if image is None:
        return None
    files = (image.replaced_by or image).renditions.filter(crop="")
    return list(files.values("name", "format", "width", "height", "crop")) or None
