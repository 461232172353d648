from django.db import models
from django.utils.translation import gettext_lazy as _


class WithRights(models.Model):
    """Where something is from, what may be done with it, and until when."""

    class Source(models.TextChoices):
        STAFF = "staff", _("staff")
        COMMISSIONED = "commissioned", _("commissioned")
        FREELANCE = "freelance", _("freelance")
        AGENCY = "agency", _("agency")
        POOL = "pool", _("pool")
        HANDOUT = "handout", _("handout")
        SOCIAL = "social", _("social media")
        UNRECORDED = "unrecorded", _("a source who is not recorded")
        ARCHIVE = "archive", _("archive")

    source = models.CharField(
        _("where it is from"), max_length=20, choices=Source, blank=True
    )
    licence = models.TextField(
        _("licence"), blank=True, help_text=_("What may be done with it, and for whom.")
    )
    usable_until = models.DateTimeField(
        _("usable until"),
        null=True,
        blank=True,
        help_text=_("At this moment readers get it no more. Empty: for good."),
    )

    class Meta:
        abstract = True
