"""From a headline and a paragraph to readers, by the same steps as any story."""

import hashlib
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext

from articles import approvals, workflow
from articles.checks import NOT_YET, Overriding, found_in
from articles.developing import ON_TOP
from articles.holds import is_frozen_for
from articles.models import Article, Byline
from articles.refused import Refused


class NotOut(Exception):
    """Readers did not get it and nothing is kept; `found` is what stands in the way,
    where the checks do."""

    def __init__(self, refused, found=None):
        super().__init__(str(refused))
        self.found = found


class Came(NamedTuple):
    """`verb` is how far it came: with readers, in review, or a draft."""

    article: Article
    verb: str


def known(user, once) -> Article | None:
    """What became of the form already, where it is sent once more."""
    return Article.objects.filter(source_hash=_mark(user, once)).first()


def break_news(user, fields, credit, once, overriding, *, as_draft=False) -> Came:
    """All of it or nothing. Raises NotOut."""
    with transaction.atomic():
        article = Article(**fields, source_hash=_mark(user, once))
        try:
            workflow.begin(article, user)
            Byline.objects.create(article=article, person=credit)
            workflow.keep(article, user)
            verb = _let_go(article, user, overriding, as_draft)
        except Refused as refused:
            found = _found(article) if refused.missing else None
            raise NotOut(_why(refused, user, as_draft), found) from refused
    return Came(Article.objects.select_related("edition").get(pk=article.pk), verb)


def _why(refused, user, as_draft):
    """Under a freeze the words of the form are not kept yet, and can be."""
    if refused.missing or as_draft or not is_frozen_for(user):
        return refused
    return gettext(
        "The chief editor has frozen all publishing: nothing new goes to readers until"
        " that ends. Keep it as a draft until then."
    )


def _let_go(article, user, overriding, as_draft) -> str:
    on_top = workflow.clock() + ON_TOP
    workflow.develop(article.pk, user, on_top)
    if as_draft:
        return "draft"
    if waits_for_another(article.edition, user):
        workflow.submit(article.pk, user)
        return "submit"
    reason = overriding.reason or gettext("Breaking news")
    # Who sends off a story of two lines has said by that what it does not have yet.
    passing = Overriding(overriding.passing | NOT_YET, reason)
    workflow.approve_and_publish(article.pk, user, overriding=passing)
    return "approve_and_publish"


def waits_for_another(edition, user) -> bool:
    """Whether another person has to let go what this one writes."""
    if not edition.two_persons:
        return False
    return not approvals.is_on_duty(edition, user, workflow.clock())


def _found(article):
    if article.pk is None:
        return None
    found = found_in(
        Article.objects.select_related("edition", "section").get(pk=article.pk)
    )
    return found.without(NOT_YET)


def _mark(user, once) -> str:
    """Under which the database takes the story once."""
    return hashlib.sha256(f"breaking {user.pk} {once}".encode()).hexdigest()
