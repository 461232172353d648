"""Appending a print, and with it what readers see and when.

The callers are the verbs of `workflow`: they hold the article's row lock and have
set `article.moment`, the database's time of the verb. The database itself tells every
page layer what a print touches (newsroom/sql/told.sql).
"""

from operator import attrgetter

from django.utils.translation import gettext

from articles import chain
from articles.addresses import give_slug, needs_free_slug
from articles.checks import NOTHING, let_pass
from articles.compose import compose, files_of, images_of, people_of, read_parts
from articles.memory import keeping
from articles.models import Article, Print
from articles.sameness import same_for_readers
from articles.search import rows
from articles.steps import Refused
from articles.stopping import planned_of
from articles.translation import following
from articles.windows import SHOWN, write_windows


def later_moment(at, article):
    """The moment from which a story is to be live: that of the verb where none is
    given."""
    now = article.moment
    if at is None:
        return now
    if at <= now and not embargo_on(article, now):
        raise Refused(
            gettext("That moment is past. Choose a later one, or publish now.")
        )
    moment_to_come(at, now)
    return at


def moment_to_come(at, now) -> None:
    if at <= now:
        raise Refused(gettext("That moment is past. Choose a later one."))


def _newest_window(article):
    return max(article.windows.all(), key=attrgetter("live_from"), default=None)


def replaces_from(article):
    """From when a new version of a published story holds: now, or its own moment."""
    newest = _newest_window(article)
    return max(article.moment, newest.live_from) if newest else article.moment


def ends_of(article, now):
    """When readers lose the version that they have or will have, if that is planned."""
    newest = _newest_window(article)
    # Of what was stopped before its moment, the end that was planned with it.
    newest = newest or planned_of(article)
    ends = newest and newest.live_until
    return ends if ends and ends > now else None


def print_story(
    article, kind, by, live_from, live_until=None, overriding=NOTHING, story=None
):
    """Let readers have the story as it stands, from one moment and, where it is
    given, to another. Refuses one that lacks something or is under embargo. What was
    passed over is `article.overridden`, for the record of the step. `story` is it
    composed, where it is already."""
    _needs_no_embargo(article, live_from)
    if live_until and live_until <= live_from:
        raise Refused(gettext("It would end before it begins. Choose a later end."))
    story = story or composed(article)
    article.overridden = let_pass(article, story, overriding, live_from)
    give_slug(article)
    needs_free_slug(article)
    printed = _append(
        article,
        Print(
            kind=kind,
            by=by,
            story=story,
            live_from=live_from,
            live_until=live_until,
            section=article.section.slug,
            topics=[topic["slug"] for topic in story["topics"]],
            reporters=people_of(story, translators=False),
            translators=people_of(story, translators=True),
            images=images_of(story),
            files=files_of(story),
            revision_id=article.newest_id,
            first_live=_first_live(article) or live_from,
        ),
    )
    _remember(article, article.version if article.newest_id else None)
    return printed


def composed(article) -> dict:
    """The story as it is to be printed, of a locked article: put together once for the
    checks, the approval and the print."""
    read_parts(article)
    return compose(article)


def _remember(article, number):
    """Which version was printed last: whether changes wait is then one comparison. The
    step saves it; who follows the story is told before."""
    article.printed = number
    if article.original_id is None and not article.translations.exists():
        return
    Article.objects.filter(pk=article.pk).update(printed=number)
    following.printed(article, article.moment)
    keeping.printed(article)


def print_again(article, before, by, live_from) -> Print:
    """What was printed before, word for word, after it was taken from readers."""
    _needs_no_embargo(article, live_from)
    needs_free_slug(article)
    same = (
        *("story", "section", "topics", "reporters", "translators", "images", "files"),
        *("revision", "live_until"),
    )
    printed = Print(
        kind=Print.Kind.PUBLISH,
        by=by,
        live_from=live_from,
        first_live=before.first_live or live_from,
        **{name: getattr(before, name) for name in same},
    )
    last = article.prints.filter(kind__in=SHOWN).order_by("-pk").first()
    _append(article, printed)
    # After its last print only erasing, or a change that is none of the text, has moved
    # on what counts as printed: that stays.
    if last != before or not article.printed:
        article.printed = before.revision and before.revision.number
    keeping.printed(article)
    return printed


def print_end(article, kind, by, story=None) -> Print:
    """End what is live or planned; `story` holds at most a note for readers."""
    keeping.forget(article)
    printed = Print(kind=kind, by=by, story=story or {}, live_from=article.moment)
    return _append(article, printed)


def print_withdrawal(article, by, public_note) -> Print:
    """A tombstone for what readers have seen. What was only planned gets none: its
    address stays as unknown as it was."""
    if _first_live(article) is None:
        return print_end(article, Print.Kind.CANCEL, by)
    return print_end(article, Print.Kind.KILL, by, {"note": public_note.strip()})


def _needs_no_embargo(article, live_from):
    """An embargo on one language is one on all. Who sets it locks them all first."""
    if not _embargoes(article, live_from).exists():
        return
    holding = embargo_on(article, live_from)
    zone = article.edition.zone
    raise Refused(
        gettext(
            "It is under embargo until %(moment)s (%(zone)s), set in %(edition)s."
            " Publish it from that moment, or remove the embargo first."
        )
        % {
            "moment": f"{holding.embargo_until.astimezone(zone):%Y-%m-%d %H:%M}",
            "zone": article.edition.time_zone,
            "edition": holding.edition,
        }
    )


def embargo_on(article, moment) -> Article | None:
    """Of the story in all languages, the one whose embargo holds longest after it."""
    works = _embargoes(article, moment)
    return works.select_related("edition").order_by("-embargo_until").first()


def _embargoes(article, moment):
    return Article.objects.of_work(article).filter(embargo_until__gt=moment)


def _last_shown(article, *fields):
    """Of the newest version that readers have, will have or had."""
    shown = article.prints.filter(kind__in=SHOWN).order_by("-pk")
    return shown.values_list(*fields, named=True).first()


def needs_a_change(article, story, live_until) -> None:
    """Refuses to print what readers have already, word for word."""
    last = _last_shown(article, "pk", "story", "slug")
    times = [(each.print_id, each.live_until) for each in article.windows.all()]
    if (
        (last.pk, live_until) in times
        and last.slug == article.slug
        and same_for_readers(last.story, story)
    ):
        raise Refused(
            gettext("Readers have exactly this already. Change and save it first.")
        )


def needs_no_change(article, story) -> None:
    """Refuses where the desk copy is not what was printed last."""
    if not same_for_readers(_last_shown(article, "story").story, story):
        raise Refused(
            gettext(
                "It was changed after it was published. Bring the changes in with a"
                " minor fix first, or cancel the planned publication."
            )
        )


def _first_live(article):
    begun = [each.live_from for each in article.windows.all()]
    return min((each for each in begun if each <= article.moment), default=None)


def _slug_of(article, printed):
    """The article's; of what ends, the one that readers have: another that was typed
    since is nobody's yet."""
    if printed.kind in SHOWN:
        return article.slug
    last = _last_shown(article, "slug")
    return last.slug if last else article.slug


def _append(article, printed) -> Print:
    printed.article = article
    printed.edition_id = article.edition_id
    printed.slug = _slug_of(article, printed)
    printed.is_standing = bool(article.section and article.section.is_standing)
    printed.at = article.moment
    chain.append(printed)
    write_windows(article)
    if printed.kind in SHOWN:
        rows.write([article.pk])
    else:
        rows.remove([article.pk])
    return printed
