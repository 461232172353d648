from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Arrangement(models.Model):
    """How an edition's front is arranged from a moment on: the newest row counts, and
    none is ever changed, so that who changed what is known and what was can come back.

    `slots` lists {place, article} in their order: the place is "top" (its first leads,
    the others are the seconds) or "section-" with a section's number; an article of
    null is whatever is newest. `sections` are the numbers of sections in the order of
    their blocks. It holds no words: what readers may see of it, live_front says.
    """

    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.CASCADE,
        related_name="arrangements",
    )
    slots = models.JSONField(default=list)
    sections = ArrayField(models.BigIntegerField(), default=list)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # The one of before that came back with it.
    restored = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["edition", "-id"], name="arrangement_newest"),
        ]

    def __str__(self):
        return str(self.edition)

    @property
    def is_as_it_comes(self) -> bool:
        """Whether nobody's hand is in it: the newest stand in all places."""
        return not self.slots and not self.sections
