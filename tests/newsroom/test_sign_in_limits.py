"""Guessing is slow, and no flood of strangers keeps the real editor out."""

from datetime import timedelta

import pytest
from django.db.models import F

from people.models import SignInLimit
from people.sign_in import guessing
from people.sign_in.limits import Limit, take
from tests.newsroom.signing_in import (
    CODE,
    app_of,
    browser,
    by_password,
    come_in,
    shown,
    sign_out,
    wrong,
)

WAIT = "Too many wrong tries"


@pytest.fixture(autouse=True)
def required(settings):
    settings.NEWSROOM_SECOND_STEP = True
    settings.NEWSROOM_PROXIES = 1


@pytest.fixture
def editor(cast):
    app_of(cast.editor)
    return cast.editor


def stranger(number):
    client = browser("10.0.0.1")
    client.defaults["HTTP_X_FORWARDED_FOR"] = f"203.0.{number // 250}.{number % 250}"
    return client


def is_answered(client, name="editor", password="wrong"):
    """Whether the password was looked at."""
    return WAIT not in by_password(client, name, password).content.decode()


def pass_time(minutes):
    SignInLimit.objects.update(at=F("at") - timedelta(minutes=minutes))


def test_it_works(db):
    limit = Limit(3, minutes=3)
    assert [take("x", limit) for _ in range(4)] == [0, 0, 0, 60]
    assert take("y", limit) == 0
    pass_time(1)
    assert [take("x", limit) for _ in range(2)] == [0, 60]


def test_one_address_has_few_guesses(editor):
    answered = sum(is_answered(stranger(1)) for _ in range(12))
    assert answered == guessing.HERE.most
    assert is_answered(stranger(2))
    pass_time(guessing.HERE.minutes)
    assert is_answered(stranger(1))


def test_strangers_share_what_there_is(editor):
    answered = sum(is_answered(stranger(n)) for n in range(guessing.STRANGERS.most + 8))
    assert answered == guessing.STRANGERS.most
    # One more hour brings no more than an hour does.
    pass_time(60)
    assert is_answered(stranger(500))


def test_the_editor_comes_in_under_a_flood(editor):
    known = browser()
    assert come_in(known, editor).status_code == 302
    sign_out(known)
    for number in range(guessing.STRANGERS.most + 1):
        by_password(stranger(number), "editor", "wrong")
    assert WAIT in by_password(stranger(900), "editor").content.decode()
    by_password(known, "editor", "a slip of the finger")
    by_password(known, "Editor")
    assert known.post(CODE, {"code": shown(1)}).status_code == 302


def test_a_stolen_password_guesses_no_codes(editor):
    known = browser()
    come_in(known, editor)
    sign_out(known)
    answered = 0
    for number in range(guessing.CODE_STRANGERS.most + 4):
        thief = stranger(number)
        by_password(thief, "editor")
        said = thief.post(CODE, {"code": wrong()}).content.decode()
        answered += WAIT not in said
        # Nobody is sent to recovery codes, which wait like all codes.
        assert ("Type one of your recovery codes" in said) is (WAIT not in said)
        assert ("Recovery codes have to wait, too." in said) is (WAIT in said)
    assert answered == guessing.CODE_STRANGERS.most
    assert come_in(known, editor, off=1).status_code == 302


def test_a_browser_is_known_to_its_own_person_alone(cast, editor):
    known = browser()
    come_in(known, editor)
    sign_out(known)
    for _ in range(guessing.HERE.most):
        assert is_answered(known, "chief")
    assert not is_answered(known, "chief")
    assert is_answered(known)


def test_a_made_up_mark_is_none(editor):
    client = browser()
    client.cookies["newsroom_desk_known"] = "WyJ4Il0:1a:forged"
    assert sum(is_answered(client) for _ in range(12)) == guessing.HERE.most


def test_a_name_that_nobody_has_waits_alike(cast):
    assert sum(is_answered(stranger(1), "who") for _ in range(12)) == guessing.HERE.most


def test_no_name_and_no_address_is_kept(editor):
    by_password(browser("203.0.113.200"), "editor", "wrong")
    kept = " ".join(SignInLimit.objects.values_list("key", flat=True))
    assert kept
    assert "editor" not in kept
    assert "203.0" not in kept
