"""A story exactly as readers would get it now, without printing it."""

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from articles.admin.access import for_story
from articles.compose import compose
from articles.desk.today import as_readers_get_it, moment_of
from articles.developing import is_developing, of_original
from articles.models import Window
from articles.pages import render_story, versions_of
from articles.parts import due_lines
from articles.translation.duties import open_duties, without_hidden
from articles.workflow import clock
from people.models import Edition, Profile

# What the site sends: a preview runs no script, whatever stands in the text.
READERS_CSP = {
    "default-src": [NONE],
    "script-src": [NONE],
    "style-src": [SELF],
    "img-src": [SELF],
    "media-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
}


@require_safe
def preview(request, admin, object_id):
    return _preview(admin, request, object_id)


@for_story
@csp(READERS_CSP)
def _preview(admin, request, article):
    editions = list(Edition.objects.all())
    duties = list(open_duties(article))
    at = moment_of(article, clock())
    story = as_readers_get_it(article, without_hidden(compose(article), duties), at)
    html = render_story(
        article.edition,
        story,
        first_live=_first_live(article),
        changed=None,
        slug=article.slug,
        languages=versions_of(article.original_id or article.pk, editions),
        profiles=_profiles(article, story),
        editions=editions,
        due=due_lines(article.edition, _corrections(duties)),
        developing=is_developing(article) or of_original(article),
        preview=True,
    )
    return HttpResponse(
        html,
        headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"},
    )


def _corrections(duties):
    return [{"kind": d.correction.kind, "at": d.correction.at} for d in duties]


def _first_live(article):
    shown = Window.objects.filter(article=article).order_by("live_from")
    return shown.values_list("live_from", flat=True).first()


def _profiles(article, story):
    people = [credit["person"] for credit in story["credits"]]
    return Profile.objects.filter(
        edition=article.edition, person__in=people
    ).select_related("person")
