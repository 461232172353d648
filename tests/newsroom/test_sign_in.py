"""The door of the desk: name and password, then a second step; or a passkey alone."""

import json
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from people.models import User
from people.sign_in import codes, second_step
from tests.newsroom.signing_in import (
    ACCOUNT,
    CODE,
    INDEX,
    LOGIN,
    SECRET,
    SET_UP,
    app_of,
    browser,
    by_password,
    come_in,
    options_in,
    shown,
    sign_out,
    wrong,
)
from tests.passkey import Device

PASSKEY = reverse("mfa_login_webauthn")
ADD_PASSKEY = reverse("mfa_add_webauthn")
ADD_APP = reverse("mfa_activate_totp")
RECOVERY = reverse("mfa_view_recovery_codes")
ORIGIN = "http://localhost"


@pytest.fixture(autouse=True)
def required(settings):
    settings.NEWSROOM_SECOND_STEP = True


def with_passkey(client, **options) -> Device:
    """Added by whoever is signed in there."""
    device = Device(ORIGIN, **options)
    made = device.create(options_in(client.get(ADD_PASSKEY)))
    answer = client.post(ADD_PASSKEY, {"name": "Work laptop", "credential": made})
    assert answer.status_code == 302
    return device


def use_passkey(client, device, **more):
    asked = client.get(PASSKEY, headers={"accept": "application/json"}).json()
    signed = device.get(asked["request_options"]["publicKey"])
    return client.post(PASSKEY, {"credential": signed, **more})


def test_it_works(cast):
    app_of(cast.editor)
    client = browser()
    answer = by_password(client, "editor", next="/admin/articles/article/")
    assert answer.url == CODE
    assert client.get(INDEX).status_code == 302
    answer = client.post(CODE, {"code": shown()})
    assert answer.url == "/admin/articles/article/"
    assert client.get(INDEX).status_code == 200


def test_who_has_none_sets_it_up_first(cast):
    client = browser()
    answer = by_password(client, "reporter", next="/admin/articles/article/")
    for address in (INDEX, ACCOUNT, "/admin/articles/article/add/", answer.url):
        assert client.get(address, headers={"accept": "text/html"}).url == SET_UP
    client.get("/favicon.ico")
    assert "Set up a passkey" in client.get(SET_UP).content.decode()
    with_passkey(client)
    page = client.get(RECOVERY).content.decode()
    assert page.count("<code>") == 10
    assert 'href="/admin/articles/article/"' in page
    assert "<code>" not in client.get(RECOVERY).content.decode()
    assert client.get(INDEX).status_code == 200


def test_a_passkey_alone_signs_in(cast):
    client = browser()
    by_password(client, "reporter")
    device = with_passkey(client)
    other = browser("203.0.113.9")
    answer = use_passkey(other, device, next="/admin/articles/article/")
    assert answer.url == "/admin/articles/article/"
    assert other.get(INDEX).wsgi_request.user == cast.reporter


def test_a_key_that_asks_nobody_follows_the_password(cast):
    client = browser()
    by_password(client, "reporter")
    device = with_passkey(client, verifies=False)
    other = browser()
    assert use_passkey(other, device).url == LOGIN
    by_password(other, "reporter")
    signed = device.get(options_in(other.get(CODE)))
    assert other.post(CODE, {"credential": signed}).status_code == 302
    assert other.get(INDEX).status_code == 200


def test_an_app_is_set_up_with_its_first_code(cast, monkeypatch):
    client = browser()
    by_password(client, "reporter")
    page = client.get(ADD_APP)
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in page.content.decode()
    monkeypatch.setattr("tests.newsroom.signing_in.SECRET", secret)
    refused = client.post(ADD_APP, {"code": wrong()}).content.decode()
    assert "check that the clock of the phone" in refused
    # The key is still there to be copied, in fours.
    assert f'<code class="account-secret">{secret[:4]} {secret[4:8]} ' in refused
    assert "<details open>" in refused
    # Its clock is two minutes late, and its digits are typed as the app groups them.
    late = shown(-4)
    answer = client.post(ADD_APP, {"code": f"{late[:3]} {late[3:]}"}, follow=True)
    assert "off by about 2 min" in answer.content.decode()
    sign_out(client)
    by_password(client, "reporter")
    assert client.post(CODE, {"code": late}).status_code == 200
    assert client.post(CODE, {"code": shown(-3)}).status_code == 302
    row = Authenticator.objects.get(type="totp").data
    assert secret not in json.dumps(row)


def test_no_code_is_taken_twice(cast):
    app_of(cast.editor)
    assert come_in(browser(), cast.editor).status_code == 302
    answer = come_in(browser(), cast.editor)
    assert "This code was used already" in answer.content.decode()


def test_a_clock_that_is_two_minutes_off(cast):
    """Known after two codes that follow each other, and then like any other."""
    app, now = app_of(cast.editor), 1_800_000_000

    def use(off, seconds=0):
        """What a phone shows that is `off` half minutes before ours."""
        counter = (now + seconds) // codes.PERIOD + off
        return codes.use(
            app, format_hotp_value(hotp_value(SECRET, counter)), now + seconds
        )

    assert use(-5) == codes.WRONG
    assert use(-4) == codes.NEXT
    assert use(-4) == codes.NEXT
    assert use(-2) == codes.NEXT
    assert use(-4, 30) == codes.NEXT
    assert use(-4, 60) == codes.RIGHT
    assert use(-4, 60) == codes.USED
    assert use(-4, 90) == codes.RIGHT
    # The clock is set right.
    assert use(0, 120) == codes.NEXT
    assert use(0, 150) == codes.RIGHT
    assert use(-1, 150) == codes.USED


def test_a_recovery_code_works_once(cast):
    client = browser()
    by_password(client, "reporter")
    with_passkey(client)
    kept = client.get(RECOVERY).context["codes"][0]
    for works in (True, False):
        other = browser()
        by_password(other, "reporter")
        answer = other.post(CODE, {"code": kept})
        assert (answer.status_code == 302) is works
        if works:
            page = other.get(INDEX).content.decode()
            assert "You came in with a recovery code" in page
            assert "9 are left" in page
            assert "You came in with" not in other.get(INDEX).content.decode()
    page = answer.content.decode()
    assert "This recovery code was used already, or is not one of yours." in page
    assert "check that the clock" not in page
    assert second_step.codes_left(cast.reporter) == 9


def test_the_last_means_stays(cast):
    client = browser()
    by_password(client, "reporter")
    with_passkey(client)
    key = Authenticator.objects.get(type="webauthn")
    address = reverse("mfa_remove_webauthn", args=[key.pk])
    assert "Add another one first" in client.post(address).content.decode()
    app_of(cast.reporter)
    assert client.post(address).status_code == 302
    remove = reverse("mfa_deactivate_totp")
    assert "Add another one first" in client.post(remove).content.decode()
    assert [each.type for each in second_step.means_of(cast.reporter)] == ["totp"]


def test_with_the_last_means_the_recovery_codes_go(cast, settings, tmp_path):
    settings.NEWSROOM_SECOND_STEP = False
    settings.NEWSROOM_DATA = tmp_path
    (tmp_path / "sample-password").write_text("x")
    client = browser()
    by_password(client, "reporter")
    with_passkey(client)
    page = client.get(ACCOUNT).content.decode()
    assert "a second step is not required" in page
    assert "the second step is off" not in page
    key = Authenticator.objects.get(type="webauthn")
    address = reverse("mfa_remove_webauthn", args=[key.pk])
    page = client.get(address).content.decode()
    assert "you will be signed out everywhere else" in page
    assert "your recovery codes stop working with it" in page
    page = client.post(address, follow=True).content.decode()
    assert "The passkey is removed" in page
    assert "Your recovery codes stopped working" in page
    assert "the second step is off" in page
    assert not Authenticator.objects.exists()


def test_passkeys_have_names(cast):
    client = browser()
    by_password(client, "reporter")
    with_passkey(client)
    key = Authenticator.objects.get(type="webauthn")
    address = reverse("mfa_edit_webauthn", args=[key.pk])
    page = client.post(address, {"name": "Blue <key>"}, follow=True).content.decode()
    assert "The passkey is called “Blue &lt;key&gt;” now." in page
    assert "Blue &lt;key&gt;" in client.get(ACCOUNT).content.decode()
    assert client.post(address, {"name": ""}).status_code == 200


def test_passkeys_of_others_are_not_there(cast):
    client = browser()
    by_password(client, "reporter")
    with_passkey(client)
    key = Authenticator.objects.get(type="webauthn")
    other = browser()
    app_of(cast.editor)
    come_in(other, cast.editor)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert other.get(reverse(name, args=[key.pk])).status_code == 404


BROKEN = [
    "",
    "{",
    "[]",
    "7",
    "null",
    "{}",
    '{"response": 5}',
    '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}',
    '{"response": {"userHandle": "////"}}',
    '{"response": {"userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}}',
]


@pytest.mark.parametrize("sent", BROKEN)
def test_a_broken_passkey_is_told(cast, sent):
    client = browser()
    client.get(PASSKEY, headers={"accept": "application/json"})
    answer = client.post(PASSKEY, {"credential": sent, "next": INDEX}, follow=True)
    assert answer.status_code == 200
    assert answer.wsgi_request.path == LOGIN
    by_password(client, "reporter")
    assert client.post(ADD_PASSKEY, {"credential": sent}).status_code == 200


def test_refusals_tell_nothing_of_who_there_is(cast):
    User.objects.filter(pk=cast.colleague.pk).update(is_active=False)
    pages = [
        by_password(browser(), name, password)
        for name, password in (
            ("editor", "wrong"),
            ("nobody at all", "wrong"),
            ("colleague", "open sesame 12"),
        )
    ]
    assert {each.status_code for each in pages} == {200}
    said = {str(each.context["form"].non_field_errors()) for each in pages}
    assert len(said) == 1
    assert 'value="editor"' in pages[0].content.decode()


def test_who_has_no_role_does_not_come_in(cast):
    page = by_password(browser(), "stranger").content.decode()
    assert "Ask the chief editor for one" in page


@pytest.mark.parametrize(
    "next_", ["https://evil.example/", "//evil.example", "javascript:1"]
)
def test_nobody_is_led_elsewhere(cast, next_):
    app_of(cast.editor)
    client = browser()
    by_password(client, "editor", next=next_)
    assert client.post(CODE, {"code": shown()}).url == INDEX


def test_another_name_may_be_typed_in_between(cast):
    app_of(cast.editor)
    client = browser()
    by_password(client, "editor")
    assert client.get(LOGIN).url == CODE
    assert client.get(f"{LOGIN}?anew").status_code == 200
    by_password(client, "editor")
    assert by_password(client, "reporter").status_code == 302
    assert client.get(SET_UP).wsgi_request.user == cast.reporter


def test_a_sign_in_that_began_before_a_reset_begins_anew(cast):
    app_of(cast.editor)
    client = browser()
    by_password(client, "editor")
    second_step.remove(cast.editor)
    assert client.post(CODE, {"code": shown()}).url == LOGIN
    assert client.get(LOGIN).status_code == 200


def test_another_secret_key_makes_no_code_right(cast, settings):
    app_of(cast.editor)
    settings.SECRET_KEY = "another one altogether"
    empty = codes.format_hotp_value(
        codes.hotp_value("", int(time.time()) // codes.PERIOD)
    )
    by_password(client := browser(), "editor")
    assert client.post(CODE, {"code": empty}).status_code == 200


def test_wrong_codes_of_somebody_else_are_told(cast):
    app_of(cast.editor)
    thief = browser("203.0.113.66")
    by_password(thief, "editor")
    for _ in range(3):
        thief.post(CODE, {"code": wrong()})
    client = browser()
    by_password(client, "editor")
    client.post(CODE, {"code": wrong()})
    client.post(CODE, {"code": shown()})
    page = client.get(INDEX).content.decode()
    assert "3 wrong codes were typed after your right password" in page
    sign_out(client)
    come_in(client, cast.editor, off=1)
    assert "wrong codes were typed" not in client.get(INDEX).content.decode()


def test_the_sample_says_that_it_is_off(cast, settings, tmp_path):
    settings.NEWSROOM_SECOND_STEP = False
    settings.NEWSROOM_DATA = tmp_path
    assert "NEWSROOM_SECOND_STEP" in browser().get(LOGIN).content.decode()
    (tmp_path / "sample-password").write_text("x")
    client = browser()
    assert "In this sample newsroom" in client.get(LOGIN).content.decode()
    assert by_password(client, "reporter").url == INDEX
    assert "In this sample newsroom" in client.get(INDEX).content.decode()
