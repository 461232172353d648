"""The story's page as one thing: its forms, and saving them all or nothing."""

from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import workflow
from articles.desk.autosaves import settle
from articles.desk.conflict import Conflict, meet
from articles.desk.document import to_document, with_marks
from articles.desk.figures import (
    WORDS,
    Written,
    arrange,
    put_figures,
    put_sources,
    typed,
)
from articles.desk.parts import put_credits, put_notes, put_topics
from articles.desk.renderings import put_renderings
from articles.desk.wrong import wrong_fields
from articles.embeds.blocks import for_editor
from articles.enclosures import with_names
from articles.forms import CreditForms, FigureForms, NoteForms, StoryForm
from articles.forms.renderings import RenderingForm
from articles.models import Article, Byline
from articles.refused import Refused
from articles.snapshot import snapshot
from articles.translation import following
from people.roles import Role, may, roles_of

FIGURE_FIELDS = ("block", *WORDS)


class StoryForms:
    """The form of a story and the rows of its parts, blank or as they were sent."""

    def __init__(self, article, user, arrival=None):
        data = arrival and arrival.data
        shared = {"data": data, "article": article, "user": user}
        self.article, self.user = article, user
        self.story = StoryForm(
            data,
            instance=article,
            user=user,
            document=arrival and arrival.document,
        )
        credits = _credits(article) if article.pk or data else _own(article, user)
        self.credits = CreditForms(prefix="credits", initial=credits, **shared)
        self.figures = FigureForms(
            prefix="figures",
            initial=_figures(article),
            refused=arrival and arrival.refused,
            **shared,
        )
        self.notes = NoteForms(prefix="notes", initial=_notes(article), **shared)
        self.renderings = RenderingForm(**shared)

    @property
    def all(self):
        return [self.story, self.credits, self.figures, self.notes, self.renderings]

    @property
    def media(self):
        return self.story.media + self.credits.media + self.figures.media

    @property
    def may_add_people(self):
        return may(self.user, "people", self.article.edition)

    def is_valid(self):
        return all([form.is_valid() for form in self.all])

    @property
    def have_errors(self):
        return self.story.is_bound and not all([form.is_valid() for form in self.all])

    @property
    def wrong(self):
        return wrong_fields(self)

    @property
    def written(self) -> Written:
        """The text as it was sent, from the editor or typed, or as it stands."""
        if not self.story.is_bound:
            return Written(with_marks(self.article.body), is_whole=True)
        if self.story.document is not None:
            return Written(self.story.document, is_whole=True)
        return typed(self.story["body"].value() or "", len(self.figures.forms))

    @property
    def document(self) -> list[dict]:
        """The text for the editor."""
        written = self.written
        blocks = with_names(to_document(written.blocks, written.names))
        return [for_editor(each) for each in blocks]

    def arranged(self):
        """The text and its pictures, or None where they do not agree yet."""
        found = arrange(self.written, self.figures.rows, self.article.body)
        if not found.unplaced:
            return found
        listed = ", ".join(f"[Image {number}]" for number in found.unplaced)
        self.story.add_error(
            "body",
            ngettext(
                "The text has no line %(lines)s any more. Put it back where the"
                " picture belongs, or tick Remove at the picture.",
                "The text has no lines %(lines)s any more. Put them back where the"
                " pictures belong, or tick Remove at the pictures.",
                len(found.unplaced),
            )
            % {"lines": listed},
        )
        return None


def _credits(article):
    return list(article.bylines.values("person", "role")) if article.pk else []


def _own(article, user):
    """Whoever begins a story to write or to translate it is mostly credited so."""
    roles = roles_of(user, article.edition)
    for role in (Role.REPORTER, Role.TRANSLATOR):
        if user.person_id and role in roles:
            return [{"person": user.person_id, "role": Byline.Role(role)}]
    return []


def _figures(article):
    """The figures in the order of the body, which is how they are numbered."""
    if not article.pk:
        return []
    known = {row["block"]: row for row in article.figures.values(*FIGURE_FIELDS)}
    places = [each["id"] for each in article.body if each["type"] == "figure"]
    return [known.get(place) or {"block": place} for place in places]


def _notes(article):
    return list(article.notes.values("kind", "text", "place")) if article.pk else []


@dataclass
class Saved:
    """What came of a save: `ok`, or the forms to show again, perhaps a conflict."""

    forms: StoryForms
    ok: bool = False
    changed: bool = False
    has_ended_approval: bool = False
    conflict: Conflict | None = None


def save_new(article, user, arrival) -> Saved:
    forms = StoryForms(article, user, arrival)
    try:
        with transaction.atomic():
            saved = _saved_new(forms)
            if saved.ok:
                settle(user, arrival.data, article, is_new=True)
            return saved
    except IntegrityError:
        # The same address at the same moment: the next check sees and names it.
        article.pk = None
        return _again(forms)


def _saved_new(forms):
    if not (forms.is_valid() and (arranged := forms.arranged())):
        return Saved(forms)
    if _is_empty(forms, arranged):
        forms.story.add_error("headline", _("Write a headline or a first sentence."))
        return Saved(forms)
    article = forms.article
    article.body = arranged.body
    try:
        workflow.begin(article, forms.user)
    except Refused as refused:
        forms.story.add_error("original", str(refused))
        return Saved(forms)
    _put_parts(forms, arranged)
    put_sources(arranged.figures, forms.user)
    workflow.keep(article, forms.user)
    return Saved(forms, ok=True, changed=True)


def _is_empty(forms, arranged):
    return not (forms.article.headline.strip() or arranged.body)


def save_known(article_id, user, arrival) -> Saved:
    """Save under the row's lock, unless somebody saved since the page was opened."""
    try:
        with transaction.atomic():
            saved = _saved_known(workflow.locked(article_id), user, arrival)
            if saved.ok:
                settle(user, arrival.data, saved.forms.article)
            return saved
    except IntegrityError:
        article = Article.objects.select_related("edition").get(pk=article_id)
        forms, met = met_forms(article, user, arrival, only_shown=True)
        return replace(_again(forms), conflict=met.conflict)


def met_forms(article, user, arrival, *, only_shown=False):
    """The forms as they meet what is saved by now, and what came of that."""
    sent = StoryForms(article, user, arrival)
    met = meet(sent, arrival, only_shown=only_shown)
    if met.arrival is arrival:
        return sent, met
    return StoryForms(article, user, met.arrival), met


def _saved_known(article, user, arrival):
    before, changed_at = snapshot(article), article.changed_at
    forms, met = met_forms(workflow.locked(article.pk), user, arrival)
    arranged = forms.is_valid() and forms.arranged()
    if met.conflict or not (arranged and met.readable):
        return Saved(forms, conflict=met.conflict)
    article = forms.article
    article.body = arranged.body
    article.save()
    _put_parts(forms, arranged)
    has_sources = put_sources(arranged.figures, user)
    changed, ended = snapshot(article) != before, None
    if changed:
        said = _put_said(forms, arranged, before)
        ended = workflow.keep(article, user)
    else:
        Article.objects.filter(pk=article.pk).update(changed_at=changed_at)
        if said := _put_said(forms, arranged, before):
            following.saved(article, workflow.clock())
            ended = workflow.end_approval(article, user)
    return Saved(
        forms,
        ok=True,
        changed=changed or said or has_sources,
        has_ended_approval=bool(ended),
    )


def _put_said(forms, arranged, before):
    """Said of another original it is void: the desk begins anew with that one."""
    return forms.article.original_id == before["original"] and put_renderings(
        forms, arranged
    )


def _put_parts(forms, arranged):
    article = forms.article
    put_figures(article, arranged.figures)
    put_credits(article, forms.credits.kept)
    put_notes(article, forms.notes.kept)
    put_topics(article, forms.story.cleaned_data["topics"])


def _again(forms):
    forms.is_valid()
    forms.story.add_error(
        None,
        _(
            "Somebody saved the same address or the same translation at this moment."
            " Save again: what you typed is still here."
        ),
    )
    return Saved(forms)
