"""What stops publication: a legal hold on a story, a freeze of the whole newsroom, and
what was taken from readers in an emergency.

The database keeps both (newsroom/sql/stopped.sql): while one stands, no new time with
readers can be written down, whoever writes it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

_person = {"on_delete": models.PROTECT, "related_name": "+"}


class Hold(models.Model):
    """A legal stop on a story; one on an original holds its translations too.

    `article.is_held` of all of them is written by the database with each row.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="holds"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **_person)
    at = models.DateTimeField(_("at"))
    reason = models.TextField(_("reason"))
    asked_by = models.CharField(_("who asked for it"), max_length=200, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_person)
    lifted_at = models.DateTimeField(null=True)
    lift_note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("legal hold")
        verbose_name_plural = _("legal holds")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(lifted_at=None),
                name="one_hold_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None, lift_note="")
                | (Q(lifted_at__isnull=False) & ~Q(lift_note="")),
                name="hold_is_lifted_with_a_note",
            ),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.at}"


class Freeze(models.Model):
    """While one stands, nothing new goes to readers, in no edition."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, **_person)
    at = models.DateTimeField(_("at"))
    reason = models.TextField(_("reason"))
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_person)
    ended_at = models.DateTimeField(null=True)
    # Constant: with the condition below at most one stands.
    is_whole = models.BooleanField(default=True, db_default=True)

    class Meta:
        verbose_name = _("freeze of publishing")
        verbose_name_plural = _("freezes of publishing")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_whole"],
                condition=Q(ended_at=None),
                name="one_freeze_at_a_time",
            )
        ]

    def __str__(self):
        return str(self.at)


class Stopped(models.Model):
    """A planned print whose moment a hold or a freeze stopped: it makes no time with
    readers. The row goes where the stop ends before the moment; else it stays."""

    print = models.OneToOneField(
        "articles.Print", on_delete=models.PROTECT, related_name="stopped"
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="stopped"
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("stopped publication")
        verbose_name_plural = _("stopped publications")
        ordering = ["pk"]

    def __str__(self):
        return str(self.print_id)


class Pulled(models.Model):
    """One language of a story that was taken from every surface in an emergency.

    `print` is what readers had, or would have had; it can be printed again.
    """

    work = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="+"
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="pulled"
    )
    print = models.ForeignKey("articles.Print", **_person)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **_person)
    at = models.DateTimeField(_("at"))
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_person)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("pulled story")
        verbose_name_plural = _("pulled stories")
        ordering = ["-at", "article"]

    def __str__(self):
        return f"{self.article_id}: {self.at}"


class Emergency(models.Model):
    """One thing that a chief did on the emergency page. Appended only."""

    class Verb(models.TextChoices):
        FREEZE_ACCOUNT = "freeze_account", _("Account frozen")
        THAW_ACCOUNT = "thaw_account", _("Account opened again")
        END_SESSIONS = "end_sessions", _("Signed out everywhere")
        END_ALL = "end_all", _("Everybody signed out")
        PULL = "pull", _("Story pulled from every surface")
        REPUBLISH = "republish", _("Pulled story published again")
        FREEZE = "freeze", _("Publishing frozen")
        THAW = "thaw", _("Publishing goes on")

    verb = models.CharField(_("verb"), max_length=14, choices=Verb.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **_person)
    at = models.DateTimeField(_("at"))
    note = models.TextField(_("note"), blank=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_person)
    article = models.ForeignKey("articles.Article", null=True, **_person)

    class Meta:
        verbose_name = _("emergency step")
        verbose_name_plural = _("emergency steps")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.verb}: {self.at}"
