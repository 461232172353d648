"""A Korean original and its English translation, both with readers."""

from articles import workflow
from articles.models import Article, CorrectionDuty
from tests.articles.finished import publish
from tests.cast import make_story, paragraph


def change(story, by, **fields):
    """Saved on the desk."""
    article = workflow.locked(story.pk)
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    workflow.keep(article, by)


def original(cast):
    body = [paragraph("다리가 다시 열렸다."), paragraph("수레 한 대가 건넜다.")]
    return publish(cast, cast.ko, "다리 재개통", slug="다리", deck="첫 수레", body=body)


def translation(cast, original, **fields):
    story = make_story(cast.translator, cast.en, original=original, **fields)
    workflow.submit(story.pk, cast.translator)
    workflow.approve_and_publish(story.pk, cast.editor)
    return Article.objects.select_related("edition", "original").get(pk=story.pk)


def correct(original, cast, note="수레는 두 대였다.", **more):
    """The second paragraph is another; returns the duty of the one translation."""
    first, second = Article.objects.get(pk=original.pk).body
    second = {**second, "spans": [{"text": "수레 두 대가 건넜다."}]}
    change(original, cast.korean_editor, body=[first, second])
    workflow.correct(original.pk, cast.korean_editor, note, **more)
    return CorrectionDuty.objects.filter(article__original=original).last()
