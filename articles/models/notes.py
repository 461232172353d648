from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.TextChoices):
    ABOVE = "above", _("above the text")
    BELOW = "below", _("below the text")


class Correction(models.Model):
    """A dated note of what was wrong; written by `workflow.correct`, never changed."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("New information")
        REPLY = "reply", _("Right of reply")
        FOLLOW_UP = "follow_up", _("Follow-up")
        RETRACTION = "retraction", _("Retraction")

        @property
        def usual_place(self) -> str:
            """A retraction is read before the text that it takes back."""
            return Place.ABOVE if self == "retraction" else Place.BELOW

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="corrections"
    )
    kind = models.CharField(
        _("kind"), max_length=13, choices=Kind.choices, default=Kind.CORRECTION
    )
    text = models.TextField(_("text"))
    place = models.CharField(
        _("place"), max_length=5, choices=Place.choices, default=Place.BELOW
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.text[:80]


class Note(models.Model):
    """A line above or below the text that is no correction."""

    class Kind(models.TextChoices):
        EDITORS_NOTE = "editors_note", _("Editor's note")
        DISCLOSURE = "disclosure", _("Disclosure")
        NAMES_CHANGED = "names_changed", _("Names changed")
        CO_PUBLISHED = "co_published", _("Co-published")
        OPINION = "opinion", _("Opinion")
        # Corrections that a text brought along; ours are rows of Correction.
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("New information")
        OTHER = "other", _("Other")

    Place = Place

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="notes"
    )
    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices)
    text = models.TextField(_("text"))
    place = models.CharField(
        _("place"), max_length=5, choices=Place.choices, default=Place.BELOW
    )

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["pk"]

    def __str__(self):
        return self.text[:80]


class StandingNote(models.Model):
    """A note's words as an edition always writes them, to be chosen and not retyped."""

    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.CASCADE,
        related_name="standing_notes",
    )
    kind = models.CharField(_("kind"), max_length=13, choices=Note.Kind.choices)
    text = models.TextField(_("text"))
    place = models.CharField(
        _("place"), max_length=5, choices=Place.choices, default=Place.BELOW
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("standing note")
        verbose_name_plural = _("standing notes")
        ordering = ["edition__position", "position", "pk"]

    def __str__(self):
        return self.text[:80]
