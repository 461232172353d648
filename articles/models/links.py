from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkCheck(models.Model):
    """What came of asking for an address of a story last.

    `key` is a hash of the address, which stands in the story and nowhere else. Each
    story has rows of its own: one must not learn from them what another links to.
    `status` is that of HTTP, or an `Outcome` where nobody answered.
    """

    class Outcome(models.IntegerChoices):
        SILENCE = 0, _("nothing answered")
        NO_NAME = 1, _("there is no site of that name")
        CERTIFICATE = 2, _("its certificate is not valid")
        NOT_PUBLIC = 3, _("it does not lead to the public internet")
        ROUNDABOUT = 4, _("it sends on and on to other addresses")
        NOT_HTTP = 5, _("what answers there is no website")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="link_checks"
    )
    key = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=Outcome.SILENCE)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key"], name="link_once_per_article"
            )
        ]

    def __str__(self):
        return f"{self.article_id}: {self.status}"

    @property
    def has_answered(self) -> bool:
        return 200 <= self.status < 400
