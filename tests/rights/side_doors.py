"""Ways to learn of a story without opening it: filters, orders, choosers, searches."""

from urllib.parse import urlencode

from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from articles.models import Article
from media.grid import ASKED
from tests.rights.reach import DESK, LETTERS, OUTSIDE, reaches
from tests.rights.world import markers

LISTS = {
    # Whoever may see the list, and what its filters may ask; all else is refused.
    "articles_article": (DESK, {"whose", "state", "edition", "section"}),
    "people_person": (DESK, {"kind__exact", "kind__isnull"}),
    "media_image": (DESK, ASKED),
    "media_enclosure": (DESK, {"kind__exact", "kind__isnull"}),
    "articles_topic": ("ec", set()),
    "articles_section": ("ec", set()),
    "articles_series": ("ec", set()),
    "articles_oldaddress": ("ec", set()),
    "articles_standingnote": ("ec", set()),
    "people_edition": ("c", set()),
    "people_duty": ("c", {"edition", "edition__isnull", "edition__id__exact"}),
    "people_user": ("c", {"is_active__exact", "is_active__isnull"}),
}
# What one person could ask of another's words, through any relation.
GUESSES = {
    "articles_article": (
        *("author__username", "team__user__id__exact", "team__user__username"),
        *("bylines__person__name", "bylines__person__id__exact", "body__contains"),
        *("deck__startswith", "headline__contains", "original__headline__contains"),
        *("transitions__note__contains", "revisions__content__contains", "slug"),
        *("autosaves__data__contains", "mistakes__text__contains", "prints__story"),
        *("presences__by__username", "second_looks__note__contains", "links__key"),
        *("approvals__wrote__contains", "link_checks__key", "corrections__text"),
    ),
    "people_person": (
        *("email__startswith", "user__username", "user__memberships__role"),
        *("byline__article__headline", "profiles__bio__contains"),
    ),
    "media_image": ("figures__article__headline__contains", "added_by__username"),
    "media_enclosure": ("words__transcript__contains", "added_by__username"),
    "articles_topic": ("tagged__content_object__headline__contains",),
    "articles_standingnote": ("edition__id__exact", "text__startswith"),
    "articles_section": ("articles__headline__contains", "edition__id__exact"),
    "articles_series": ("parts__article__headline__contains",),
    "articles_oldaddress": ("article__headline__contains",),
    "people_edition": ("articles__headline__contains", "duties__user__username"),
    "people_duty": ("user__password__startswith", "edition__articles__headline"),
    "people_user": ("password__startswith", "stories__article__headline__contains"),
}
# What the choosers offer, by the model that is chosen from; all else is refused.
OFFERS = {
    "articles.Article": DESK,
    "people.Person": DESK,
    "media.Image": DESK,
    "media.Enclosure": DESK,
    "articles.Topic": "ec",
    "articles.Section": "ec",
    "articles.Series": "ec",
    "people.User": "c",
}
# Parameters of Django's own lists that must change nothing for who asks.
IGNORED = ("o=1", "o=2.-5", "o=-7", "all=1", "e=1", "_facets=True", "_popup=1")
REFUSED = ("_to_field=deck", "_to_field=headline", "_to_field=body")


def list_address(name, query="") -> str:
    return f"{reverse(f'admin:{name}_changelist')}?{query}"


def filters(person):
    """(list, query): the deeper guesses, and by the chief, whom no list refuses, each
    field and relation of each model."""
    for name, (_, allowed) in LISTS.items():
        model = apps.get_model(name.replace("_", "."))
        fields = [each.name for each in model._meta.get_fields()]
        asked = [f"{each}{how}" for each in fields for how in ("", "__isnull")]
        for lookup in (*(asked if person == "chief" else ()), *GUESSES[name]):
            if lookup not in allowed:
                yield name, urlencode({lookup: "1"})


def right_of_filter(person, name) -> object:
    letter = LETTERS[person]
    if letter in OUTSIDE:
        return "login"
    return 400 if letter in LISTS[name][0] else 403


def choosers():
    """(query, model): a field to each model that a chooser could be asked for, and
    every field to a story."""
    seen = set()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if not (field.is_relation and field.concrete and field.related_model):
                continue
            if field.related_model in seen and field.related_model is not Article:
                continue
            seen.add(field.related_model)
            asked = {
                "app_label": model._meta.app_label,
                "model_name": model._meta.model_name,
                "field_name": field.name,
                "term": "z",
            }
            yield urlencode(asked), field.related_model


def right_of_chooser(person, model) -> object:
    if LETTERS[person] in OUTSIDE:
        return "login"
    if LETTERS[person] in OFFERS.get(model._meta.label, ""):
        return 200
    # Without a search there is nothing to choose from, for nobody.
    searched = admin.site.is_registered(model) and (
        admin.site.get_model_admin(model).search_fields
    )
    return 403 if searched or not admin.site.is_registered(model) else 404


def known_rows(world, person) -> set:
    """The stories that this person has in the list."""
    return {
        f"{relation}{state}"
        for relation, state in world.stories
        if reaches(person, relation, "know")
    }


def shown_rows(answer) -> set:
    """Of a list or a chooser, by the headlines in it."""
    return {
        name for field, _, name in markers(answer.content.decode()) if field == "head"
    }


def searches(world, person):
    """(words, story, whether it may be found): a part of each word of each story, for
    the page repeats what was asked."""
    for relation, state in world.stories:
        if state not in ("draft", "published"):
            continue
        name = f"{relation}{state}"
        yield f"dzq{name}", name, reaches(person, relation, "know")
        yield f"Who{name}", name, reaches(person, relation, "read")
        if state == "draft" and relation in ("other", "foreign"):
            for end_of in ("deck", "body", "note", "capt"):
                yield f"{end_of[-1]}zq{name}", name, False
