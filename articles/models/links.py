from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkCheck(models.Model):
    """What came of asking for an address last; `status` is 0 where nothing answered."""

    address = models.CharField(max_length=2000)
    # Of the address: an index holds no 2,000 characters.
    key = models.CharField(max_length=64, unique=True)
    status = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.address[:80]
