"""What a translation is true to, and what its original says by now."""

import pytest

from articles import workflow
from articles.models import Article, Rendering
from articles.translation.standing import State, standing
from tests.cast import make_story, paragraph


@pytest.fixture
def translation(cast, published):
    korean = make_story(
        cast.korean_editor,
        cast.ko,
        "다리가 다시 열렸다",
        original=published,
        body=[paragraph("다리가 다시 열렸다."), paragraph("수레가 건넜다.")],
    )
    return fresh(korean)


def fresh(article):
    return Article.objects.select_related("edition", "original").get(pk=article.pk)


def pair(translation):
    """Every part of it with the one of the same place in the original."""
    source = translation.true_to
    original = translation.original
    keys = [("headline", "headline"), ("deck", "deck"), ("dateline", "dateline")]
    blocks = zip(translation.body, original.body, strict=True)
    keys += [(mine["id"], theirs["id"]) for mine, theirs in blocks]
    Rendering.objects.bulk_create(
        Rendering(
            article=translation,
            part=part,
            source=key,
            state=Rendering.State.DONE,
            true_to=source,
        )
        for part, key in keys
    )


def change(story, by, **fields):
    article = workflow.locked(story.pk)
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    workflow.keep(article, by)
    return article


def states(translation):
    return [(row.state, row.source and row.source.key) for row in rows(translation)]


def rows(translation):
    return standing(fresh(translation)).rows


def test_it_works(cast, published, translation):
    pair(translation)
    assert {row.state for row in rows(translation)} == {State.DONE}
    first, second = published.body
    changed = [{**first, "spans": [{"text": "It closed."}]}, second]
    change(published, cast.editor, body=changed)
    assert not standing(fresh(translation)).is_behind
    workflow.update(published.pk, cast.editor)
    assert (State.CHANGED, first["id"]) in states(translation)
    (row,) = [each for each in rows(translation) if each.state == State.CHANGED]
    assert (row.was.text, row.source.text) == ("The bridge reopened.", "It closed.")
    assert [part.text for part in row.targets] == ["다리가 다시 열렸다."]
    assert fresh(translation).stale_since


def test_what_came_and_what_went(cast, published, translation):
    pair(translation)
    first = published.body[0]
    new = paragraph("Nobody fell in.")
    change(published, cast.editor, body=[first, new])
    workflow.update(published.pk, cast.editor)
    found = states(translation)
    assert (State.NEW, new["id"]) in found
    assert (State.GONE, None) in found


def test_words_of_its_own_are_not_behind(cast, translation):
    pair(translation)
    own = paragraph("우리 독자를 위한 설명.")
    change(translation, cast.korean_editor, body=[*translation.body, own])
    assert states(translation)[-1] == (State.EXTRA, None)
    assert fresh(translation).stale_since is None


def test_a_draft_is_followed_while_it_is_written(cast, story):
    korean = make_story(cast.chief, cast.ko, "다리", original=story)
    pair(fresh(korean))
    change(story, cast.reporter, headline="Another bridge")
    assert fresh(korean).stale_since


def test_without_pairs_the_whole_is_behind(cast, published, translation):
    assert not standing(translation).is_paired
    change(published, cast.editor, headline="Bridge shut again")
    workflow.correct(published.pk, cast.editor, "It is shut.")
    assert fresh(translation).stale_since


def test_a_free_adaptation_has_no_duty_to_follow(cast, published, translation):
    Article.objects.filter(pk=translation.pk).update(adapted_freely=True)
    change(published, cast.editor, headline="Bridge shut again")
    workflow.update(published.pk, cast.editor)
    assert fresh(translation).stale_since is None
