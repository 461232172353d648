"""Choosing a person by a few letters of the name: the nearest comes first."""

import pytest
from django.urls import reverse

from people.models import Profile
from people.spelling import respell
from tests.cast import make_person


@pytest.fixture
def chooser(client, cast):
    """What the chooser of credits offers, in its order."""
    client.force_login(cast.editor)

    def offered(term):
        asked = {"app_label": "articles", "model_name": "byline"}
        asked |= {"field_name": "person", "term": term}
        answer = client.get(reverse("admin:autocomplete"), asked)
        return [each["text"].split(" · ")[0] for each in answer.json()["results"]]

    return offered


@pytest.mark.parametrize("term", ["Seo", "seo", "Seo Y", "서", "서윤"])
def test_whose_family_is_called_so_comes_first(chooser, cast, term):
    for name, korean in (("Baek Seo-yun", "백서윤"), ("Seo Yun-gyeom", "서윤겸")):
        person = make_person(name, name[:3].casefold())
        Profile.objects.create(person=person, edition=cast.ko, name=korean)
        respell(person)
    assert chooser(term)[0] == "Seo Yun-gyeom"


def test_also_where_the_family_comes_last_or_is_named(chooser, cast):
    make_person("Atoor Zed", "atoor")
    make_person("Ansel Toor", "ansel")
    assert chooser("Toor") == ["Ansel Toor", "Atoor Zed"]
    person = make_person("Zoe van Atoor Bel", "zoe")
    Profile.objects.create(
        person=person, edition=cast.en, name="Zoe van Atoor Bel", family="van Atoor"
    )
    respell(person)
    assert chooser("van")[0] == "Zoe van Atoor Bel"


def test_in_kana(chooser, cast):
    for name, reading in (("中田花", "なかた はな"), ("田中次郎", "たなか じろう")):
        person = make_person(name, name)
        Profile.objects.create(
            person=person, edition=cast.en, name=name, reading=reading
        )
        respell(person)
    assert chooser("たなか") == ["田中次郎"]
    assert chooser("Tanaka")[0] == "田中次郎"
    assert chooser("田中")[0] == "田中次郎"
