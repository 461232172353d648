from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _


def _of_story(*path, output=models.TextField):
    text = KeyTextTransform(path[-1], "__".join(["story", *path[:-1]]))
    return models.GeneratedField(
        expression=Cast(text, output()), output_field=output(), db_persist=True
    )


class Print(models.Model):
    """What was sent to readers, frozen. Appended only; chained by `record.chain`.

    `story` is the finished story (see `compose`), empty on a kill or a cancel.
    `leaves` maps each field and block of it to its salted hash, `salts` to the
    salt; `digest` covers the leaves, the header columns and `previous`.
    """

    class Kind(models.TextChoices):
        PUBLISH = "publish", _("Published")
        UPDATE = "update", _("Minor fix")
        CORRECT = "correct", _("Corrected")
        KILL = "kill", _("Withdrawn")
        CANCEL = "cancel", _("Publication cancelled")
        ERASE = "erase", _("Erased")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="prints"
    )
    edition = models.ForeignKey(
        "people.Edition", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=7, choices=Kind.choices)
    slug = models.CharField(max_length=200)
    section = models.CharField(max_length=60, blank=True)
    # A page about the paper (Section.is_standing), which is in no list.
    is_standing = models.BooleanField(default=False, db_default=False)
    topics = ArrayField(models.CharField(max_length=100), default=list)
    reporters = ArrayField(models.BigIntegerField(), default=list)
    translators = ArrayField(models.BigIntegerField(), default=list)
    images = ArrayField(models.BigIntegerField(), default=list)
    # Sounds, videos and documents.
    files = ArrayField(models.BigIntegerField(), default=list)
    story = models.JSONField(null=True)
    # Of it what lists show, by the database itself: to unpack a whole text for its
    # headline is most of the work of a front.
    headline = _of_story("headline")
    deck = _of_story("deck")
    kicker = _of_story("kicker")
    section_name = _of_story("section", "name")
    image = _of_story("picture", "image", output=models.BigIntegerField)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, null=True, related_name="prints"
    )
    live_from = models.DateTimeField(_("from"))
    live_until = models.DateTimeField(_("until"), null=True)
    first_live = models.DateTimeField(_("first published"), null=True)
    leaves = models.JSONField(default=dict)
    salts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["-pk"]
        indexes = [
            GinIndex(fields=["topics"], name="print_topics"),
            GinIndex(fields=["reporters"], name="print_reporters"),
            GinIndex(fields=["translators"], name="print_translators"),
            GinIndex(fields=["images"], name="print_images"),
            GinIndex(fields=["files"], name="print_files"),
            models.Index(fields=["edition", "slug"], name="print_by_address"),
            models.Index(
                fields=["edition"],
                condition=Q(is_standing=True),
                name="print_standing",
            ),
            # Few of many: when something was taken from readers last.
            models.Index(
                fields=["edition", "-at"],
                condition=Q(kind="kill"),
                name="print_withdrawn",
            ),
            # The order of fronts and of section pages.
            models.Index(
                fields=["edition", "-first_live", "-article"], name="print_in_order"
            ),
            models.Index(
                fields=["edition", "section", "-first_live", "-article"],
                name="print_in_section",
            ),
        ]

    def __str__(self):
        return f"{self.pk} {self.kind}"


class Window(models.Model):
    """When a print is live. Written by `workflow` under the article's row lock."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="windows"
    )
    edition = models.ForeignKey(
        "people.Edition", on_delete=models.PROTECT, related_name="+"
    )
    print = models.ForeignKey(Print, on_delete=models.PROTECT, related_name="windows")
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("time with readers")
        verbose_name_plural = _("times with readers")
        ordering = ["live_from", "pk"]
        indexes = [
            models.Index(fields=["edition", "-live_from"], name="window_by_edition"),
            # What the clock brings and takes next (live_clock, live_turn).
            models.Index(fields=["live_from"], name="window_begins"),
            models.Index(
                fields=["live_until"],
                condition=Q(live_until__isnull=False),
                name="window_ends",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gt=F("live_from")),
                name="window_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(live_until=None),
                name="one_open_window_per_article",
            ),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.live_from} – {self.live_until}"
