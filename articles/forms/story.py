"""What may be typed of a story itself; its parts are in parts.py."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import holds
from articles.addresses import (
    free_slug,
    is_taken,
    what_follows,
    why_planned_slug_stays,
)
from articles.desk.headlines import known, with_known_headline
from articles.embeds.blocks import why_not
from articles.models import Article
from articles.one_line import one_line
from articles.plaintext import from_text, to_text
from articles.tables import why_too_large
from articles.translation.originals import why_not_original
from people.chooser import Chooser

from . import standing as standing_forms
from .fields import (
    AddressField,
    LanguageTagField,
    MomentField,
    TopicsField,
    without_cut,
)

LONGEST_BODY = 300_000
# Matching old and new paragraphs takes time that grows with their square.
MOST_LINES = 5_000


def _line():
    return forms.TextInput(attrs={"class": "story-line"})


class OriginalField(forms.ModelChoiceField):
    def label_from_instance(self, article):
        return known(article)


class StoryForm(forms.ModelForm):
    body = forms.CharField(
        label=pgettext_lazy("of a story", "text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "class": "story-body"}),
    )
    topics = TopicsField(
        label=_("topics"),
        required=False,
        widget=forms.TextInput(),
        help_text=_("Separated by commas."),
    )
    source_language = LanguageTagField(
        label=_("translated from"),
        required=False,
        max_length=20,
        help_text=_(
            "When the original is not here: its language tag, such as ko; und when it"
            " is not known."
        ),
    )
    source_address = AddressField(
        label=_("address of the original"), required=False, max_length=500
    )
    planned_at = MomentField(label=_("planned for"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    # Blocks of `desk.document`, as they came; empty where the text was typed.
    document = None

    class Meta:
        model = Article
        fields = [
            "kicker",
            "headline",
            "deck",
            "dateline",
            "section",
            "original",
            "source_language",
            "source_address",
            "slug",
            "planned_at",
        ]
        field_classes = {"original": OriginalField}
        widgets = {
            "kicker": _line(),
            "headline": forms.Textarea(attrs={"rows": 2}),
            "dateline": _line(),
            "slug": forms.TextInput(),
            "deck": forms.Textarea(attrs={"rows": 2}),
        }
        error_messages = {
            "slug": {"invalid": _("Use letters, figures and hyphens only, no spaces.")},
            "original": {
                "invalid_choice": _(
                    "Choose an original of another edition that you may read or"
                    " readers have."
                )
            },
        }

    def __init__(self, *args, user, document=None, **options):
        super().__init__(*args, **options)
        self.document = document
        article, edition = self.instance, self.instance.edition
        self.initial["body"] = to_text(article.body)
        self.initial["version"] = article.version
        self.initial["topics"] = _topic_names(article)
        self.fields["planned_at"].zone = edition.zone
        self.fields["planned_at"].help_text = _(
            "A plan for the desk only. Time of %(zone)s."
        ) % {"zone": edition.time_zone}
        self.fields["section"].queryset = edition.sections.all()
        # Made here and not above: it speaks the language of whoever is served.
        self.fields["original"].widget = Chooser(
            Article._meta.get_field("original"), admin.site
        )
        self.fields["original"].queryset = _originals_for(article, user, self.is_bound)
        self.fields["original"].help_text = _("The original, when it is here.")
        if article.pk and (why := why_planned_slug_stays(article)):
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = why
        elif article.pk and (what := what_follows(article)):
            self.fields["slug"].required = True
            self.fields["slug"].help_text = what
        self.fields["slug"].widget.attrs["dir"] = "auto"
        self.fields["topics"].widget.attrs["dir"] = "auto"
        for name in ("kicker", "headline", "deck", "dateline", "body"):
            self.fields[name].widget.attrs |= {
                "lang": edition.language,
                "dir": edition.direction,
            }
        without_cut(self)

    def clean_body(self):
        text = self.cleaned_data["body"]
        if len(text) > LONGEST_BODY:
            raise ValidationError(
                _(
                    "This text has %(length)s characters, and a story may have at most"
                    " %(limit)s. Check that it is one story, or cut it into parts."
                ),
                params={"length": f"{len(text):,}", "limit": f"{LONGEST_BODY:,}"},
            )
        if (lines := text.count("\n")) > MOST_LINES:
            raise ValidationError(
                _(
                    "This text has %(lines)s lines, and a story may have at most"
                    " %(limit)s. Take out what does not belong to it."
                ),
                params={"lines": f"{lines:,}", "limit": f"{MOST_LINES:,}"},
            )
        blocks = self.document or from_text(text)[0]
        if why := why_too_large(blocks) or why_not(blocks):
            raise ValidationError(why)
        return text

    def clean_section(self):
        return standing_forms.section(self.instance, self.cleaned_data["section"])

    def clean_headline(self):
        return one_line(self.cleaned_data["headline"])

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        edition = self.instance.edition
        if slug and is_taken(slug, self.instance):
            raise ValidationError(
                _(
                    "Another story of %(edition)s has the address “%(slug)s”."
                    " “%(free)s” is free."
                ),
                params={
                    "edition": edition,
                    "slug": slug,
                    "free": free_slug(slug, self.instance),
                },
            )
        return standing_forms.slug(self.instance, self.cleaned_data, slug)

    def clean_original(self):
        chosen = self.cleaned_data["original"]
        original = chosen and (chosen.original or chosen)
        if original and (reason := why_not_original(self.instance, original)):
            raise ValidationError(reason)
        if not original and (held := holds.why_not_moved(self.instance, None)):
            raise ValidationError(held)
        return original

    def clean(self):
        data = super().clean()
        language, address = data.get("source_language"), data.get("source_address")
        if data.get("original") and (language or address):
            self.add_error(
                "original",
                _("The original is either here or elsewhere: empty one of the two."),
            )
        elif address and not language:
            self.add_error(
                "source_language", _("Say also which language it was translated from.")
            )
        return data

    def validate_constraints(self):
        """The clean methods say the same, at the field and in plainer words."""


def _topic_names(article) -> str:
    if not article.pk:
        return ""
    return ", ".join(
        topic.name_in(article.edition_id)
        for topic in article.topics.prefetch_related("names")
    )


def _originals_for(article, user, is_sent):
    """The one that was chosen stays a choice; others are asked of when one is sent."""
    if not is_sent:
        chosen = Article.objects.filter(pk=article.original_id)
        return with_known_headline(chosen, user) if article.original_id else chosen
    offered = Article.objects.translatable_by(user).values("pk")
    stories = (
        Article.objects.filter(Q(pk__in=offered) | Q(pk=article.original_id))
        .exclude(edition=article.edition)
        .exclude(pk=article.pk)
    )
    return with_known_headline(stories, user)
