"""By whose word a story goes to readers, and what is left of it after a change."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Approval, Article, Topic
from articles.refused import Refused
from media.models import Caption, Image
from tests.articles.approving import asks_for_two, live, state
from tests.articles.desk_forms import change_url, confirm, press
from tests.cast import make_story, signed_in

State = Article.State


@pytest.fixture
def two(cast):
    return asks_for_two(cast)


def test_it_works(two, story):
    """Who did not write it approves it, and the record says who did which."""
    workflow.submit(story.pk, two.reporter)
    page = press(signed_in(two.editor), story, "approve").content.decode()
    assert "Approved. It can be published now." in page
    approval = Approval.objects.get()
    assert (approval.rule, approval.approved_by) == ("two", two.editor)
    assert approval.wrote == [two.reporter.pk]
    assert approval.revision == story.revisions.first()
    confirm(signed_in(two.editor), story, "publish")
    assert live(story)


def test_of_a_story_with_topics_in_an_order_of_its_own(two, story):
    """It is the same story when it is published: the order is that of whoever typed."""
    names = ["Zinc", "Amber", "Marl"]
    made = {name: Topic.objects.create(name=name, slug=name) for name in sorted(names)}
    for name in names:
        story.topics.add(made[name])
    workflow.keep(story, two.reporter)
    workflow.submit(story.pk, two.reporter)
    confirm(signed_in(two.editor), story, "approve")
    confirm(signed_in(two.editor), story, "publish")
    assert [each["name"] for each in live(story).story["topics"]] == names


def test_an_edition_without_the_rule_records_why_it_did_not_apply(cast):
    story = make_story(cast.editor, cast.en)
    confirm(signed_in(cast.editor), story, "approve_and_publish")
    approval = Approval.objects.get()
    assert (approval.rule, approval.wrote) == ("none", [cast.editor.pk])
    assert live(story)


def test_one_button_for_who_may_do_both(cast, story):
    workflow.submit(story.pk, cast.reporter)
    page = signed_in(cast.editor).get(change_url(story))
    assert page.context["next"].label == "Approve and publish…"


class TestWhoWrote:
    def test_may_not_approve(self, two, story):
        press(signed_in(two.editor), story, "", headline="By the editor")
        workflow.submit(story.pk, two.reporter)
        page = signed_in(two.editor).get(change_url(story))
        assert page.context["held_back"] in page.content.decode()
        assert "You wrote some of it" in page.context["held_back"]
        reasons = {each.verb.name: each.why_not for each in page.context["not_now"]}
        for verb in ("approve", "approve_and_publish"):
            assert "You wrote some of it" in reasons[verb]
        with pytest.raises(Refused, match="another person approves"):
            workflow.approve(story.pk, two.editor)
        assert not Approval.objects.exists()
        workflow.approve(story.pk, two.second)
        assert state(story) == State.APPROVED

    def test_nor_by_a_row_of_the_table(self, two, story):
        with pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.create(
                article=story,
                revision=story.revisions.first(),
                approved_by=two.editor,
                wrote=[two.reporter.pk, two.editor.pk],
                rule="two",
                digest="x",
                at=timezone.now(),
            )

    def test_nor_bring_a_change_to_readers(self, two, story):
        workflow.submit(story.pk, two.reporter)
        workflow.approve_and_publish(story.pk, two.editor)
        press(signed_in(two.editor), story, "", headline="By the editor")
        for verb, note in (("update", ()), ("correct", ("It was wrong.",))):
            with pytest.raises(Refused, match="another person approves"):
                getattr(workflow, verb)(story.pk, two.editor, *note)
        confirm(signed_in(two.second), story, "update")
        assert live(story).headline == "By the editor"

    def test_before_readers_had_it_does_not_count_afterwards(self, two):
        """Whoever wrote the first version may let out what another changed since."""
        story = make_story(two.editor, two.en)
        workflow.approve_and_publish(story.pk, two.second)
        press(signed_in(two.second), story, "", headline="By the second")
        workflow.update(story.pk, two.editor)
        assert Approval.objects.first().wrote == [two.second.pk]


class TestAChange:
    @pytest.fixture
    def approved(self, cast, story):
        workflow.submit(story.pk, cast.reporter)
        workflow.approve(story.pk, cast.editor)
        return story

    def test_of_the_text_ends_it_and_is_said(self, cast, approved):
        page = press(signed_in(cast.reporter), approved, "", headline="Else")
        assert "had approved the version before." in page.content.decode()
        assert state(approved) == State.SUBMITTED
        step = approved.transitions.first()
        assert (step.verb, step.by) == ("reopen", cast.reporter)
        history = reverse("admin:articles_article_history", args=[approved.pk])
        page = signed_in(cast.editor).get(history).content.decode()
        assert "Approval ended by a change" in page
        with pytest.raises(Refused):
            workflow.publish(approved.pk, cast.editor)

    def test_of_a_plan_does_not(self, cast, approved):
        press(signed_in(cast.editor), approved, "", planned_at="2026-12-01T09:00")
        assert state(approved) == State.APPROVED

    def test_of_a_picture_does_and_is_said(self, cast, story):
        image = Image.objects.create(
            name="bridge", width=9, height=9, original="x", added_by=cast.photo
        )
        caption = Caption.objects.create(
            image=image, edition=cast.en, text="A bridge", alt="A bridge", credit="Pool"
        )
        story.body = [{"id": "abcdefgh", "type": "figure"}, *story.body]
        story.save()
        story.figures.create(block="abcdefgh", image=image)
        workflow.submit(story.pk, cast.reporter)
        workflow.approve(story.pk, cast.editor)
        url = reverse("admin:media_image_change", args=[image.pk])
        sent = {
            "name": "bridge",
            "captions-TOTAL_FORMS": "1",
            "captions-INITIAL_FORMS": "1",
            "captions-0-id": caption.pk,
            "captions-0-image": image.pk,
            "captions-0-edition": cast.en.pk,
            "captions-0-text": "A bridge",
            "captions-0-alt": "A bridge",
            "captions-0-credit": "Somebody else",
        }
        page = signed_in(cast.photo).post(url, sent, follow=True).content.decode()
        assert "1 approved story uses this picture." in page
        assert state(story) == State.SUBMITTED

    def test_behind_our_back_stops_the_publication(self, cast, approved):
        """As a name that is changed elsewhere: nobody approved what it says now."""
        person = approved.bylines.get().person
        person.name = "Somebody Else"
        person.save()
        with pytest.raises(Refused, match="changed after it was approved"):
            workflow.publish(approved.pk, cast.editor)
        press(signed_in(cast.editor), approved, "approve")
        workflow.publish(approved.pk, cast.editor)
        assert live(approved)

    def test_a_minor_fix_without_a_change_is_refused(self, cast, published):
        with pytest.raises(Refused, match="exactly this already"):
            workflow.update(published.pk, cast.editor)
        assert published.prints.count() == 1


class TestWhoIsCredited:
    """Whoever typed it for them."""

    @pytest.fixture
    def typed_for_the_editor(self, two):
        story = make_story(two.chief, two.en)
        two.editor.person = story.bylines.get().person
        two.editor.save()
        workflow.submit(story.pk, two.chief)
        return story

    def test_may_not_approve(self, two, typed_for_the_editor):
        story = typed_for_the_editor
        page = signed_in(two.editor).get(change_url(story))
        assert "You are credited with it" in page.context["held_back"]
        with pytest.raises(Refused, match="You are credited with it"):
            workflow.approve(story.pk, two.editor)
        workflow.approve(story.pk, two.second)
        assert Approval.objects.get().wrote == sorted([two.chief.pk, two.editor.pk])

    def test_as_a_photographer_may(self, two, typed_for_the_editor):
        typed_for_the_editor.bylines.update(role="photographer")
        workflow.approve(typed_for_the_editor.pk, two.editor)

    def test_of_what_readers_have_may_let_out_what_another_changed(
        self, two, typed_for_the_editor
    ):
        story = typed_for_the_editor
        workflow.approve_and_publish(story.pk, two.second)
        press(signed_in(two.second), story, "", headline="By the second")
        workflow.update(story.pk, two.editor)
        assert live(story).headline == "By the second"
