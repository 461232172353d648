"""A person's page: what they reported and what they translated, in one edition."""

from django.http import Http404
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from articles.models import Byline
from articles.pages import render_page

from . import keys, live, moved, subjects
from .alternates import alternates
from .answers import page
from .elsewhere import untranslated

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
    if answer := moved.respelled("person", code, slug, profile.slug):
        return answer
    credited = subjects.credited(profile.person_id)
    before = request.GET.get("before")
    asked = live.newest_with_credits
    among = subjects.by(profile.person_id)
    stories, older = live.page_of(edition, among, before, asked)
    if not stories:
        raise Http404
    papers = [each for each in live.with_live(credited) if each.has_live]
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
        untranslated=untranslated(edition, editions, among) if is_first else (),
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
