from django.db import models
from django.utils.translation import gettext_lazy as _


class Byline(models.Model):
    """A person credited on an article, with a role and an order."""

    class Role(models.TextChoices):
        REPORTER = "reporter", _("reporter")
        TRANSLATOR = "translator", _("translator")
        REVISER = "reviser", _("reviser of the translation")
        PHOTOGRAPHER = "photographer", _("photographer")
        EDITOR = "editor", _("editor")
        CONTRIBUTOR = "contributor", _("contributor")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="bylines"
    )
    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="bylines",
    )
    role = models.CharField(
        _("role"), max_length=12, choices=Role.choices, default=Role.REPORTER
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "role"],
                name="credited_once_per_role",
                violation_error_message=_("This person is credited so already."),
            )
        ]

    def __str__(self):
        return str(self.person)
