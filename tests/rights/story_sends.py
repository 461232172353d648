"""What is sent about stories: (world, object) -> dict, as in sends.py."""

from django.urls import reverse

from articles.models import Team
from articles.translation.sources import source_of
from tests.rights.forms import form


def a_story(world, obj):
    address = f"{reverse('admin:articles_article_add')}?edition=en"
    return form(world, address, "story-form") | {"headline": "New", "section": ""}


def a_pasted_story(world, obj):
    edition = world.editions["en"].pk
    text = "A story that was sent\n\nIt has one paragraph, and it ends there."
    return {"edition": edition, "text": text, "_make": "1"}


def breaking_news(world, obj, code="en"):
    """The chief has no person of their own: somebody is credited by name."""
    section = world.editions[code].sections.first().pk
    credit = world.objects["person"].pk
    words = {"headline": "It has happened", "text": "It has."}
    return {**words, "section": section, "credit": credit}


def breaking_in_korea(world, obj):
    return breaking_news(world, obj, "ko")


def a_story_pasted_in_korea(world, obj):
    edition = world.editions["ko"].pk
    return {**a_pasted_story(world, obj), "edition": edition}


def a_headline(world, story):
    address = reverse("admin:articles_article_change", args=[story.pk])
    return form(world, address, "story-form") | {"headline": "Changed"}


def a_team(world, story):
    rows = {"team-TOTAL_FORMS": 1, "team-INITIAL_FORMS": 0}
    member = {"team-0-user": world.keeper.pk, "team-0-part": Team.Part.EDITOR}
    return rows | member


def another_way(world, story):
    return {"_adapt": "freely"}


def a_version_seen(world, story):
    return {"version": story.version, "why": "Because."}


def typed(world, obj):
    """What an open page sends every few seconds."""
    page = f"open-page-of-{world.asking}"
    return {"page": page, "count": 1, "base": 1, "headline": "Typed", "place": "deck"}


def all_is_right(world, obj):
    """With the version of the original that the page shows."""
    found = obj.original and source_of(obj.original)
    return {"right": "*", "source": found.pk if found else ""}


def a_note(world, obj):
    return {"note-text": "Look at this, @chief."}


def an_answer_to_it(world, obj):
    number = world.remarks[obj.pk].pk
    return {"do": "answer", f"to{number}-text": "I looked."}


def a_preview_link(world, obj):
    return {"label": "The lawyer", "hours": "24", "shows": "draft"}


def not_needed(world, obj):
    return {"_forget": "1"}


def a_verb(world, story, verb):
    """Whatever any verb asks for."""
    moment = {"until": f"{world.later:%Y-%m-%dT%H:%M}"} if verb == "embargo" else {}
    return moment | {
        "version": story.version,
        "note": "Because.",
        "kind": "correction",
        "place": "below",
        "public_note": "",
    }
