"""What the database itself refuses to erase, whoever asks it."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from articles import workflow
from articles.erasing import asking, database
from articles.models import Erasure, Print
from people.models import Membership, User
from tests.articles.erasing import (
    ENGLISH,
    agree,
    asked,
    consent,
    go_on,
    kept_work,
    work,
)
from tests.cast import make_story, make_user, signed_in

__all__ = ["kept_work", "work"]


def refused(erasure, story) -> bool:
    """Whether the database itself refuses a call by the desk's login."""
    for call in (
        lambda: database.begin(erasure),
        lambda: database.story(erasure, story.pk),
        lambda: database.rest(erasure),
    ):
        try:
            with transaction.atomic():
                call()
        except ProgrammingError as error:
            assert "agree" in str(error)
        else:
            return False
    return ENGLISH in str(Print.objects.filter(article=story).values_list("story"))


def test_the_database_refuses_a_call_with_less_than_two_persons(cast, work):
    erasure = asked(cast)
    assert refused(erasure, work[0])
    consent(erasure, cast.chief)
    assert refused(erasure, work[0])
    consent(erasure, cast.chief)  # the same person twice
    assert refused(erasure, work[0])
    consent(erasure, cast.reporter)  # who has no right to it
    assert refused(erasure, work[0])
    late = make_user("late")
    Membership.objects.create(user=late, role="chief")
    consent(erasure, late)  # made for it
    assert refused(erasure, work[0])
    User.objects.filter(pk=cast.editor.pk).update(is_active=False)
    consent(erasure, cast.editor)
    assert refused(erasure, work[0])
    User.objects.filter(pk=cast.editor.pk).update(is_active=True)
    assert not refused(erasure, work[0])


def test_the_database_refuses_two_editors_without_a_chief(cast, work):
    erasure = asked(cast)
    consent(erasure, cast.editor)
    consent(erasure, cast.korean_editor)
    assert refused(erasure, work[0])


def test_the_database_refuses_what_was_agreed_to_in_another_state(cast, work):
    erasure = asked(cast)
    consent(erasure, cast.chief)
    consent(erasure, cast.editor, digest="0" * 64)
    assert refused(erasure, work[0])
    early = erasure.asked_at - timedelta(minutes=1)
    consent(erasure, cast.editor, at=early)
    assert refused(erasure, work[0])
    # The same two, after something else was found.
    consent(erasure, cast.editor)
    make_story(cast.reporter, cast.en, headline="Mira Oren again", slug="again")
    asking.look_again(erasure, cast.chief)
    go_on(signed_in(cast.chief), erasure)
    assert refused(erasure, work[0])


def test_the_database_changes_no_story_that_nobody_saw(cast, work):
    other = make_story(cast.reporter, cast.en, headline="Mira Oren again", slug="again")
    erasure = asked(cast, words=["Carts"], stories=[work[0].pk])
    consent(erasure, cast.chief)
    consent(erasure, cast.editor)
    database.begin(erasure)
    with pytest.raises(ProgrammingError, match="Nobody has agreed"):
        database.story(erasure, other.pk)


def test_the_desk_cannot_change_what_was_asked_or_agreed_to(cast, work):
    erasure = asked(cast)
    for statement in (
        "update articles_erasure set words = '{Carts}'",
        "delete from articles_erasure",
        "update articles_erasureconsent set by_id = 1",
        "select erase_in(null::articles_erasure, '', '{}', 'true', null, null)",
        "insert into articles_erasureplace (erasure_id, place, row, columns)"
        " values (1, 'articles_article', '1', '{}')",
    ):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert Erasure.objects.get(pk=erasure.pk).words == [ENGLISH]


def test_a_hold_refuses_it(cast, work):
    erasure = asked(cast)
    workflow.hold(work[0].pk, cast.chief, "The court asked for it.")
    answer = agree(signed_in(cast.chief), erasure)
    assert answer.status_code == 409
    assert "legal hold" in answer.content.decode()
    consent(erasure, cast.chief)
    consent(erasure, cast.editor)
    database.begin(erasure)
    with pytest.raises(Exception, match="legal hold"), transaction.atomic():
        database.story(erasure, work[0].pk)
