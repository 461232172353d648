from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.querysets import ArticleQuerySet

from .topic import Tagged

# A language tag for "not said": the text names a translator and no original.
UNDETERMINED = "und"


class Article(models.Model):
    """The desk copy: one text in one edition. Readers never see this row."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("In review")
        APPROVED = "approved", _("Approved")
        PUBLISHED = "published", _("Published")
        KILLED = "killed", _("Withdrawn")
        SPIKED = "spiked", _("Dropped")

    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="articles",
    )
    original = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
    )
    source_language = models.CharField(
        _("translated from"),
        max_length=20,
        blank=True,
        help_text=_("Language tag, when the original is not here."),
    )
    source_address = models.URLField(
        _("address of the original"), max_length=500, blank=True
    )
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    deck = models.TextField(_("deck (standfirst)"), blank=True)
    kicker = models.CharField(_("label above headline"), max_length=100, blank=True)
    dateline = models.CharField(_("dateline"), max_length=200, blank=True)
    slug = models.SlugField(
        _("address on the site"),
        max_length=200,
        blank=True,
        allow_unicode=True,
        help_text=_("Last part of the address. Made from the headline when empty."),
    )
    section = models.ForeignKey(
        "articles.Section",
        verbose_name=_("section"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    topics = TaggableManager(
        verbose_name=_("topics"), through=Tagged, blank=True, related_name="articles"
    )
    body = models.JSONField(_("body"), default=list, blank=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.DRAFT,
        editable=False,
    )
    planned_at = models.DateTimeField(_("planned for"), null=True, blank=True)
    embargo_until = models.DateTimeField(
        _("embargo until"), null=True, blank=True, editable=False
    )
    # Whether a legal hold stands on it or on its original; the database writes it with
    # each Hold, and with each new translation (newsroom/sql/stopped.sql).
    is_held = models.BooleanField(default=False, db_default=False, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    # The number of the revision that was printed last; written with each print.
    printed = models.PositiveIntegerField(null=True, editable=False)
    # The version of the original that the translation as a whole was made from; each
    # of its parts may be true to a later one (Rendering).
    true_to = models.ForeignKey(
        "articles.Revision",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    # Since when the original says something that this translation does not.
    stale_since = models.DateTimeField(null=True, editable=False)
    # Readers are told that it is not complete; until when it is on top of the front.
    developing_since = models.DateTimeField(null=True, editable=False)
    breaking_until = models.DateTimeField(null=True, editable=False)
    adapted_freely = models.BooleanField(
        _("adapted freely"),
        default=False,
        help_text=_("Its paragraphs need not follow those of the original."),
    )
    protects_people = models.BooleanField(
        _("people in the pictures have to be unrecognisable"),
        default=False,
        help_text=_("Of this story and its translations."),
    )
    source_hash = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last change"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-changed_at", "-pk"]
        indexes = [
            models.Index(fields=["changed_at", "id"], name="article_by_change"),
            # Each story's page asks for its other languages.
            models.Index(Coalesce("original", "id"), name="article_of_work"),
            # What is at work, and what readers do not have yet: a few of many.
            models.Index(
                fields=["state", "changed_at", "id"],
                condition=Q(state__in=["draft", "submitted", "approved"]),
                name="article_at_work",
            ),
            models.Index(
                fields=["changed_at", "id"],
                condition=Q(state="published", version__gt=F("printed")),
                name="article_waiting",
            ),
            models.Index(
                fields=["stale_since"],
                condition=Q(stale_since__isnull=False),
                name="article_stale",
            ),
            models.Index(
                fields=["developing_since"],
                condition=Q(developing_since__isnull=False),
                name="article_developing",
            ),
            models.Index(
                fields=["breaking_until"],
                condition=Q(breaking_until__isnull=False),
                name="article_breaking",
            ),
            models.Index(fields=["id"], condition=Q(is_held=True), name="article_held"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug"],
                condition=~Q(slug=""),
                name="slug_once_per_edition",
                violation_error_message=_(
                    "Another story of this edition has that address."
                ),
            ),
            models.UniqueConstraint(
                fields=["original", "edition"],
                name="one_translation_per_edition",
                violation_error_message=_(
                    "That story has a translation in this edition already."
                ),
            ),
            models.CheckConstraint(
                condition=Q(original=None)
                | (Q(source_language="") & Q(source_address="")),
                name="original_is_here_or_elsewhere",
                violation_error_message=_(
                    "Either the original is here, or it is elsewhere: not both."
                ),
            ),
            models.CheckConstraint(
                condition=Q(breaking_until=None) | Q(developing_since__isnull=False),
                name="breaking_is_developing",
            ),
            models.UniqueConstraint(
                fields=["source_hash"],
                condition=~Q(source_hash=""),
                name="imported_once",
            ),
        ]

    def __str__(self):
        return self.headline or str(_("(no headline)"))

    @property
    def is_translation(self) -> bool:
        return bool(self.original_id or self.source_language)

    @property
    def newest_id(self) -> int | None:
        """The id of the version that was saved last, asked for once for each: its text
        is much, and whoever records a step needs none of it."""
        if getattr(self, "_newest", (None, None))[0] != self.version:
            rows = self.revisions.values_list("pk", flat=True)
            self._newest = self.version, rows.first()
        return self._newest[1]


class Team(models.Model):
    """Whose story it is. Not the credit list."""

    class Part(models.TextChoices):
        STARTER = "starter", _("started it")
        WRITER = "writer", _("writes with them")
        EDITOR = "editor", _("editor")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="stories",
    )
    part = models.CharField(_("part"), max_length=8, choices=Part.choices)

    class Meta:
        verbose_name = _("team member")
        verbose_name_plural = _("team")
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="in_a_team_once")
        ]

    def __str__(self):
        return str(self.user)
