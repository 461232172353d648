"""The codes of a phone's app and those for recovery: right, late, wrong or used."""

import json
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from people.sign_in import codes, second_step
from tests.newsroom.second_steps import RECOVERY, required, with_passkey
from tests.newsroom.signing_in import (
    CODE,
    INDEX,
    SECRET,
    app_of,
    browser,
    by_password,
    come_in,
    shown,
    sign_out,
    wrong,
)

__all__ = ["required"]

ADD_APP = reverse("mfa_activate_totp")


def test_an_app_is_set_up_with_its_first_code(cast, monkeypatch):
    client = browser()
    by_password(client, "reporter")
    page = client.get(ADD_APP)
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in page.content.decode()
    monkeypatch.setattr("tests.newsroom.signing_in.SECRET", secret)
    refused = client.post(ADD_APP, {"code": wrong()}).content.decode()
    # The next code is typed into an empty field, at which the page opens.
    assert wrong() not in refused
    assert "autofocus" in refused
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
    # It can be compared with what is written down.
    assert f'value="{kept}"' in page
    assert second_step.codes_left(cast.reporter) == 9


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
