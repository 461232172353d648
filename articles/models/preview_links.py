"""Links by which somebody without an account reads a story before readers do."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

READING = timedelta(hours=2)
JUST_AFTER = timedelta(minutes=15)


class PreviewLink(models.Model):
    """What is kept of one: the hash of its secret and never the secret, and of whoever
    opens it nothing but how often and when last.

    Without a `revision` it shows the desk copy as it stands whenever it is opened.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="preview_links"
    )
    digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(_("for whom"), max_length=100)
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    expires_at = models.DateTimeField(_("until"))
    most_openings = models.PositiveSmallIntegerField(null=True)
    openings = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # Nobody where a step on the story ended it.
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("at")),
                name="preview_link_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(most_openings=None)
                | Q(openings__lte=models.F("most_openings")),
                name="preview_link_opened_as_often_as_allowed",
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None) | Q(ended_at__isnull=False),
                name="preview_link_ended_by_somebody_has_ended",
            ),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.pk}"

    @property
    def left(self) -> int | None:
        """How often it still opens, where that is limited."""
        return self.most_openings and self.most_openings - self.openings

    @property
    def is_used_up(self) -> bool:
        return self.left == 0

    def opens_at(self, now) -> bool:
        return not (self.ended_at or self.is_used_up) and now < self.expires_at

    @property
    def files_until(self):
        """So long the pictures and files come of a page that it opened; they are asked
        for after the page, and where it opens no more only just after."""
        lasting = JUST_AFTER if self.is_used_up else READING
        return self.opened_at and min(self.opened_at + lasting, self.expires_at)
