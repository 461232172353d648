"""Where somebody is signed in, for how long, and who ends it."""

import time

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.db.models import F
from django.urls import reverse

from people.models import Membership, User
from people.roles import Role
from people.session_length import LENGTHS
from people.sign_in import browsers, second_step, sessions
from tests.newsroom.signing_in import (
    ACCOUNT,
    INDEX,
    LOGIN,
    PASSWORD,
    SET_UP,
    app_of,
    browser,
    by_password,
    come_in,
)

END = reverse("account_end_sessions")
PASSWORD_CHANGE = reverse("admin:password_change")
NEW = "lantern far away 7"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


def signed_in(name, agent=FIREFOX):
    client = browser()
    client.defaults["HTTP_USER_AGENT"] = agent
    assert by_password(client, name).status_code == 302
    return client


def is_in(client):
    return client.get(INDEX).status_code == 200


def chiefs_page(user):
    return reverse("admin:people_user_sign_in", args=[user.pk])


def test_it_works(cast):
    here, phone = signed_in("reporter"), signed_in("reporter", SAFARI)
    page = here.get(ACCOUNT).content.decode()
    assert "Firefox on Linux" in page
    assert "Safari on iPhone" in page
    row = next(
        each for each in here.get(ACCOUNT).context["sessions"] if not each.is_here
    )
    here.post(reverse("account_end_session", args=[row.pk]))
    assert is_in(here)
    assert not is_in(phone)


def test_little_is_kept_of_a_browser(cast):
    signed_in("reporter")
    row = UserSession.objects.get()
    assert (row.user_agent, row.ip) == ("Firefox/Linux", "0.0.0.0")
    for agent in ("Opera/Windows", "/", "Safari/iPhone"):
        assert browsers.shortened(agent) == agent
    assert browsers.shortened("my/own secret browser") == "/"


def test_all_or_all_others(cast):
    here, other = signed_in("reporter"), signed_in("reporter")
    here.post(END, {"others": "1"})
    assert is_in(here)
    assert not is_in(other)
    other = signed_in("reporter")
    assert other.post(END).url == LOGIN
    assert not is_in(here)
    assert not is_in(other)
    assert is_in(signed_in("reporter"))


def test_sessions_of_others_are_not_there(cast):
    signed_in("editor")
    row = UserSession.objects.get()
    answer = signed_in("reporter").post(reverse("account_end_session", args=[row.pk]))
    assert answer.status_code == 404
    assert UserSession.objects.filter(pk=row.pk).exists()


def test_a_changed_password_ends_the_others(cast):
    here, other = signed_in("reporter"), signed_in("reporter")
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert here.post(PASSWORD_CHANGE, sent).status_code == 302
    assert is_in(here)
    assert not is_in(other)
    assert [each.is_here for each in here.get(ACCOUNT).context["sessions"]] == [True]


def test_a_request_under_way_does_not_bring_a_session_back(cast):
    """What saves its session again behind the end is signed out all the same."""
    client = signed_in("reporter")
    kept = dict(client.session)
    sessions.end_sessions(cast.reporter)
    store = client.session
    store.update(kept)
    store.save()
    client.cookies["newsroom_desk"] = store.session_key
    assert not is_in(client)


@pytest.mark.parametrize("key", [sessions.BEGUN, sessions.SEEN])
def test_sessions_run_out_by_role(cast, key):
    """The chief's before the reporter's; of two roles the shorter counts."""
    length = LENGTHS[Role.CHIEF]
    span = length.whole if key == sessions.BEGUN else length.unused

    def later(name):
        client = signed_in(name)
        store = client.session
        store[key] = time.time() - span.total_seconds() - 60
        store.save()
        return is_in(client)

    assert later("reporter")
    assert not later("chief")
    Membership.objects.create(user=cast.reporter, role=Role.CHIEF)
    assert not later("reporter")


def test_an_open_first_page_is_no_use(cast):
    client = signed_in("reporter")
    store = client.session
    store[sessions.SEEN] = before = time.time() - 3600
    store.save()
    client.get(reverse("admin:waiting"))
    assert client.session[sessions.SEEN] == before
    client.get(INDEX)
    assert client.session[sessions.SEEN] > before


def test_something_of_the_sign_in_is_changed_by_its_owner_alone(cast):
    app_of(cast.reporter)
    client = browser()
    come_in(client, cast.reporter)
    store = client.session
    store[sessions.BEGUN] = time.time() - 3600
    store.save()
    address = reverse("mfa_generate_recovery_codes")
    again = client.get(address).url
    assert again.startswith(reverse("account_reauthenticate"))
    assert "not your password" in client.post(again, {"password": "x"}).content.decode()
    assert client.post(again, {"password": PASSWORD}).url == address
    assert client.get(address).status_code == 200


def test_the_chief_helps_after_a_lost_phone(cast, settings):
    settings.NEWSROOM_SECOND_STEP = True
    for each in (cast.chief, cast.editor):
        app_of(each)
    chief, editor = browser(), browser()
    come_in(chief, cast.chief)
    come_in(editor, cast.editor)
    address = chiefs_page(cast.editor)
    assert "App for codes" in chief.get(address).content.decode()
    page = chief.post(address, {"reset": "1"}, follow=True).content.decode()
    assert "First say that you made sure" in page
    assert is_in(editor)
    sure = {"reset": "1", "sure": "1"}
    page = chief.post(address, sure, follow=True).content.decode()
    assert "is removed" in page
    assert not is_in(editor)
    by_password(editor, "editor")
    assert editor.get(INDEX).url == SET_UP
    said = LogEntry.objects.get(object_id=cast.editor.pk).change_message
    assert said == "Removed the second step."


def test_the_chief_ends_sessions_of_others(cast):
    chief, reporter = signed_in("chief"), signed_in("reporter")
    row = UserSession.objects.get(user=cast.reporter)
    chief.post(chiefs_page(cast.reporter), {"end": row.pk})
    assert not is_in(reporter)
    reporter, second = signed_in("reporter"), signed_in("reporter")
    chief.post(chiefs_page(cast.reporter), {"end_all": "1"})
    assert not is_in(reporter)
    assert not is_in(second)
    assert LogEntry.objects.filter(object_id=cast.reporter.pk).count() == 2
    for sent in ({"end": "x"}, {"end": "9" * 40}, {}):
        assert chief.post(chiefs_page(cast.reporter), sent).status_code == 302


def test_the_chief_does_not_take_off_their_own(cast):
    app_of(cast.chief)
    chief = browser()
    come_in(chief, cast.chief)
    chief.post(chiefs_page(cast.chief), {"reset": "1", "sure": "1"})
    assert second_step.has_means(cast.chief)


def test_a_new_password_or_a_switch_by_the_chief_ends_them(cast):
    chief, reporter = signed_in("chief"), signed_in("reporter")
    address = reverse("admin:auth_user_password_change", args=[cast.reporter.pk])
    chief.post(address, {"password1": NEW, "password2": NEW})
    assert not is_in(reporter)
    assert User.objects.get(pk=cast.reporter.pk).sessions_ended_at


def test_the_only_chief_is_let_in_by_the_server(cast, settings, capsys):
    settings.NEWSROOM_SECOND_STEP = True
    app_of(cast.chief)
    client = browser()
    come_in(client, cast.chief)
    call_command("remove_second_step", "chief")
    assert not is_in(client)
    by_password(client, "chief")
    assert client.get(INDEX).url == SET_UP
    assert "on the server" in LogEntry.objects.get().change_message
    with pytest.raises(CommandError):
        call_command("remove_second_step", "nobody")


def test_the_list_knows_what_is_over(cast):
    client = signed_in("reporter")
    signed_in("reporter")
    old = LENGTHS[Role.REPORTER].whole
    newest = UserSession.objects.latest("pk")
    UserSession.objects.filter(pk=newest.pk).update(created_at=F("created_at") - old)
    assert len(client.get(ACCOUNT).context["sessions"]) == 1
