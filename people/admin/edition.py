from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _

from people import frame
from people.admin.rights import DeskAdmin
from people.forms import EditionForm
from people.models import Edition


@admin.register(Edition)
class EditionAdmin(DeskAdmin):
    change_right = "editions"
    form = EditionForm
    list_display = ["name", "masthead", "code", "language", "time_zone"]
    sortable_by = []
    fieldsets = [
        (
            _("The paper"),
            {
                "fields": [
                    *("name", "masthead", "motto", "code", "language", "direction"),
                    *("time_zone", "date_style", "position", "open_drafts"),
                    "shows_untranslated",
                ]
            },
        ),
        (
            _("What readers may write to"),
            {
                "fields": [
                    *("contact_email", "contact_sentence", "reach_sentence"),
                    *("safe_contact", "other_addresses"),
                ]
            },
        ),
        (
            _("Wordings that are added to stories"),
            {
                "fields": [
                    *("translator_line", "reviser_line", "name_joiner"),
                    *("image_credit", "withdrawn_sentence", "removed_mark", "imprint"),
                    *("developing_mark", "developing_sentence", "breaking_mark"),
                    "page_order",
                ]
            },
        ),
        (
            _("Who lets stories go to readers"),
            {"fields": ["two_persons", "second_look_hours"]},
        ),
        (_("Translations"), {"fields": ["correction_hours"]}),
        (
            _("Checks before readers get a story"),
            {
                "description": _(
                    "What is required must be there. What is only advised an editor may"
                    " pass over, which is recorded. Always required are a headline, a"
                    " section, a text, a credit, the contact line, and a file, an alt"
                    " text and a credit line for each picture."
                ),
                "fields": [
                    ("check_headline_length", "headline_most"),
                    ("check_deck", "check_deck_length", "deck_most"),
                    ("check_dateline", "check_topics", "check_caption"),
                    ("check_links", "check_words"),
                    ("check_glossary", "check_names"),
                    ("check_numbers", "check_translator"),
                    "sensitive_words",
                ],
            },
        ),
    ]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and frame.SHOWN & set(form.changed_data):
            for said in frame.changed(obj):
                messages.info(request, said)

    def get_readonly_fields(self, request, obj=None):
        """Addresses that readers keep must go on leading somewhere."""
        return ["code"] if obj and obj.articles.exists() else []
