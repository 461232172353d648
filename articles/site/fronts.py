"""Fronts of an edition and of its sections and topics."""

from functools import partial

from django.db.models import Q
from django.http import Http404
from django.views.decorators.http import require_safe

from articles.models.live import LiveTopic
from articles.pages import render_page

from . import keys, live
from .alternates import alternates, filled, fronts
from .answers import page
from .elsewhere import untranslated
from .layout import ON_FRONT, laid_out
from .prepared import prepared
from .shown import give_leads


@require_safe
def front(request, code):
    edition, editions = live.paper(code, Q())
    stories = give_leads(_newest(edition.pk))
    html = render_page(
        "articles/front.html",
        edition,
        editions=editions,
        alternates=fronts(filled(edition, editions)),
        untranslated=untranslated(edition, editions),
        newest=max((story.live_from for story in stories), default=None),
        **laid_out(edition, stories),
    )
    return page(html, edition, keys=keys.of_fronts([edition], stories))


@prepared
def _newest(edition):
    return live.heads_of(edition)[:ON_FRONT]


@require_safe
def section(request, code, slug):
    slugs = live.spellings(slug)
    about = Q(section__in=slugs)
    edition, editions = live.paper(code, about)
    found = _section(edition, slugs)
    if found is None:
        raise Http404
    papers = [each for each in filled(edition, editions) if _section(each, slugs)]
    listed = (request, edition, editions, found, "section", about, papers)
    return _listing(*listed, partial(keys.of_section, found))


def _section(edition, slugs):
    return next((each for each in edition.sections if each["slug"] in slugs), None)


@require_safe
def topic(request, code, slug):
    slugs = live.spellings(slug)
    about = Q(topics__overlap=sorted(slugs))
    edition, editions = live.paper(code, about)
    found = LiveTopic.objects.filter(edition=edition.pk, slug__in=slugs).first()
    if found is None:
        raise Http404
    subject = {"slug": found.slug, "name": found.name}
    papers = filled(edition, editions)
    listed = (request, edition, editions, subject, "topic", about, papers)
    return _listing(*listed, partial(keys.of_topic, found))


def _listing(request, edition, editions, subject, kind, about, papers, keys_with):
    """The stories that `about` is true of; of those in other languages the newest
    that are not translated, where the list begins. `papers` have some of them;
    `keys_with` are the page's keys with the stories it shows."""
    before = request.GET.get("before")
    shown, older = live.page_of(live.heads(edition).filter(about), before)
    shown = give_leads(shown)
    is_first = before is None
    html = render_page(
        "articles/list.html",
        edition,
        editions=editions,
        subject=subject,
        kind=kind,
        is_section=kind == "section",
        stories=shown,
        older=older,
        is_first=is_first,
        alternates=alternates(papers, kind, subject["slug"]),
        untranslated=untranslated(edition, editions, about) if is_first else (),
    )
    return page(html, edition, keys=keys_with(shown))
