from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Term(models.Model):
    """How a word of one edition is written in another. Names of credited people and
    of topics are in every glossary without a row here (`articles.glossary`)."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        PLACE = "place", _("place")
        INSTITUTION = "institution", _("institution")
        OTHER = "other", _("other")

    source_edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("translated from"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    target_edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("translated into"),
        on_delete=models.PROTECT,
        related_name="terms",
    )
    source = models.CharField(
        _("in the original"),
        max_length=200,
        help_text=_("As the original writes it, without what is added in a sentence."),
    )
    # What is alike however it is typed; written with `source`.
    folded = models.CharField(max_length=200, editable=False)
    target = models.CharField(
        _("in the translation"),
        max_length=200,
        help_text=_("As the edition that it is translated into writes it."),
    )
    avoid = models.TextField(
        _("forms to avoid"),
        blank=True,
        help_text=_("Other ways to write it in the translation, one on each line."),
    )
    kind = models.CharField(
        _("kind"), max_length=11, choices=Kind.choices, default=Kind.OTHER
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("For who translates: when, why, what else.")
    )
    # By the database's clock, under the lock of the pair: see `glossary.pairs`.
    changed_at = models.DateTimeField(_("last change"), editable=False)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("glossary terms")
        ordering = ["source", "pk"]
        indexes = [
            models.Index(
                fields=["source_edition", "target_edition", "changed_at"],
                name="term_by_change",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_edition", "target_edition", "folded"],
                name="term_once_per_pair",
            ),
            models.CheckConstraint(
                condition=~Q(source_edition=F("target_edition")),
                name="term_between_two_editions",
                violation_error_message=_("Choose two different editions."),
            ),
        ]

    def __str__(self):
        return f"{self.source} → {self.target}"

    @property
    def avoided(self) -> list[str]:
        return [line.strip() for line in self.avoid.splitlines() if line.strip()]
