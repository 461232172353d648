"""Each verb: what it does, what it records, and whom it refuses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, LiveArticle, LiveTombstone, Print
from articles.steps import VERBS, Refused
from tests.cast import make_story

State = Article.State


def live(article):
    return LiveArticle.objects.filter(article_id=article.pk).first()


def test_it_works(cast, story):
    workflow.submit(story.pk, cast.reporter)
    workflow.approve(story.pk, cast.editor)
    article = workflow.publish(story.pk, cast.editor)

    assert article.state == State.PUBLISHED
    assert article.slug == "bridge-to-the-north-reopens"
    assert live(story).headline == "Bridge to the north reopens"
    steps = story.transitions.order_by("pk").values_list(
        "verb", "before", "after", "by__username"
    )
    assert list(steps) == [
        ("submit", "draft", "submitted", "reporter"),
        ("approve", "submitted", "approved", "editor"),
        ("publish", "approved", "published", "editor"),
    ]


def test_readers_see_nothing_before_it_is_published(cast, story):
    workflow.submit(story.pk, cast.reporter)
    workflow.approve(story.pk, cast.editor)
    assert live(story) is None


def test_a_change_of_the_desk_copy_does_not_reach_readers(cast, published):
    published.headline = "Something else"
    published.save()
    assert live(published).headline == "Bridge to the north reopens"


def test_update_brings_the_desk_copy_to_readers(cast, published):
    before = live(published)
    published.headline = "Bridge reopens"
    published.save()
    workflow.update(published.pk, cast.editor)

    after = live(published)
    assert after.headline == "Bridge reopens"
    assert after.first_live == before.first_live
    assert after.live_from > before.live_from


def test_correct_shows_its_note(cast, published):
    workflow.correct(published.pk, cast.editor, "It was two carts.")
    note = live(published).story["corrections"][0]
    assert (note["kind"], note["text"]) == ("correction", "It was two carts.")


def test_correct_needs_a_note(cast, published):
    with pytest.raises(Refused, match="note that readers"):
        workflow.correct(published.pk, cast.editor, " ")
    assert published.prints.count() == 1


def test_a_planned_story_waits_for_the_database_clock(cast, story):
    moment = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=moment)
    assert live(story) is None
    # Its moment comes: the row says so and nothing else has to run.
    story.windows.update(live_from=workflow.clock() - timedelta(seconds=1))
    assert live(story).headline == story.headline


def test_a_minor_fix_keeps_a_planned_moment(cast, story):
    moment = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=moment)
    Article.objects.filter(pk=story.pk).update(deck="Carts cross")
    workflow.update(story.pk, cast.editor)
    assert [window.live_from for window in story.windows.all()] == [moment]
    assert live(story) is None


def test_publishing_in_the_past_is_refused(cast, story):
    past = workflow.clock() - timedelta(minutes=1)
    with pytest.raises(Refused, match="past"):
        workflow.approve_and_publish(story.pk, cast.editor, at=past)
    story.refresh_from_db()
    assert story.state == State.DRAFT


def test_cancel_takes_a_planned_story_back(cast, story):
    moment = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=moment)
    article = workflow.cancel(story.pk, cast.editor)
    assert article.state == State.APPROVED
    assert not story.windows.exists()


def test_cancel_is_refused_once_readers_have_it(cast, published):
    with pytest.raises(Refused, match="withdrawn"):
        workflow.cancel(published.pk, cast.editor)


def test_send_back_needs_a_note(cast, story):
    workflow.submit(story.pk, cast.reporter)
    with pytest.raises(Refused, match="note"):
        workflow.send_back(story.pk, cast.editor, "")
    article = workflow.send_back(story.pk, cast.editor, "Who says so?")
    assert article.state == State.DRAFT
    assert story.transitions.first().note == "Who says so?"


def test_what_is_missing_is_listed(cast):
    empty = make_story(cast.reporter, cast.en, headline="", body=[], section=None)
    empty.bylines.all().delete()
    empty.state = State.SUBMITTED
    empty.save()
    workflow.approve(empty.pk, cast.editor)
    with pytest.raises(Refused) as refused:
        workflow.publish(empty.pk, cast.editor)
    assert [str(each) for each in refused.value.missing] == [
        "There is no headline.",
        "No section is chosen.",
        "There is no text.",
        "Nobody is credited.",
    ]


def test_a_picture_needs_file_alt_text_and_credit(cast, story):
    story.body = [{"id": "abcdefgh", "type": "figure"}, *story.body]
    story.save()
    story.figures.create(block="abcdefgh", caption="The bridge")
    with pytest.raises(Refused) as refused:
        workflow.approve_and_publish(story.pk, cast.editor)
    assert [str(each) for each in refused.value.missing] == [
        "Picture 1 has no file.",
        "Picture 1 has no alt text.",
        "Picture 1 has no credit line.",
    ]


def test_spike_and_restore(cast, story):
    assert workflow.spike(story.pk, cast.reporter).state == State.SPIKED
    assert workflow.restore(story.pk, cast.reporter).state == State.DRAFT


def test_kill_leaves_a_tombstone_without_words(cast, published):
    workflow.kill(published.pk, cast.editor, note="lawyer", public_note="In error.")
    assert live(published) is None
    tombstone = LiveTombstone.objects.get(slug=published.slug)
    assert tombstone.note == "In error."
    assert published.prints.first().story == {"note": "In error."}


def test_kill_takes_every_language_along(cast, published):
    korean = make_story(
        cast.korean_editor, cast.ko, headline="다리 재개통", original=published
    )
    workflow.approve_and_publish(korean.pk, cast.korean_editor)
    gone = workflow.kill(published.pk, cast.editor)
    assert {article.pk for article in gone} == {published.pk, korean.pk}
    assert not LiveArticle.objects.exists()
    korean.refresh_from_db()
    assert korean.state == State.KILLED


def test_a_translation_that_was_only_planned_leaves_no_tombstone(cast, published):
    korean = make_story(
        cast.korean_editor, cast.ko, headline="다리", original=published
    )
    moment = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(korean.pk, cast.korean_editor, at=moment)
    workflow.kill(published.pk, cast.editor)
    assert not korean.windows.exists()
    assert list(LiveTombstone.objects.values_list("slug")) == [(published.slug,)]


def test_a_tombstone_stays_until_the_new_moment(cast, published):
    workflow.kill(published.pk, cast.editor)
    workflow.restore(published.pk, cast.editor)
    moment = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(published.pk, cast.editor, at=moment)
    assert LiveTombstone.objects.exists()


def test_kill_may_keep_a_language(cast, published):
    korean = make_story(
        cast.korean_editor, cast.ko, headline="다리", original=published
    )
    workflow.approve_and_publish(korean.pk, cast.korean_editor)
    workflow.kill(published.pk, cast.editor, keep_languages=[korean.pk])
    assert live(korean)


def test_killing_a_translation_leaves_the_original(cast, published):
    korean = make_story(
        cast.korean_editor, cast.ko, headline="다리", original=published
    )
    workflow.approve_and_publish(korean.pk, cast.korean_editor)
    workflow.kill(korean.pk, cast.korean_editor)
    assert live(published)
    assert not live(korean)


def test_a_withdrawn_story_can_be_published_anew(cast, published):
    workflow.kill(published.pk, cast.editor)
    workflow.restore(published.pk, cast.editor)
    workflow.approve_and_publish(published.pk, cast.editor)
    assert live(published)
    assert not LiveTombstone.objects.exists()


def test_two_stories_of_one_headline_get_two_addresses(cast, published):
    other = make_story(cast.reporter, cast.en)
    workflow.approve_and_publish(other.pk, cast.editor)
    assert live(other).slug == "bridge-to-the-north-reopens-2"


def test_letters_that_are_not_joined_are_a_gap_in_an_address(cast, story):
    story.headline = "شب\u200cها"
    story.save()
    workflow.approve_and_publish(story.pk, cast.editor)
    assert live(story).slug == "شب-ها"


def test_nothing_is_kept_of_a_refused_chain(cast, story):
    story.section = None
    story.save()
    with pytest.raises(Refused):
        workflow.approve_and_publish(story.pk, cast.editor)
    assert not story.transitions.exists()
    assert not Print.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "translator", "photo", "korean_editor"])
@pytest.mark.parametrize("verb", sorted(VERBS))
def test_who_has_no_right_is_refused(cast, story, who, verb):
    noted = ("send_back", "correct", "lift_embargo", "hold", "lift_hold")
    asked = dict.fromkeys(noted, ["note"])
    argument = (asked | {"embargo": [timezone.now()]}).get(verb, [])
    with pytest.raises(Refused, match="Your role does not allow this"):
        getattr(workflow, verb)(story.pk, getattr(cast, who), *argument)


def test_reporter_cannot_publish_their_own(cast, story):
    workflow.submit(story.pk, cast.reporter)
    with pytest.raises(Refused):
        workflow.approve(story.pk, cast.reporter)


def test_colleague_cannot_submit_what_is_not_theirs(cast, story):
    with pytest.raises(Refused):
        workflow.submit(story.pk, cast.colleague)


def test_deactivated_editor_is_refused(cast, story):
    cast.editor.is_active = False
    with pytest.raises(Refused):
        workflow.approve_and_publish(story.pk, cast.editor)


def test_refusals_say_what_to_do(cast, story):
    workflow.submit(story.pk, cast.reporter)
    with pytest.raises(Refused, match="Approve it first, or do both in one"):
        workflow.publish(story.pk, cast.editor)
