from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

DAY = timedelta(days=1)


class DutyQuerySet(models.QuerySet):
    def at(self, moment):
        return self.filter(starts__lte=moment, ends__gt=moment)


class Duty(models.Model):
    """The editor who may publish, correct and withdraw alone in an edition, from one
    moment to another, as for a night."""

    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.CASCADE,
        related_name="duties",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="duties",
    )
    starts = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"))

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["starts", "pk"]
        indexes = [models.Index(fields=["edition", "ends"], name="duty_by_edition")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="duty_ends_after_it_starts",
                violation_error_message=_("It ends before it starts."),
            )
        ]

    def __str__(self):
        """Who, for which edition, in which night on its clock."""
        zone = self.edition.zone
        starts, ends = (each.astimezone(zone) for each in (self.starts, self.ends))
        until = f"{ends:%H:%M}" if ends - starts < DAY else f"{ends:%Y-%m-%d %H:%M}"
        return f"{self.user} · {self.edition} · {starts:%Y-%m-%d %H:%M} – {until}"
