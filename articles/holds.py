"""Legal holds: which stand on a story, and what they stop.

`article.is_held` says whether there is one, without a question; who set it and why is
asked for only then.
"""

from django.db.models.functions import Now
from django.utils.translation import gettext

from articles.models import Freeze, Hold
from people.roles import Role, roles_of

# What nobody does while a hold stands: nothing goes out, nothing new is said of it to
# readers, and nothing is dropped.
STOPPED = frozenset(
    {
        *("approve", "approve_and_publish", "publish", "update", "correct"),
        *("reschedule", "republish", "spike", "develop", "conclude"),
    }
)
# What a freeze of the newsroom stops: whatever lets readers have something new.
FROZEN = STOPPED - {"approve", "spike"}


def standing(article) -> list[Hold]:
    """The holds on the story itself and on its original, asked for once for each
    article at hand; its own is the last."""
    if not article.is_held:
        return []
    if not hasattr(article, "_holds"):
        ids = {article.pk, article.original_id} - {None}
        found = Hold.objects.filter(article__in=ids, lifted_at=None)
        rows = found.select_related("by__person", "article__edition")
        article._holds = sorted(rows, key=lambda each: each.article_id == article.pk)
    return article._holds


def own(article) -> Hold | None:
    return next((h for h in standing(article) if h.article_id == article.pk), None)


def may_lift(hold, user) -> bool:
    return hold.by_id == user.pk or Role.CHIEF in roles_of(user)


def why_not(article, verb, user) -> str:
    """Why a hold forbids the verb, or why it cannot be set or lifted; else empty."""
    if verb == "hold":
        return gettext("It is on legal hold already.") if own(article) else ""
    if verb == "lift_hold":
        return _why_not_lifted(article, user)
    if not article.is_held or verb not in STOPPED:
        return ""
    return sentence(article, standing(article)[0])


def sentence(article, hold) -> str:
    said = {"name": hold.by, "edition": hold.article.edition}
    if hold.article_id == article.pk:
        return (
            gettext(
                "A legal hold is on it: it is not approved, published, changed for"
                " readers or dropped until %(name)s or the chief editor lifts the hold."
            )
            % said
        )
    return (
        gettext(
            "A legal hold is on its original in %(edition)s, and on every language of"
            " it, until %(name)s or the chief editor lifts the hold there."
        )
        % said
    )


def why_not_moved(article, original) -> str:
    """Why it cannot become a translation of `original` (of none, where that is None):
    a hold stays on the family that it was set on."""
    moves = (original and original.pk) != article.original_id
    if moves and article.is_held:
        return gettext(
            "A legal hold is on it: which story it is a translation of stays as it is."
        )
    if moves and original and original.is_held and _is_planned(article):
        return gettext(
            "A legal hold is on that story, and this one is planned for readers. Cancel"
            " that first."
        )
    return ""


def _is_planned(article) -> bool:
    return article.windows.filter(live_from__gt=Now()).exists()


def _why_not_lifted(article, user) -> str:
    if not article.is_held:
        return gettext("No legal hold is on this story.")
    hold = own(article)
    if hold is None:
        return sentence(article, standing(article)[0])
    if may_lift(hold, user):
        return ""
    return gettext(
        "Only %(name)s, who set the hold, or the chief editor can lift it."
    ) % {"name": hold.by}


def freeze() -> Freeze | None:
    """The freeze of all publishing, if one stands."""
    return Freeze.objects.filter(ended_at=None).select_related("by__person").first()


def is_stopped_by_freeze(article, verb) -> bool:
    """What no reader has had yet may be marked as developing: that is work at the desk,
    as writing is."""
    if verb == "develop" and article.printed is None:
        return False
    return verb in FROZEN


def is_frozen_for(user) -> bool:
    """The same, asked of the database once for each user object, as their memberships
    are: a page says it in its head and of each verb."""
    return freeze_for(user) is not None


def freeze_for(user):
    if not hasattr(user, "_freeze"):
        user._freeze = freeze()
    return user._freeze
