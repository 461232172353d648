"""Who asks for an erasure, who agrees to it, and who takes it back."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.body import storable
from articles.erasing import database
from articles.models import Article, Erasure, ErasureConsent, ErasureJob
from articles.refused import Refused
from people.roles import may

# More stories than a person's name stands in: then the number has to be typed.
MANY = 200
LONGEST_WHY = 1_000
ASK, AGREE = "erase", "confirm_erase"


@transaction.atomic
def ask(by, **wanted) -> Erasure:
    """Begin to look for it. Nothing is changed by that."""
    if not may(by, ASK):
        raise Refused(_("Only a chief editor asks for something to be erased."))
    if not any(wanted.get(name) for name in ("words", "pictures", "files", "stories")):
        raise Refused(_("Say what shall be erased: words, pictures or files."))
    erasure = Erasure.objects.create(asked_by=by, **wanted)
    ErasureJob.objects.create(erasure=erasure)
    erasure.refresh_from_db()
    return erasure


def stories_of(erasure) -> list[int]:
    found = erasure.places.exclude(story=None).order_by("story")
    return list(found.values_list("story", flat=True).distinct())


def why_not(erasure, by) -> str:
    """Why `by` cannot agree to it now; empty where they can."""
    if not may(by, AGREE):
        return _("Only a chief editor or an editor agrees to it.")
    if not erasure.is_open:
        return _("It is over.")
    if erasure.job.phase != ErasureJob.Phase.FOUND:
        return _("Wait until everything was looked through.")
    agreed = database.agreed(erasure)
    if by.pk in agreed:
        return _("You have agreed to it. Now another person has to.")
    if by.date_joined > erasure.asked_at:
        return _("Your sign-in is newer than this. Ask somebody who was here before.")
    if not may(by, ASK) and not any(agreed.values()):
        return _("A chief editor agrees first.")
    stories = stories_of(erasure)
    if count := len(database.held(stories)):
        return _(
            "A legal hold is on stories in which it stands (%(count)s). They have to"
            " stay as they are until it is lifted."
        ) % {"count": count}
    return ""


@transaction.atomic
def agree(erasure, by, seen) -> bool:
    """`seen` is the digest of what `by` had in view. Whether it begins by that."""
    job = ErasureJob.objects.select_for_update().get(pk=erasure.pk)
    erasure.job = job
    if sentence := why_not(erasure, by):
        raise Refused(sentence)
    stands = database.digest(erasure)
    if seen != stands:
        raise Refused(
            _("Something else was found since you opened this page. Look again.")
        )
    ErasureConsent.objects.create(erasure=erasure, by=by, digest=stands)
    agreed = database.agreed(erasure)
    if len(agreed) < 2 or not any(agreed.values()):
        return False
    database.begin(erasure)
    job.phase, job.place, job.last = ErasureJob.Phase.ERASE, "", ""
    job.done, job.of, job.result = 0, len(stories_of(erasure)), {}
    job.save()
    return True


@transaction.atomic
def drop(erasure, by) -> None:
    """It is not wanted any more: the words are forgotten, and nothing was changed."""
    if not may(by, ASK):
        raise Refused(_("Only a chief editor takes it back."))
    _ended(erasure, {})


@transaction.atomic
def object_to(erasure, by, why) -> None:
    """A person who has to agree does not: nothing is changed, and who asked reads why
    and may ask anew."""
    if not may(by, AGREE):
        raise Refused(_("Only a chief editor or an editor agrees to it."))
    why = storable(why).strip()[:LONGEST_WHY]
    if not why:
        raise Refused(_("Say why it shall not go."))
    _ended(erasure, {"refused_by": by.pk, "why": why})


def _ended(erasure, result):
    job = ErasureJob.objects.select_for_update().get(pk=erasure.pk)
    erasure.refresh_from_db()
    if not erasure.is_open or erasure.is_begun:
        raise Refused(_("It has begun already."))
    job.result = result
    job.save(update_fields=["result", "moved_at"])
    database.forget(erasure)


@transaction.atomic
def look_again(erasure, by) -> None:
    """What was found may be another by now. Who has agreed does so again."""
    if not may(by, AGREE):
        raise Refused(_("Only a chief editor or an editor agrees to it."))
    job = ErasureJob.objects.select_for_update().get(pk=erasure.pk)
    if not erasure.is_open or job.phase != ErasureJob.Phase.FOUND:
        raise Refused(_("It is not the moment to look again."))
    database.again(erasure)
    job.phase, job.place, job.last, job.looked = ErasureJob.Phase.SEARCH, "", "", 0
    job.result = {}
    job.save()


def works_of(numbers) -> list[int]:
    """Numbers of the originals of these stories."""
    found = Article.objects.filter(pk__in=numbers).values_list("original_id", "pk")
    return sorted({original or pk for original, pk in found})
