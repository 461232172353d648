"""What is typed and not saved, kept on the desk while it is being written.

One row for each open page. Two things may cross on their way: two autosaves of a page,
and an autosave and the save of that page. So each autosave has the `count` of its page,
which only grows, and a save tells the count of the last autosave that was sent before
it. The save empties the row and leaves the count in it: what was sent before the save
and comes after it finds a count that is not smaller, and changes nothing. What is typed
after the save has a larger count and is kept, with the version that it was typed over.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from articles.body import storable
from articles.desk.document import Unreadable, from_document
from articles.models import Autosave

# The body of 300,000 characters as JSON of many short blocks, and the fields beside it.
MOST_CHARACTERS = 1_000_000
MOST_BYTES = 6_000_000
LARGEST = 2_000_000_000

_PAGE = re.compile(r"[0-9A-Za-z-]{8,40}")
_FIELD = re.compile(
    r"[a-z][a-z_]{0,39}"
    r"|(?:credits|figures|notes)-(?:\d{1,4}-[A-Za-z_]{1,20}|[A-Z_]{1,20})"
)
# What goes along with the fields and is none of them.
_ABOUT = frozenset(
    "csrfmiddlewaretoken page count base place user step before bye unsaved".split()
)


class NotKept(Exception):
    """Its text says why, for the screen."""

    def __init__(self, sentence, status=400):
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Sent:
    """What an open page sends. `data` is empty where nothing changed and it only says
    that it is open; `place` is the field with the focus, `before` the page whose place
    it took in its tab, `step` the last step of the story that it knows, `origin` the
    unsaved text that was put into it. The last that a page sends says whether its tab
    `comes_back`, from another page of the same story."""

    page: str
    count: int
    base: int
    data: dict
    place: str = ""
    before: str = ""
    user: str = ""
    step: int = 0
    origin: tuple | None = None
    is_last: bool = False
    comes_back: bool = False


@dataclass(frozen=True)
class Kept:
    """`is_new` says whether it was this one that was kept; `count` is what is there."""

    count: int
    at: datetime | None
    is_new: bool


def sent_in(post) -> Sent:
    """Of a mapping of names to texts. Raises NotKept."""
    page, before = post.get("page", ""), post.get("before", "")
    if not is_mark(page):
        raise NotKept(_("This page does not say which page it is. Open it again."))
    data = _fields(post)
    count, base = number(post.get("count")), number(post.get("base"))
    if data and (not count or base is None):
        raise NotKept(_("The numbers of this page are broken. Save, or open it again."))
    return Sent(
        page,
        count or 0,
        base or 0,
        data,
        place=post.get("place", ""),
        before=before if is_mark(before) else "",
        user=post.get("user", ""),
        step=number(post.get("step")) or 0,
        origin=key_of(post.get("unsaved")),
        is_last="bye" in post,
        comes_back=post.get("bye") == "back",
    )


def is_mark(text) -> bool:
    return bool(_PAGE.fullmatch(text or ""))


def number(text) -> int | None:
    if not (text and text.isascii() and text.isdecimal() and len(text) < 11):
        return None
    found = int(text)
    return found if found <= LARGEST else None


def _fields(post) -> dict:
    data = {
        name: storable(post[name])
        for name in post
        if name not in _ABOUT and _FIELD.fullmatch(name)
    }
    if sum(map(len, data.values())) > MOST_CHARACTERS:
        raise NotKept(too_long(), status=413)
    if data.get("document"):
        try:
            from_document(data["document"])
        except Unreadable as error:
            raise NotKept(_("The text is not what the editor sends.")) from error
    return data


def too_long() -> str:
    return _(
        "This is longer than can be kept before it is saved. Check that it is one"
        " story, or cut it into parts."
    )


# The story's row first and the page's own afterwards, as a save locks them: neither
# waits for the other in a circle.
_KEEP = """
with story as materialized (
    select id from articles_article where id = %(article)s for share
)
insert into articles_autosave as kept
       (article_id, edition_id, by_id, page, base, count, data, at)
select %(article)s::bigint, %(edition)s, %(by)s, %(page)s, %(base)s, %(count)s,
       %(data)s::jsonb, clock_timestamp()
 where %(article)s::bigint is null or exists (select from story)
on conflict (by_id, page) do update
   set base = excluded.base, count = excluded.count, data = excluded.data,
       at = excluded.at
 where kept.count < excluded.count
   and kept.article_id is not distinct from excluded.article_id
returning count, at
"""


def keep(user, edition_id, article_id, sent) -> Kept:
    """Keep it, unless something later of that page is kept or saved already."""
    with connection.cursor() as cursor:
        cursor.execute(
            _KEEP,
            {
                "article": article_id,
                "edition": edition_id,
                "by": user.pk,
                "page": sent.page,
                "base": sent.base,
                "count": sent.count,
                "data": json.dumps(sent.data, ensure_ascii=False),
            },
        )
        row = cursor.fetchone()
    if row:
        return Kept(*row, is_new=True)
    stands = Autosave.objects.filter(by=user.pk, page=sent.page).first()
    if stands is None or stands.article_id != article_id:
        raise NotKept(_("This page belongs to another story. Open it again."))
    return Kept(stands.count, stands.at if stands.data else None, is_new=False)


_SETTLE = """
insert into articles_autosave as kept
       (article_id, edition_id, by_id, page, base, count, data, at)
values (%s, %s, %s, %s, %s, %s, '{}', clock_timestamp())
on conflict (by_id, page) do update
   set base = excluded.base, count = excluded.count, data = '{}', at = excluded.at
 where kept.count <= excluded.count
"""


def settle(user, post, article, *, is_new=False) -> None:
    """The page is saved: its unsaved text goes. In the transaction of the save."""
    page, count = post.get("page", ""), number(post.get("count"))
    if is_mark(page) and count:
        story = None if is_new else article.pk
        values = [story, article.edition_id, user.pk, page, article.version, count]
        with connection.cursor() as cursor:
            cursor.execute(_SETTLE, values)
    if key := key_of(post.get("unsaved")):
        pk, count = key
        origin = Autosave.objects.filter(pk=pk, count=count)
        (origin.filter(article=article.pk) | origin.filter(by=user.pk)).delete()


def moved(user, sent) -> None:
    """An unsaved text of one's own was put into this page and is kept as its text."""
    if sent.origin:
        pk, count = sent.origin
        own = Autosave.objects.filter(pk=pk, count=count, by=user.pk)
        own.exclude(page=sent.page).delete()


def key_of(text) -> tuple[int, int] | None:
    """An unsaved text as it was at one moment: its id and its count."""
    pk, _dash, count = (text or "").partition("-")
    found = number(pk), number(count)
    return None if None in found else found


_FORGET = """
with pages as (
    delete from articles_presence where seen_at < now() - interval '1 day'
)
delete from articles_autosave
 where at < now() - interval '30 days'
    or (data = '{}' and at < now() - interval '1 day')
"""


def forget_old() -> None:
    """What nobody wanted in 30 days, and pages that were closed a day ago."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET)
