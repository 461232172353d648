from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """A saved state of the desk copy, whole. The desk's login cannot change it."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField()
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Nobody for what a command did by itself."),
    )
    why = models.CharField(_("why"), max_length=300, blank=True)
    restored = models.PositiveIntegerField(
        null=True, help_text=_("The number of the version that was brought back.")
    )

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="revision_number_once"
            )
        ]

    def __str__(self):
        return str(self.number)


class Transition(models.Model):
    """One verb done to one article: who, when, from, to and why. Never changed."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="transitions"
    )
    verb = models.CharField(_("verb"), max_length=12)
    before = models.CharField(_("from"), max_length=10)
    after = models.CharField(_("to"), max_length=10)
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, null=True, related_name="transitions"
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    note = models.TextField(_("note"), blank=True)
    # Advised checks that did not hold and were passed over: [{check, words, reason}],
    # in the words of who passed over them.
    overridden = models.JSONField(default=list)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["verb", "at"], name="step_by_verb")]

    def __str__(self):
        return self.verb
