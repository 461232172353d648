"""What happened to a story: its saved versions, its steps, and what was done to its
pictures in the library, newest first."""

from django.core.paginator import Paginator
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import teams
from articles.admin.access import for_story, may_edit, page
from articles.admin.compare import compare_address
from articles.desk.picture_events import picture_events
from articles.desk.shown import shown
from articles.desk.states import LABELS, SCHEDULED, shown_state
from articles.desk.verbs import VERBS
from articles.models import Print, Window
from articles.plaintext import to_text
from articles.querysets import LIVE_NOW
from articles.translation import paired, swapping
from articles.versions import brought_back, no_version
from articles.windows import SHOWN
from articles.workflow import AGAIN, REOPENED

ON_A_PAGE = 200
_OTHER_STEPS = {
    teams.VERB: gettext_lazy("Team"),
    "up_to_date": gettext_lazy("Up to date with the original"),
    "stands": gettext_lazy("Right as it is, after a correction of the original"),
    REOPENED: gettext_lazy("Approval ended by a change"),
    AGAIN: gettext_lazy("Published again as readers had it"),
    paired.PAIRED: gettext_lazy("Paired with its original"),
    paired.UNPAIRED: gettext_lazy("Pairing undone"),
    paired.ADAPTED: gettext_lazy("Adapted freely"),
    "erase": gettext_lazy("Words or pictures erased for good"),
    swapping.SWAPPED: gettext_lazy("The original is another language"),
}


@for_story
def listing(admin, request, article):
    events = Paginator(_events(article), ON_A_PAGE).get_page(request.GET.get("page"))
    numbers = [each["number"] for each in events if not each["is_step"]]
    return page(
        admin,
        request,
        "history.html",
        title=_("History"),
        article=article,
        shown=shown_state(article),
        events=events,
        # What is compared unless somebody chooses: the newest two of the page.
        chosen_to=numbers[0] if numbers else None,
        chosen_from=numbers[1] if len(numbers) > 1 else None,
        may_compare=len(numbers) > 1,
        with_readers=_version_of_readers(article),
        was_printed=article.prints.filter(kind__in=SHOWN).exists(),
    )


def _events(article) -> list[dict]:
    revisions = article.revisions.select_related("by__person").defer("content")
    steps = article.transitions.select_related("by__person", "revision")
    steps = steps.defer("revision__content")
    # A print is of the same moment as the step that made it.
    later = article.prints.filter(live_from__gt=F("at"))
    planned = dict(later.values_list("at", "live_from"))
    told = _told_at_withdrawal(article)
    events = [_saved(each, article) for each in revisions]
    events += [
        _stepped(each, planned.get(each.at), told.get(each.at)) for each in steps
    ]
    events += picture_events(article)
    # Of one moment, the step came after the version that it was done with.
    return sorted(events, key=lambda each: (each["at"], each["is_step"]), reverse=True)


def _told_at_withdrawal(article) -> dict:
    """What readers read in place of the story, by the moment of its withdrawal."""
    edition = article.edition
    gone = article.prints.filter(kind=Print.Kind.KILL).values_list("at", "story__note")
    return {at: note or edition.withdrawn_sentence for at, note in gone}


def _version_of_readers(article):
    """The number of the version that readers have now."""
    live = Window.objects.filter(LIVE_NOW, article=article).order_by("-live_from")
    return live.values_list("print__revision__number", flat=True).first()


def _saved(revision, article):
    number = {"number": revision.number}
    what, note = _("Saved version %(number)s") % number, revision.why
    if revision.restored:
        back = {**number, "restored": revision.restored}
        what = _("Version %(restored)s brought back as version %(number)s") % back
        note = "" if note == brought_back(revision.restored) else note
    return {
        "at": revision.at,
        "by": revision.by,
        "number": revision.number,
        "what": what,
        # Kept in English, read in the language of who looks.
        "note": _(note) if note else "",
        "is_step": False,
        "changed": compare_address(article, revision.number - 1, revision.number)
        if revision.number > 1
        else "",
    }


def _stepped(step, planned, told):
    what = VERBS[step.verb].label if step.verb in VERBS else _OTHER_STEPS[step.verb]
    return {
        "at": step.at,
        "by": step.by,
        "number": step.revision and step.revision.number,
        "what": what,
        "after": LABELS.get(SCHEDULED if planned else step.after, step.after),
        "planned": planned,
        "note": step.note,
        "told": told,
        "overridden": step.overridden,
        "is_step": True,
    }


def version(request, admin, object_id, number):
    """One saved version as it reads, to look at and to copy from."""
    return _version(admin, request, object_id, number=number)


@for_story
def _version(admin, request, article, number):
    revision = article.revisions.select_related("by__person").filter(number=number)
    revision = revision.first()
    title = _("Version %(number)s") % {"number": number}
    if revision is None:
        return page(
            admin,
            request,
            "compare_not.html",
            status=404,
            title=title,
            article=article,
            sentence=no_version(number),
        )
    is_newest = number == article.version
    return page(
        admin,
        request,
        "version.html",
        title=title,
        article=article,
        edition=article.edition,
        revision=revision,
        why="" if revision.restored else revision.why and _(revision.why),
        text=to_text(revision.content.get("body") or []),
        is_newest=is_newest,
        against_before=compare_address(article, number - 1, number)
        if number > 1
        else "",
        against_desk="" if is_newest else compare_address(article, number, "desk"),
        may_bring_back=not is_newest and may_edit(article, request.user),
        **shown(revision.content, article.edition, request.user),
    )
