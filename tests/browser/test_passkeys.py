"""Passkeys in a real browser, whose virtual device makes and signs with them."""

import pytest

from newsroom.processes import wait_until_healthy
from tests.running import RunningNewsroom

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


def with_device(page):
    """What a laptop has built in; its ways of failing are given later."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return session, made["authenticatorId"]


# Nobody else signs in under these two names: they have a second step from here on.
def come_in(newsroom, page, name="vennick"):
    page.goto(f"{newsroom.desk}/admin/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", newsroom.password)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#logout-form")


def sign_out(page):
    page.click("#logout-form button")
    page.wait_for_selector("text=You are signed out")


def test_register_sign_out_sign_in(newsroom_processes, page):
    newsroom, (session, device) = newsroom_processes, with_device(page)
    come_in(newsroom, page)
    page.goto(f"{newsroom.desk}/account/")
    page.click("text=Add a passkey")
    page.fill("[name=name]", "Work laptop")
    page.click("text=Make the passkey")
    page.wait_for_selector(".account-codes")
    assert page.locator(".account-codes li").count() == 10
    sign_out(page)

    # The second step after the password, then the passkey alone.
    page.goto(f"{newsroom.desk}/admin/login/?next=/account/")
    page.fill("[name=username]", "vennick")
    page.fill("[name=password]", newsroom.password)
    page.press("[name=password]", "Enter")
    page.click("text=Use a passkey")
    page.wait_for_selector("td:text-is('Work laptop')")
    sign_out(page)
    page.goto(f"{newsroom.desk}/admin/login/?next=/account/")
    page.click("text=Sign in with a passkey")
    page.wait_for_selector("td:text-is('Work laptop')")

    # Whoever holds the device is not its owner.
    sign_out(page)
    session.send(
        "WebAuthn.setUserVerified",
        {"authenticatorId": device, "isUserVerified": False},
    )
    page.goto(f"{newsroom.desk}/admin/login/")
    page.click("text=Sign in with a passkey")
    page.wait_for_selector(".account-said:not([hidden])")
    assert page.locator("#logout-form").count() == 0


@pytest.fixture
def strict_newsroom(database_server, newsroom_processes):
    """The same newsroom at a second desk that asks everybody for a second step."""
    strict = RunningNewsroom(
        database_server, newsroom_processes.database, newsroom_processes.data
    )
    strict.environment["NEWSROOM_SECOND_STEP"] = "1"
    strict.start("desk")
    wait_until_healthy(strict.processes.values())
    yield strict
    strict.__exit__()


def test_whoever_has_none_is_led_to_it(strict_newsroom, page):
    with_device(page)
    come_in(strict_newsroom, page, "tarrick")
    assert page.url.endswith("/account/set-up/")
    way_out, paper = page.evaluate("""() => [
        getComputedStyle(document.querySelector('#content #logout-form button')).color,
        getComputedStyle(document.body).backgroundColor,
    ]""")
    assert way_out != paper
    page.click("text=Set up a passkey")
    page.click("text=Make the passkey")
    page.wait_for_selector(".account-codes")
    page.click("text=I have kept them")
    page.wait_for_url("**/admin/")
    assert page.locator(".desk-rooms").count() == 1
