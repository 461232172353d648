"""Whose turn it is with a story, in words."""

from django.utils.translation import gettext as _

from articles.desk.states import is_waiting
from articles.models import Article, Team

State = Article.State


def who_has_it(article) -> str:
    """Names of who is to do something next; nothing where nobody has to."""
    members = list(article.team.all())
    editors = [each for each in members if each.part == Team.Part.EDITOR]
    if article.state in (State.SUBMITTED, State.APPROVED) or _changes_wait(article):
        return _names(editors) or _("Editors")
    if article.state == State.DRAFT:
        return _names(each for each in members if each not in editors)
    return ""


def _changes_wait(article) -> bool:
    return article.state == State.PUBLISHED and is_waiting(article)


def _names(members) -> str:
    return ", ".join(str(each.user) for each in members)
