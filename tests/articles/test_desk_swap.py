"""Another language becomes the original."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article, Commission, LiveArticle
from articles.translation import commissions
from articles.translation.standing import State, standing
from tests.articles.test_desk_pair import (  # noqa: F401
    confirm,
    fresh,
    original,
    translation,
)
from tests.cast import make_edition, make_story, signed_in


def swap_url(article):
    return reverse("admin:articles_article_swap", args=[article.pk])


@pytest.fixture
def chief(cast):
    return signed_in(cast.chief)


def swap(client, article):
    return client.post(
        swap_url(article), {"_swap": "1", "original": article.original_id}
    )


def test_it_works(cast, chief, original, translation):  # noqa: F811
    workflow.approve_and_publish(translation.pk, cast.chief)
    confirm(chief, fresh(translation), original)
    ja = make_edition("ja")
    third = make_story(cast.chief, ja, "橋", original=original)
    translation = fresh(translation)
    assert "橋" in chief.get(swap_url(translation)).content.decode()
    swap(chief, translation)
    translation, original, third = map(fresh, (translation, original, third))
    assert translation.original is None
    assert original.original == third.original == translation
    assert third.true_to.article_id == translation.pk
    rows = standing(original).rows
    assert {row.state for row in rows if row.source} == {State.DONE}
    works = set(LiveArticle.objects.values_list("work_id", flat=True))
    assert works == {translation.pk}
    assert translation.transitions.first().verb == "swap"
    assert original.transitions.first().verb == "swap"
    assert original.printed == original.version


def test_only_who_may_publish_in_both(cast, chief, original, translation):  # noqa: F811
    confirm(chief, translation, original)
    translation = fresh(translation)
    korean = signed_in(cast.korean_editor)
    swap(korean, translation)
    assert fresh(translation).original == original


def test_a_page_of_before_the_swap_does_nothing(chief, original, translation):  # noqa: F811
    confirm(chief, translation, original)
    translation = fresh(translation)
    swap(chief, translation)
    swap(chief, translation)
    assert Article.objects.get(pk=translation.pk).original is None


def test_what_was_asked_for_keeps_its_history(cast, chief, original, translation):  # noqa: F811
    ja, fr = make_edition("ja"), make_edition("fr")
    # Of each alone, and of both, something is asked for before they are paired.
    commissions.ask(translation.pk, ja, cast.chief, note="Of the Korean text")
    for edition in (cast.ko, ja, fr):
        commissions.ask(original.pk, edition, cast.chief, note="For tonight")
    confirm(chief, translation, original)
    translation = fresh(translation)
    page = swap(chief, translation)
    assert page.status_code == 302
    assert fresh(translation).original is None
    ended = Commission.objects.get(original=original, edition=cast.ko)
    assert not ended.is_wanted
    steps = [(each.verb, each.note) for each in ended.steps.all()]
    assert steps[-1] == ("ask", "For tonight")
    assert steps[0][0] == "not_wanted"
    assert Commission.objects.get(original=translation, edition=fr).is_wanted
    wanted = Commission.objects.get(edition=ja, is_wanted=True)
    assert wanted.original_id == translation.pk
    swap(chief, fresh(original))
    assert fresh(original).original is None
    assert Commission.objects.get(original=original, edition=fr).is_wanted
