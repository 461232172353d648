"""The page on which a story is written."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import teams, workflow
from articles.admin import checking, unsaved
from articles.admin.access import may_edit, not_there, not_yours, page, story_for
from articles.admin.doing import done, refusal
from articles.admin.mistakes import open_for
from articles.admin.opening import around
from articles.desk import editing
from articles.desk.arrival import receive
from articles.desk.beginning import original_asked
from articles.desk.behind import duties_of
from articles.desk.changed import waiting_sentence
from articles.desk.counting import counted
from articles.desk.developing import developing_of
from articles.desk.doing import do_verb
from articles.desk.ended import after_save
from articles.desk.held import standing_on, stopped_moment
from articles.desk.looks import looks_for
from articles.desk.original import original_of
from articles.desk.pulled import pulled_of
from articles.desk.reading import with_readers_now
from articles.desk.remarks import talk_of
from articles.desk.side import side_of
from articles.desk.states import WAITING, Shown, shown_state
from articles.desk.team import who_has_it
from articles.desk.topics import usual_topics
from articles.desk.unsaved import arrival_of, offered_new
from articles.desk.verbs import AT_ONCE, VERBS, choices_for, held_back
from articles.models import Article
from articles.steps import Refused, is_embargoed
from people.editions import editions_for

State = Article.State
SAVED_PAGES = "saved_pages"
# The story that each page of a new one has become.
BEGUN = "begun_on"


def add(admin, request):
    """The edition first: sections, language and clock of the form hang on it."""
    if request.method == "POST" and (known := _begun(request)):
        return change(admin, request, known)
    editions = list(editions_for(request.user, "start"))
    if request.method == "POST" and not _may_start(request, editions):
        return unsaved.refused_save(admin, request)
    if not editions:
        return page(admin, request, "no_edition.html", status=403)
    code = request.GET.get("edition")
    chosen = [each for each in editions if each.code == code]
    if not chosen and len(editions) == 1:
        chosen = editions
    if not chosen:
        return _choose(admin, request, editions)
    article = Article(edition=chosen[0])
    article.original = original_asked(request, article)
    if request.method != "POST":
        return _form(admin, request, article, editing.StoryForms(article, request.user))
    if "_restore" in request.POST:
        return _put_back(admin, request, article)
    arrival = receive(request.POST, request.FILES, request.user, article.edition)
    saved = editing.save_new(article, request.user, arrival)
    if not saved.ok:
        return _form(admin, request, Article(edition=chosen[0]), saved.forms)
    _remember_begun(request, article)
    return _after_saving(request, saved, arrival)


def _begun(request) -> str | None:
    """The story that this page has become, where it is sent once more: by somebody who
    went back to it, or who got no answer. It is what was saved first, and goes on."""
    known = request.session.get(BEGUN, {}).get(request.POST.get("page"))
    if known and request.POST.get("version") == "0":
        request.POST = request.POST.copy()
        request.POST["version"] = "1"
    return known and str(known)


def _remember_begun(request, article):
    if page := request.POST.get("page", "")[:40]:
        begun = [*request.session.get(BEGUN, {}).items(), (page, article.pk)]
        request.session[BEGUN] = dict(begun[-20:])


def change(admin, request, object_id):
    article = story_for(request.user, object_id)
    if request.method == "POST" and not (article and _may_save(article, request.user)):
        status = 403 if article else 404
        return unsaved.refused_save(admin, request, object_id, article, status=status)
    if article is None:
        return not_there(admin, request)
    if not article.readable:
        return not_yours(admin, request, article)
    if not may_edit(article, request.user):
        return _read_only(admin, request, article)
    if request.method != "POST":
        return _form(admin, request, article, editing.StoryForms(article, request.user))
    if "_restore" in request.POST:
        return _put_back(admin, request, article)
    arrival = receive(request.POST, request.FILES, request.user, article.edition)
    saved = editing.save_known(article.pk, request.user, arrival)
    if not saved.ok:
        return _form(admin, request, article, saved.forms, saved.conflict)
    return _after_saving(request, saved, arrival)


def _may_start(request, editions):
    code = request.GET.get("edition")
    return any(each.code == code for each in editions) or (editions and not code)


def _may_save(article, user):
    return article.readable and may_edit(article, user)


def _read_only(admin, request, article):
    return page(
        admin,
        request,
        "read.html",
        title=str(article),
        at_story=True,
        article=article,
        forms=editing.StoryForms(article, request.user),
        **_standing(article, request.user),
    )


def _choose(admin, request, editions):
    offers = offered_new(request.user)
    more = {"editions": editions, "offers": offers, "title": _writing()}
    return page(admin, request, "edition.html", **more)


def _writing():
    return _("Write a story")


def _put_back(admin, request, article):
    """What a tab or the desk had kept of an unsaved story, shown and not saved."""
    offer = None
    if not unsaved.names_a_row(request):
        arrival = receive(request.POST, request.FILES, request.user, article.edition)
    elif offer := unsaved.offer_to_restore(request, article):
        arrival = arrival_of(offer.row, request.user)
    else:
        unsaved.tell_gone(request)
        return HttpResponseRedirect(request.get_full_path())
    back = {"restored": True, "offer": offer}
    if article.pk is None:
        forms = editing.StoryForms(article, request.user, arrival)
        return _form(admin, request, article, forms, **back)
    forms, met = editing.met_forms(article, request.user, arrival, only_shown=True)
    return _form(admin, request, article, forms, met.conflict, **back)


def _form(admin, request, article, forms, conflict=None, *, restored=False, offer=None):
    new = article.pk is None
    forms.figures.show_pictures()
    forms.credits.show_people()
    text = forms.story["body"].value() or ""
    return page(
        admin,
        request,
        "story.html",
        title=_writing() if new else str(article),
        at_story=not new,
        article=article,
        edition=article.edition,
        forms=forms,
        conflict=conflict,
        restored=restored,
        # Somebody else's words are not called one's own.
        typed_by="" if offer is None or offer.is_own else offer.row.by,
        saved_pages=request.session.get(SAVED_PAGES, []),
        counted=counted(text),
        side=side_of(article, request.user, forms.figures.images),
        usual_topics=usual_topics(article.edition),
        **around(request, article, restored=restored),
        **(_new_standing() if new else _standing(article, request.user)),
    )


def _new_standing():
    return {"shown": Shown(State.DRAFT), "is_new": True}


def _standing(article, user):
    """Where a story stands: its state, what may be done with it, what it lacks."""
    now = workflow.clock()
    choices = choices_for(article, user, now)
    shown = shown_state(article)
    ready = shown.key in (State.DRAFT, State.SUBMITTED, State.APPROVED, WAITING)
    return {
        "shown": shown,
        "whose": who_has_it(article),
        "next": next((each for each in choices if each.is_next), None),
        "held_back": held_back(article, user, choices),
        "others": [each for each in choices if _is_another(each)],
        "not_now": [each for each in choices if each.why_not],
        **(checking.shown(article, user) if ready else {"checks": None}),
        "last_step": article.transitions.exclude(verb__in=teams.ASIDE)
        .select_related("by__person")
        .first(),
        "second_looks": looks_for(article, user, now),
        "is_embargoed": is_embargoed(article, now),
        "developing": developing_of(article, choices),
        "holds": standing_on(article, user),
        "pulled": pulled_of(article, user),
        "stopped_moment": stopped_moment(article, shown, now),
        **_for_readers(article, user, shown, choices),
        "team": list(article.team.all()),
        "readers": with_readers_now(article),
        "mistakes": open_for(article, user),
        "talk": talk_of(article, user, now),
        "translated_from": original_of(article, user),
        "duties": duties_of(article, user, now),
    }


def _for_readers(article, user, shown, choices):
    """Whether this person brings changes to readers, and whose changes wait for it."""
    may_bring = any(each.verb.name == "update" and not each.why_not for each in choices)
    may_withdraw = any(c.verb.name == "kill" and not c.why_not for c in choices)
    found = {"may_bring": may_bring, "may_withdraw": may_withdraw}
    if shown.key == WAITING:
        found["waiting_sentence"] = waiting_sentence(article, user, may_bring)
    return found


def _is_another(choice) -> bool:
    """The end of developing has its button beside the mark."""
    is_open = not (choice.why_not or choice.is_next)
    return is_open and choice.verb.name != "conclude"


def _after_saving(request, saved, arrival):
    article = saved.forms.article
    _remember(request)
    if arrival.replaced:
        messages.warning(
            request,
            _("Characters that nothing can store were replaced by “\ufffd”."),
        )
    if saved.has_ended_approval:
        messages.warning(request, after_save(article))
    if "_links" in request.POST:
        if saved.changed:
            _tell_saved(request, saved)
        return checking.asked(request, article)
    verb = request.POST.get("_verb")
    if verb in VERBS and verb not in AT_ONCE:
        return HttpResponseRedirect(
            reverse("admin:articles_article_do", args=[article.pk, verb])
        )
    if verb in AT_ONCE:
        _do_at_once(request, article, verb)
    else:
        _tell_saved(request, saved)
    return HttpResponseRedirect(
        reverse("admin:articles_article_change", args=[article.pk])
    )


def _remember(request):
    """The page's own number: a tab forgets what it kept once that was saved."""
    if number := request.POST.get("page", "")[:40]:
        pages = [*request.session.get(SAVED_PAGES, []), number]
        request.session[SAVED_PAGES] = pages[-20:]


def _do_at_once(request, article, verb):
    try:
        do_verb(verb, article.pk, request.user, article.version)
    except Refused as refused:
        messages.error(request, refusal(refused, article))
    else:
        done(request, article, verb)


def _tell_saved(request, saved):
    if saved.changed:
        messages.success(request, _("Saved."))
    else:
        messages.info(request, _("There was nothing new to save."))
