"""What shall be forgotten, who says so, and how far it has come.

The desk's login adds an `Erasure` and a `Consent` and changes neither: the functions of
newsroom/sql/erase.sql do, which look themselves whether two persons have agreed.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """What somebody asks to remove for good. Its words are known until it is done or
    dropped, and to nobody afterwards."""

    class Mode(models.TextChoices):
        WORDS = "words", _("only these words")
        BLOCKS = "blocks", _("the whole paragraphs in which they stand")
        STORIES = "stories", _("all words of these stories")

    words = ArrayField(models.TextField(), default=list)
    mode = models.CharField(max_length=7, choices=Mode, default=Mode.WORDS)
    # Found inside of longer words, too, in scripts that part words.
    is_inside = models.BooleanField(default=False)
    # Numbers of originals, which stand for their translations; none: everywhere.
    stories = ArrayField(models.BigIntegerField(), default=list)
    pictures = ArrayField(models.BigIntegerField(), default=list)
    files = ArrayField(models.BigIntegerField(), default=list)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(db_default=Now())
    is_begun = models.BooleanField(default=False, db_default=False)
    # Two have agreed, and until then it is done as they have seen it.
    running_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erase for good")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(dropped_at=None),
                name="erasure_is_done_or_dropped",
            )
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.dropped_at is None


class ErasureConsent(models.Model):
    """That somebody has seen what would go, and says that it shall. Appended only."""

    erasure = models.ForeignKey(
        Erasure, on_delete=models.CASCADE, related_name="consents"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(db_default=Now())
    # Of what was seen (erase_digest); emptied with the words.
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.erasure_id}: {self.by_id}"


class ErasureJob(models.Model):
    """How far the work on an erasure has come. Holds no words."""

    class Phase(models.TextChoices):
        SEARCH = "search", _("being looked for")
        FOUND = "found", _("waits for two persons")
        ERASE = "erase", _("being removed")
        FILES = "files", _("files are being destroyed")
        PROVE = "prove", _("being looked for again")
        DONE = "done", _("done")

    erasure = models.OneToOneField(
        Erasure, on_delete=models.CASCADE, primary_key=True, related_name="job"
    )
    phase = models.CharField(max_length=6, choices=Phase, default=Phase.SEARCH)
    place = models.CharField(max_length=100, blank=True)
    last = models.CharField(max_length=100, blank=True)
    looked = models.BigIntegerField(default=0)
    done = models.BigIntegerField(default=0)
    of = models.BigIntegerField(default=0)
    # What the second search found where, and of how many columns and files.
    result = models.JSONField(default=dict)
    moved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("work on an erasure")
        verbose_name_plural = _("work on erasures")

    def __str__(self):
        return f"{self.erasure_id}: {self.phase}"


class ErasurePlace(models.Model):
    """One row of one table in which something of it stands."""

    erasure = models.ForeignKey(
        Erasure, on_delete=models.CASCADE, related_name="places"
    )
    place = models.CharField(max_length=63)
    row = models.CharField(max_length=60)
    story = models.BigIntegerField(null=True)
    edition = models.BigIntegerField(null=True)
    columns = ArrayField(models.CharField(max_length=63), default=list)

    class Meta:
        ordering = ["place", "row"]
        indexes = [
            models.Index(fields=["erasure", "story"], name="erasure_place_by_story")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["erasure", "place", "row"], name="erasure_place_once"
            )
        ]

    def __str__(self):
        return f"{self.erasure_id}: {self.place} {self.row}"


class ErasureFile(models.Model):
    """A file that has to go; the row goes when the file has."""

    class Store(models.TextChoices):
        PUBLIC = "public", _("public")
        PRIVATE = "private", _("private")

    erasure = models.ForeignKey(
        Erasure, on_delete=models.CASCADE, related_name="removed_files"
    )
    store = models.CharField(max_length=7, choices=Store)
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["erasure", "store", "name"], name="erasure_file_once"
            )
        ]

    def __str__(self):
        return f"{self.erasure_id}: {self.pk}"


class ErasureDuty(models.Model):
    """What people have to do themselves where we cannot, and who said that it is done.
    The words of each stand in `articles.erasing.duties`."""

    erasure = models.ForeignKey(
        Erasure, on_delete=models.CASCADE, related_name="duties"
    )
    duty = models.CharField(max_length=20)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["erasure", "duty"], name="erasure_duty_once"
            )
        ]

    def __str__(self):
        return f"{self.erasure_id}: {self.duty}"
