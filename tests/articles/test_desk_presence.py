"""Who else has a story open, what happened meanwhile, and who goes on with it."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Autosave, Presence
from tests.articles.live_pages import OpenPage
from tests.transactions import desk_rights


@pytest.fixture(scope="module")
def kept_pages(kept_cast, kept_story):
    with desk_rights():
        return [
            OpenPage(user, kept_story)
            for user in (kept_cast.reporter, kept_cast.editor)
        ]


@pytest.fixture
def story(kept_story, db):
    return deepcopy(kept_story)


@pytest.fixture
def first(kept_pages, db):
    return kept_pages[0].again()


@pytest.fixture
def second(kept_pages, db):
    return kept_pages[1].again()


def beside(answer):
    return [each["words"] for each in answer.json()["beside"]]


def ago(seconds, **where):
    at = timezone.now() - timedelta(seconds=seconds)
    Presence.objects.filter(**where).update(seen_at=at)


def test_it_works(first, second):
    first.beat(place="body")
    (words,) = beside(second.beat())
    assert words.startswith("reporter has this open, in the body, since ")
    first.beat(place="figures-0-caption")
    assert "in the pictures" in beside(second.beat())[0]


def test_it_stands_on_the_page_when_it_is_opened(first, second):
    first.beat(place="headline")
    page = second.reload()
    assert "reporter has this open, in the headline, since" in page.content.decode()


def test_the_time_is_on_the_clock_of_the_edition(first, second, cast, story):
    first.beat()
    cast.en.time_zone = "Asia/Seoul"
    cast.en.save()
    since = Presence.objects.get().since.astimezone(cast.en.zone)
    assert beside(second.beat())[0].endswith(f"since {since:%H:%M}.")


def test_ones_own_other_window_is_named_so(first, cast, story):
    first.beat()
    other = OpenPage(cast.reporter, story, mark="another-page")
    assert beside(other.beat())[0].startswith("You have it open in another window")


def test_two_windows_of_one_person_are_said_once(first, second, cast, story):
    first.beat()
    OpenPage(cast.reporter, story, mark="another-page").beat()
    Presence.objects.update(since=timezone.now())
    assert len(beside(second.beat())) == 1
    page = second.reload().content.decode()
    assert page.count("reporter has this open since") == 1


def test_who_closes_the_page_says_so(first, second):
    first.beat()
    first.close()
    assert beside(second.beat()) == []


def test_who_was_not_seen_for_half_a_minute_is_gone(first, second, cast):
    first.beat()
    ago(31, by=cast.reporter)
    assert beside(second.beat()) == []


def test_a_saved_page_comes_back_as_the_same_visit(first, second, cast):
    first.beat()
    since = Presence.objects.get().since
    first.mark = "page-after-the-save"
    first.beat(before="page-of-reporter")
    assert Presence.objects.get().since == since
    assert len(beside(second.beat())) == 1


@pytest.mark.parametrize("who", ["colleague", "korean_editor", "photo"])
def test_who_may_not_write_neither_sees_nor_is_seen(first, second, cast, who):
    first.beat()
    second.client.force_login(getattr(cast, who))
    second.user = getattr(cast, who)
    answer = second.beat()
    assert answer.status_code == 403
    assert "reporter" not in answer.content.decode()
    assert Presence.objects.get().by == cast.reporter


def test_pages_of_yesterday_are_forgotten(first, second):
    first.beat()
    ago(25 * 3600)
    second.reload()
    assert not Presence.objects.exists()


class TestTakingOver:
    def test_it_works(self, first, second, cast):
        first.type(headline="Half a headl")
        answer = second.take_over().json()
        assert answer["taken"] is None
        words = first.beat().json()["taken"]
        assert words.startswith("editor took over at ")
        assert "kept on the desk" in words

    def test_the_text_of_the_other_is_offered_to_who_took_over(self, first, second):
        first.type(headline="Half a headl")
        assert second.beat().json()["unsaved"] == []
        second.take_over()
        first.type(headline="Half a headline")
        row = Autosave.objects.get()
        assert second.beat().json()["unsaved"] == [f"{row.pk}-2"]
        page = second.reload().content.decode()
        assert "Unsaved text of reporter, up to " in page

    def test_it_goes_on_when_the_text_is_looked_at_and_put_in(self, first, second):
        """However long that takes: the tab comes back with another page."""
        first.type(headline="Half a headl")
        second.take_over()
        second.beat(bye="back")
        assert first.beat().json()["taken"]
        ago(600, by=second.user)
        second.mark = "page-after-looking"
        second.beat(before="page-of-editor")
        assert first.beat().json()["taken"].startswith("editor took over at ")

    def test_it_can_be_taken_back(self, first, second):
        first.beat()
        second.take_over()
        assert first.take_over().json()["taken"] is None
        assert second.beat().json()["taken"].startswith("reporter took over at ")

    def test_it_ends_when_the_page_is_closed(self, first, second):
        first.beat()
        second.take_over()
        second.close()
        assert first.beat().json()["taken"] is None

    def test_it_goes_on_after_a_save(self, first, second):
        first.beat()
        second.take_over()
        second.save(headline="Mine now")
        second.mark = "page-after-the-save"
        second.beat(before="page-of-editor")
        assert first.beat().json()["taken"]

    def test_what_is_typed_afterwards_is_kept_all_the_same(self, first, second):
        first.beat()
        second.take_over()
        answer = first.type(headline="Late")
        assert answer.json()["kept"]["is_new"]

    def test_only_who_may_write_takes_over(self, first, second, cast):
        first.beat()
        second.client.force_login(cast.photo)
        second.user = cast.photo
        assert second.take_over().status_code == 403
        assert first.beat().json()["taken"] is None


class TestNotices:
    def words(self, answer):
        return [each["words"] for each in answer.json()["notices"]]

    def test_nothing_happened(self, first):
        assert first.beat().json()["notices"] == []

    def test_somebody_saved(self, first, second):
        second.save(headline="Theirs")
        (words,) = self.words(first.beat())
        assert words.startswith("editor saved version 2 at ")
        assert words.endswith("your next save will be compared with it.")

    def test_it_was_published_while_somebody_types(self, first, cast, story):
        workflow.approve_and_publish(story.pk, cast.editor)
        answer = first.beat()
        words = self.words(answer)
        assert words[-1].startswith("editor published it at ")
        assert "when it is published again" in words[-1]
        assert answer.json()["state"] == {"key": "published", "label": "Published"}

    def test_what_was_there_when_the_page_was_opened_is_no_news(
        self, first, cast, story
    ):
        workflow.submit(story.pk, cast.reporter)
        step = story.transitions.get()
        assert f'data-step="{step.pk}"' in first.reload().content.decode()
        assert self.words(first.beat(step=str(step.pk))) == []
        workflow.send_back(story.pk, cast.editor, "Shorter")
        (words,) = self.words(first.beat(step=str(step.pk)))
        assert words.startswith("editor sent it back at ")
