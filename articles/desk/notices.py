"""What happened to a story since somebody opened its page, a sentence each."""

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import teams
from articles.desk.states import LABELS
from articles.templatetags.desk_stories import time_in_zone

_DONE = {
    "submit": gettext_lazy("%(name)s submitted it at %(time)s."),
    "send_back": gettext_lazy("%(name)s sent it back at %(time)s."),
    "approve": gettext_lazy("%(name)s approved it at %(time)s."),
    "publish": gettext_lazy(
        "%(name)s published it at %(time)s. What you type now reaches readers when it"
        " is published again."
    ),
    "update": gettext_lazy("%(name)s published a minor fix at %(time)s."),
    "correct": gettext_lazy("%(name)s published a correction at %(time)s."),
    "reschedule": gettext_lazy("%(name)s moved the planned publication at %(time)s."),
    "cancel": gettext_lazy("%(name)s cancelled the planned publication at %(time)s."),
    "kill": gettext_lazy("%(name)s withdrew it from readers at %(time)s."),
    "spike": gettext_lazy("%(name)s dropped it at %(time)s."),
    "hold": gettext_lazy("%(name)s put a legal hold on it at %(time)s."),
    "lift_hold": gettext_lazy("%(name)s lifted the legal hold at %(time)s."),
    "restore": gettext_lazy("%(name)s took it back to draft at %(time)s."),
}
SHOWN = 3


def since(article, user, base, step) -> list[dict]:
    """Saves after the version `base` and steps after the one with the id `step`."""
    found = [_saved(article, user)] if article.version != base else []
    return found + _steps(article, step)


def _saved(article, user) -> dict:
    last = article.revisions.select_related("by__person").defer("content").first()
    words = {
        "name": last.by or _("a command"),
        "version": last.number,
        "time": time_in_zone(last.at, article.edition),
    }
    if last.by_id == user.pk:
        sentence = _(
            "You saved version %(version)s in another window at %(time)s: your next"
            " save here will be compared with it."
        )
    else:
        sentence = _(
            "%(name)s saved version %(version)s at %(time)s: your next save will be"
            " compared with it."
        )
    return {"key": f"version-{last.number}", "words": sentence % words}


_ANY = """
select exists (select from articles_transition
                where article_id = %s and id > %s and verb <> all(%s))
"""


def _steps(article, step) -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute(_ANY, [article.pk, step, list(teams.ASIDE)])
        if not cursor.fetchone()[0]:
            return []
    later = article.transitions.filter(pk__gt=step).exclude(verb__in=teams.ASIDE)
    found = list(later.select_related("by__person").order_by("-pk")[:SHOWN])
    return [
        {"key": f"step-{each.pk}", "words": _step(each, article.edition)}
        for each in reversed(found)
    ]


def _step(step, edition) -> str:
    sentence = _DONE.get(step.verb) or _("%(name)s, %(time)s: it is now “%(state)s”.")
    return str(sentence) % {
        "name": step.by or _("a command"),
        "time": time_in_zone(step.at, edition),
        "state": LABELS.get(step.after, step.after),
    }
