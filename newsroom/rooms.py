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
    "articles.StandingNote",
    "people.Edition",
    "people.Duty",
    "people.User",
)


# Pages that stand in the room of others, by how their names begin.
_WITHIN = {
    "articles_article_captions": "media_image_words",
    "articles_article_words": "media_image_words",
    "articles_look_": "people_edition_look",
    "articles_oldaddress_": "articles_section_of_before",
}


@dataclass(frozen=True)
class Room:
    title: str
    address: str
    is_here: bool


def rooms_for(site, request) -> list[Room]:
    """Those that this person may enter, the one they stand in marked."""
    name = getattr(request.resolver_match, "url_name", None) or ""
    name = next((_WITHIN[each] for each in _WITHIN if name.startswith(each)), name)
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
