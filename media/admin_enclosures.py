"""The room of sound, video and documents."""

from django.conf import settings
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from media import above, storage
from media.enclosures import recording, rights
from media.forms_enclosures import (
    EnclosureForm,
    NewEnclosureForm,
    WordsForm,
    take_in,
)
from media.models import Enclosure, EnclosureWords
from media.pages import enclosures
from media.rights import may_keep, may_say_rights
from people.admin.rights import DeskAdmin, DeskInline
from people.admin.rows import EditionRows
from people.roles import may

_RIGHTS = ["source", "licence", "usable_until"]
REMOVED = {
    "properties": _("properties (author, program, dates)"),
    "scripts": _("scripts"),
    "files": _("attached files"),
    "forms": _("form fields with what was typed in them, and signatures"),
    "comments": _("comments"),
    "links": _("links that do not lead to the web"),
    "bookmarks": _("bookmarks"),
    "thumbnails": _("thumbnails"),
    "program_data": _("data of programs"),
}


class WordsInline(DeskInline):
    model = EnclosureWords
    form = WordsForm
    formset = EditionRows
    change_right = "transcripts"
    # Of each row, and behind “Add another”.
    verbose_name = _("edition")
    verbose_name_plural = _("words in each edition")

    def get_fields(self, request, obj=None):
        fields = ["edition", "title", "credit"]
        if obj and obj.kind != "document":
            fields.append("transcript")
        return [*fields, "captions"] if obj and obj.kind == "video" else fields


@admin.register(Enclosure)
class EnclosureAdmin(DeskAdmin):
    change_right = "transcripts"
    open_to_all = True
    list_display = ["name", "kind", "extent", "size_shown", "where_from", "added_at"]
    list_filter = ["kind"]
    search_fields = ["name", "words__title"]
    autocomplete_fields = ["poster"]
    inlines = [WordsInline]

    def has_add_permission(self, request):
        return may(request.user, "pictures")

    def has_delete_permission(self, request, obj=None):
        """One's own; whoever keeps the library may delete what nobody uses."""
        if obj is None:
            return may(request.user, "pictures")
        return may_keep(request.user, obj)

    def get_urls(self):
        found = path(
            "found/",
            self.admin_site.admin_view(enclosures.found),
            name="media_enclosure_found",
        )
        return [found, *super().get_urls()]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def get_fields(self, request, obj=None):
        if obj is None:
            return [*NewEnclosureForm.field_order]
        fields = ["name", "facts", "language"]
        if obj.kind != "document":
            fields.append("has_speech")
        return [*fields, *(["poster"] if obj.kind == "video" else []), *_RIGHTS]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        if not may_keep(request.user, obj):
            return [name for name in self.get_fields(request, obj)]
        is_over = not may_say_rights(request.user, obj, timezone.now())
        return ["facts", *(_RIGHTS if is_over else [])]

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = EnclosureForm if obj else NewEnclosureForm
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        form.taken = getattr(request, "taken", None)
        return form

    def change_view(self, request, object_id, form_url="", extra_context=None):
        enclosure = self.get_object(request, object_id)
        context = enclosures.beside(enclosure, request) if enclosure else {}
        return super().change_view(
            request, object_id, form_url, context | (extra_context or {})
        )

    def add_view(self, request, form_url="", extra_context=None):
        """The file first: what follows is one transaction."""
        context = {
            "has_ffmpeg": recording.is_possible(),
            "most_bytes": settings.ENCLOSURE_BYTES,
        }
        sent = request.FILES.get("sent") if request.method == "POST" else None
        if sent and self.has_add_permission(request):
            request.taken = take_in(sent, request.user)
        return super().add_view(request, form_url, context | (extra_context or {}))

    def save_model(self, request, obj, form, change):
        """What was typed and nothing else."""
        changed = form.changed_data if change else ["name", "source"]
        fields = [name for name in changed if name != "sent"]
        if fields:
            obj.save(update_fields=fields)

    def response_add(self, request, obj, post_url_continue=None):
        """On to its words; and what a PDF lost is told once."""
        if removed := request.removed:
            parts = ", ".join(str(REMOVED[each]) for each in removed)
            sentence = gettext("Taken out of the file: %(parts)s.") % {"parts": parts}
            messages.warning(request, sentence)
        messages.success(request, gettext("It is taken in. Write its words now."))
        page = reverse("admin:media_enclosure_change", args=[obj.pk])
        return HttpResponseRedirect(page)

    def save_form(self, request, form, change):
        request.removed = getattr(form, "removed", ())
        return super().save_form(request, form, change)

    def why_kept(self, enclosure):
        if above.is_file_used(enclosure):
            return gettext("It is used in stories and cannot be deleted.")
        return ""

    def delete_model(self, request, enclosure):
        name = enclosure.file
        super().delete_model(request, enclosure)
        transaction.on_commit(lambda: storage.remove_public([name]))

    def chooser_label(self, enclosure):
        return " · ".join(filter(None, [enclosure.name, self.extent(enclosure)]))

    @admin.display(description=_("length"))
    def extent(self, enclosure):
        return enclosures.extent(enclosure)

    @admin.display(description=_("size"), ordering="size")
    def size_shown(self, enclosure):
        return filesizeformat(enclosure.size)

    @admin.display(description=_("where it is from"), ordering="source")
    def where_from(self, enclosure):
        if why := rights.why_unusable(enclosure, timezone.now()):
            return enclosures.WHY[why]
        return enclosure.get_source_display()

    @admin.display(description=_("file"))
    def facts(self, enclosure):
        parts = [enclosure.get_kind_display(), enclosures.extent(enclosure)]
        return " · ".join([*parts, filesizeformat(enclosure.size)])
