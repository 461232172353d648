"""Addresses that readers had, and what they lead to now."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SectionSlug(models.Model):
    """An address that a section had. Written by the database (sql/former.sql)."""

    section = models.ForeignKey(
        "articles.Section", on_delete=models.CASCADE, related_name="former"
    )
    slug = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["section", "slug"], name="section_had_slug_once"
            )
        ]

    def __str__(self):
        return self.slug


class TopicSlug(models.Model):
    """An address that a topic had, or one that went into it: prints go on saying it.
    Written by the database when it changes, and by the merging of topics."""

    topic = models.ForeignKey(
        "articles.Topic", on_delete=models.CASCADE, related_name="former"
    )
    slug = models.CharField(max_length=100, unique=True)

    def __str__(self):
        return self.slug


class OldAddress(models.Model):
    """A path of an older site, with its query, as `old_addresses.settled` writes it.

    It leads to a story, wherever that moves, or to another page of the site.
    """

    address = models.CharField(
        _("old address"),
        max_length=500,
        unique=True,
        help_text=_("The part after the host, such as /archives/2019/bridge.html."),
        error_messages={"unique": _("That address leads somewhere already.")},
    )
    article = models.ForeignKey(
        "articles.Article",
        verbose_name=_("story"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="old_addresses",
    )
    target = models.CharField(_("page"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ["address"]
        constraints = [
            models.CheckConstraint(
                condition=Q(article=None) ^ Q(target=""),
                name="old_address_leads_to_one_page",
                violation_error_message=_("It leads to a story or to another page."),
            )
        ]

    def __str__(self):
        return self.address

    def clean(self):
        if self.target and self.address == (self.target.rstrip("/") or "/"):
            raise ValidationError(_("An address cannot lead to itself."))
