"""What one person on duty did alone, and the second look of somebody else at it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Approval, SecondLook
from articles.refused import Refused
from people.models import Duty, Membership
from tests.articles.approving import asks_for_two, live
from tests.articles.desk_forms import change_url, confirm, do_url, press
from tests.cast import make_story, signed_in


@pytest.fixture
def two(cast):
    return asks_for_two(cast)


def put_on_duty(user, edition):
    now = timezone.now()
    hour = timedelta(hours=1)
    Duty.objects.create(edition=edition, user=user, starts=now - hour, ends=now + hour)


class TestOnDuty:
    def test_alone_with_a_second_look(self, two):
        story = make_story(two.editor, two.en)
        put_on_duty(two.editor, two.en)
        editor = signed_in(two.editor)
        page = editor.get(do_url(story, "approve_and_publish")).content.decode()
        assert "As the editor on duty you may do this alone" in page
        confirm(editor, story, "approve_and_publish")
        assert live(story)
        assert Approval.objects.get().rule == "alone"
        look = SecondLook.objects.get()
        assert look.by == two.editor
        assert look.due_at - look.transition.at == timedelta(hours=12)
        assert "did this alone" in editor.get(change_url(story)).content.decode()

    def test_who_did_it_does_not_look(self, two):
        story = make_story(two.editor, two.en)
        put_on_duty(two.editor, two.en)
        workflow.approve_and_publish(story.pk, two.editor)
        look = SecondLook.objects.get()
        url = reverse("admin:articles_article_look", args=[story.pk, look.pk])
        page = signed_in(two.editor).post(url, {"note": ""})
        assert page.status_code == 403
        assert "somebody else looks at it" in page.content.decode()
        response = signed_in(two.second).post(url, {"note": "Right."}, follow=True)
        assert "It is noted" in response.content.decode()
        look.refresh_from_db()
        assert (look.looked_by, look.note) == (two.second, "Right.")
        again = signed_in(two.chief).post(url, {"note": ""})
        assert "has looked at it already" in again.content.decode()

    def test_nor_by_a_row_of_the_table(self, two):
        story = make_story(two.editor, two.en)
        put_on_duty(two.editor, two.en)
        workflow.approve_and_publish(story.pk, two.editor)
        with pytest.raises(IntegrityError), transaction.atomic():
            SecondLook.objects.update(looked_at=timezone.now(), looked_by=two.editor)

    def test_a_correction_by_another_is_a_look(self, two):
        story = make_story(two.editor, two.en)
        put_on_duty(two.editor, two.en)
        workflow.approve_and_publish(story.pk, two.editor)
        workflow.correct(story.pk, two.second, "Two carts.")
        first, own = SecondLook.objects.order_by("pk")
        assert first.looked_by == two.second
        assert (own.by, own.looked_at) == (two.second, None)

    def test_not_after_the_night(self, two):
        story = make_story(two.editor, two.en)
        put_on_duty(two.editor, two.en)
        Duty.objects.update(ends=timezone.now() - timedelta(minutes=1))
        with pytest.raises(Refused, match="another person approves"):
            workflow.approve_and_publish(story.pk, two.editor)

    def test_not_in_another_edition(self, two):
        story = make_story(two.editor, two.en)
        Membership.objects.create(user=two.editor, role="editor", edition=two.ko)
        put_on_duty(two.editor, two.ko)
        with pytest.raises(Refused, match="another person approves"):
            workflow.approve_and_publish(story.pk, two.editor)

    def test_withdrawing_is_never_held_up_and_is_looked_at(self, two, published):
        workflow.kill(published.pk, two.editor)
        assert live(published) is None
        assert SecondLook.objects.get().transition.verb == "kill"


class TestWhatALookShows:
    def look_page(self, two, story):
        look = SecondLook.objects.filter(looked_at=None).get(article=story)
        url = reverse("admin:articles_article_look", args=[story.pk, look.pk])
        return signed_in(two.second).get(url).content.decode()

    def test_a_correction(self, two, published):
        press(signed_in(two.reporter), published, "", deck="Two carts cross it")
        workflow.correct(published.pk, two.editor, "They were two carts.")
        page = self.look_page(two, published)
        assert "They were two carts." in page
        assert "added:" in page
        assert f"/en/story/{published.slug}/" in page
        assert "correct it or withdraw it" in page

    def test_a_first_publication(self, two):
        story = make_story(two.editor, two.en)
        put_on_duty(two.editor, two.en)
        workflow.approve_and_publish(story.pk, two.editor)
        assert "Carts crossed it." in self.look_page(two, story)

    def test_a_withdrawal_of_all_languages(self, two, published):
        other = make_story(two.chief, two.ko, "다리", original=published)
        workflow.approve_and_publish(other.pk, two.chief)
        editor = signed_in(two.editor)
        done = confirm(
            editor,
            published,
            "kill",
            public_note="It was not true.",
            languages=[other.pk],
        ).content.decode()
        assert "Withdrawn in 2 languages: English, 한국어." in done
        assert "Somebody else looks at it afterwards in: English." in done
        page = self.look_page(two, published)
        assert "It was not true." in page
        assert "What readers lost" in page
        assert "correct it or withdraw it" not in page
        history = reverse("admin:articles_article_history", args=[published.pk])
        assert "It was not true." in editor.get(history).content.decode()
