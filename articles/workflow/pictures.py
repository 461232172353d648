"""The pictures of a story, made ready for readers before anything of it is printed."""

from articles import enclosures
from articles.models import Article, Figure
from articles.refused import Refused
from media import renditions
from media.models import Image
from media.refusals import Refused as NotKept


def pictures_ready(*article_ids) -> None:
    """Before any lock is taken, for it may take seconds; where files were made already
    it is a few questions. A story whose pictures cannot be made is not printed."""
    used = Figure.objects.filter(article__in=article_ids).order_by()
    ids = {*used.values_list("image", flat=True), *_posters(article_ids)} - {None}
    if not ids:
        return
    images = Image.objects.filter(pk__in=ids)
    images = images.select_related("replaced_by", "replacement")
    for image in images.prefetch_related("renditions").order_by("pk"):
        try:
            renditions.ready(image)
        except NotKept as error:
            raise Refused(str(error)) from error


def _posters(article_ids) -> set:
    """Of the videos in their texts."""
    bodies = Article.objects.filter(pk__in=article_ids).values_list("body", flat=True)
    files = [file for body in bodies for file in enclosures.of_body(body).values()]
    return {file.poster_id for file in files if file.poster_id}
