"""The page on which a verb says what will happen, and does it when it is told to."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import workflow
from articles.admin import caches, checking
from articles.admin.access import for_story, page
from articles.admin.mistakes import open_for
from articles.admin.typed import typed_in
from articles.desk.along import languages_of
from articles.desk.deciding import decided
from articles.desk.doing import do_verb
from articles.desk.headlines import with_known_headline
from articles.desk.held import to_choose_anew, told
from articles.desk.reading import with_readers_now
from articles.desk.remarks import notes_to_editors, open_notes
from articles.desk.states import shown_state, with_readers
from articles.desk.verbs import BOTH, VERBS, label_of, why_not
from articles.desk.withdrawn import withdrawn_sentence
from articles.forms.overriding import OverridingForm
from articles.forms.verbs import FORMS, VerbForm
from articles.models import Article
from articles.printing import ends_of
from articles.readers import readers_of
from articles.remarks import unreached
from articles.steps import Refused, may_do
from people.chooser import is_id

PRINTING = ("publish", BOTH.name, "update", "correct", "reschedule")
# Before these the notes are told that are still open; they keep nobody from it.
LETTING_OUT = (*PRINTING, "approve")
# What readers have is another afterwards.
REACHING = (*PRINTING, "kill", "develop", "conclude")


@require_http_methods(["GET", "HEAD", "POST"])
def do(request, admin, object_id, verb):
    return _do(admin, request, object_id, verb=verb)


@for_story
def _do(admin, request, article, verb):
    if verb not in VERBS:
        raise Http404
    now = workflow.clock()
    reason = why_not(article, verb, request.user, now)
    if reason:
        return _not_now(admin, request, article, verb, now, reason)
    form = _form_of(request, verb, article, now)
    overriding = _overriding(verb, article, request.POST or None)
    if request.method == "POST" and all([form.is_valid(), overriding.is_valid()]):
        arguments = form.arguments() | overriding.arguments()
        try:
            came = do_verb(verb, article.pk, request.user, _seen(request), **arguments)
        except Refused as refused:
            overriding = _asked_again(verb, article, overriding)
            context = {"form": form, "overriding": overriding, "refused": refused}
            return _page(admin, request, article, verb, now, **context)
        done(request, article, verb, came.back if verb == "kill" else ())
        if came.left:
            messages.warning(request, came.left)
        if verb == "send_back" and (missed := _unreached(article, arguments["note"])):
            messages.warning(request, missed)
        return HttpResponseRedirect(_after(verb, came.back))
    return _page(admin, request, article, verb, now, form=form, overriding=overriding)


def _not_now(admin, request, article, verb, now, reason):
    """Why not, and whatever was typed while it still could be done."""
    context = {
        "reason": reason,
        "typed": typed_in(request, verb),
        "may_try_again": _may_do(article, verb, request.user),
    }
    return _page(admin, request, article, verb, now, status=403, **context)


def _may_do(article, verb, user):
    return may_do(article, "publish" if verb == BOTH.name else verb, user)


def _unreached(article, note):
    return unreached(note, readers_of(article)) if "@" in note else ""


def _overriding(verb, article, data=None):
    """Asks about what the checks find now, before verbs that reach readers."""
    found = checking.found_now(article) if verb in PRINTING else None
    return OverridingForm(data, found=found)


def _asked_again(verb, article, answered):
    """After a refusal: what was ticked and said stands while the findings do."""
    asked = _overriding(verb, article)
    return OverridingForm(found=asked.found, initial=answered.standing_for(asked.marks))


def _seen(request):
    number = request.POST.get("version", "")
    return int(number) if number.isdecimal() and len(number) < 10 else None


def _form_of(request, verb, article, now):
    options = {"article": article, "now": now}
    if verb in ("publish", BOTH.name):
        options["along"] = languages_of(article, request.user, now)
    if verb == "kill":
        options["along"] = workflow.withdrawn_with(article)
    if verb in ("update", "correct", "reschedule"):
        options["ends"] = ends_of(article, now)
    # What readers have is corrected with a note; what they have not, without.
    with_readers = article.windows.filter(live_from__lte=now)
    if verb == "correct" or (verb == "update" and not with_readers.exists()):
        options["taking_over"] = _ids(request.GET.getlist("duty"))
    return FORMS.get(verb, VerbForm)(request.POST or None, **options)


def _ids(texts) -> set[int]:
    return {int(each) for each in texts if is_id(each)}


def _page(admin, request, article, verb, now, *, form=None, status=None, **context):
    overriding = context.get("overriding")
    if overriding and overriding.found is not None:
        context |= checking.shown(article, request.user, overriding.found)
    else:
        context["checks"] = None
    return page(
        admin,
        request,
        "do.html",
        status=status,
        title=label_of(VERBS[verb], article, now),
        article=article,
        edition=article.edition,
        # As it is now: a refusal because of a change is followed by its new version.
        version=Article.objects.values_list("version", flat=True).get(pk=article.pk),
        verb=VERBS[verb],
        form=form,
        shown=shown_state(article),
        readers=with_readers_now(article),
        **(decided(article, verb, request.user, now) if form else {}),
        reports=open_for(article, request.user) if verb == "update" else [],
        **(told(article, verb, request.user, now) if form else {}),
        to_editors=notes_to_editors(article),
        open_notes=open_notes(article) if verb in LETTING_OUT else 0,
        staying=_staying(article, request.user) if verb == "kill" else [],
        **context,
    )


def _after(verb, article):
    """To the story; where its moment passed while it was held, to ask for another."""
    if verb == "lift_hold" and to_choose_anew(article, article.moment):
        return reverse("admin:articles_article_do", args=[article.pk, "reschedule"])
    pk = article[0].pk if verb == "kill" else article.pk
    return reverse("admin:articles_article_change", args=[pk])


def _staying(article, user):
    """Other languages of a translation, which is withdrawn alone."""
    if not article.is_translation:
        return []
    works = Article.objects.of_work(article).exclude(pk=article.pk)
    staying = works.filter(state=Article.State.PUBLISHED).select_related("edition")
    return with_known_headline(staying, user)


def refusal(refused, article) -> str:
    """A refusal as a message: the sentence and the list of what is missing."""
    return render_to_string(
        "admin/articles/article/_refused.html", {"refused": refused, "article": article}
    )


def done(request, article, verb, withdrawn=()) -> None:
    """Say what came of it, with a link to the page where readers have it now."""
    after = with_readers(Article.objects.select_related("edition")).get(pk=article.pk)
    shown = shown_state(after)
    text = render_to_string(
        "admin/articles/article/_done.html",
        {
            "sentence": withdrawn_sentence(withdrawn) or _sentence(verb, after, shown),
            "readers": with_readers_now(after) if verb in PRINTING else None,
        },
    )
    messages.success(request, text)
    if verb in REACHING and (waiting := caches.sentence([after, *withdrawn])):
        messages.warning(request, waiting)


def _sentence(verb, article, shown):
    edition = {"edition": article.edition}
    if verb in PRINTING and shown.at:
        at = shown.at.astimezone(article.edition.zone)
        return _("Readers get it at %(moment)s (%(zone)s).") % {
            "moment": f"{at:%Y-%m-%d %H:%M}",
            "zone": article.edition.time_zone,
        }
    return {
        "submit": _("Submitted. The editors of %(edition)s have it now."),
        "send_back": _("Sent back with your note."),
        "approve": _("Approved. It can be published now."),
        "publish": _("Published. Readers have it now."),
        "approve_and_publish": _("Published. Readers have it now."),
        "update": _("Readers have the text as it stands now."),
        "correct": _("Readers have the text as it stands now, with your note."),
        "reschedule": _("Published. Readers have it now."),
        "cancel": _("The planned publication is cancelled. Readers never saw it."),
        "kill": _("Withdrawn. Readers now see that it was, and nothing of its words."),
        "spike": _("Dropped. Take it back whenever you want."),
        "restore": _("It is a draft again."),
        "embargo": _("The embargo is set."),
        "lift_embargo": _("The embargo is removed."),
        "develop": _("It is marked as developing."),
        "conclude": _(
            "It is complete: readers see no mark any more. “Mark as developing” takes"
            " that back."
        ),
        "hold": _("It is on legal hold: nothing more of it goes to readers."),
        "lift_hold": _("The legal hold is lifted. That published nothing."),
    }[verb] % edition
