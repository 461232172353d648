"""Unsaved texts: who is offered which, what they say, and the way back into a form."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.db.models import Max, Q
from django.forms import BooleanField
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.desk.arrival import receive
from articles.desk.document import Unreadable, from_document, row_of
from articles.desk.editing import StoryForms
from articles.desk.presence import Pages
from articles.models import Article, Autosave, Revision
from articles.plaintext import to_text
from articles.templatetags.desk_stories import time_in_zone
from people.chooser import is_id

MOST = 8
_UNSEEN = {"block", "upload", "DELETE"}


@dataclass(frozen=True)
class Offer:
    """An unsaved text that one person may look at and put back."""

    row: Autosave
    user: object
    is_open: bool = False

    @property
    def key(self):
        return f"{self.row.pk}-{self.row.count}"

    @property
    def is_own(self):
        return self.row.by_id == self.user.pk

    @property
    def address(self):
        """Where it can be looked at."""
        if self.row.article_id is None:
            return reverse("admin:articles_article_unsaved_new", args=[self.row.pk])
        ids = [self.row.article_id, self.row.pk]
        return reverse("admin:articles_article_unsaved", args=ids)

    @property
    def story_address(self):
        """Where it is put back."""
        if self.row.article_id is None:
            add = reverse("admin:articles_article_add")
            return f"{add}?edition={self.row.edition.code}"
        return reverse("admin:articles_article_change", args=[self.row.article_id])

    @property
    def headline(self):
        """Of one's own new story, which has no row that could be named."""
        return self.row.data.get("headline", "").strip() or _("(no headline)")

    @property
    def sentence(self):
        words = {
            "name": self.row.by,
            "time": time_in_zone(self.row.at, self.row.edition),
        }
        if not self.is_own:
            sentence = _("Unsaved text of %(name)s, up to %(time)s.")
        elif self.is_open:
            sentence = _(
                "You have unsaved text from %(time)s in another window that is open."
            )
        else:
            sentence = _(
                "You have unsaved text from %(time)s, of a page that is closed."
            )
        return sentence % words

    @cached_property
    def saved_since(self):
        """When the story was saved last, if that was after this was typed."""
        if self.row.article_id is None:
            return None
        later = Revision.objects.filter(article=self.row.article_id)
        later = later.filter(number__gt=self.row.base, at__gt=self.row.at)
        return later.aggregate(at=Max("at"))["at"]


def _texts():
    rows = Autosave.objects.exclude(data={}).select_related("by__person", "edition")
    return rows.order_by("-at", "-pk")


_WAITING = """
select id, by_id, page, base, count from articles_autosave
 where article_id = %s and data <> '{}' and not (by_id = %s and page = %s)
 order by at desc, id desc
"""


class Waiting(NamedTuple):
    """An unsaved text without its words."""

    pk: int
    by_id: int
    page: str
    base: int
    count: int

    @property
    def key(self):
        return f"{self.pk}-{self.count}"


def waiting(article, user, page="", pages=None) -> list[Waiting]:
    """What is offered to whoever may edit the story: their own of other pages, and
    those of others who closed theirs or whose page was taken over by this person."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [article.pk, user.pk, page])
        rows = [Waiting(*row) for row in cursor.fetchall()]
    if not rows:
        return []
    pages = pages or Pages(article.pk)
    return [row for row in rows if _is_for(user, row, article, pages)][:MOST]


def _is_for(user, row, article, pages) -> bool:
    is_open = pages.is_open(row.by_id, row.page)
    if row.by_id == user.pk:
        return not is_open or row.base >= article.version
    taken = pages.taken_by(row.by_id, row.page)
    return not is_open or (taken is not None and taken.by_id == user.pk)


def offered(article, user, page="") -> list[Offer]:
    pages = Pages(article.pk)
    keys = [row.pk for row in waiting(article, user, page, pages)]
    return [
        Offer(row, user, pages.is_open(row.by_id, row.page))
        for row in (_texts().filter(pk__in=keys) if keys else [])
    ]


def offered_new(user, edition=None) -> list[Offer]:
    """One's own stories that were never saved, of one edition or of all."""
    rows = _texts().filter(article=None, by=user.pk)
    if edition:
        rows = rows.filter(edition=edition)
    return [Offer(row, user) for row in rows[:MOST]]


def unsaved_of(user) -> list[Offer]:
    """Everything of one's own that is not saved, newest first, of stories that one may
    still edit and of new ones: for the front page."""
    editable = Article.objects.editable_by(user).values("pk")
    mine = Q(article=None) | Q(article__in=editable)
    rows = _texts().filter(mine, by=user.pk).select_related("article")
    return [Offer(row, user) for row in rows[:MOST]]


def offer_of(article, user, pk, seen=()) -> Offer | None:
    """The unsaved text `pk` of the story, or of a new one where `article` has no id.

    What they were offered and have `seen` stays theirs to put in, whatever became
    meanwhile of the page that it was typed in, and of theirs."""
    if article.pk:
        found = (each for each in offered(article, user) if each.row.pk == pk)
        return next(found, None) or (_known(article, user, pk) if pk in seen else None)
    row = _texts().filter(article=None, by=user.pk, pk=pk).first()
    return row and Offer(row, user)


def _known(article, user, pk) -> Offer | None:
    row = _texts().filter(article=article.pk, pk=pk).first()
    is_open = row and Pages(article.pk).is_open(row.by_id, row.page)
    return row and Offer(row, user, is_open)


def arrival_of(row, user):
    """As if the page had sent it now."""
    post = QueryDict(mutable=True)
    post.update(row.data)
    return receive(post, {}, user, row.edition)


@dataclass(frozen=True)
class Field:
    label: str
    saved: str
    typed: str


def differences(article, row, user) -> list[Field]:
    """The fields that are not as they are saved, in words."""
    saved = _words(StoryForms(article, user))
    typed = _words(StoryForms(article, user, arrival_of(row, user)))
    pairs = {name: (saved.get(name, ("", ""))[1], typed[name]) for name in typed}
    return [
        Field(label, before, now)
        for before, (label, now) in pairs.values()
        if before.split() != now.split()
    ]


def _words(forms) -> dict[str, tuple[str, str]]:
    story = forms.story
    names = [name for name in story.fields if name != "version"]
    found = {name: (story[name].label, _shown(story[name])) for name in names}
    parts = {
        "figures": (_("pictures"), forms.figures),
        "credits": (_("credits"), forms.credits),
        "notes": (_("notes"), forms.notes),
    }
    found |= {name: (label, _rows(rows)) for name, (label, rows) in parts.items()}
    return found | {"renderings": (_("parts of the translation"), _marked(forms))}


def _marked(forms) -> str:
    """Only what a page sends is said in the field; what is saved says nothing there."""
    return _("marked otherwise") if forms.renderings["renderings"].value() else ""


def _shown(bound) -> str:
    value = bound.value()
    if hasattr(bound.field, "queryset"):
        return _chosen(bound.field, value)
    if isinstance(bound.field, BooleanField):
        return str(bound.label) if value else ""
    if choices := getattr(bound.field, "choices", None):
        return str(dict(choices).get(value, value or ""))
    shown = bound.field.widget.format_value(value)
    return "" if shown is None else str(shown).replace("\r\n", "\n").strip()


def _chosen(field, value) -> str:
    """As its chooser names it: of an original perhaps only what readers have."""
    text = str(value or "")
    if not is_id(text):
        return text
    found = field.queryset.filter(pk=text).first()
    return field.label_from_instance(found) if found else text


def _rows(rows) -> str:
    lines = []
    for row in rows.forms:
        if row["DELETE"].value() or not _counts(rows, row):
            continue
        shown = (_shown(row[name]) for name in row.fields if name not in _UNSEEN)
        lines.append(" / ".join(word for word in shown if word))
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _counts(rows, row) -> bool:
    return row in rows.initial_forms or (row.is_bound and row.has_changed())


# What people write, as opposed to what they choose, in the order of the page.
_TYPED = ("kicker", "headline", "deck", "dateline", "topics")
_TYPED_IN_ROWS = ("caption", "alt", "credit", "text")


def typed_in(post) -> list[tuple[str, str]]:
    """The words that a form brought, and nothing of what is saved; label and text."""
    model = Article._meta
    found = [
        (model.get_field(name).verbose_name, post.get(name, "")) for name in _TYPED
    ]
    found.insert(4, (pgettext("of a story", "text"), _body(post)))
    for name in post:
        part, _number, field = name.partition("-")
        field = field.partition("-")[2]
        if part in ("figures", "notes") and field in _TYPED_IN_ROWS:
            labels = {"caption": _("caption"), "alt": _("alt text")}
            labels |= {"credit": _("credit line"), "text": _("notes")}
            found.append((labels[field], post[name]))
    return [(label, text) for label, text in found if text.strip()]


def _body(post) -> str:
    document = post.get("document")
    if not document:
        return post.get("body", "")
    try:
        blocks = from_document(document)
    except Unreadable:
        return document
    numbers = {
        each["id"]: row_of(each) + 1 for each in blocks if each["type"] == "figure"
    }
    return to_text(blocks, numbers)
