"""Fronts of an edition and of its sections and topics."""

from itertools import islice

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.models.live import LiveEdition, LiveTopic
from articles.pages import render_page

from . import live
from .answers import page

ON_FRONT = 60
SECONDS = 2
UNDER = 3
IN_SECTION = 4


@require_safe
def first(request):
    edition = LiveEdition.objects.first()
    if edition is None:
        raise Http404
    return redirect("front", edition.code)


@require_safe
def front(request, code):
    edition, editions = live.paper(code)
    stories = list(live.heads(edition)[:ON_FRONT])
    rest = iter(stories)
    lead = next(rest, None)
    seconds, under = list(islice(rest, SECONDS)), list(islice(rest, UNDER))
    html = render_page(
        "articles/front.html",
        edition,
        editions=editions,
        lead=lead,
        seconds=seconds,
        under=under,
        shelves=_shelves(edition, rest),
        newest=max((story.live_from for story in stories), default=None),
    )
    return page(html, edition)


def _shelves(edition, stories) -> list[dict]:
    """The stories under their sections, in the order of the sections."""
    shelves = {
        section["slug"]: {"section": section, "stories": []}
        for section in edition.sections
    }
    for story in stories:
        shelf = shelves.get(story.section)
        if shelf and len(shelf["stories"]) < IN_SECTION:
            shelf["stories"].append(story)
    return [shelf for shelf in shelves.values() if shelf["stories"]]


@require_safe
def section(request, code, slug):
    edition, editions = live.paper(code)
    slugs = live.spellings(slug)
    found = next((each for each in edition.sections if each["slug"] in slugs), None)
    if found is None:
        raise Http404
    stories = live.heads(edition).filter(section=found["slug"])
    return _listing(request, edition, editions, stories, found, "section")


@require_safe
def topic(request, code, slug):
    edition, editions = live.paper(code)
    topics = LiveTopic.objects.filter(edition=edition.pk, slug__in=live.spellings(slug))
    found = topics.first()
    if found is None:
        raise Http404
    stories = live.heads(edition).filter(topics__contains=[found.slug])
    subject = {"slug": found.slug, "name": found.name}
    return _listing(request, edition, editions, stories, subject, "topic")


def _listing(request, edition, editions, stories, subject, kind):
    shown, older = live.page_of(stories, request.GET.get("before"))
    html = render_page(
        "articles/list.html",
        edition,
        editions=editions,
        subject=subject,
        kind=kind,
        is_section=kind == "section",
        stories=shown,
        older=older,
        is_first="before" not in request.GET,
    )
    return page(html, edition)
