"""The chief's emergency page: what each step stops, and how it is undone."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.urls import reverse

from articles import chain, windows, workflow
from articles.models import (
    Article,
    Autosave,
    Emergency,
    Freeze,
    LiveArticle,
    LiveTombstone,
    Pulled,
    SearchRow,
    Window,
)
from articles.refused import Refused
from newsroom.panic.accounts import freeze_account
from people.models import User
from people.roles import Role
from people.session_length import LENGTHS
from people.sign_in import sessions
from tests.articles.desk_forms import change_url, confirm, do_url
from tests.articles.live_pages import OpenPage
from tests.cast import make_edition, make_story, make_user, signed_in

HOUR = timedelta(hours=1)
PAGE = reverse("admin:emergency")


@pytest.fixture
def chief(cast):
    return signed_in(cast.chief)


def address(name, pk=None):
    if pk is None:
        return reverse("admin:emergency_all", args=[name])
    return reverse("admin:emergency_one", args=[name, pk])


def do(client, name, pk=None, note="Somebody has her laptop."):
    """Open the page that asks, and send it."""
    assert client.get(address(name, pk)).status_code == 200
    return client.post(address(name, pk), {"note": note}, follow=True)


def live():
    return set(LiveArticle.objects.values_list("article_id", flat=True))


@pytest.fixture
def family(cast, story):
    """With readers in two languages; planned in a third."""
    ja = make_edition("ja", name="日本語", contact_email="ja@p.example", position=3)
    korean = make_story(cast.chief, cast.ko, "다리 다시 열려", original=story)
    planned = make_story(cast.chief, ja, "橋が再開", original=story)
    for each in (story, korean):
        workflow.approve_and_publish(each.pk, cast.chief)
    later = workflow.clock() + HOUR
    workflow.approve_and_publish(planned.pk, cast.chief, at=later)
    for each in (story, korean, planned):
        each.refresh_from_db()
    return [story, korean, planned]


def test_it_works(chief):
    page = chief.get(PAGE).content.decode()
    for words in ("Freeze all publishing", "Sign everybody out", "Nothing yet."):
        assert words in page
    assert PAGE in chief.get("/admin/").content.decode()


@pytest.mark.parametrize("who", ["reporter", "translator", "photo", "editor"])
def test_it_is_the_chiefs(cast, story, who):
    client = signed_in(getattr(cast, who))
    assert client.get(PAGE).status_code == 403
    for name, pk in (("freeze", None), ("pull", story.pk), ("sign-out-all", None)):
        assert client.post(address(name, pk), {"note": "x"}).status_code == 403
    assert not Freeze.objects.exists()
    assert PAGE not in client.get("/admin/").content.decode()


class TestAccounts:
    def test_freeze(self, cast, chief, editor, story):
        typing = OpenPage(cast.editor, story)
        typing.type(headline="What she typed")
        answer = do(chief, "freeze-account", cast.editor.pk)
        page = answer.content.decode()
        assert f"The account of {cast.editor} is frozen." in page
        assert "Somebody has her laptop." in page
        editor_now = User.objects.get(pk=cast.editor.pk)
        assert not editor_now.is_active and editor_now.frozen_by == cast.chief
        # Their open pages: the next one is the door, and what a page sends is refused.
        assert editor.get("/admin/").status_code == 302
        answer = typing.type(headline="What a thief types")
        assert answer.status_code == 401
        assert "You are signed out." in answer.json()["error"]
        assert Autosave.objects.get().data["headline"] == "What she typed"
        # At the door nobody learns whether the password is right.
        sign_in = {"username": "editor", "password": "open sesame 12"}
        page = editor.post(reverse("admin:login"), sign_in).content.decode()
        assert "ask the chief editor whether your account is" in page
        assert "_auth_user_id" not in editor.session
        with pytest.raises(Refused):
            workflow.approve_and_publish(story.pk, editor_now)

    def test_open_again(self, cast, chief, editor):
        do(chief, "freeze-account", cast.editor.pk)
        asked = chief.get(address("open-account", cast.editor.pk)).content.decode()
        assert "(required)" in asked
        answer = do(chief, "open-account", cast.editor.pk, note="She has it back.")
        assert f"The account of {cast.editor} is open again." in answer.content.decode()
        assert editor.login(username="editor", password="open sesame 12")
        assert editor.get("/admin/").status_code == 200
        verbs = [each.verb for each in Emergency.objects.all()]
        assert verbs == ["thaw_account", "freeze_account"]
        assert LogEntry.objects.filter(object_id=cast.editor.pk).count() == 2

    def test_not_oneself(self, cast, chief):
        answer = do(chief, "freeze-account", cast.chief.pk)
        assert answer.status_code == 409
        assert "You cannot freeze your own account." in answer.content.decode()
        assert User.objects.get(pk=cast.chief.pk).is_active

    def test_of_two_chiefs_one_is_left(self, cast):
        """Who was frozen meanwhile freezes nobody, whatever their page still shows."""
        other = make_user("other", Role.CHIEF)
        freeze_account(cast.chief.pk, other, "Not her.")
        with pytest.raises(Refused, match="This is for the chief editor"):
            freeze_account(other.pk, cast.chief, "Not him.")
        assert User.objects.get(pk=other.pk).is_active

    def test_the_sign_ins_form_does_not_open_it(self, cast, chief):
        do(chief, "freeze-account", cast.editor.pk)
        form = reverse("admin:people_user_change", args=[cast.editor.pk])
        chief.post(form, {"username": "editor", "is_active": "on"})
        assert not User.objects.get(pk=cast.editor.pk).is_active

    def test_sign_out(self, cast, chief, editor, reporter):
        do(chief, "sign-out", cast.editor.pk)
        assert editor.get("/admin/").status_code == 302
        assert reporter.get("/admin/").status_code == 200
        do(chief, "sign-out-all")
        assert reporter.get("/admin/").status_code == 302
        assert chief.get("/admin/").status_code == 200
        assert Session.objects.count() == 1

    def test_sign_out_of_oneself(self, cast, chief):
        """Also after an hour with the page open, when its session is written again."""
        store = chief.session
        store[sessions.SEEN] -= 3600
        store.save()
        sent = chief.post(address("sign-out", cast.chief.pk), {"note": "My laptop."})
        assert sent.status_code == 302
        assert chief.get("/admin/").status_code == 302

    def test_who_is_signed_in(self, cast, chief, editor):
        """Not in a browser whose time is over, as on the list of their own."""
        ask = address("sign-out", cast.editor.pk)
        assert "signed in in 1 browser" in chief.get(ask).content.decode()
        long_ago = workflow.clock() - LENGTHS[Role.EDITOR].unused
        rows = UserSession.objects.filter(user=cast.editor)
        assert rows.update(last_seen_at=long_ago) == 1
        assert "signed in in" not in chief.get(ask).content.decode()


class TestPull:
    def test_every_language_goes(self, cast, chief, family, site_client):
        original, korean, planned = family
        page = chief.get(address("pull", korean.pk)).content.decode()
        for each in family:
            assert each.headline in page
        answer = do(chief, "pull", korean.pk)
        assert "readers have it in no language" in answer.content.decode()
        assert live() == set()
        assert not SearchRow.objects.exists()
        assert not Window.objects.filter(live_from__gt=workflow.clock()).exists()
        assert LiveTombstone.objects.count() == 2
        assert site_client.get(f"/en/story/{original.slug}/").status_code == 410
        steps = [each.transitions.first() for each in family]
        assert {(s.verb, s.by, s.note) for s in steps} == {
            ("kill", cast.chief, "Somebody has her laptop.")
        }
        assert chain.faults() == windows.faults() == []

    def test_put_back(self, cast, chief, family, site_client):
        original, korean, planned = family
        before = site_client.get(f"/en/story/{original.slug}/").content.decode()
        at = planned.windows.get().live_from
        do(chief, "pull", original.pk)
        page = chief.get(PAGE).content.decode()
        assert address("put-back", original.pk) in page
        do(chief, "put-back", original.pk, note="It was another story.")
        assert live() == {original.pk, korean.pk}
        assert planned.windows.get().live_from == at
        after = site_client.get(f"/en/story/{original.slug}/").content.decode()
        assert after == before
        assert not Pulled.objects.filter(undone_at=None).exists()
        assert chain.faults() == windows.faults() == []
        again = chief.post(address("put-back", original.pk), {"note": "x"})
        assert "Nothing of it is waiting" in again.content.decode()

    def test_what_somebody_went_on_with_stays_away(self, cast, chief, family):
        original, korean, _ = family
        do(chief, "pull", original.pk)
        workflow.restore(korean.pk, cast.chief)
        assert "is worked on: Draft" in chief.get(PAGE).content.decode()
        answer = do(chief, "put-back", original.pk)
        assert "Not put back: 한국어" in answer.content.decode()
        assert live() == {original.pk}

    def test_only_the_chief_opens_it_again(self, cast, chief, family):
        original, korean, _ = family
        do(chief, "pull", original.pk, note="Names a source.")
        theirs = signed_in(cast.korean_editor)
        page = theirs.get(change_url(korean)).content.decode()
        assert "Pulled from readers in an emergency" in page
        assert "Names a source." in page
        answer = theirs.post(do_url(korean, "restore"), {"version": korean.version})
        assert answer.status_code == 403
        assert "chief pulled it from readers" in answer.content.decode()
        korean.refresh_from_db()
        assert korean.state == Article.State.KILLED
        # Nor do readers get a language that was not with them yet.
        other = make_edition("fr", name="Français", contact_email="fr@p.example")
        french = make_story(cast.chief, other, "Le pont", original=original)
        french_editor = make_user("french", Role.EDITOR, other)
        with pytest.raises(Refused, match="pulled its original in English"):
            workflow.approve_and_publish(french.pk, french_editor)
        page = signed_in(french_editor).get(change_url(french)).content.decode()
        assert "Its original in English was pulled" in page
        assert "Names a source." not in page

    def test_what_went_back_another_way_is_said(self, cast, chief, family):
        original, korean, _ = family
        do(chief, "pull", original.pk)
        confirm(chief, korean, "restore", note="Without her name.")
        page = signed_in(cast.korean_editor).get(change_url(korean)).content.decode()
        assert "The chief editor took it back to draft." in page
        workflow.approve_and_publish(korean.pk, cast.korean_editor)
        for where in (PAGE, address("put-back", original.pk)):
            page = chief.get(where).content.decode()
            assert "it was published again from its own page" in page
        # Withdrawn as usual it is an editor's again, and pulled again it is as before.
        workflow.kill(korean.pk, cast.korean_editor)
        workflow.restore(korean.pk, cast.korean_editor)
        workflow.approve_and_publish(korean.pk, cast.korean_editor)
        do(chief, "pull", original.pk)
        assert Pulled.objects.filter(article=korean, undone_at=None).count() == 1
        do(chief, "put-back", original.pk)
        assert live() == {original.pk, korean.pk}

    def test_what_is_on_hold_is_not_put_back(self, cast, chief, family):
        original = family[0]
        do(chief, "pull", original.pk)
        workflow.hold(original.pk, cast.editor, "Their lawyer called.")
        answer = do(chief, "put-back", original.pk)
        assert "legal hold" in answer.content.decode()
        assert live() == set()

    def test_found_by_headline_address_and_number(self, chief, family):
        original, korean, _ = family
        for words in (
            "bridge to the NORTH",
            f"http://paper.example/en/story/{original.slug}/?x=1",
            original.slug,
            str(original.pk),
        ):
            page = chief.get(PAGE, {"q": words}).content.decode()
            assert address("pull", original.pk) in page, words
        page = chief.get(PAGE, {"q": "다리"}).content.decode()
        assert address("pull", korean.pk) in page
        for words in ("nothing like it", "\0", "9" * 30, "/", "%zz"):
            page = chief.get(PAGE, {"q": words}).content.decode()
            assert address("pull", original.pk) not in page, words


class TestFreeze:
    def test_nothing_new_goes_out(self, cast, chief, editor, published):
        other = make_story(cast.reporter, cast.en, "Another")
        answer = do(chief, "freeze")
        assert "All publishing is frozen." in answer.content.decode()
        for verb in ("approve_and_publish", "update", "correct"):
            which = other if verb == "approve_and_publish" else published
            more = ["It was wrong."] if verb == "correct" else []
            with pytest.raises(Refused, match="has frozen all publishing"):
                getattr(workflow, verb)(which.pk, cast.editor, *more)
        page = editor.get("/admin/").content.decode()
        assert "All publishing is frozen." in page
        page = editor.get(do_url(other, "approve_and_publish"))
        assert "has frozen all publishing" in page.content.decode()
        assert live() == {published.pk}
        workflow.kill(published.pk, cast.editor)
        assert live() == set()
        do(chief, "go-on")
        workflow.approve_and_publish(other.pk, cast.editor)
        assert live() == {other.pk}

    def test_planned_moments_wait(self, cast, chief, editor, story, as_site):
        """One passes during the freeze and is asked about; one is still to come."""
        coming = make_story(cast.reporter, cast.en, "Coming")
        now = workflow.clock()
        workflow.approve_and_publish(coming.pk, cast.editor, at=now + HOUR)
        with workflow.backdated(now - 3 * HOUR):
            workflow.approve_and_publish(story.pk, cast.editor, at=now - HOUR)
        with workflow.backdated(now - 2 * HOUR):
            workflow.freeze_publishing(cast.chief, "A break-in.")
        assert not Window.objects.exists()
        with as_site():
            assert live() == set()
        page = chief.get(address("go-on")).content.decode()
        assert "passed: an editor is asked" in page and "comes as planned" in page
        do(chief, "go-on")
        assert live() == set()
        assert Window.objects.get().article_id == coming.pk
        page = editor.get("/admin/").content.decode()
        assert 'data-key="stopped"' in page
        page = editor.get(change_url(story)).content.decode()
        assert do_url(story, "reschedule") in page
        workflow.reschedule(story.pk, cast.editor)
        assert live() == {story.pk}
        assert windows.faults() == chain.faults() == []

    def test_a_hold_that_ends_meanwhile_lets_nothing_out(self, cast, story):
        at = workflow.clock() + HOUR
        workflow.approve_and_publish(story.pk, cast.editor, at=at)
        workflow.hold(story.pk, cast.editor, "Their lawyer called.")
        workflow.freeze_publishing(cast.chief, "A break-in.")
        workflow.lift_hold(story.pk, cast.editor, "Settled")
        assert not Window.objects.exists()
        workflow.thaw_publishing(cast.chief, "Over.")
        assert Window.objects.get().live_from == at

    def test_bad_input(self, cast, chief):
        answer = do(chief, "freeze", note=" ")
        assert "Write why first." in answer.content.decode()
        assert not Freeze.objects.exists()
        assert "Publishing is not frozen." in do(chief, "go-on").content.decode()
        do(chief, "freeze")
        assert "frozen already" in do(chief, "freeze").content.decode()
        assert chief.get(address("nonsense")).status_code == 404
        assert chief.get(address("pull", 10**15)).status_code == 404
        assert chief.get(address("freeze", 1)).status_code == 404
        assert chief.get(address("freeze-account", 10**15)).status_code == 404


def test_three_languages_from_hold_to_emergency(cast, chief, editor, story):
    """Held: refused in each. Lifted: all at once. Withdrawn. Back, and pulled."""
    ja = make_edition("ja", name="日本語", contact_email="ja@p.example", position=3)
    family = [story]
    for edition, headline in ((cast.ko, "다리"), (ja, "橋が再開")):
        family.append(make_story(cast.chief, edition, headline, original=story))
    for each in family:
        workflow.submit(each.pk, cast.chief)
        workflow.approve(each.pk, cast.chief)
    editor.post(do_url(story, "hold"), {"note": "Their lawyer called."})
    for each in family:
        refused = chief.post(do_url(each, "publish"), {"version": each.version})
        assert refused.status_code == 403
    editor.post(do_url(story, "lift_hold"), {"note": "Settled"})
    page = chief.get(do_url(story, "publish"))
    along = {"version": page.context["version"], "along": [x.pk for x in family[1:]]}
    chief.post(do_url(story, "publish"), along)
    assert live() == {each.pk for each in family}
    chief.post(do_url(story, "kill"), {"languages": [x.pk for x in family[1:]]})
    assert live() == set()
    for each in family:
        workflow.restore(each.pk, cast.chief)
        workflow.approve_and_publish(each.pk, cast.chief)
    assert live() == {each.pk for each in family}
    do(chief, "pull", story.pk)
    assert live() == set()
    assert Article.objects.filter(state=Article.State.KILLED).count() == 3
    assert chain.faults() == windows.faults() == []
