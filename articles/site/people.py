"""A person's page: what they reported and what they translated, in one edition."""

from django.http import Http404
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from articles.models import Byline
from articles.models.live import LiveArticle
from articles.pages import render_page

from . import keys, live, subjects
from .alternates import alternates
from .answers import page
from .elsewhere import untranslated
from .shown import give_leads

Role = Byline.Role
DONE = {
    Role.REPORTER: pgettext_lazy("stories of a person", "Reported"),
    Role.CONTRIBUTOR: pgettext_lazy("stories of a person", "Contributed to"),
    Role.PHOTOGRAPHER: pgettext_lazy("stories of a person", "Pictures in"),
    Role.EDITOR: pgettext_lazy("stories of a person", "Edited"),
    Role.TRANSLATOR: pgettext_lazy("stories of a person", "Translated"),
    Role.REVISER: pgettext_lazy("stories of a person", "Revised in translation"),
}


@require_safe
def person(request, code, slug):
    edition, editions, profile = subjects.profile(code, slug)
    credited = subjects.credited(profile.person_id)
    stories = live.heads(edition).filter(credited)
    stories, older = live.page_of(stories, request.GET.get("before"))
    if not give_leads(stories):
        raise Http404
    live_in = LiveArticle.objects.filter(credited).order_by()
    live_in = set(live_in.values_list("edition_id", flat=True).distinct())
    papers = [each for each in editions if each.pk in live_in]
    is_first = "before" not in request.GET
    html = render_page(
        "people/person.html",
        edition,
        editions=editions,
        person=profile,
        page_at=("person", edition.code, profile.slug),
        shelves=_shelves(profile.person_id, stories),
        papers=papers,
        alternates=alternates(papers, "person", profile.slug),
        untranslated=untranslated(edition, editions, credited) if is_first else (),
        older=older,
        is_first=is_first,
    )
    return page(html, edition, keys=keys.of_person(profile.person_id, stories))


def _shelves(person_id, stories) -> list[dict]:
    """The stories under what the person did for each, most telling role first."""
    shelves = {role: [] for role in DONE}
    for story in stories:
        roles = {each["role"] for each in story.credits if each["person"] == person_id}
        shelves[next(role for role in DONE if role in roles)].append(story)
    return [
        {"title": DONE[role], "stories": done} for role, done in shelves.items() if done
    ]
