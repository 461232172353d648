"""What the desk says to itself about a story; no reader ever gets a word of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Remark(models.Model):
    """On screen a note: on a story, or on the block of that id, or an answer to one.

    `revision` is the version that its writer had before them: where the block is gone
    from the text, its words are read there. What came with a step, as a story is sent
    back, has its words in that step and none of its own.
    """

    class Kind(models.TextChoices):
        NOTE = "note", _("note")
        # Stays on top of the story's page, and is shown to who lets it out.
        EDITORS = "editors", _("note to editors")
        STEP = "step", _("came with a step")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="remarks"
    )
    kind = models.CharField(
        _("kind"), max_length=7, choices=Kind.choices, default=Kind.NOTE
    )
    block = models.CharField(max_length=16, blank=True)
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    step = models.OneToOneField(
        "articles.Transition",
        on_delete=models.PROTECT,
        null=True,
        related_name="remark",
    )
    answers = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="answers_to_it"
    )
    text = models.TextField(_("text"), blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("note of the desk")
        verbose_name_plural = _("notes of the desk")
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["article"],
                condition=Q(answers=None, done_at=None),
                name="remark_open",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="step", text="", step__isnull=False)
                | (~Q(kind="step") & ~Q(text="") & Q(step=None)),
                name="remark_has_its_words_once",
            ),
            models.CheckConstraint(
                condition=Q(answers=None)
                | Q(kind="note", block="", done_at=None, done_by=None),
                name="answer_is_a_plain_remark",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="remark_is_open_or_resolved",
            ),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.pk}"

    @property
    def words(self) -> str:
        return self.step.note if self.step_id else self.text


class Addressee(models.Model):
    """For whom a remark waits on their first page until `seen_at`: who is named in it,
    who is on the story's team, and who has talked there before."""

    remark = models.ForeignKey(
        Remark, on_delete=models.CASCADE, related_name="addressees"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    by_name = models.BooleanField(default=False)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["user"], condition=Q(seen_at=None), name="remark_unseen"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["remark", "user"], name="told_once")
        ]

    def __str__(self):
        return f"{self.remark_id}: {self.user_id}"
