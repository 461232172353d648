"""What is said to who made a change that ended an approval."""

from django.utils.translation import gettext, ngettext

from articles import picture_words, workflow
from articles.models import Approval


def after_save(article) -> str:
    """Of a story that this save has put back into review."""
    last = Approval.objects.filter(article=article).select_related(
        "approved_by__person"
    )
    return gettext(
        "%(name)s had approved the version before. This one has to be approved again:"
        " it is back in review."
    ) % {"name": last.first().approved_by}


def after_picture(image, by) -> list[str]:
    picture_words.tell_stories(image, by)
    ended = workflow.picture_changed(image, by)
    if not ended:
        return []
    sentence = ngettext(
        "%(count)s approved story uses this picture. It has to be approved again and"
        " is back in review.",
        "%(count)s approved stories use this picture. They have to be approved again"
        " and are back in review.",
        len(ended),
    )
    return [sentence % {"count": len(ended)}]
