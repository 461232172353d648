from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.desk.headlines import with_known_headline
from articles.models import Article
from articles.translation.originals import why_not_original
from people.chooser import Chooser


class OriginalForm(forms.Form):
    """Which story this one is a translation of."""

    original = forms.ModelChoiceField(
        label=_("the original"),
        queryset=Article.objects.none(),
        help_text=_("Of a story that is a translation itself, its original is taken."),
        error_messages={
            "required": _("Choose the original first."),
            "invalid_choice": _(
                "Choose an original of another edition that you may read or readers"
                " have."
            ),
        },
    )

    def __init__(self, *args, article, user, **options):
        super().__init__(*args, **options)
        self.article = article
        offered = Article.objects.translatable_by(user).exclude(pk=article.pk)
        field = self.fields["original"]
        field.queryset = with_known_headline(
            offered.select_related("edition", "original__edition"), user
        )
        field.widget = Chooser(Article._meta.get_field("original"), admin.site)
        field.widget.choices = field.choices

    def clean_original(self):
        chosen = self.cleaned_data["original"]
        original = chosen.original or chosen
        if reason := why_not_original(self.article, original):
            raise ValidationError(reason)
        return original


def versions_of(revisions, article):
    """(number, label) of versions that a translation may have been made from."""
    zone = article.edition.zone
    rows = revisions.values_list("number", "at", named=True)[:200]
    return [
        (row.number, f"{row.number} · {row.at.astimezone(zone):%Y-%m-%d %H:%M}")
        for row in rows
    ]
