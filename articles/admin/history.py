"""What happened to a story: its saved versions and its steps, newest first."""

from django.db.models import F, Q
from django.http import Http404
from django.utils.translation import gettext as _

from articles.admin.access import for_story, page
from articles.desk.states import LABELS, SCHEDULED, shown_state
from articles.desk.verbs import VERBS
from articles.models import Byline, Note
from articles.plaintext import to_text
from media.models import Image
from people.models import Person

SHOWN = 200


@for_story
def listing(admin, request, article):
    revisions = article.revisions.select_related("by__person").defer("content")
    steps = article.transitions.select_related("by__person", "revision")
    steps = steps.defer("revision__content")
    # A print is of the same moment as the step that made it.
    later = article.prints.filter(live_from__gt=F("at"))
    planned = dict(later.values_list("at", "live_from"))
    events = [_saved(each) for each in revisions[:SHOWN]]
    events += [_stepped(each, planned.get(each.at)) for each in steps[:SHOWN]]
    # Of one moment, the step came after the version that it was done with.
    events.sort(key=lambda event: (event["at"], event["is_step"]), reverse=True)
    return page(
        admin,
        request,
        "history.html",
        title=_("History"),
        article=article,
        shown=shown_state(article),
        events=events[:SHOWN],
    )


def _saved(revision):
    return {
        "at": revision.at,
        "by": revision.by,
        "number": revision.number,
        "what": _("Saved version %(number)s") % {"number": revision.number},
        # Kept in English, read in the language of who looks.
        "note": _(revision.why),
        "is_step": False,
    }


def _stepped(step, planned):
    verb = VERBS.get(step.verb)
    return {
        "at": step.at,
        "by": step.by,
        "number": step.revision and step.revision.number,
        "what": verb.label if verb else _("Team"),
        "after": LABELS.get(SCHEDULED if planned else step.after, step.after),
        "planned": planned,
        "note": step.note,
        "is_step": True,
    }


def version(request, admin, object_id, number):
    """One saved version in words, as it can be copied from."""
    return _version(admin, request, object_id, number=number)


@for_story
def _version(admin, request, article, number):
    revision = article.revisions.filter(number=number).first()
    if revision is None:
        raise Http404
    return page(
        admin,
        request,
        "version.html",
        title=_("Version %(number)s") % {"number": number},
        article=article,
        revision=revision,
        content=revision.content,
        text=to_text(revision.content["body"]),
        figures=_figures(revision.content),
        credits=_credits(revision.content, article.edition_id),
        notes=[
            {**note, "kind": Note.Kind(note["kind"]).label}
            for note in revision.content["notes"]
        ],
    )


def _figures(content):
    rows = {row["block"]: row for row in content["figures"]}
    wanted = Q(pk__in=[row["image"] for row in rows.values() if row["image"]])
    names = dict(Image.objects.filter(wanted).values_list("pk", "name"))
    places = [each["id"] for each in content["body"] if each["type"] == "figure"]
    return [
        {**rows[place], "name": names.get(rows[place]["image"])}
        for place in places
        if place in rows
    ]


def _credits(content, edition_id):
    rows = content["bylines"]
    people = Person.objects.prefetch_related("profiles").in_bulk(
        [row["person"] for row in rows]
    )
    return [
        {
            "name": people[row["person"]].name_in(edition_id),
            "role": Byline.Role(row["role"]).label,
        }
        for row in rows
        if row["person"] in people
    ]
