"""The desk's other rooms: who may open and change what, and what is found there."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse, reverse_lazy

from media import intake
from media.models import Image
from people.models import Edition, Person
from tests.cast import make_person
from tests.media_files import jpeg

CHANGE = {
    "people_person": {"editor", "chief"},
    "media_image": {"reporter", "photo", "editor", "chief"},
    "articles_section": {"editor", "chief"},
    "articles_topic": {"editor", "chief"},
    "people_edition": {"chief"},
    "people_user": {"chief"},
}
WHO = ["reporter", "translator", "photo", "editor", "chief"]


@pytest.mark.parametrize("page", CHANGE)
@pytest.mark.parametrize("who", WHO)
def test_only_who_has_the_right_may_add(cast, client, page, who):
    client.force_login(getattr(cast, who))
    answer = client.get(reverse(f"admin:{page}_add"), follow=True)
    assert answer.status_code == (200 if who in CHANGE[page] else 403)


@pytest.mark.parametrize("page", CHANGE)
def test_a_stranger_is_asked_to_sign_in(cast, client, page):
    client.force_login(cast.stranger)
    answer = client.get(reverse(f"admin:{page}_changelist"))
    assert answer.status_code == 302
    assert "/login/" in answer.url


@pytest.mark.parametrize("page", CHANGE)
def test_each_page_opens_for_the_chief(cast, client, page):
    client.force_login(cast.chief)
    assert client.get(reverse(f"admin:{page}_changelist")).status_code == 200


def person_form(**fields):
    form = {
        "name": "Iva Norde",
        "kind": "staff",
        "profiles-TOTAL_FORMS": 0,
        "profiles-INITIAL_FORMS": 0,
    }
    return form | fields


def test_adding_a_person(cast, client):
    client.force_login(cast.editor)
    client.post(reverse("admin:people_person_add"), person_form())
    person = Person.objects.get()
    assert person.slug == "iva-norde"
    assert person.spellings.exists()


def test_a_second_person_of_that_name_is_warned_of(cast, client):
    make_person("Iva Norde", "iva")
    client.force_login(cast.editor)
    address = reverse("admin:people_person_add")
    answer = client.post(address, person_form(name="Norde, Iva"))
    assert "Somebody of that name is here already" in answer.content.decode()
    assert "Norde, Iva" in answer.content.decode()
    assert Person.objects.count() == 1
    client.post(address, person_form(name="Norde, Iva", somebody_else="on"))
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    "typed", ["백소람", "baek so ram", "Baek So-ram", "Soram Baek"]
)
def test_a_person_is_found_by_any_spelling(cast, client, typed):
    make_person("백소람", "baek", cast.ko)
    client.force_login(cast.editor)
    answer = client.get(reverse("admin:people_person_changelist"), {"q": typed})
    assert "백소람" in answer.content.decode()


def test_a_private_address_cannot_be_asked_for(cast, client):
    make_person("Iva Norde", "iva", email="iva@paper.example")
    client.force_login(cast.reporter)
    address = reverse("admin:people_person_changelist")
    answer = client.get(address, {"email__startswith": "iva"})
    assert answer.status_code == 400
    page = client.get(
        reverse("admin:people_person_change", args=[Person.objects.get().pk])
    )
    assert "iva@paper.example" not in page.content.decode()


UPLOAD = reverse_lazy("admin:media_image_upload")


def test_pictures_are_added_on_one_page(cast, client):
    client.force_login(cast.chief)
    answer = client.get(reverse("admin:media_image_add"))
    assert answer.status_code == 302
    assert answer.url == UPLOAD


def test_a_new_picture_has_a_row_for_every_edition(cast, client):
    image = intake.take_in(BytesIO(jpeg()), "The bridge", cast.photo)
    client.force_login(cast.chief)
    page = client.get(reverse("admin:media_image_change", args=[image.pk]))
    [captions] = page.context["inline_admin_formsets"]
    asked = [row.initial["edition"] for row in captions.formset.extra_forms]
    assert asked == [cast.en.pk, cast.ko.pk]


def test_a_file_that_is_no_picture(cast, client):
    client.force_login(cast.photo)
    file = BytesIO(b"<svg onload=alert(1)>")
    file.name = "bridge.jpg"
    answer = client.post(UPLOAD, {"files": file})
    assert "the format SVG" in answer.content.decode()
    assert not Image.objects.exists()


def test_the_joiner_keeps_its_blanks(cast, client):
    client.force_login(cast.chief)
    address = reverse("admin:people_edition_change", args=[cast.en.pk])
    form = client.get(address).context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    data["open_drafts"] = ""
    client.post(address, data | {"name_joiner": " & "})
    assert Edition.objects.get(code="en").name_joiner == " & "


def test_djangos_groups_have_no_page(cast):
    from django.contrib import admin

    assert not admin.site.is_registered(Group)


def test_a_picture_with_a_very_long_name_is_taken(cast, client):
    client.force_login(cast.photo)
    file = BytesIO(jpeg())
    file.name = f"{'a' * 290}.jpg"
    client.post(UPLOAD, {"files": file})
    assert Image.objects.get().name == "a" * 200


def test_a_reporter_deletes_own_pictures_only(cast, client):
    own, other = (
        intake.take_in(BytesIO(jpeg(colour=(n, n, n))), str(n), by)
        for n, by in ((1, cast.reporter), (2, cast.photo))
    )
    client.force_login(cast.reporter)
    for image in (own, other):
        client.post(reverse("admin:media_image_delete", args=[image.pk]), {"post": "y"})
    assert list(Image.objects.all()) == [other]
    client.force_login(cast.photo)
    client.post(reverse("admin:media_image_delete", args=[other.pk]), {"post": "y"})
    assert not Image.objects.exists()


def test_a_sign_in_without_a_role_is_pointed_out(cast, client):
    client.force_login(cast.chief)
    rows = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    words = {"username": "newcomer", "password1": "open sesame 12"}
    words["password2"] = words["password1"]
    page = client.post(reverse("admin:people_user_add"), words | rows, follow=True)
    assert "Without a role, newcomer cannot enter" in page.content.decode()


def test_the_chief_sets_a_password(cast, client):
    client.force_login(cast.chief)
    address = reverse("admin:auth_user_password_change", args=[cast.reporter.pk])
    page = client.get(address)
    assert 'name="usable_password"' not in page.content.decode()
    assert client.post(address, {"password1": "", "password2": ""}).status_code == 200
    words = dict.fromkeys(("password1", "password2"), "another sesame 13")
    assert client.post(address, words).status_code == 302
    cast.reporter.refresh_from_db()
    assert cast.reporter.check_password("another sesame 13")


def test_choosers_tell_two_of_one_name_apart(cast, client):
    make_person("Ansel Toor", "ansel-toor", kind="agency")
    client.force_login(cast.chief)
    query = "app_label=articles&model_name=byline&field_name=person&term=Ansel"
    found = client.get(f"{reverse('admin:autocomplete')}?{query}").json()["results"]
    assert [each["text"] for each in found] == ["Ansel Toor · agency"]
