from django.db import models
from django.utils.translation import gettext_lazy as _


class Section(models.Model):
    """A fixed department of one edition; the same slug is the same elsewhere."""

    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="sections",
    )
    slug = models.SlugField(_("address"), max_length=60, allow_unicode=True)
    name = models.CharField(_("name"), max_length=60)
    is_standing = models.BooleanField(
        _("pages about the paper"),
        default=False,
        help_text=_(
            "What stands in this section is no news: About, Contact, Privacy. Each page"
            " has an address of its own, a link at the foot of every page, and a place"
            " in no list."
        ),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["edition__position", "position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug"],
                name="section_slug_once",
                violation_error_message=_("This edition has that section already."),
            )
        ]

    def __str__(self):
        return self.name
