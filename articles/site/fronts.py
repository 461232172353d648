"""Fronts of an edition and of its sections and topics."""

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.models.live import LiveTopic
from articles.pages import render_page

from . import live
from .answers import page
from .elsewhere import untranslated
from .layout import ON_FRONT, laid_out


@require_safe
def front(request, code):
    edition, editions = live.paper(code)
    stories = list(live.with_leads(live.heads(edition))[:ON_FRONT])
    html = render_page(
        "articles/front.html",
        edition,
        editions=editions,
        untranslated=untranslated(edition, editions),
        newest=max((story.live_from for story in stories), default=None),
        **laid_out(edition, stories),
    )
    return page(html, edition)


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
    shown, older = live.page_of(live.with_leads(stories), request.GET.get("before"))
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
