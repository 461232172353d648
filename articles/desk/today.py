"""A finished story with its pictures as readers get them at a moment, for the desk.

The site reads them from its own view; the desk does the sum itself, for moments to
come and for what was never printed, and puts them in as the site does.
"""

from articles import enclosures
from articles.compose import files_of, images_of
from articles.shown import with_todays_files, with_todays_pictures
from media.models import Image
from media.rights import given


def as_readers_get_it(article, story, at) -> dict:
    ids = images_of(story)
    images = Image.objects.select_related(
        "replaced_by__replacement", "replacement"
    ).in_bulk(ids)
    rows = [_row(image, given(image, at)) for image in images.values()]
    story = with_todays_files(story, enclosures.usable(files_of(story), at))
    return with_todays_pictures(story, filter(None, rows), article.edition_id)


def moment_of(article, now):
    """From when the version that is planned is with readers; now where none is."""
    planned = article.windows.filter(live_from__gt=now).order_by("live_from")
    return planned.values_list("live_from", flat=True).first() or now


def _row(image, shown):
    """As the view `live_shown` has it, and nothing where readers get nothing."""
    if shown is None:
        return None
    picture = shown.image
    files = ("name", "format", "width", "height", "crop")
    return {
        "id": image.pk,
        "stands_in": shown.stands_in,
        "width": picture.width,
        "height": picture.height,
        "files": list(picture.renditions.values(*files)),
        "words": _words(picture) if shown.stands_in else None,
    }


def _words(picture):
    return {
        str(each.edition_id): {
            "caption": each.text,
            "alt": "" if each.decorative else each.alt,
            "credit": each.credit,
        }
        for each in picture.captions.all()
    }
