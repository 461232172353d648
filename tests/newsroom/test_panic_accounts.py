"""Accounts in an emergency: frozen, opened again, signed out."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.urls import reverse

from articles import workflow
from articles.models import Autosave, Emergency
from articles.refused import Refused
from newsroom.panic.accounts import freeze_account
from people.models import User
from people.roles import Role
from people.session_length import LENGTHS
from people.sign_in import sessions
from tests.articles.live_pages import OpenPage
from tests.cast import make_user
from tests.newsroom.emergency import address, chief, do

__all__ = ["chief"]


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
        page = do(chief, "sign-out-all").content.decode()
        # Their own, under its new key.
        assert page.count("signed in in 1 browser") == 1
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
