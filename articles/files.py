"""What readers are told of a sound, video or document before they fetch it."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import ngettext

from articles import wording
from media.models.enclosure import length


def facts(block) -> list[str]:
    """In the language of the page: length or pages, language, size."""
    if block["type"] == "document":
        pages = ngettext("%(count)s page", "%(count)s pages", block["pages"])
        said = ["PDF", pages % {"count": block["pages"]}]
    else:
        said = [length(block["seconds"])]
    if block["language"]:
        said.append(wording.language_name(block["language"]))
    return [*said, filesizeformat(block["size"])]
