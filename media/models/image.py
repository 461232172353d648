from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from media.models.rights import WithRights

_PERCENT = [MaxValueValidator(100)]


class Image(WithRights):
    """A picture as we keep it: pixels only, private. Readers get its renditions.

    Where it was replaced (by its blurred self, a better file, its double), prints go
    on naming it and readers get `replaced_by`: always the last one, never a chain.
    """

    name = models.CharField(
        _("name"), max_length=200, help_text=_("How the desk finds it again.")
    )
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    # HMAC of the pixels: the same picture is found again, and nobody outside can
    # guess the name of a picture that they hold themselves.
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    # 64 bits of how light changes over it: alike for a picture saved again or scaled.
    likeness = models.BigIntegerField(null=True, editable=False, db_index=True)
    original = models.CharField(max_length=100, editable=False)
    replacement = models.ForeignKey(
        "self",
        verbose_name=_("replacement"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stands_in_for",
        help_text=_("What readers get from that moment on. Empty: no picture."),
    )
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="replaced",
    )
    # Percent from the left and from above; the middle where nobody chose.
    focus_x = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=_PERCENT
    )
    focus_y = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=_PERCENT
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    persons = models.CharField(
        _("who is seen"), max_length=500, blank=True, help_text=_("Names, by commas.")
    )
    # When somebody who keeps the library said that nobody to protect is seen in it.
    cleared_at = models.DateTimeField(null=True, editable=False)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-added_at", "-pk"]
        indexes = [
            models.Index(fields=["-added_at", "-id"], name="picture_newest_first"),
            models.Index(
                fields=["usable_until"],
                condition=models.Q(usable_until__isnull=False),
                name="picture_usable_until",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(focus_x=None, focus_y=None)
                    | models.Q(focus_x__lte=100, focus_y__lte=100)
                ),
                name="focus_has_both_sides",
            ),
            models.CheckConstraint(
                condition=~models.Q(replacement=models.F("id"))
                & ~models.Q(replaced_by=models.F("id")),
                name="picture_does_not_replace_itself",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_redacted(self) -> bool:
        """Whether somebody was made unrecognisable in it: what it was before is sealed,
        or was, and the row of the seal stays."""
        return any(seal.kind == "unredacted" for seal in self.seals.all())
