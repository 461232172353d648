"""A story that is not complete yet: what readers see, and what translators need not."""

import pytest

from articles import workflow
from articles.models import CorrectionDuty
from articles.public import path_of
from articles.refused import Refused
from people.roles import Role
from tests.articles.desk_forms import change_url, confirm, do_url, press
from tests.articles.finished import publish, words
from tests.articles.waiting import HOUR, ago, page, piles
from tests.cast import make_story, make_user

LATER = 3 * HOUR


@pytest.fixture
def translated(cast, story):
    """A developing story, and a Korean translation of it that readers have."""
    workflow.approve_and_publish(story.pk, cast.chief)
    workflow.develop(story.pk, cast.chief)
    korean = make_story(cast.chief, cast.ko, "다리", slug="다리", original=story)
    workflow.approve_and_publish(korean.pk, cast.chief)
    korean.refresh_from_db()
    return korean


def changed(cast, story, headline, **correction):
    story.refresh_from_db()
    story.headline = headline
    story.save()
    workflow.keep(story, cast.chief)
    if correction:
        workflow.correct(story.pk, cast.chief, **correction)
    else:
        workflow.update(story.pk, cast.chief)


def behind(korean):
    korean.refresh_from_db()
    return korean.stale_since


def test_it_works(cast, story, translated):
    for headline in ("One", "Two", "Three"):
        changed(cast, story, headline)
        assert behind(translated) is None
    workflow.conclude(story.pk, cast.editor)
    since = behind(translated)
    assert since == story.transitions.get(verb="conclude").at
    changed(cast, story, "Four")
    assert behind(translated) == since


def test_a_translation_that_followed_by_itself_is_not_behind_at_the_end(
    cast, story, translated
):
    workflow.conclude(story.pk, cast.editor)
    assert behind(translated) is None


def test_one_that_was_behind_before_stays_behind(cast, story, translated):
    workflow.conclude(story.pk, cast.editor)
    changed(cast, story, "One")
    since = behind(translated)
    workflow.develop(story.pk, cast.editor)
    changed(cast, story, "Two")
    assert behind(translated) == since


def test_the_end_is_one_row_for_who_translates(cast, client, story, translated):
    translator = make_user("한", Role.TRANSLATOR, cast.ko)
    changed(cast, story, "One")
    changed(cast, story, "Two", note="It was two.")
    assert not {"stale", "corrections"} & piles(client, translator).keys()
    workflow.conclude(story.pk, cast.editor)
    found = piles(client, translator)
    assert found["stale"] == ["다리"]
    assert "corrections" not in found
    client.force_login(cast.chief)
    shown = client.get(
        f"/admin/articles/article/{translated.pk}/behind/"
    ).content.decode()
    assert "It was two." in shown
    assert "Two" in shown


def test_what_takes_a_story_back_is_a_duty_at_once(cast, story, translated):
    changed(cast, story, "One", note="None of it is true.", kind="retraction")
    assert CorrectionDuty.objects.get().article == translated


def test_readers_of_each_language_see_the_mark_until_the_end(
    cast, story, translated, site_client
):
    story.refresh_from_db()
    cast.ko.developing_mark = "속보 진행 중"
    cast.ko.save()
    addresses = (
        *("/ko/", path_of("story", "ko", "다리")),
        *(path_of("section", "ko", "politics"), path_of("front-rss", "ko")),
    )
    found = [site_client.get(each).content.decode() for each in addresses]
    assert ["속보 진행 중" in each for each in found] == [True] * 4
    assert "Developing" in words(site_client.get(path_of("story", "en", story.slug)))
    prints = story.prints.count()
    workflow.conclude(story.pk, cast.editor)
    found = [site_client.get(each).content.decode() for each in addresses]
    assert not any("속보 진행 중" in each for each in found)
    assert story.prints.count() == prints


def test_an_editor_ends_it_with_a_button(cast, editor, published):
    confirm(editor, published, "develop", until="")
    published.refresh_from_db()
    assert published.developing_since
    assert published.breaking_until is None
    shown = editor.get(change_url(published)).content.decode()
    assert shown.count('value="conclude"') == 1
    response = press(editor, published, "conclude")
    assert response.request["PATH_INFO"] == do_url(published, "conclude")
    published.refresh_from_db()
    assert published.developing_since
    response = confirm(editor, published, "conclude")
    assert "It is complete" in response.content.decode()
    published.refresh_from_db()
    assert published.developing_since is None


def test_what_is_new_is_added_by_a_step_of_its_own(cast, editor, published):
    workflow.develop(published.pk, cast.editor)
    published.refresh_from_db()
    published.headline = "Bridge closed, two roads open"
    published.save()
    workflow.keep(published, cast.editor)
    assert editor.get(change_url(published)).context["next"].verb.name == "update"
    assert "<h1>Add what is new, no note</h1>" in (
        editor.get(do_url(published, "update")).content.decode()
    )
    confirm(editor, published, "update")
    published.refresh_from_db()
    assert published.printed == published.version
    assert not published.corrections.exists()


def test_it_is_not_for_who_may_not_publish(cast, reporter, published):
    assert reporter.get(do_url(published, "develop")).status_code == 403
    with pytest.raises(Refused, match="not marked as developing"):
        workflow.conclude(published.pk, cast.editor)


def test_breaking_does_not_end_before_it_begins(cast, editor, published):
    response = confirm(editor, published, "develop", until="2001-01-01T10:00")
    assert "That moment is past" in response.content.decode()
    published.refresh_from_db()
    assert published.developing_since is None


def test_one_that_nobody_touched_for_long_waits_for_the_editors(cast, client):
    with ago(hours=13):
        old = publish(cast, cast.en, "Old")
        workflow.develop(old.pk, cast.chief)
    type(old).objects.filter(pk=old.pk).update(changed_at=old.changed_at - 13 * HOUR)
    fresh = publish(cast, cast.en, "Fresh")
    workflow.develop(fresh.pk, cast.chief)
    assert piles(client, cast.editor)["developing"] == ["Old"]
    assert "developing" not in piles(client, cast.reporter)
    assert "Bring it up to date" in page(client, cast.editor).content.decode()


def test_breaking_news_stands_first_in_review(cast, client):
    first = make_story(cast.reporter, cast.en, "First")
    second = make_story(cast.reporter, cast.en, "Second")
    for each in (first, second):
        workflow.submit(each.pk, cast.reporter)
    workflow.develop(second.pk, cast.editor)
    assert piles(client, cast.editor)["review"] == ["Second", "First"]


@pytest.mark.parametrize("stop", ["hold", "freeze"])
def test_what_is_stopped_gets_no_mark_and_loses_none(cast, editor, published, stop):
    """Nothing new goes to readers: neither the mark nor the end of it."""
    other = make_story(cast.chief, cast.en, "Still going on")
    workflow.approve_and_publish(other.pk, cast.chief)
    workflow.develop(other.pk, cast.chief)
    if stop == "freeze":
        workflow.freeze_publishing(cast.chief, "A break-in.")
    for each in (published, other) if stop == "hold" else ():
        workflow.hold(each.pk, cast.editor, "Their lawyer called.")
    words = {"hold": "legal hold", "freeze": "has frozen all publishing"}[stop]
    for each, verb in ((published, "develop"), (other, "conclude")):
        answer = editor.post(do_url(each, verb), {"version": each.version})
        assert answer.status_code == 403
        assert words in answer.content.decode()
    press(editor, other, "conclude")
    published.refresh_from_db()
    other.refresh_from_db()
    assert published.developing_since is None
    assert other.developing_since
