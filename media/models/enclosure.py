from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from media.models.rights import WithRights

# By the ends of their names.
TYPES = {"m4a": "audio/mp4", "mp4": "video/mp4", "pdf": "application/pdf"}


def length(seconds) -> str:
    """As players show it: 0:07, 12:40, 1:02:03."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


class Enclosure(WithRights):
    """A sound, a video or a document as readers get it: one public file, cleaned.

    There is no original beside it: nothing is ever made of it again.
    """

    class Kind(models.TextChoices):
        SOUND = "sound", _("sound")
        VIDEO = "video", _("video")
        DOCUMENT = "document", _("document")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind, editable=False)
    name = models.CharField(
        _("name"), max_length=200, help_text=_("How the desk finds it again.")
    )
    # Keyed hash of the cleaned bytes: who holds the same file cannot guess it.
    file = models.CharField(max_length=100, unique=True, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    seconds = models.PositiveIntegerField(_("seconds"), null=True, editable=False)
    width = models.PositiveIntegerField(_("width"), null=True, editable=False)
    height = models.PositiveIntegerField(_("height"), null=True, editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    language = models.CharField(
        _("language"),
        max_length=20,
        blank=True,
        help_text=_("Spoken or written in it, as a tag: en, ko, zh-Hans."),
    )
    has_speech = models.BooleanField(
        _("somebody speaks"),
        default=True,
        help_text=_("Then it needs a transcript, and a video captions."),
    )
    poster = models.ForeignKey(
        "media.Image",
        verbose_name=_("poster"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posters",
        help_text=_("The picture that stands for a video until it plays."),
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
        verbose_name = _("sound, video or document")
        verbose_name_plural = _("sound, video, files")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(kind="document", pages__gt=0, seconds=None, poster=None)
                    | Q(kind="sound", pages=None, seconds__gte=0, poster=None)
                    | Q(kind="video", pages=None, seconds__gte=0, width__gt=0)
                ),
                name="enclosure_is_of_its_kind",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def length(self) -> str:
        """As players show it; empty of a document."""
        return "" if self.seconds is None else length(self.seconds)


class EnclosureWords(models.Model):
    """What one edition says of it: title, credit line, transcript and captions."""

    enclosure = models.ForeignKey(
        Enclosure, on_delete=models.CASCADE, related_name="words"
    )
    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    credit = models.CharField(
        _("credit line"),
        max_length=300,
        blank=True,
        help_text=_("Who made or gave it."),
    )
    transcript = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_("What is said, in the language of the edition."),
    )
    captions = models.TextField(
        _("captions"),
        blank=True,
        help_text=_("Of a video, as WebVTT or SRT: times, and what is said."),
    )

    class Meta:
        verbose_name = _("words in one edition")
        verbose_name_plural = _("words in each edition")
        ordering = ["edition__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enclosure", "edition"],
                name="one_row_of_enclosure_words_per_edition",
                violation_error_message=_("This edition has words already."),
            )
        ]

    def __str__(self):
        return self.title or str(self.enclosure_id)
