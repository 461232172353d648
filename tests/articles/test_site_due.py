"""What readers of a translation see when its original was corrected."""

import pytest

from articles import workflow
from articles.models import CorrectionDuty
from articles.public import path_of
from tests.articles import corrected
from tests.articles.corrected import change, correct
from tests.articles.finished import page, words
from tests.cast import make_story


@pytest.fixture
def korean(cast):
    return corrected.original(cast)


@pytest.fixture
def english(cast, korean):
    return corrected.translation(cast, korean)


def shown(site_client, story):
    return site_client.get(f"/{story.edition.code}/story/{story.slug}/")


def test_it_works(cast, korean, english, site_client, django_assert_num_queries):
    assert "was corrected on" not in words(shown(site_client, english))
    duty = correct(korean, cast)
    assert duty.article == english
    assert (duty.due_at - duty.correction.at).total_seconds() == 24 * 3600
    with django_assert_num_queries(3):
        answer = shown(site_client, english)
    assert "The original of this story was corrected on" in words(answer)
    assert "Carts crossed it." in words(answer)
    link = f'<a href="{path_of("story", "ko", "다리")}" hreflang="ko">Read the original'
    assert link in page(answer)
    assert "was corrected on" not in words(shown(site_client, korean))

    change(english, cast.editor, deck="Two carts cross")
    note = "It was two carts."
    workflow.correct(english.pk, cast.editor, note, taking_over=[duty.pk])
    answer = words(shown(site_client, english))
    assert "was corrected on" not in answer
    assert note in answer
    duty.refresh_from_db()
    assert (duty.outcome, duty.settled_by) == ("corrected", cast.editor)


def test_hidden_paragraphs_reach_no_reader(cast, korean, english, site_client):
    hidden = [each["id"] for each in english.body]
    duty = correct(korean, cast, hiding={english.pk: hidden})
    answer = shown(site_client, english)
    assert "The bridge reopened" not in page(answer)
    assert "Carts crossed it" not in page(answer)
    assert words(answer).count("A part of the text is left out here") == 1
    # A minor fix shows nothing again, a correction that is about it does.
    change(english, cast.editor, deck="Carts cross")
    workflow.update(english.pk, cast.editor)
    assert "Carts crossed it" not in page(shown(site_client, english))
    workflow.correct(english.pk, cast.editor, "Two.", taking_over=[duty.pk])
    assert "Carts crossed it" in page(shown(site_client, english))


def test_it_can_be_withdrawn_until_it_is_up_to_date(cast, korean, english, site_client):
    duty = correct(korean, cast, withdrawing=[english.pk])
    assert shown(site_client, english).status_code == 410
    assert shown(site_client, korean).status_code == 200
    assert (duty.outcome, duty.settled_by) == ("withdrawn", cast.korean_editor)


def test_a_retraction_is_called_one(cast, korean, english, site_client):
    correct(korean, cast, kind="retraction")
    assert "was retracted on" in words(shown(site_client, english))


def test_only_translations_with_readers_have_the_duty(cast, korean):
    make_story(cast.editor, cast.en, original=korean)
    correct(korean, cast)
    assert not CorrectionDuty.objects.exists()


def test_a_preview_shows_it_as_readers_have_it(cast, korean, english, client):
    hidden = [english.body[1]["id"]]
    correct(korean, cast, hiding={english.pk: hidden})
    client.force_login(cast.editor)
    answer = client.get(f"/admin/articles/article/{english.pk}/preview/")
    assert "was corrected on" in words(answer)
    assert "Carts crossed it" not in page(answer)
