"""The checks of an edition: chosen by the chief editor, on the edition's page."""

import pytest
from django.urls import reverse

from people.checks import level_of
from people.models import Edition
from tests.articles.desk_forms import fields
from tests.cast import QUIET


@pytest.fixture
def chief(client, cast):
    client.force_login(cast.chief)
    return client


def url(edition):
    return reverse("admin:people_edition_change", args=[edition.pk])


def save(client, edition, **changes):
    sent = fields(client.get(url(edition)), "edition_form") | changes
    return client.post(url(edition), sent)


def again(edition):
    return Edition.objects.get(pk=edition.pk)


def test_it_works(chief, cast):
    words = "regime = Write who.\n탈북자\ndefector*\n"
    changes = {
        "check_dateline": "required",
        "check_topics": "off",
        "headline_most": "42",
        "sensitive_words": words,
    }
    assert save(chief, cast.en, **changes).status_code == 302
    edition = again(cast.en)
    # What is the usual is not kept: a better usual level reaches everybody.
    assert edition.checks == {"dateline": "required"} | QUIET
    assert level_of(edition, "dateline") == "required"
    assert edition.headline_most == 42
    assert edition.sensitive_words.split() == words.split()
    page = fields(chief.get(url(cast.en)), "edition_form")
    assert (page["check_dateline"], page["check_links"]) == ("required", "advised")
    save(chief, cast.en, check_dateline="advised", check_translator="advised")
    assert again(cast.en).checks == {}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"headline_most": "5"}, "Write a number from 10 to 300."),
        ({"headline_most": "many"}, "Write a number from 10 to 300."),
        ({"headline_most": ""}, "Write a number from 10 to 300."),
        ({"deck_most": "99999"}, "Write a number from 20 to 2000."),
        ({"check_deck": "forbidden"}, "Select a valid choice."),
        ({"sensitive_words": "a\nok\n*"}, "Line 1: A single letter"),
        ({"sensitive_words": "ok\n= Say who."}, "Line 2: There is no word"),
        ({"sensitive_words": "de*fector"}, "Line 1: A “*” stands only at the end"),
        (
            {"sensitive_words": "ok\nno\nOK = Yes"},
            "Line 3: the same word stands in line 1",
        ),
        ({"sensitive_words": "ok = " + "x" * 301}, "Line 1: It has more than 300"),
        ({"sensitive_words": "ok\n" * 1001}, "The list has 1,001 lines"),
    ],
)
def test_what_is_wrong_comes_back_with_a_sentence(chief, cast, changes, sentence):
    response = save(chief, cast.en, **changes)
    assert response.status_code == 200
    assert sentence in response.content.decode()
    typed = fields(response, "edition_form")
    for name, value in changes.items():
        if not name.startswith("check_"):
            assert typed[name].strip() == value.strip()
    assert again(cast.en).checks == QUIET


def test_an_editor_does_not_choose(client, cast):
    client.force_login(cast.editor)
    assert client.get(url(cast.en)).status_code == 403
    sent = {"check_dateline": "off", "sensitive_words": "none"}
    assert client.post(url(cast.en), sent).status_code == 403
    assert again(cast.en).sensitive_words == ""
