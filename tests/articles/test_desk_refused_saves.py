"""What was typed into a save that is refused is given back, and kept."""

import pytest

from articles.models import Article
from people.models import Membership
from tests.articles.live_pages import OpenPage
from tests.articles.unsaved import offers, rows
from tests.cast import signed_in


@pytest.fixture
def page(cast, story):
    return OpenPage(cast.reporter, story)


def test_it_works(page, story):
    page.beat()
    story.team.all().delete()
    answer = page.save(headline="Typed too late", body="My words.")
    assert answer.status_code == 403
    shown = answer.content.decode()
    assert "My words." in shown
    assert "kept on the desk for 30 days" in shown
    assert Article.objects.get(pk=story.pk).version == story.version
    assert rows().get().data["body"] == "My words."


def test_it_is_offered_to_the_editors_at_once(page, story, cast):
    page.beat()
    story.team.all().delete()
    page.type(headline="Typed too late")
    (offer,) = offers(signed_in(cast.editor), story)
    assert offer.row.data["headline"] == "Typed too late"


def test_it_is_later_than_the_last_autosave(page, story):
    page.type(headline="One")
    story.team.all().delete()
    page.save(headline="Two")
    assert rows().get().data["headline"] == "Two"


@pytest.mark.parametrize("how", ["moved", "no role", "closed"])
def test_nothing_of_the_story_is_said_to_who_may_not_know_of_it(page, story, cast, how):
    page.beat()
    if how == "moved":
        Membership.objects.filter(user=cast.reporter).update(edition=cast.ko)
    elif how == "no role":
        Membership.objects.filter(user=cast.reporter).delete()
    else:
        cast.reporter.is_active = False
        cast.reporter.save()
    answer = page.save(headline="Mine", body="My words.", deck="")
    assert answer.status_code == (404 if how == "moved" else 403)
    shown = answer.content.decode()
    assert "My words." in shown
    assert story.headline not in shown
    assert story.deck not in shown
    assert rows().get().data["body"] == "My words."


def test_who_never_worked_on_it_gets_it_back_and_it_is_not_kept(page, story, cast):
    page.client.force_login(cast.colleague)
    page.user = cast.colleague
    answer = page.save(body="My words.")
    assert answer.status_code == 403
    assert "My words." in answer.content.decode()
    assert "kept on the desk" not in answer.content.decode()
    assert not rows().exists()


def test_a_story_that_is_not_there(page):
    page.story = Article(pk=page.story.pk + 1000)
    answer = page.save(body="My words.")
    assert answer.status_code == 404
    assert "My words." in answer.content.decode()


def test_a_new_story_where_one_may_not_write_any_more(cast):
    page = OpenPage(cast.reporter, edition=cast.en)
    Membership.objects.filter(user=cast.reporter).update(edition=cast.ko)
    answer = page.save(headline="Mine")
    assert answer.status_code == 403
    assert "Mine" in answer.content.decode()
    assert rows().get().article is None


def test_signed_out_it_goes_by_the_page_of_signing_in(page):
    page.client.logout()
    assert "/login/" in page.save(headline="Mine")["Location"]
