"""The empty desk lets the first chief editor be made, once."""

import pytest
from django.urls import reverse

from newsroom.first_chief import setup_code
from people.models import Membership, Person, User
from people.roles import Role, may

LOGIN = reverse("admin:login")
SENT = {
    "first_chief": "1",
    "username": "hester",
    "name": "Hester Quillane",
    "password1": "lantern far away 7",
    "password2": "lantern far away 7",
}


@pytest.fixture
def at_home(db, client, settings, tmp_path):
    """The desk as `make run` has it, with nobody who can sign in."""
    settings.NEWSROOM_DEBUG = True
    settings.NEWSROOM_DATA = tmp_path
    client.defaults["HTTP_HOST"] = "localhost"
    return client


@pytest.fixture
def in_production(at_home, settings):
    settings.NEWSROOM_DEBUG = False
    return at_home


def test_it_works(at_home):
    assert "Make the first chief editor" in at_home.get(LOGIN).content.decode()
    response = at_home.post(LOGIN, SENT)
    assert response.url == reverse("admin:index")
    user = User.objects.get()
    assert may(user, "sign_ins")
    assert Membership.objects.get().role == Role.CHIEF
    assert user.person.name == "Hester Quillane"
    page = at_home.get(response.url).content.decode()
    assert "Make an edition" in page
    assert reverse("admin:people_edition_add") in page


def test_somebody_who_does_not_write_needs_no_name(at_home):
    at_home.post(LOGIN, SENT | {"name": ""})
    assert User.objects.get().person is None
    assert not Person.objects.exists()


def test_on_a_server_it_takes_the_code(in_production):
    page = in_production.get(LOGIN).content.decode()
    assert "manage.py setup_code" in page
    for code in ("", "guessed"):
        answer = in_production.post(LOGIN, SENT | {"code": code})
        assert answer.status_code == 200
        assert not User.objects.exists()
    assert 'value="hester"' in answer.content.decode()
    in_production.post(LOGIN, SENT | {"code": setup_code()})
    assert User.objects.exists()


def test_behind_another_host_name_it_takes_the_code(at_home, settings):
    settings.ALLOWED_HOSTS = ["desk.paper.example"]
    at_home.post(LOGIN, SENT, headers={"host": "desk.paper.example"})
    assert not User.objects.exists()


def test_a_weak_password_keeps_what_was_typed(at_home):
    weak = {"password1": "12345678", "password2": "12345678"}
    page = at_home.post(LOGIN, SENT | weak).content.decode()
    assert 'value="hester"' in page
    assert 'value="Hester Quillane"' in page
    assert not User.objects.exists()


def test_the_second_is_told_to_sign_in(at_home, client):
    at_home.post(LOGIN, SENT)
    at_home.logout()
    response = at_home.post(LOGIN, SENT | {"username": "mallory"}, follow=True)
    assert "made already" in response.content.decode()
    assert User.objects.count() == 1


def test_a_desk_with_people_shows_the_sign_in(at_home, cast):
    page = at_home.get(LOGIN).content.decode()
    assert "Make the first chief editor" not in page
    assert 'name="password"' in page
