"""What others still hold, and where we cannot reach: each is told with how to do it,
and stays open until somebody says that it is done."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.erasing import vacuum
from articles.models import ErasureDuty

# Name -> (what holds it, how it goes).
TOLD = {
    "vacuum": (
        _("Files of the database"),
        _(
            "Old states of rows stay in them until the tables are written anew. As"
            " the owner of the database run the statement below, at a quiet hour."
        ),
    ),
    "wal": (
        _("The write-ahead log and its archive"),
        _(
            "Run “checkpoint; select pg_switch_wal();” and wait until pg_wal was"
            " recycled; remove archived segments from before this day, after a new base"
            " backup was made."
        ),
    ),
    "backups": (
        _("Backups of the database and of the data folder"),
        _(
            "Make a new backup now, then destroy those from before, also at the"
            " provider, on disks in a drawer and in snapshots of machines."
        ),
    ),
    "replicas": (
        _("Replicas and test copies"),
        _(
            "Replicas follow by themselves once they have caught up. Copies for tests"
            " have to be made anew."
        ),
    ),
    "caches": (
        _("Caches in front of the site"),
        _(
            "Ours are told until each has acknowledged. Empty a CDN that is not in"
            " NEWSROOM_CACHES by hand."
        ),
    ),
    "partners": (
        _("Partners, feeds and sent e-mails"),
        _(
            "Whoever took the story by feed, ninjs or e-mail has it still. Write to"
            " them which story it is and ask them to take it anew."
        ),
    ),
    "archives": (
        _("Search engines and archives of the internet"),
        _(
            "Ask them to forget the addresses: the Wayback Machine, archive.today,"
            " Google, Naver, Bing. A request names the address, and no more than that."
        ),
    ),
    "saved": (
        _("What was saved or printed"),
        _(
            "Stories that people of the desk had open, saved, sent or printed: close"
            " those pages, and delete exports and notes on laptops and phones."
        ),
    ),
    "logs": (
        _("Logs of machines"),
        _(
            "Our own hold no words. Look through those of PostgreSQL, of proxies and of"
            " mail servers, which may hold statements and addresses."
        ),
    ),
    "seen": (
        _("Pictures, sound, video and documents"),
        _(
            "No program reads a name in a picture or hears it in a recording. Look"
            " through those that belong to the stories, and erase them by their number."
        ),
    ),
    "sign_ins": (
        _("Names of sign-ins"),
        _("A sign-in bears one of the words. Change it on its page."),
    ),
}


def give(erasure, result) -> None:
    """All that may hold it, once the rest is gone."""
    found = result.get("found", {})
    names = [
        name
        for name in TOLD
        if not (name == "sign_ins" and "people_user.username" not in found)
    ]
    ErasureDuty.objects.bulk_create(
        (ErasureDuty(erasure=erasure, duty=name) for name in names),
        ignore_conflicts=True,
    )


def told(erasure) -> list[dict]:
    """Each with its words; the statement where an owner has to run one."""
    rows = erasure.duties.select_related("done_by__person")
    vacuumed = erasure.job.result.get("vacuumed")
    return [
        {
            "row": row,
            "what": TOLD[row.duty][0],
            "how": TOLD[row.duty][1],
            "statement": vacuum.statement() if row.duty == "vacuum" else "",
            "by_itself": row.duty == "vacuum" and vacuumed,
        }
        for row in rows
        if row.duty in TOLD
    ]


def tick(erasure, name, by) -> None:
    erasure.duties.filter(duty=name, done_at=None).update(
        done_at=timezone.now(), done_by=by
    )


def untick(erasure, name) -> None:
    erasure.duties.filter(duty=name).update(done_at=None, done_by=None)
