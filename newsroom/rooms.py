"""The rooms of the desk: what the navigation of every page leads to."""

from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

MODELS = (
    "articles.Article",
    "media.Image",
    "media.Enclosure",
    "people.Person",
    "articles.Term",
    "articles.Topic",
    "articles.Section",
    "articles.Series",
    "articles.OldAddress",
    "articles.StandingNote",
    "people.Edition",
    "people.Duty",
    "people.User",
)


# Pages of stories that are the library's: where its words are written.
_OF_LIBRARY = ("articles_article_captions", "articles_article_words")


@dataclass(frozen=True)
class Room:
    title: str
    address: str
    is_here: bool


def rooms_for(site, request) -> list[Room]:
    """Those that this person may enter, the one they stand in marked."""
    name = getattr(request.resolver_match, "url_name", None) or ""
    if name in _OF_LIBRARY:
        name = "media_image_words"
    if name.startswith("articles_look_"):
        name = "people_edition_look"
    rooms = [Room(_("Waiting for you"), reverse("admin:index"), name == "index")]
    for label in MODELS:
        model = apps.get_model(label)
        if site.get_model_admin(model).has_view_permission(request):
            rooms.append(_room(model._meta, name))
    return rooms


def _room(opts, name):
    prefix = f"{opts.app_label}_{opts.model_name}_"
    return Room(
        str(capfirst(opts.verbose_name_plural)),
        reverse(f"admin:{prefix}changelist"),
        name.startswith(prefix),
    )
