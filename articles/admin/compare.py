"""Two versions of a story, and the desk copy and what readers see, word by word."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.access import for_story, may_edit, page
from articles.desk.differences import changes_for_readers, differences
from articles.desk.reading import with_readers_now
from articles.snapshot import snapshot
from articles.versions import no_version

DESK = "desk"


@require_safe
def compare(request, admin, object_id):
    """`?from=3&to=5`: the older of the two first; `to=desk` is the desk copy."""
    return _compare(admin, request, object_id)


@for_story
def _compare(admin, request, article):
    chosen = [request.GET.get(name, "") for name in ("from", "to")]
    numbers = [_number(each) for each in chosen]
    if None in numbers:
        return _refused(admin, request, article, _choose_two(), status=400)
    older, newer = sorted(
        numbers, key=lambda each: (each == DESK, each != DESK and each)
    )
    found = _versions(article, {older, newer})
    for number in (older, newer):
        if number not in found:
            return _refused(admin, request, article, no_version(number), status=404)
    before, after = found[older], found[newer]
    return page(
        admin,
        request,
        "compare.html",
        title=_("Compare"),
        article=article,
        edition=article.edition,
        before=before,
        after=after,
        older=_address(article, _before(older), older),
        newer=_address(article, newer, _after(newer, article)),
        may_edit=may_edit(article, request.user),
        changes=differences(
            before.content, after.content, article.edition, request.user
        ),
    )


def _number(text):
    """A version's number, or DESK, or None where it is neither."""
    if text == DESK:
        return DESK
    # The largest that a version's column can hold has ten figures.
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return int(text)
    return None


def _age(number):
    """The desk copy is the newest of all."""
    return (1, 0) if number == DESK else (0, number)


def _choose_two():
    return _("Choose two versions in the history, then press Compare.")


class DeskCopy:
    """The story as it stands, with the parts that a page shows of a version."""

    number, by, at, why, restored = None, None, None, "", None

    def __init__(self, article):
        self.at, self.content = article.changed_at, snapshot(article)


def _versions(article, numbers) -> dict:
    revisions = article.revisions.select_related("by__person")
    wanted = [each for each in numbers if each != DESK]
    found = {each.number: each for each in revisions.filter(number__in=wanted)}
    if DESK in numbers:
        found[DESK] = DeskCopy(article)
    return found


def _before(number):
    return number - 1 if number != DESK and number > 1 else None


def _after(number, article):
    return number + 1 if number != DESK and number < article.version else None


def _address(article, older, newer):
    """Where two are compared, or nothing where one of them is not there."""
    if older is None or newer is None or DESK in (older, newer):
        return ""
    return compare_address(article, older, newer)


def compare_address(article, older, newer) -> str:
    address = reverse("admin:articles_article_compare", args=[article.pk])
    return f"{address}?{urlencode({'from': older, 'to': newer})}"


def _refused(admin, request, article, sentence, status):
    return page(
        admin,
        request,
        "compare_not.html",
        status=status,
        title=_("Compare"),
        article=article,
        sentence=sentence,
    )


@require_safe
def readers(request, admin, object_id):
    """What readers would see change if the story were published as it stands."""
    return _readers(admin, request, object_id)


@for_story
def _readers(admin, request, article):
    changes = changes_for_readers(article, request.user)
    if changes is None:
        sentence = _("Readers never had this story: there is nothing to compare it to.")
        return _refused(admin, request, article, sentence, status=200)
    return page(
        admin,
        request,
        "compare_readers.html",
        title=_("What readers would see change"),
        article=article,
        edition=article.edition,
        changes=changes,
        readers=with_readers_now(article),
    )
