"""What the chief took from readers in an emergency: while it is away, only the chief
puts it back or opens it again, in any language of it."""

from django.utils.translation import gettext

from articles.models import Article, Pulled, Transition
from people.roles import may

State = Article.State
# What would open it again, or give readers a language of it.
_STOPPED = frozenset({"restore", "publish", "approve_and_publish"})
_GONE_ON = (State.DRAFT, State.SUBMITTED, State.APPROVED)


def standing(article) -> Pulled | None:
    """By which the story is away now, itself or its original; asked for once for each
    article at hand, and only of what is withdrawn."""
    if not hasattr(article, "_pulled"):
        article._pulled = _away(article) or _with_its_original(article)
    return article._pulled


def _with_its_original(article):
    """Of a language that the chief opened by itself its original says nothing more."""
    row = _away(article.original)
    return None if row is None or _newest(article) else row


def _away(article):
    if article is None or article.state != State.KILLED:
        return None
    row = _newest(article)
    return None if row is None or was_opened(row) else row


def _newest(article):
    rows = Pulled.objects.filter(article=article.pk, undone_at=None)
    return rows.select_related("by__person", "article__edition").first()


def was_opened(row) -> bool:
    """Whether somebody went on with it since, whatever became of that."""
    steps = Transition.objects.filter(article=row.article_id, at__gt=row.at)
    # A step that leaves it withdrawn, as an erasure, is none of these.
    return steps.filter(before=State.KILLED).exclude(after=State.KILLED).exists()


def opened_again(article) -> Pulled | None:
    """What was pulled and is worked on again, on the chief's word."""
    if article.printed is None or article.state not in _GONE_ON:
        return None
    return _newest(article)


def reason_of(row) -> str:
    steps = Transition.objects.filter(article=row.article_id, verb="kill", at=row.at)
    return steps.values_list("note", flat=True).first() or ""


def why_not(article, verb, user) -> str:
    if verb not in _STOPPED or may(user, "panic"):
        return ""
    row = standing(article)
    if row is None:
        return ""
    said = {"name": row.by, "edition": row.article.edition}
    if row.article_id == article.pk:
        return (
            gettext(
                "%(name)s pulled it from readers in an emergency. Only the chief editor"
                " publishes it again or takes it back to draft."
            )
            % said
        )
    return (
        gettext(
            "%(name)s pulled its original in %(edition)s from readers in an emergency."
            " Until that is back, only the chief editor publishes it in a language."
        )
        % said
    )
