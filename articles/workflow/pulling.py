"""A story taken from every surface, in every language at once, and put back: by the
chief, in an emergency."""

from django.db import transaction
from django.utils.translation import gettext

from articles import cards, holds, pulled
from articles.models import Article, Pulled
from articles.printing import print_again
from articles.refused import Refused
from articles.translation import duties
from articles.windows import SHOWN, frozen

from .freezing import needs_chief
from .ground import clock, locked_work, needs, record_step
from .withdrawing import kill_along

State = Article.State
AGAIN = "republish"


def pull(work_id, by, note) -> list[Pulled]:
    """Withdraw whatever readers have or would have of the story, whichever language of
    it is named. Another person's hold or freeze is no hindrance."""
    needs_chief(by)
    needs(note, gettext("Say why."))
    with transaction.atomic():
        works = locked_work(work_id).select_related("edition", "section")
        gone = list(works.filter(state=State.PUBLISHED).order_by("pk"))
        if not gone:
            raise Refused(
                gettext("Readers have it in no language, and nothing of it is planned.")
            )
        now, original = clock(), min(works, key=lambda each: each.original_id or 0)
        return [_pulled(each, original, by, note.strip(), now) for each in gone]


def _pulled(article, original, by, note, now):
    article.moment = now
    before = article.prints.filter(kind__in=SHOWN).order_by("-pk").first()
    kill_along(article, by, note, "")
    # What was pulled before and came back another way is now in this.
    earlier = Pulled.objects.filter(article=article, undone_at=None)
    earlier.update(undone_at=now, undone_by=by)
    return Pulled.objects.create(
        work=original, article=article, print=before, by=by, at=now
    )


def republish(work_id, by, note) -> tuple[list, list]:
    """Readers get what was pulled as they had it, word for word and at its address.
    What was only planned comes at its moment, if that is still to come.

    Returns the stories that went back, and those that did not: somebody went on with
    them since, or their time is over.
    """
    needs_chief(by)
    needs(note, gettext("Say why."))
    with transaction.atomic():
        locked_work(work_id)
        rows = list(open_ones(work_id).select_for_update(of=("self",)))
        if not rows:
            raise Refused(gettext("Nothing of it is waiting to be put back."))
        if holds.freeze():
            raise Refused(frozen())
        now = clock()
        back = [row.article for row in rows if _put_back(row, by, note.strip(), now)]
        left = [row.article for row in rows if row.article not in back]
        if not back:
            raise Refused(
                gettext(
                    "Nothing went back: somebody went on with it since, or its time is"
                    " over. Publish it from its own page."
                )
            )
    return back, left


def open_ones(work_id):
    """What was pulled of the story and is not back."""
    rows = Pulled.objects.filter(work=work_id, undone_at=None)
    related = rows.select_related("article__edition", "article__section", "print")
    return related.order_by("article__original", "pk")


def comes_back_at(row, now):
    """From when readers would have it again; None where they would not."""
    before = row.print
    ended = before.live_until and before.live_until <= now
    if row.article.state != State.KILLED or ended or pulled.was_opened(row):
        return None
    if before.live_from > now:
        return before.live_from
    # What never came to its moment is not published late.
    return now if before.windows.exists() else None


def _put_back(row, by, note, now) -> bool:
    article = row.article
    live_from = comes_back_at(row, now)
    if live_from is None:
        return False
    if held := holds.why_not(article, AGAIN, by):
        raise Refused(held)
    article.moment = now
    duties.open_again(article, row.at)
    print_again(article, row.print, by, live_from)
    record_step(article, AGAIN, by, note, State.PUBLISHED)
    cards.settle_on_commit(article)
    row.undone_at, row.undone_by = now, by
    row.save(update_fields=["undone_at", "undone_by"])
    return True
