"""A page about the paper: About, Contact, Privacy."""

from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models.live import LivePage
from articles.pages import render_finished

from . import keys, live, moved
from .answers import page as answer
from .story import former_of, withdrawn
from .whole import finished_of, whole


@require_safe
def page(request, code, slug):
    edition, editions = live.paper(code)
    here = {"edition": edition.pk, "slug__in": live.spellings(slug)}
    found = whole(LivePage.objects.filter(**here)).first()
    if found is None:
        return _not_here(edition, editions, here["slug__in"])
    if found.slug != slug:
        return redirect("page", code, found.slug, permanent=True)
    [told] = finished_of(edition, editions, [found])
    html = render_finished(told, editions=editions)
    return answer(html, edition, keys=keys.of_words(found))


def _not_here(edition, editions, slugs):
    former = former_of(edition, slugs, is_standing=True)
    if former.slug_now:
        address = reverse("page", args=[edition.code, former.slug_now])
        return moved.to(address, former.article_id)
    return withdrawn(edition, editions, former.article_id)
