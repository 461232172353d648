"""The chief names who is on duty; nobody names themselves."""

import pytest
from django.urls import reverse

from people.models import Duty
from tests.articles.desk_forms import fields

ADD = "admin:people_duty_add"


@pytest.fixture
def chief(client, cast):
    client.force_login(cast.chief)
    return client


def night(edition, user, **more):
    return {
        "edition": edition.pk,
        "user": user.pk,
        "starts": "2026-12-01T20:00",
        "ends": "2026-12-02T08:00",
        "nights": "1",
        **more,
    }


def test_it_works(chief, cast):
    response = chief.post(reverse(ADD), night(cast.ko, cast.korean_editor))
    assert response.status_code == 302
    duty = Duty.objects.get()
    assert duty.starts.isoformat() == "2026-12-01T11:00:00+00:00"
    page = chief.get(reverse("admin:people_duty_changelist")).content.decode()
    assert "2026-12-01 20:00 Asia/Seoul" in page


def test_several_nights_at_once(chief, cast):
    cast.en.time_zone = "Europe/London"
    cast.en.save()
    sent = night(cast.en, cast.editor, starts="2026-10-23T20:00", nights="3")
    chief.post(reverse(ADD), sent | {"ends": "2026-10-24T08:00"})
    starts = [each.starts.astimezone(cast.en.zone) for each in Duty.objects.all()]
    assert [f"{at:%d %H:%M %Z}" for at in starts] == [
        "23 20:00 BST",
        "24 20:00 BST",
        "25 20:00 GMT",
    ]


def test_a_night_is_given_to_somebody_else(chief, cast):
    chief.post(reverse(ADD), night(cast.en, cast.editor))
    address = reverse("admin:people_duty_change", args=[Duty.objects.get().pk])
    assert "nights" not in fields(chief.get(address), "duty_form")
    response = chief.post(address, night(cast.en, cast.chief))
    assert response.status_code == 302
    assert Duty.objects.get().user == cast.chief


def test_only_an_editor_of_the_edition(chief, cast):
    offered = chief.get(reverse(ADD)).context["adminform"].form.fields["user"].queryset
    assert set(offered) == {cast.editor, cast.korean_editor, cast.chief}
    for user, said in (
        (cast.reporter, "Choose an editor."),
        (cast.korean_editor, "korean_editor is no editor of English."),
    ):
        response = chief.post(reverse(ADD), night(cast.en, user))
        assert said in response.content.decode()
    assert not Duty.objects.exists()


def test_deleting_a_night_names_the_edition_and_the_night(chief, cast):
    chief.post(reverse(ADD), night(cast.ko, cast.korean_editor))
    address = reverse("admin:people_duty_delete", args=[Duty.objects.get().pk])
    page = chief.get(address).content.decode()
    assert "korean_editor · 한국어 · 2026-12-01 20:00 – 08:00" in page


def test_it_ends_after_it_starts(chief, cast):
    sent = night(cast.en, cast.editor, ends="2026-12-01T08:00")
    response = chief.post(reverse(ADD), sent)
    assert "It ends before it starts." in response.content.decode()


def test_an_editor_names_nobody(client, cast):
    client.force_login(cast.editor)
    assert client.get(reverse(ADD)).status_code == 403
    sent = night(cast.en, cast.editor)
    assert client.post(reverse(ADD), sent).status_code == 403
    assert not Duty.objects.exists()
