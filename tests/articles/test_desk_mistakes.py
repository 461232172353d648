"""Reporting a mistake in what readers have, and what comes of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import mistakes, workflow
from articles.models import Mistake
from articles.steps import Refused
from people.models import Duty
from tests.articles.desk_forms import change_url, confirm, do_url, opened, press
from tests.cast import make_story, make_user

INDEX = reverse("admin:index")
LIST = reverse("admin:articles_article_changelist")


def mistake_url(story):
    return reverse("admin:articles_article_mistake", args=[story.pk])


def settle_url(mistake):
    return reverse(
        "admin:articles_article_settle", args=[mistake.article_id, mistake.pk]
    )


def as_(client, user):
    client.force_login(user)
    return client


def piles(client, user):
    found = as_(client, user).get(INDEX).context["front"]
    return {pile.key: pile for pile in found.piles}


@pytest.fixture
def reported(published, cast):
    return mistakes.report(published.pk, cast.korean_editor, "Two carts, not one.")


def test_it_works(client, cast, published):
    """Reported from another edition, on top of the editors' page, settled, told."""
    as_(client, cast.korean_editor)
    shown = client.get(mistake_url(published)).content.decode()
    assert published.headline in shown
    assert f"/en/story/{published.slug}/" in shown
    sent = {"text": "Two carts, not one.", "sentence": "Carts crossed it."}
    answer = client.post(mistake_url(published), sent, follow=True)
    assert answer.redirect_chain[-1][0] == INDEX
    assert "The editors of English see it now." in answer.content.decode()
    assert "Not looked at yet" in answer.content.decode()

    assert next(iter(piles(client, cast.editor))) == "mistakes"
    front = client.get(INDEX).content.decode()
    assert "Two carts, not one." in front
    assert "Carts crossed it." in front
    mistake = Mistake.objects.get()
    assert settle_url(mistake) in front
    story = client.get(change_url(published)).content.decode()
    assert "korean_editor reported a mistake" in story
    assert reverse("admin:articles_article_do", args=[published.pk, "correct"]) in story

    given = {"outcome": "right", "answer": "One: the second turned back."}
    done = client.post(settle_url(mistake), given, follow=True).content.decode()
    assert "Whoever reported it is told." in done
    assert "reported a mistake" not in done
    assert "mistakes" not in piles(client, cast.editor)
    told = as_(client, cast.korean_editor).get(INDEX).content.decode()
    assert "It is right as it is" in told
    assert "One: the second turned back." in told


def test_a_correction_settles_what_it_puts_right(client, cast, published, reported):
    other = mistakes.report(published.pk, cast.reporter, "The date is wrong.")
    as_(client, cast.editor)
    settling = [reported.pk]
    confirm(
        client, published, "correct", kind="correction", note="Two.", settling=settling
    )
    reported.refresh_from_db()
    assert (reported.outcome, reported.answer) == ("corrected", "Two.")
    assert list(mistakes.open_mistakes(published)) == [other]


def test_it_is_told_for_a_week(client, cast, reported):
    week_ago = timezone.now() - timedelta(days=7, minutes=1)
    with workflow.backdated(week_ago):
        mistakes.settle(reported.pk, cast.editor, "corrected", "It is two now.")
    assert "reports" not in piles(client, cast.korean_editor)


def test_who_has_the_duty_gets_it_first(client, cast, reported):
    other = make_user("night", "editor", cast.en)
    now = timezone.now()
    hour = timedelta(hours=1)
    duty = Duty.objects.create(
        edition=cast.en, user=other, starts=now - hour, ends=now + hour
    )
    assert piles(client, other)["mistakes"].is_top
    assert not piles(client, cast.editor)["mistakes-duty"].is_top
    assert "on duty: night" in client.get(INDEX).content.decode()
    sent = {"text": "And the river is wider."}
    answer = as_(client, cast.reporter).post(
        mistake_url(reported.article), sent, follow=True
    )
    assert "night has the duty and sees it now." in answer.content.decode()
    duty.delete()
    for user in (other, cast.editor, cast.chief):
        assert piles(client, user)["mistakes"].is_top
    assert "mistakes" not in piles(client, cast.korean_editor)
    assert "mistakes" not in piles(client, cast.reporter)


def test_it_says_no_more_than_the_live_page_says(client, cast, published):
    as_(client, cast.editor)
    sent = opened(client, published) | {"headline": "A secret to come"}
    client.post(change_url(published), sent)
    for user in (cast.korean_editor, cast.colleague, cast.translator):
        shown = as_(client, user).get(mistake_url(published)).content.decode()
        assert "A secret to come" not in shown
        assert "Bridge to the north reopens" in shown
        client.post(mistake_url(published), {"text": f"From {user}"})
        front = client.get(INDEX).content.decode()
        assert "A secret to come" not in front
        assert "Bridge to the north reopens" in front
    workflow.kill(published.pk, cast.editor)
    front = as_(client, cast.korean_editor).get(INDEX).content.decode()
    assert "Bridge to the north reopens" not in front
    assert "A story that readers do not have any more" in front


def test_what_readers_do_not_have_is_not_there(client, cast, story):
    later = make_story(cast.editor, cast.en, "Tomorrow")
    workflow.approve_and_publish(
        later.pk, cast.editor, timezone.now() + timedelta(days=1)
    )
    as_(client, cast.korean_editor)
    for each in (story, later):
        answer = client.get(mistake_url(each))
        assert answer.status_code == 404
        assert each.headline not in answer.content.decode()
        assert "There is no such story" in answer.content.decode()
    for number in ("x", "9999999", "9" * 40):
        address = mistake_url(story).replace(str(story.pk), number)
        assert client.get(address).status_code == 404
    assert not Mistake.objects.exists()


def test_what_was_typed_is_not_lost_when_the_story_goes(client, cast, published):
    workflow.kill(published.pk, cast.editor)
    as_(client, cast.korean_editor)
    answer = client.post(mistake_url(published), {"text": "Two carts, not one."})
    shown = answer.content.decode()
    assert answer.status_code == 404
    assert "Nothing was reported." in shown
    assert "Two carts, not one." in shown
    assert published.headline not in shown
    with pytest.raises(Refused):
        mistakes.report(published.pk, cast.korean_editor, "Two carts.")


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "Say what is wrong."), (" \n", "Say what is wrong."), ("x" * 2001, "2,001")],
)
def test_bad_input_is_said_at_its_field(client, cast, published, text, says):
    answer = as_(client, cast.reporter).post(mistake_url(published), {"text": text})
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not Mistake.objects.exists()


def test_pressed_twice_it_is_reported_once(client, cast, published):
    for _ in range(2):
        as_(client, cast.reporter).post(mistake_url(published), {"text": "Two carts."})
    assert Mistake.objects.count() == 1


def test_who_has_no_role_reports_nothing(client, cast, published):
    assert client.get(mistake_url(published)).status_code == 302
    answer = as_(client, cast.stranger).post(mistake_url(published), {"text": "x"})
    assert answer.status_code == 302
    with pytest.raises(Refused):
        mistakes.report(published.pk, cast.stranger, "Two carts.")
    assert not Mistake.objects.exists()


def test_only_who_may_correct_settles_it(client, cast, reported):
    given = {"outcome": "right", "answer": "It was one."}
    for user, status in (
        (cast.korean_editor, 404),
        (cast.colleague, 403),
        (cast.reporter, 403),
        (cast.photo, 403),
    ):
        answer = as_(client, user).post(settle_url(reported), given)
        assert answer.status_code == status, user
        with pytest.raises(Refused):
            mistakes.settle(reported.pk, user, "right", "It was one.")
    assert (
        "reported a mistake"
        not in as_(client, cast.reporter)
        .get(change_url(reported.article))
        .content.decode()
    )
    reported.refresh_from_db()
    assert reported.done_at is None


def test_that_it_is_right_needs_a_reason(client, cast, reported):
    as_(client, cast.editor)
    answer = client.post(settle_url(reported), {"outcome": "right", "answer": " "})
    assert "why it is right" in answer.content.decode()
    for outcome in ("", "perhaps"):
        answer = client.post(settle_url(reported), {"outcome": outcome, "answer": "I"})
        assert "Say whether it was corrected" in answer.content.decode()
    with pytest.raises(Refused):
        mistakes.settle(reported.pk, cast.editor, "right")
    assert list(mistakes.open_mistakes(reported.article)) == [reported]
    given = {"outcome": "corrected", "answer": "Two."}
    client.post(settle_url(reported), given)
    assert list(mistakes.open_mistakes(reported.article)) == []
    late = client.post(settle_url(reported), {"outcome": "right", "answer": "No."})
    assert "settled this report already" in late.content.decode()
    assert "Corrected" in late.content.decode()


def test_that_it_is_corrected_needs_a_correction_or_an_answer(client, cast, reported):
    story, outcome = reported.article, {"outcome": "corrected"}
    as_(client, cast.editor)
    press(client, story, "", deck="Two carts")
    fixing = client.get(do_url(story, "update")).content.decode()
    assert "Two carts, not one." in fixing
    assert "correct it with a note" in fixing
    confirm(client, story, "update")
    answer = client.post(settle_url(reported), outcome).content.decode()
    assert "Readers got no correction since this was reported." in answer
    with pytest.raises(Refused, match="no correction since"):
        mistakes.settle(reported.pk, cast.editor, "corrected")
    workflow.correct(story.pk, cast.editor, "They were two.")
    client.post(settle_url(reported), outcome)
    assert not mistakes.open_mistakes(story)


def test_a_report_of_another_story_is_not_there(client, cast, reported):
    other = make_story(cast.editor, cast.en, "Another")
    address = reverse("admin:articles_article_settle", args=[other.pk, reported.pk])
    assert as_(client, cast.editor).get(address).status_code == 404


def test_it_is_linked_where_a_live_story_stands(client, cast, published):
    draft = make_story(cast.reporter, cast.en, "A draft")
    for user in (cast.reporter, cast.photo, cast.colleague):
        shown = as_(client, user).get(change_url(published)).content.decode()
        assert mistake_url(published) in shown, user
        listed = client.get(LIST).content.decode()
        assert mistake_url(published) in listed
        assert mistake_url(draft) not in listed
    closed = as_(client, cast.colleague).get(change_url(draft))
    assert closed.status_code == 403
    assert "mistake/" not in closed.content.decode()
