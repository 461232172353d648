"""The pictures of a story, made ready for readers before anything of it is printed."""

from articles.refused import Refused
from media import renditions
from media.models import Image
from media.refusals import Refused as NotKept


def pictures_ready(*article_ids) -> None:
    """Before any lock is taken, for it may take seconds; where files were made already
    it is two questions. A story whose pictures cannot be made is not printed."""
    images = Image.objects.filter(figures__article__in=article_ids).distinct()
    images = images.select_related("replaced_by", "replacement")
    for image in images.prefetch_related("renditions").order_by("pk"):
        try:
            renditions.ready(image)
        except NotKept as error:
            raise Refused(str(error)) from error
