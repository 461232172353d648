"""Which language of a story is the original: another one, from now on."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from articles import workflow
from articles.models import Article, CorrectionDuty, Rendering, Transition
from articles.steps import Refused, may_do
from articles.translation import commissions, following
from articles.translation.paired import keep_unwaiting
from articles.translation.sources import source_of
from articles.workflow.ground import locked_work

SWAPPED = "swap"


def why_not(article, by) -> str:
    """Why `by` may not make this translation the original; empty where they may."""
    if article.original is None:
        return gettext("This story is no translation of one that is here.")
    for each in (article, article.original):
        if not may_do(each, "publish", by):
            return gettext(
                "This is for who may publish in %(one)s and in %(other)s."
            ) % {"one": article.edition, "other": article.original.edition}
    works = Article.objects.of_work(article)
    if works.filter(is_held=True).exists():
        return gettext("A legal hold is on this story. It has to be lifted first.")
    if CorrectionDuty.objects.filter(article__in=works, settled_at=None).exists():
        return gettext("A correction of the original has to be taken over first.")
    if article.original.source_language:
        return gettext("The original says itself that it is translated from elsewhere.")
    return ""


def swap(article_id, by, seen_original) -> Article:
    """The translation becomes the original, and all other languages its translations.
    One transaction: readers never see two originals, or none."""
    with transaction.atomic():
        works = list(locked_work(article_id).values_list("pk", flat=True))
        article = _fresh(article_id)
        if article.original_id != seen_original:
            raise Refused(
                gettext("Somebody changed the original just now. Look again.")
            )
        if reason := why_not(article, by):
            raise Refused(reason)
        old = _fresh(article.original_id)
        inverted = _inverted(article)
        _point_all_to(article, old, works)
        _commissions_go_along(article, old, by)
        keep_unwaiting(article, by, gettext("Became the original"))
        source = source_of(article)
        for each in Article.objects.filter(original=article).order_by("pk"):
            _follow(_fresh(each.pk), source, inverted if each.pk == old.pk else [], by)
        _record(article, old, by)
        following.printed(article, workflow.clock())
    return article


def _fresh(pk):
    return Article.objects.select_related(
        "edition", "original__edition", "section"
    ).get(pk=pk)


def _inverted(article) -> list[tuple]:
    """(source, part) for the old original, of what was translated."""
    done = article.renderings.filter(state=Rendering.State.DONE)
    return [(each.part, each.source) for each in done]


def _point_all_to(article, old, works):
    Article.objects.filter(pk=article.pk).update(
        original=None, true_to=None, stale_since=None, adapted_freely=False
    )
    Article.objects.filter(pk__in=works).exclude(pk=article.pk).update(original=article)
    Rendering.objects.filter(article__in=works).delete()
    article.original = article.true_to = article.stale_since = None
    article.adapted_freely = False


def _commissions_go_along(article, old, by):
    """What was asked for is asked of the new original. What cannot go along stays with
    the old one and ends there, with all that was said of it."""
    taken = article.commissions.values("edition")
    staying = Q(edition=article.edition_id) | Q(edition__in=taken)
    for each in list(old.commissions.filter(staying)):
        commissions.end(each, by, gettext("Its original became another"))
    # Who opened the one text did not open the other.
    old.commissions.exclude(staying).update(original=article, is_open=False)


def _follow(article, source, pairs, by):
    article.true_to = source
    article.save(update_fields=["true_to"])
    Rendering.objects.bulk_create(
        Rendering(
            article=article,
            source=key,
            part=part,
            state=Rendering.State.DONE,
            true_to=source,
        )
        for key, part in pairs
    )
    keep_unwaiting(article, by, gettext("Its original became another"))


def _record(article, old, by):
    now = workflow.clock()
    for each, note in ((article, old.edition), (old, article.edition)):
        Transition.objects.create(
            article=each,
            verb=SWAPPED,
            before=each.state,
            after=each.state,
            revision=each.revisions.first(),
            at=now,
            by=by,
            note=str(note),
        )
