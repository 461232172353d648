"""The page on which it is decided what each edition shall have of a story.

Also for stories that somebody knows from readers only: then with the headline that
readers have, and for the editions in which they may ask.
"""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.access import not_there, not_yours, page, story_for
from articles.desk.board import places_known
from articles.desk.headlines import known, with_known_headline
from articles.forms.commissions import CommissionForm
from articles.models import Article, CommissionStep
from articles.refused import Refused
from articles.translation import commissions, no_original
from articles.translation.commissions import GONE, may_commission, may_open
from articles.translation.queue import start_address
from people.chooser import is_id
from people.models import Edition
from people.roles import may


@require_http_methods(["GET", "HEAD", "POST"])
def languages(request, admin, object_id):
    story = story_for(request.user, object_id)
    if not (story and story.readable) and not _is_live(object_id):
        if story is None:
            return not_there(admin, request)
        return not_yours(admin, request, story)
    shown = _story(object_id, request.user)
    if request.method == "POST":
        return _decide(admin, request, shown)
    return _page(admin, request, shown)


def _is_live(object_id):
    return is_id(object_id) and commissions.is_live(int(object_id))


def _story(object_id, user):
    found = Article.objects.filter(pk=object_id)
    return (
        with_known_headline(found, user)
        .select_related("edition", "original__edition")
        .prefetch_related("team")
        .get()
    )


def _decide(admin, request, story):
    """One edition's row: asked for as the form says, or not wanted."""
    code = request.POST.get("edition", "")
    edition = next((each for each in Edition.objects.all() if each.code == code), None)
    rows = _rows(story, request.user, edition and code, request.POST)
    row = next((each for each in rows if each["edition"] == edition), None)
    if row is None or row["form"] is None:
        refused = _why_not(story, request.user)
        return _page(admin, request, story, rows, refused=refused, status=403)
    if not row["form"].is_valid():
        return _page(admin, request, story, rows)
    try:
        _do(request, story, row)
    except Refused as refused:
        row["refused"] = refused
        return _page(admin, request, story, rows)
    return HttpResponseRedirect(request.path)


def _do(request, story, row):
    said, edition = row["form"].arguments(), row["edition"]
    if "not_wanted" in request.POST:
        commissions.not_wanted(story.pk, edition, request.user, said["note"])
        text = _("%(edition)s does not want it.")
    else:
        commissions.ask(story.pk, edition, request.user, **said)
        text = _("%(edition)s is asked for it.")
        if said["translator"]:
            text = _("%(name)s has it for %(edition)s.")
    messages.success(request, text % {"edition": edition, "name": said["translator"]})


def _why_not(story, user):
    if story.original_id:
        return no_original.not_the_original(story, user)
    if story.state in GONE:
        return no_original.gone(story)
    return _("You may not decide that.")


def _rows(story, user, sent="", data=None):
    """One for each edition; the form of the one that was `sent` with what it said."""
    if story.original_id:
        return []
    editions = [each for each in Edition.objects.all() if each != story.edition]
    places = places_known(story, editions, user, timezone.now())
    opens = may_open(story, user)
    is_live = commissions.is_live(story)
    steps = _steps(story)
    made = [_made(place) for place in places.values()]
    readable = set(
        Article.objects.visible_to(user)
        .filter(pk__in=made)
        .values_list("pk", flat=True)
    )
    return [
        {
            "edition": each,
            "place": places[each.pk],
            "form": _form(places[each.pk], user, opens, data, sent, is_live),
            "steps": steps.get(each.pk, []) if places[each.pk] else [],
            "begin": _begin(places[each.pk], user),
            "may_open": _made(places[each.pk]) in readable,
            "is_mine": bool(places[each.pk] and _is_of(places[each.pk], user)),
        }
        for each in editions
    ]


def _made(place):
    return place.translation.pk if place and place.translation else 0


def _form(place, user, opens, data, sent, is_live):
    """None where there is nothing to decide for this person."""
    if place is None or place.original.state in GONE:
        return None
    if place.translation and place.translation.state == Article.State.PUBLISHED:
        return None
    if not may_commission(place.original, place.edition, user):
        return None
    mine = data if sent == place.edition.code else None
    return CommissionForm(mine, place=place, may_open=opens, is_live=is_live)


def _is_of(place, user):
    asked = place.commission
    return asked and asked.translator_id == user.pk


def _begin(place, user):
    if not (place and place.may_begin and may(user, "start", place.edition)):
        return ""
    if not commissions.may_know(place.original, user):
        return ""
    return start_address(place.original.pk, place.edition)


def _steps(story):
    people = ("by__person", "translator__person", "commission")
    found = {}
    steps = CommissionStep.objects.filter(commission__original=story)
    for each in steps.select_related(*people):
        found.setdefault(each.commission.edition_id, []).append(each)
    return found


def _page(admin, request, story, rows=None, *, refused=None, status=None):
    user = request.user
    return page(
        admin,
        request,
        "languages.html",
        status=status,
        title=_("Languages"),
        story=story,
        headline=known(story),
        may_read=Article.objects.visible_to(user).filter(pk=story.pk).exists(),
        rows=_rows(story, user) if rows is None else rows,
        source=_original(story, user),
        gone=no_original.gone(story) if story.state in GONE else "",
        is_live=commissions.is_live(story),
        now=timezone.now(),
        refused=refused,
    )


def _original(story, user):
    """Of a translation: that one is meant."""
    if not story.original_id:
        return None
    found = Article.objects.filter(pk=story.original_id).select_related("edition")
    original = with_known_headline(found, user).get()
    return {"story": original, "headline": known(original)}
