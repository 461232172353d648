"""What of translations waits on the first page of the desk."""

from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, CorrectionDuty, Team
from articles.translation.catching_up import ALL, still_right
from tests.articles.waiting import HOUR, ago, change, front, live, page, piles
from tests.cast import make_story


def print_again(story, by):
    """A minor fix: something has to be changed for it."""
    Article.objects.filter(pk=story.pk).update(deck="Changed", changed_at=Now())
    workflow.keep(workflow.locked(story.pk), by)
    workflow.update(story.pk, by)


def test_a_translator_finds_what_is_assigned_behind_and_ready(client, cast):
    with ago(days=3):
        corrected = live(cast.korean_editor, cast.ko, "고친 기사")
        fixed = live(cast.korean_editor, cast.ko, "손본 기사")
        ready = live(cast.korean_editor, cast.ko, "새 기사")
    with ago(days=20):
        live(cast.korean_editor, cast.ko, "오래된 기사")
    with ago(days=2):
        for original in (corrected, fixed):
            story = make_story(
                cast.translator, cast.en, f"T {original}", original=original
            )
            workflow.submit(story.pk, cast.translator)
            workflow.approve_and_publish(story.pk, cast.editor)
    workflow.correct(corrected.pk, cast.korean_editor, "여섯이 아니라 일곱이다.")
    print_again(fixed, cast.korean_editor)
    mine = make_story(cast.editor, cast.en, "Mine", source_language="ko")
    Team.objects.create(article=mine, user=cast.translator, part="writer")

    found = piles(client, cast.translator)
    assert found["corrections"] == ["T 고친 기사"]
    assert found["stale"] == ["T 손본 기사"]
    assert found["translations"] == ["Mine"]
    start = next(
        each for each in front(client, cast.translator).piles if each.key == "start"
    )
    assert [row.more["headline"] for row in start.rows] == ["새 기사"]
    text = page(client, cast.translator).content.decode()
    assert "여섯이 아니라 일곱이다." in text
    begin = reverse("admin:articles_article_translate", args=[ready.pk, "en"])
    assert begin in text
    # Who begins one that goes on to change knows it before.
    mark = "story-state-developing"
    assert mark not in text
    workflow.develop(ready.pk, cast.korean_editor)
    assert mark in page(client, cast.translator).content.decode()
    assert mark in client.get(begin).content.decode()
    client.post(begin)
    assert Article.objects.get(original=ready).edition == cast.en


def test_a_translation_is_behind_until_somebody_says_that_it_is_not(client, cast):
    with ago(days=3):
        original = live(cast.korean_editor, cast.ko, "기사")
        story = live(cast.editor, cast.en, "T", original=original)
    print_again(original, cast.korean_editor)
    assert piles(client, cast.editor)["stale"] == ["T"]
    change(client, cast.editor, story, "T again")
    # With readers waiting for the change, that comes first; it is still said.
    assert piles(client, cast.editor)["changes"] == ["T again"]
    assert "original changed" in page(client, cast.editor).content.decode()
    source = original.revisions.first().pk
    still_right(story.pk, cast.editor, ALL, source)
    assert "original changed" not in page(client, cast.editor).content.decode()


def test_a_correction_is_due_until_readers_of_the_translation_have_it(client, cast):
    with ago(days=3):
        original = live(cast.korean_editor, cast.ko, "기사")
        story = live(cast.editor, cast.en, "T", original=original)
    with ago(hours=2):
        workflow.correct(original.pk, cast.korean_editor, "일곱이다.")
    change(client, cast.editor, story, "T again")
    assert piles(client, cast.editor)["corrections"] == ["T again"]
    workflow.correct(story.pk, cast.editor, "About something else.")
    assert piles(client, cast.editor)["corrections"] == ["T again"]
    duty = story.correction_duties.get()
    assert "due within" in page(client, cast.editor).content.decode()
    CorrectionDuty.objects.update(due_at=timezone.now() - HOUR)
    assert "overdue" in page(client, cast.editor).content.decode()
    workflow.correct(story.pk, cast.editor, "It was seven.", taking_over=[duty.pk])
    assert "corrections" not in piles(client, cast.editor)


def test_a_start_link_names_no_original_that_is_none(client, cast, published, story):
    client.force_login(cast.korean_editor)
    add = reverse("admin:articles_article_add")
    secret = make_story(cast.reporter, cast.en, "Nothing for Korean eyes")
    for number in (secret.pk, "x", "9" * 40, ""):
        answer = client.get(f"{add}?edition=ko&original={number}")
        assert answer.status_code == 200
        assert answer.context["forms"].story["original"].value() is None
        assert "Korean eyes" not in answer.content.decode()
    make_story(cast.korean_editor, cast.ko, "다리", original=published)
    answer = client.get(f"{add}?edition=ko&original={published.pk}")
    assert "has a translation in 한국어 already" in answer.content.decode()
