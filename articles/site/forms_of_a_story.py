"""Which story is asked for in another form than its page, or where it went."""

from django.shortcuts import redirect

from articles.models.live import LiveArticle

from . import live
from .story import former_of
from .whole import finished_of, whole


def answer_of(name, code, slug, told, withdrawn):
    """`told(finished)` of the story that readers have at the address `name`, a redirect
    to where it is now, or `withdrawn(edition, editions, former)` of what they had."""
    edition, editions = live.paper(code)
    slugs = live.spellings(slug)
    here = LiveArticle.objects.filter(edition=edition.pk, slug__in=slugs)
    article = whole(here).first()
    if article is None:
        former = former_of(edition, slugs)
        if not former.slug_now:
            return withdrawn(edition, editions, former)
        return redirect(name, code, former.slug_now, permanent=True)
    if article.slug != slug:
        return redirect(name, code, article.slug, permanent=True)
    return told(finished_of(edition, editions, [article])[0])
