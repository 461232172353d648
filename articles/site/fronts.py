"""Fronts of an edition and of its sections and topics."""

from django.db.models import Q
from django.views.decorators.http import require_safe

from articles import text_only
from articles.pages import render_page

from . import arranged, keys, live, moved, subjects
from .alternates import alternates, filled, fronts
from .answers import page
from .elsewhere import untranslated
from .layout import ON_FRONT
from .prepared import Fixed


@require_safe
def front(request, code):
    edition, editions = live.paper(code, Q())
    count = Fixed(text_only.at_most(ON_FRONT))
    newest = live.newest(edition.pk, Q(), count)
    stories, places = arranged.laid_out(edition, newest, arranged.now(edition.pk))
    html = render_page(
        "articles/front.html",
        edition,
        editions=editions,
        alternates=fronts(filled(edition, editions)),
        untranslated=untranslated(edition, editions),
        newest=live.updated(edition, stories),
        **places,
    )
    return page(html, edition, keys=keys.of_fronts([edition], stories))


@require_safe
def section(request, code, slug):
    subject = subjects.section(code, slug)
    if answer := moved.respelled("section", code, slug, subject.slug):
        return answer
    slugs = live.spellings(slug)
    papers = [
        each
        for each in filled(subject.edition, subject.editions)
        if subjects.section_of(each, slugs)
    ]
    return _listing(request, subject, papers)


@require_safe
def topic(request, code, slug):
    subject = subjects.topic(code, slug)
    if answer := moved.respelled("topic", code, slug, subject.slug):
        return answer
    return _listing(request, subject, filled(subject.edition, subject.editions))


def _listing(request, subject, papers):
    """The stories of the subject; of those in other languages the newest that are not
    translated, where the list begins. `papers` have some of them."""
    edition, among, kind = subject.edition, subject.among, subject.kind
    before = request.GET.get("before")
    shown, older = live.page_of(edition, among, before)
    is_first = before is None
    html = render_page(
        "articles/list.html",
        edition,
        editions=subject.editions,
        subject=subject,
        kind=kind,
        page_at=(kind, edition.code, subject.slug),
        is_section=kind == "section",
        stories=shown,
        older=older,
        is_first=is_first,
        alternates=alternates(papers, kind, subject.slug),
        untranslated=untranslated(edition, subject.editions, among) if is_first else (),
    )
    return page(html, edition, keys=keys.of_list(subject, shown))
