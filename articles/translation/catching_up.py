"""A translation brought up to date with its original: part by part, or whole.

`by` has looked at it. One transaction each: the story's row is locked, and what is
marked is refused where the original went on meanwhile.
"""

from django.db import transaction
from django.utils.translation import gettext

from articles import workflow
from articles.models import Article, CorrectionDuty, Rendering, Transition
from articles.refused import Refused
from articles.steps import may_do
from articles.translation import duties
from articles.translation.parts import FIELDS
from articles.translation.standing import BEHIND, State, mark_behind, standing

UP_TO_DATE, STANDS = "up_to_date", "stands"
# Above any key of a part.
ALL = "*"


def key_of(row) -> str:
    """How the page calls a row: by its source, or by what renders a source no more."""
    return row.source.key if row.source else f"-{row.targets[0].key}"


def still_right(article_id, by, key, source_id) -> bool:
    """The translation of that row is right for the version `source_id` of the original;
    with ALL, that of every row. Whether it is up to date with that. Raises Refused."""
    with transaction.atomic():
        article, stands = _looked_at(article_id, by, source_id)
        if not stands.is_behind:
            raise Refused(gettext("It is up to date already."))
        for row in _chosen(stands, key):
            _renew(article, row, stands.source)
        if not stands.is_paired:
            _set_true_to(article, stands.source)
        return _after(article, by, stands.source)


def _chosen(stands, key):
    if not stands.is_paired:
        if key == ALL:
            return []
        raise Refused(gettext("Nobody has said which parts belong together."))
    rows = [row for row in stands.rows if row.state in BEHIND]
    chosen = [row for row in rows if key in (ALL, key_of(row))]
    if chosen:
        return chosen
    raise Refused(gettext("Somebody else has looked at this part already."))


def right_as_it_is(duty_id, by, note) -> None:
    """A correction of the original changes nothing in this translation, says an
    editor of it. Raises Refused."""
    with transaction.atomic():
        duty = CorrectionDuty.objects.get(pk=duty_id)
        # Under the story's lock, as all that settles a duty.
        duty.article = article = workflow.locked(duty.article_id)
        duty.refresh_from_db(fields=["settled_at"])
        if not may_do(article, "correct", by):
            raise Refused(
                gettext("Only who may correct in %(edition)s can settle this.")
                % {"edition": article.edition}
            )
        now = workflow.clock()
        duties.stand(duty, by, now, note)
        _record(article, STANDS, by, now, note.strip())


def _looked_at(article_id, by, source_id):
    article = workflow.locked(article_id)
    if not may_do(article, "edit", by):
        raise Refused(gettext("You may read this story and not change it."))
    if not article.original_id:
        raise Refused(gettext("It is no translation of a story that is here."))
    stands = standing(article)
    if not (stands.source and stands.source.pk == source_id):
        raise Refused(
            gettext(
                "The original was changed again after you opened this page. Look at it"
                " as it is now."
            )
        )
    return article, stands


def _renew(article, row, source):
    ids = [each.pk for each in row.renderings]
    rows = Rendering.objects.filter(pk__in=ids)
    if row.state == State.CHANGED:
        rows.update(true_to=source)
        return
    # What is gone stays as words of our own; what is new stands in its field, or is
    # left out on purpose.
    rows.delete()
    if row.state == State.NEW:
        key = row.source.key
        is_written = key in FIELDS and getattr(article, key).strip()
        is_free = not article.renderings.filter(part=key).exists()
        there = is_written and is_free
        Rendering.objects.create(
            article=article,
            source=key,
            part=key if there else "",
            state=Rendering.State.DONE if there else Rendering.State.DROPPED,
            true_to=source,
        )


def _after(article, by, source) -> bool:
    now = workflow.clock()
    mark_behind(article, now)
    if article.stale_since:
        return False
    _set_true_to(article, source)
    said = gettext("with version %(number)s of the original")
    _record(article, UP_TO_DATE, by, now, said % {"number": source.number})
    return True


def _set_true_to(article, source):
    article.true_to = source
    Article.objects.filter(pk=article.pk).update(true_to=source)


def _record(article, verb, by, now, note):
    """In the story's history; it leads nowhere."""
    Transition.objects.create(
        article=article,
        verb=verb,
        before=article.state,
        after=article.state,
        at=now,
        by=by,
        note=note,
    )
