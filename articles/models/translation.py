from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Commission(models.Model):
    """What an edition shall have of an original: nothing, or a translation, until when
    and by whom. No row: nobody has decided yet.

    `is_open` lets who translates, and the editors of that edition, read the original's
    desk copy: only who may change the original can say so. Without it they have what
    readers have.
    """

    original = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="commissions"
    )
    edition = models.ForeignKey(
        "people.Edition", on_delete=models.PROTECT, related_name="commissions"
    )
    is_wanted = models.BooleanField(default=True)
    is_open = models.BooleanField(default=False)
    due_at = models.DateTimeField(_("wanted by"), null=True, blank=True)
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("translator"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commissions",
    )
    note = models.TextField(_("note"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    assigned_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")
        ordering = [F("due_at").asc(nulls_last=True), "asked_at", "pk"]
        indexes = [
            models.Index(
                fields=["edition", "due_at"],
                condition=Q(is_wanted=True),
                name="commission_wanted",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["original", "edition"], name="one_commission_per_edition"
            ),
            models.CheckConstraint(
                condition=Q(is_wanted=True) | Q(translator=None),
                name="nobody_translates_what_is_not_wanted",
            ),
            models.CheckConstraint(
                condition=Q(translator=None, assigned_at=None)
                | Q(translator__isnull=False, assigned_at__isnull=False),
                name="assigned_at_some_moment",
            ),
        ]

    def __str__(self):
        return f"{self.original_id}: {self.edition_id}"


class CommissionStep(models.Model):
    """One decision on a commission as it then stood: who, when and why. Appended only.

    `verb` is a function of `articles.translation.commissions`; `note` is what the
    person said with it.
    """

    class Verb(models.TextChoices):
        ASK = "ask", _("asked for")
        NOT_WANTED = "not_wanted", _("not wanted")
        ASSIGN = "assign", _("assigned")
        TAKE = "take", _("taken")
        HAND_BACK = "hand_back", _("handed back")
        CHANGE_DUE = "change_due", _("date changed")

    commission = models.ForeignKey(
        Commission, on_delete=models.PROTECT, related_name="steps"
    )
    verb = models.CharField(_("verb"), max_length=10, choices=Verb.choices)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    due_at = models.DateTimeField(_("wanted by"), null=True)
    is_open = models.BooleanField()
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step of a commission")
        verbose_name_plural = _("steps of commissions")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.commission_id}: {self.verb}"


class Rendering(models.Model):
    """That one part of a translation renders one part of its original, and as that was
    in which version. Keys of parts: see `articles.translation.parts`.

    A split part has several rows, a merged one too. `part` is empty where the source is
    left out on purpose. Holds no words: those are in revisions.
    """

    class State(models.TextChoices):
        TODO = "todo", _("to do")
        DONE = "done", _("done")
        DROPPED = "dropped", _("left out on purpose")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="renderings"
    )
    part = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=40)
    state = models.CharField(max_length=7, choices=State.choices)
    true_to = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, related_name="+"
    )
    # An editor let it go to readers untranslated.
    let_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("rendering")
        verbose_name_plural = _("renderings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "part", "source"], name="rendered_once"
            ),
            models.CheckConstraint(
                condition=Q(state="dropped", part="")
                | (~Q(state="dropped") & ~Q(part="")),
                name="only_what_is_left_out_has_no_part",
            ),
        ]

    def __str__(self):
        return f"{self.source} → {self.part}"


class CorrectionDuty(models.Model):
    """A correction of an original that one live translation has to take over.

    Until it is settled readers of the translation see that the original was corrected.
    `hidden` are ids of the translation's blocks that are hidden from them meanwhile.
    """

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", _("corrected too")
        RIGHT = "right", _("the translation is right as it is")
        WITHDRAWN = "withdrawn", _("withdrawn")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="correction_duties"
    )
    correction = models.ForeignKey(
        "articles.Correction", on_delete=models.PROTECT, related_name="duties"
    )
    due_at = models.DateTimeField()
    hidden = ArrayField(models.CharField(max_length=16), default=list)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)
    note = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("correction to take over")
        verbose_name_plural = _("corrections to take over")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["article"],
                condition=Q(settled_at=None),
                name="correction_duty_open",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "correction"], name="taken_over_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", settled_at=None, settled_by=None)
                | (~Q(outcome="") & Q(settled_at__isnull=False)),
                name="correction_duty_is_open_or_settled",
            ),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.correction_id}"


class Pairing(models.Model):
    """That somebody said which parts of two texts belong together, and how the
    translation stood before, so that it can be undone in one step."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="pairings"
    )
    original = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="+"
    )
    # {original, source_language, source_address, true_to, renderings}: no words.
    before = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("pairing")
        verbose_name_plural = _("pairings")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.original_id} → {self.article_id}"
