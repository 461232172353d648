"""An original and its translations for readers in one moment."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Article, LiveArticle, Print
from articles.steps import Refused
from tests.articles.desk_forms import confirm, do_url
from tests.cast import make_edition, make_story, signed_in


@pytest.fixture
def works(cast, story):
    """An approved original in English, approved in Korean, a draft in Japanese."""
    ja = make_edition("ja", contact_email="ja@paper.example", position=3)
    korean = make_story(cast.chief, cast.ko, "다리가 다시 열렸다", original=story)
    japanese = make_story(cast.chief, ja, "橋が再開", original=story)
    for each in (story, korean):
        workflow.submit(each.pk, cast.chief)
        workflow.approve(each.pk, cast.chief)
    return story, korean, japanese


def live() -> set:
    return set(LiveArticle.objects.values_list("article_id", flat=True))


def state(article):
    return Article.objects.get(pk=article.pk).state


def test_it_works(cast, works):
    story, korean, japanese = works
    chief = signed_in(cast.chief)
    page = chief.get(do_url(story, "publish"))
    first, second = page.context["form"].languages
    assert (first.article, first.reason) == (korean, "")
    assert second.article == japanese
    assert "is a draft" in second.reason
    confirm(chief, story, "publish", along=[korean.pk])
    assert live() == {story.pk, korean.pk}
    moments = set(Print.objects.values_list("live_from", flat=True))
    assert len(moments) == 1
    assert state(japanese) == "draft"
    assert korean.transitions.first().verb == "publish"


def test_planned_ones_are_planned_together(cast, works):
    story, korean, _japanese = works
    at = workflow.clock() + timedelta(hours=2)
    workflow.publish(story.pk, cast.chief, at=at, along=[korean.pk])
    assert set(Print.objects.values_list("live_from", flat=True)) == {at}
    assert Article.objects.get(pk=korean.pk).planned_at == at


def test_all_or_nothing_and_the_language_is_named(cast, works):
    story, korean, japanese = works
    with pytest.raises(Refused, match="Nothing was published. ja: .*draft"):
        workflow.publish(story.pk, cast.chief, along=[korean.pk, japanese.pk])
    assert not Print.objects.exists()
    assert state(story) == state(korean) == "approved"


def test_nobody_publishes_in_an_edition_that_is_not_theirs(cast, works):
    story, korean, _japanese = works
    editor = signed_in(cast.editor)
    page = editor.get(do_url(story, "publish"))
    assert "다리가" not in page.content.decode()
    assert "You may not publish in 한국어" in page.content.decode()
    confirm(editor, story, "publish", along=[korean.pk])
    assert live() == set()
    with pytest.raises(Refused, match="한국어"):
        workflow.publish(story.pk, cast.editor, along=[korean.pk])
    assert not Print.objects.exists()


def test_an_embargo_on_one_binds_all(cast, works):
    story, korean, _japanese = works
    until = workflow.clock() + timedelta(hours=1)
    workflow.embargo(korean.pk, cast.chief, until)
    with pytest.raises(Refused, match="embargo"):
        workflow.publish(story.pk, cast.chief, along=[korean.pk])
    assert not Print.objects.exists()


def test_a_story_of_another_work_does_not_go_along(cast, works):
    other = make_story(cast.chief, cast.ko, "다른 이야기")
    workflow.submit(other.pk, cast.chief)
    workflow.approve(other.pk, cast.chief)
    with pytest.raises(Refused, match="no translation of this story"):
        workflow.publish(works[0].pk, cast.chief, along=[other.pk])
    assert not Print.objects.exists()


@pytest.fixture
def advised(cast, works):
    """Korean stories should have topics, and this one has none."""
    cast.ko.checks |= {"topics": "advised"}
    cast.ko.save()
    return works


def test_what_is_advised_for_a_language_is_looked_at(cast, advised):
    story, korean, _japanese = advised
    chief = signed_in(cast.chief)
    page = chief.get(do_url(story, "publish"))
    assert "There are no topics." in page.content.decode()
    asked = page.context["form"].languages[0].overriding
    answers = {asked.looked_at: asked.marks, f"{asked.prefix}-reason": "It has none"}
    refused = confirm(chief, story, "publish", along=[korean.pk], **answers)
    assert live() == set()
    assert "look at what is advised, or leave it for later" in refused.content.decode()
    assert 'value="It has none"' in refused.content.decode()
    answers |= {f"{asked.prefix}-anyway": "on"}
    confirm(chief, story, "publish", along=[korean.pk], **answers)
    assert live() == {story.pk, korean.pk}
    (passed,) = korean.transitions.first().overridden
    assert (passed["check"], passed["reason"]) == ("topics", "It has none")
    assert story.transitions.first().overridden == []


def test_a_language_that_waits_is_not_asked_about(cast, advised):
    story, korean, _japanese = advised
    confirm(signed_in(cast.chief), story, "publish")
    assert live() == {story.pk}
    assert state(korean) == "approved"


def test_what_is_found_since_is_looked_at_again(cast, advised):
    story, korean, _japanese = advised
    chief = signed_in(cast.chief)
    page = chief.get(do_url(story, "publish"))
    asked = page.context["form"].languages[0].overriding
    cast.ko.headline_most = 1
    cast.ko.save()
    answers = {asked.looked_at: asked.marks, f"{asked.prefix}-anyway": "on"}
    page = confirm(chief, story, "publish", along=[korean.pk], **answers)
    assert "What is found has changed" in page.content.decode()
    assert live() == set()
