"""The door of the desk: name and password, then a second step; or a passkey alone."""

import pytest

from people.models import User
from people.sign_in import second_step
from tests.newsroom.second_steps import RECOVERY, required, with_passkey
from tests.newsroom.signing_in import (
    ACCOUNT,
    CODE,
    INDEX,
    LOGIN,
    SET_UP,
    app_of,
    browser,
    by_password,
    shown,
)

__all__ = ["required"]


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


def test_the_sample_says_that_it_is_off(cast, settings, tmp_path):
    settings.NEWSROOM_SECOND_STEP = False
    settings.NEWSROOM_DATA = tmp_path
    assert "NEWSROOM_SECOND_STEP" in browser().get(LOGIN).content.decode()
    (tmp_path / "sample-password").write_text("x")
    client = browser()
    assert "In this sample newsroom" in client.get(LOGIN).content.decode()
    assert by_password(client, "reporter").url == INDEX
    assert "In this sample newsroom" in client.get(INDEX).content.decode()
