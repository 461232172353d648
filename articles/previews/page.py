"""A story that is not printed, as readers would get it: one way for the desk's preview
and for links by which others read it."""

from csp.constants import NONE, SELF

from articles.compose import compose
from articles.desk.today import as_readers_get_it, moment_of
from articles.developing import is_developing, of_original
from articles.finished import finished
from articles.models import Window
from articles.pages import render_finished, versions_of
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


def story_of(article) -> dict:
    """The finished story of the desk copy, with its pictures as readers get them."""
    at = moment_of(article, clock())
    story = without_hidden(compose(article), list(open_duties(article)))
    return as_readers_get_it(article, story, at)


def html_of(article, story, *, slug, **beside) -> str:
    """`beside` is what `render_finished` takes beside the story."""
    editions = list(Edition.objects.all())
    corrections = [each.correction for each in open_duties(article)]
    told = finished(
        article.edition,
        story,
        first_live=_first_live(article),
        changed=None,
        slug=slug,
        languages=versions_of(article.original_id or article.pk, editions),
        profiles=_profiles(article, story),
        due=due_lines(
            article.edition, [{"kind": c.kind, "at": c.at} for c in corrections]
        ),
        developing=is_developing(article) or of_original(article),
    )
    return render_finished(told, editions=editions, preview=True, **beside)


def _first_live(article):
    shown = Window.objects.filter(article=article).order_by("live_from")
    return shown.values_list("live_from", flat=True).first()


def _profiles(article, story):
    people = [credit["person"] for credit in story["credits"]]
    return Profile.objects.filter(
        edition=article.edition, person__in=people
    ).select_related("person")
