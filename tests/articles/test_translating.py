"""A translation begun from the desk: all of it is to be translated, none of it lost."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from articles import workflow
from articles.models import Article
from articles.refused import Refused
from articles.translation.standing import State, standing
from media import intake
from media.models import Caption
from people.roles import Role
from tests.cast import make_edition, make_story, make_user, signed_in
from tests.media_files import jpeg


def translate_url(article, code="ko"):
    return reverse("admin:articles_article_translate", args=[article.pk, code])


@pytest.fixture
def korean(cast):
    """The browser of somebody who translates into Korean and works nowhere else."""
    return signed_in(make_user("korean_translator", Role.TRANSLATOR, cast.ko))


def made(original):
    return Article.objects.select_related("edition", "original").get(original=original)


def test_it_works(cast, published, korean):
    page = korean.get(translate_url(published))
    assert page.status_code == 200
    assert published.headline in page.content.decode()
    answer = korean.post(translate_url(published))
    translation = made(published)
    assert answer.url == reverse("admin:articles_article_change", args=[translation.pk])
    assert translation.headline == published.headline
    assert [each["spans"] for each in translation.body] == [
        each["spans"] for each in published.body
    ]
    ids = {each["id"] for each in translation.body}
    assert not ids & {each["id"] for each in published.body}
    assert translation.section.edition == cast.ko
    assert {each.user.username for each in translation.team.all()} == {
        "korean_translator"
    }
    stand = standing(translation)
    assert {row.state for row in stand.rows} == {State.TODO}
    assert stand.source.number == published.printed
    assert translation.stale_since is None


def test_the_library_words_serve_for_pictures(cast, story):
    image = intake.take_in(ContentFile(jpeg()), "bridge", cast.reporter)
    Caption.objects.create(image=image, edition=cast.ko, text="다리", alt="다리")
    story.figures.create(block="picture0001", image=image, caption="The bridge")
    story.body = [{"id": "picture0001", "type": "figure"}, *story.body]
    story.save()
    workflow.keep(workflow.locked(story.pk), cast.reporter)
    translation = workflow.start_translation(story.pk, cast.ko, cast.chief)
    (figure,) = translation.figures.all()
    assert (figure.image, figure.caption) == (image, "")
    rows = {row.source.key: row for row in standing(made(story)).rows}
    row = rows["picture0001/caption"]
    assert (row.state, row.targets[0].key) == (State.TODO, f"{figure.block}/caption")


def test_of_a_translation_its_original_is_meant(cast, published):
    korean = make_story(cast.korean_editor, cast.ko, "다리", original=published)
    ja = make_edition("ja")
    translation = workflow.start_translation(korean.pk, ja, cast.chief)
    assert translation.original == published


def test_it_is_made_once(cast, published, korean):
    workflow.start_translation(published.pk, cast.ko, cast.korean_editor)
    Article.objects.filter(original=published).update(headline="비밀 제목")
    answer = korean.post(translate_url(published))
    assert answer.status_code == 403
    assert "already" in answer.content.decode()
    assert "비밀 제목" in answer.content.decode()
    both = make_user("both", Role.TRANSLATOR, cast.en)
    with pytest.raises(Refused):
        workflow.start_translation(published.pk, cast.ko, both)
    assert Article.objects.filter(original=published).count() == 1


def test_a_draft_of_another_desk_is_not_found(cast, story, korean):
    assert korean.post(translate_url(story)).status_code == 404
    assert not Article.objects.filter(original=story).exists()


def test_who_may_start_nothing_there_is_refused(cast, published, reporter):
    assert reporter.post(translate_url(published)).status_code == 403
    assert not Article.objects.filter(original=published).exists()


def test_a_dropped_story_is_not_translated(cast, story):
    workflow.spike(story.pk, cast.editor)
    with pytest.raises(Refused):
        workflow.start_translation(story.pk, cast.ko, cast.chief)
