"""A chooser of the stories of one edition, without its pages about the paper."""

from django.contrib import admin
from django.db.models import Exists, OuterRef

from articles.models import Window
from articles.querysets import ENDS_LATER
from people.chooser import Chooser, is_id


class StoryChooser(Chooser):
    """`field` is the one to a story; set `edition` before it is shown."""

    edition = None

    def __init__(self, field):
        super().__init__(field, admin.site, attrs={"data-width": "100%"})

    def get_url(self):
        return f"{super().get_url()}?edition={self.edition.pk}"


def narrowed(stories, request):
    """What the chooser that asks offers, of the stories that who asks may know."""
    edition = request.GET.get("edition")
    if not is_id(edition):
        return stories
    stories = stories.filter(edition=edition).exclude(section__is_standing=True)
    if request.GET.get("with_readers"):
        windows = Window.objects.filter(ENDS_LATER, article=OuterRef("pk"))
        stories = stories.filter(Exists(windows))
    return stories
