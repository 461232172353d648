"""Passkeys: alone, behind a password, named, removed, or broken."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from people.sign_in import second_step
from tests.newsroom.second_steps import (
    ADD_PASSKEY,
    PASSKEY,
    required,
    use_passkey,
    with_passkey,
)
from tests.newsroom.signing_in import (
    ACCOUNT,
    CODE,
    INDEX,
    LOGIN,
    app_of,
    browser,
    by_password,
    come_in,
    options_in,
)

__all__ = ["required"]


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
