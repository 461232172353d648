"""Translations asked for, assigned, taken and handed back, and where each stands."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import workflow
from articles.models import Article, Commission, CommissionStep
from articles.steps import Refused
from articles.translation import commissions
from articles.translation.queue import Stage, queue
from people.models import Edition
from people.roles import Role
from tests.cast import make_edition, make_story, make_user

HOUR = timedelta(hours=1)


@pytest.fixture
def korean(cast):
    """A translator of the Korean edition."""
    return make_user("korean", Role.TRANSLATOR, cast.ko)


def place(story, edition):
    original = Article.objects.select_related("edition").get(pk=story.pk)
    found = queue([original], list(Edition.objects.all()), timezone.now())
    return found[story.pk][edition.pk]


def translate(story, by, edition):
    original = Article.objects.get(pk=story.pk)
    return make_story(by, edition, "다리가 다시 열렸다", original=original)


def test_it_works(cast, story, korean):
    """Asked for while it is a draft, taken, translated, published, gone on without."""
    assert place(story, cast.ko).stage == Stage.NONE
    soon = timezone.now() + HOUR
    asked = {"due_at": soon, "note": "For tonight", "is_open": True}
    commissions.ask(story.pk, cast.ko, cast.reporter, **asked)
    found = place(story, cast.ko)
    assert (found.stage, found.due_at, found.is_late) == (Stage.WANTED, soon, False)

    commissions.take(story.pk, cast.ko, korean)
    found = place(story, cast.ko)
    assert (found.stage, found.who) == (Stage.ASSIGNED, "korean")
    assert Article.objects.visible_to(korean).filter(pk=story.pk).exists()

    made = translate(story, korean, cast.ko)
    assert place(story, cast.ko).stage == Stage.IN_WORK
    workflow.submit(made.pk, korean)
    assert place(story, cast.ko).stage == Stage.IN_REVIEW
    workflow.approve(made.pk, cast.korean_editor)
    assert place(story, cast.ko).stage == Stage.APPROVED
    workflow.publish(made.pk, cast.korean_editor)
    assert place(story, cast.ko).stage == Stage.LIVE
    Article.objects.filter(pk=made.pk).update(stale_since=soon)
    found = place(story, cast.ko)
    assert (found.stage, found.since) == (Stage.STALE, soon)
    steps = CommissionStep.objects.order_by("pk").values_list("verb", "by__username")
    assert list(steps) == [("ask", "reporter"), ("take", "korean")]


def test_who_begins_what_nobody_has_has_it(cast, published, korean):
    commissions.ask(published.pk, cast.ko, cast.korean_editor)
    translate(published, korean, cast.ko)
    found = place(published, cast.ko)
    assert (found.stage, found.who, found.is_free) == (Stage.IN_WORK, "korean", False)


def test_what_is_begun_can_be_handed_back_and_taken_by_another(cast, published, korean):
    commissions.assign(published.pk, cast.ko, cast.korean_editor, korean)
    made = translate(published, korean, cast.ko)
    commissions.hand_back(published.pk, cast.ko, korean, "I am ill.")
    found = place(published, cast.ko)
    assert (found.stage, found.is_free, found.who) == (Stage.IN_WORK, True, "")
    other = make_user("other", Role.TRANSLATOR, cast.ko)
    commissions.take(published.pk, cast.ko, other)
    assert made.team.filter(user=other).exists()
    assert CommissionStep.objects.get(verb="hand_back").note == "I am ill."


def test_a_date_is_changed_and_missed(cast, published):
    commissions.ask(published.pk, cast.ko, cast.editor)
    past = timezone.now() - HOUR
    commissions.change_due(published.pk, cast.ko, cast.editor, past)
    assert place(published, cast.ko).is_late
    commissions.not_wanted(published.pk, cast.ko, cast.editor, "Too local")
    found = place(published, cast.ko)
    assert (found.stage, found.is_late) == (Stage.NOT_WANTED, False)


def test_what_is_withdrawn_while_it_is_translated_is_an_orphan(cast, published, korean):
    commissions.assign(published.pk, cast.ko, cast.editor, korean)
    workflow.kill(published.pk, cast.editor)
    assert place(published, cast.ko).is_orphan
    commissions.hand_back(published.pk, cast.ko, korean, "It is gone.")
    with pytest.raises(Refused, match="withdrawn"):
        commissions.take(published.pk, cast.ko, korean)


def refused(verb, *args, **options):
    try:
        with transaction.atomic():
            verb(*args, **options)
    except Refused as sentence:
        return str(sentence)
    raise AssertionError("not refused")


def test_who_may_not(cast, story, korean):
    ask, ko = commissions.ask, cast.ko
    assert "asked for by" in refused(ask, story.pk, ko, cast.colleague)
    # Its readers' draft is nothing that Korea knows of.
    assert "asked for by" in refused(ask, story.pk, ko, cast.korean_editor)
    assert "does not write in" in refused(
        commissions.assign, story.pk, ko, cast.editor, cast.translator
    )
    assert "Nobody wants it" in refused(commissions.take, story.pk, ko, korean)
    ask(story.pk, ko, cast.editor)
    assert "does not write in" in refused(
        commissions.take, story.pk, ko, cast.translator
    )
    commissions.take(story.pk, ko, korean)
    other = make_user("other", Role.TRANSLATOR, ko)
    assert refused(commissions.take, story.pk, ko, other) == "korean has it already."
    assert "or an editor" in refused(commissions.hand_back, story.pk, ko, other, "No")
    assert "Say why" in refused(commissions.hand_back, story.pk, ko, korean, " ")
    assert "is written in" in refused(ask, story.pk, cast.en, cast.editor)
    workflow.spike(story.pk, cast.editor)
    assert "was dropped" in refused(ask, story.pk, ko, cast.editor)
    assert CommissionStep.objects.count() == 2


def test_only_who_may_change_the_original_opens_it(cast, published):
    verb = commissions.ask
    korean_editor = cast.korean_editor
    assert "open it" in refused(
        verb, published.pk, cast.ko, korean_editor, is_open=True
    )
    verb(published.pk, cast.ko, cast.editor, is_open=True)
    verb(published.pk, cast.ko, korean_editor, note="Mine now")
    assert Commission.objects.get().is_open


def test_a_translation_of_a_translation_names_the_original(cast, published):
    made = translate(published, cast.korean_editor, cast.ko)
    make_edition("ja")
    said = refused(
        commissions.ask, made.pk, Edition.objects.get(code="ja"), cast.korean_editor
    )
    assert "Bridge to the north reopens" in said
    assert "English" in said


def test_one_translation_in_each_edition(cast, published):
    translate(published, cast.korean_editor, cast.ko)
    with pytest.raises(Refused, match="korean_editor has it"):
        translate(published, cast.chief, cast.ko)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(edition=cast.ko, original=published)
    assert "translation already" in refused(
        commissions.not_wanted, published.pk, cast.ko, cast.korean_editor
    )


@pytest.mark.parametrize("number", [1, 5])
def test_queries_do_not_grow(cast, number, django_assert_num_queries):
    for _each in range(number):
        story = make_story(cast.reporter, cast.en)
        workflow.approve_and_publish(story.pk, cast.editor)
        commissions.ask(story.pk, cast.ko, cast.editor)
        made = translate(story, cast.korean_editor, cast.ko)
        workflow.approve_and_publish(made.pk, cast.chief)
    originals = list(Article.objects.filter(original=None).select_related("edition"))
    editions = list(Edition.objects.all())
    with django_assert_num_queries(4):
        found = queue(originals, editions, timezone.now())
    assert {each[cast.ko.pk].stage for each in found.values()} == {Stage.LIVE}
