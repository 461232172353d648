"""What may be typed of sounds, videos and documents."""

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media import above
from media.enclosures import captions, intake, recording
from media.models import Enclosure, EnclosureWords
from media.refusals import Refused
from people.clock_time import MomentField, same_minute
from people.desk_clock import zone_of

PAPERS = "application/pdf,.pdf"
ACCEPTED = "audio/*,video/*,application/pdf,.mkv,.flac,.amr"
MOST_WORDS, MOST_CAPTIONS = 300_000, 500_000
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class EnclosureForm(forms.ModelForm):
    usable_until = MomentField(label=_("Usable until"), required=False)

    class Meta:
        model = Enclosure
        fields = ["name"]
        widgets = {"licence": forms.Textarea(attrs={"rows": 3})}

    user = None
    # Stories that lose it at once by a moment that is past; None where it is not.
    ends_in = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ended = self.instance.usable_until
        if field := self.fields.get("usable_until"):
            field.zone = zone_of(self.user)
            field.help_text = _(
                "Time of %(zone)s. At this moment readers of every edition get it no"
                " more. Empty: for good."
            ) % {"zone": field.zone.key}

    def clean_usable_until(self):
        """Nobody takes it from readers by a slip: that has to be said."""
        at, now = self.cleaned_data["usable_until"], timezone.now()
        if not at or at > now:
            return at
        if self.ended and same_minute(at, self.ended):
            return self.ended
        if "end_now" in self.data:
            return now
        uses = above.file_uses(self.instance, self.user)
        self.ends_in = [use for use in uses if use.live_from]
        raise ValidationError(
            _("That moment is past. To end it at once, confirm that above.")
        )

    def clean_language(self):
        tag = self.cleaned_data["language"].strip()
        if tag and not _TAG.fullmatch(tag):
            raise ValidationError(_("Write a language tag: en, ko, zh-Hans."))
        return tag


def take_in(file, user):
    """What became of the file, or why it was refused. No transaction may be open, for
    it may take minutes."""
    try:
        return intake.receive(file, user)
    except Refused as refused:
        return refused


class NewEnclosureForm(forms.ModelForm):
    """From a file. `known` is the one that we have of the same content."""

    sent = forms.FileField(label=_("File"), allow_empty_file=True)
    field_order = ["sent", "name", "source"]
    # What was made of the file before the form was read, or why nothing was.
    taken = known = None
    removed = ()

    class Meta:
        model = Enclosure
        fields = ["name", "source"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False
        self.fields["name"].help_text = _(
            "How the desk finds it again. The file\u2019s name when empty."
        )
        all_kinds = recording.is_possible()
        sent = self.fields["sent"]
        sent.widget.attrs["accept"] = ACCEPTED if all_kinds else PAPERS
        sent.help_text = _what_is_taken() if all_kinds else _papers_only()

    def clean(self):
        cleaned = super().clean()
        if isinstance(self.taken, Refused):
            self.add_error("sent", str(self.taken))
        elif self.taken and not self.taken.is_new:
            self.known = self.taken.enclosure
            self.add_error("sent", _("This file is here already. Use that one."))
        elif self.taken:
            self.instance, self.removed = self.taken.enclosure, self.taken.removed
            cleaned["name"] = cleaned.get("name") or self.instance.name
        return cleaned


def _what_is_taken():
    return _(
        "MP3, M4A, WAV, FLAC, Ogg, MP4, MOV, WebM or PDF; up to %(size)s MB, sound"
        " and video up to %(minutes)s minutes. Where, when and by whom it was made"
        " is taken out, with covers, chapters, comments, forms, scripts and"
        " attached files."
    ) % {
        "size": settings.ENCLOSURE_MEGABYTES,
        "minutes": settings.ENCLOSURE_MINUTES,
    }


def _papers_only():
    return _(
        "PDF; up to %(size)s MB. Where, when and by whom it was made is taken out,"
        " with comments, forms, scripts and attached files."
    ) % {"size": settings.ENCLOSURE_MEGABYTES}


class WordsForm(forms.ModelForm):
    class Meta:
        model = EnclosureWords
        fields = ["edition", "title", "credit", "transcript", "captions"]
        widgets = {
            "transcript": forms.Textarea(attrs={"rows": 8}),
            "captions": forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        }

    def clean_transcript(self):
        return self._short("transcript", MOST_WORDS)

    def clean_captions(self):
        try:
            return captions.clean(self._short("captions", MOST_CAPTIONS))
        except captions.Faulty as faulty:
            raise ValidationError(str(faulty)) from faulty

    def _short(self, name, most):
        text = self.cleaned_data[name]
        if len(text) > most:
            raise ValidationError(
                _("That is longer than %(most)s characters."), params={"most": most}
            )
        return text
