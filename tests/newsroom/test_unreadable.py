"""Requests that no person's browser sends are refused, and never break a page."""

import pytest
from django.urls import reverse

from tests.articles.desk_forms import change_url, opened


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.chief)
    return client


@pytest.mark.parametrize(
    "query", ["edition=%00", "state=%00", "section=%00", "q=%00", "kind__exact=%00"]
)
@pytest.mark.parametrize("room", ["articles_article", "people_person", "media_image"])
def test_a_nul_in_an_address_is_refused(desk, room, query):
    answer = desk.get(f"{reverse(f'admin:{room}_changelist')}?{query}")
    assert answer.status_code == 400


def test_a_form_in_another_encoding_is_refused(desk, story):
    kind = "application/x-www-form-urlencoded; charset=utf-7"
    answer = desk.post(change_url(story), b"headline=a", content_type=kind)
    assert answer.status_code == 400


@pytest.mark.parametrize("value", ["abc", "\0", "-1", "9" * 30, "１"])
@pytest.mark.parametrize(
    "field", ["original", "credits-0-person", "figures-0-image", "section"]
)
def test_what_is_no_row_is_an_error_at_its_field(desk, story, field, value):
    sent = opened(desk, story) | {field: value}
    answer = desk.post(change_url(story), sent)
    assert answer.status_code == 200
    assert "Everything you typed is still here" in answer.content.decode()


@pytest.mark.parametrize("value", ["abc", "\0"])
def test_a_sign_in_for_no_person_is_an_error_at_its_field(desk, cast, value):
    address = reverse("admin:people_user_change", args=[cast.reporter.pk])
    answer = desk.post(address, {"username": "reporter", "person": value})
    assert answer.status_code == 200


@pytest.mark.parametrize("row", ["1e999", "-1e999", "NaN", '"x"', "null"])
def test_a_picture_without_a_row_is_no_text_of_ours(desk, story, row):
    document = f'[{{"type": "figure", "row": {row}}}]'
    sent = opened(desk, story) | {"document": document}
    assert desk.post(change_url(story), sent).status_code == 400


def test_very_many_rows_are_not_made(desk, story):
    sent = opened(desk, story) | {"credits-TOTAL_FORMS": "9" * 20}
    assert desk.post(change_url(story), sent).content.count(b"story-credit") < 210


def test_a_long_search_is_cut(desk, story, django_assert_max_num_queries):
    with django_assert_max_num_queries(25) as asked:
        desk.get(reverse("admin:articles_article_changelist"), {"q": "a " * 3000})
    assert max(len(each["sql"]) for each in asked.captured_queries) < 100_000


def test_the_site_answers_an_address_without_a_slash(site_client, published):
    assert site_client.get("*").status_code == 404
