import re

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from media import changes, storage, uploading
from media.filters import LACKS, LackFilter
from media.forms import CaptionForm, ImageForm, NewImageForm
from media.models import Caption, Image
from media.pages.addresses import addresses_of
from media.receiving import private_facts
from media.templatetags.desk_pictures import why_unusable
from media.used import is_used, stories_with
from people.admin.rights import DeskAdmin, DeskInline
from people.admin.rows import EditionRows
from people.moments import long_ago
from people.roles import may

_WORDS = re.compile(r"captions-\d+-(text|alt|credit)")


class CaptionInline(DeskInline):
    model = Caption
    form = CaptionForm
    formset = EditionRows
    change_right = "pictures"


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    change_right = "pictures"
    open_to_all = True
    inlines = [CaptionInline]
    list_display = ["thumbnail", "name", "lacking", "size", "added_by", "added"]
    list_display_links = ["thumbnail", "name"]
    list_filter = [LackFilter]
    list_select_related = ["added_by__person"]
    search_fields = ["name"]
    search_help_text = _("Name, caption or credit line")
    sortable_by = ["name", "added"]

    def has_delete_permission(self, request, obj=None):
        """One's own; whoever keeps the library may delete what nobody uses."""
        if may(request.user, "library"):
            return True
        own = obj is None or obj.added_by_id == request.user.pk
        return own and may(request.user, self.change_right)

    def get_queryset(self, request):
        images = super().get_queryset(request)
        # What was replaced is not chosen any more: its place has the newer one.
        images = images.filter(replaced_by=None)
        return images.prefetch_related("renditions", "captions", "seals")

    def get_urls(self):
        usual = super().get_urls()
        return [*uploading.addresses_of(self), *addresses_of(self, usual)]

    def get_search_results(self, request, queryset, search_term):
        for word in search_term[:200].split()[:10]:
            captions = Caption.objects.filter(
                Q(text__icontains=word) | Q(credit__icontains=word)
            )
            found = Q(name__icontains=word) | Q(pk__in=captions.values("image"))
            queryset = queryset.filter(found)
        return queryset, False

    def get_fields(self, request, obj=None):
        return ["name", "size"] if obj else [*NewImageForm.field_order]

    def get_readonly_fields(self, request, obj=None):
        return ["size"] if obj else []

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = ImageForm if obj else NewImageForm
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def add_view(self, request, form_url="", extra_context=None):
        """A picture that we have already leads there, if no words would be lost."""
        response = super().add_view(request, form_url, extra_context)
        if known := _known(response):
            words = any(
                request.POST[name] for name in filter(_WORDS.match, request.POST)
            )
            if not words:
                messages.info(request, gettext("This picture was here already."))
                return HttpResponseRedirect(
                    reverse("admin:media_image_change", args=[known.pk])
                )
        return response

    def save_model(self, request, obj, form, change):
        """What was typed and nothing else: it may have been replaced meanwhile."""
        if not change:
            super().save_model(request, obj, form, change)
        elif form.changed_data:
            obj.save(update_fields=form.changed_data)

    def save_related(self, request, form, formsets, change):
        """The row came to be as the file was checked, after the rows of captions."""
        for each in formsets:
            each.instance = form.instance
        super().save_related(request, form, formsets, change)
        if sentence := getattr(form, "unsealed", ""):
            messages.warning(request, sentence)
        if any(each.has_changed() for each in formsets):
            for sentence in changes.tell(form.instance, request.user):
                messages.warning(request, sentence)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if newer := _newer(object_id):
            return HttpResponseRedirect(
                reverse("admin:media_image_change", args=[newer])
            )
        image = self.get_object(request, object_id)
        stories = stories_with(image, request.user)[:50] if image else []
        return super().change_view(
            request,
            object_id,
            form_url,
            {
                "stories": stories,
                "facts": private_facts(image, may(request.user, "library")),
                **(extra_context or {}),
            },
        )

    def chooser_label(self, image):
        credit = next((each.credit for each in image.captions.all() if each.credit), "")
        reason = str(why_unusable(image))
        return " · ".join(filter(None, [image.name, credit, reason]))

    def why_kept(self, image):
        if image.replaced.exists():
            return gettext("Readers get this picture in the place of another one.")
        if is_used(image):
            return gettext("This picture is used in stories and cannot be deleted.")
        if image.seals.exists():
            return gettext("A file is or was sealed with this picture: it stays.")
        return ""

    def delete_model(self, request, image):
        names = [rendition.name for rendition in image.renditions.all()]
        original = image.original
        super().delete_model(request, image)
        transaction.on_commit(lambda: storage.remove(original, names))

    @admin.display(description=_("picture"))
    def thumbnail(self, image):
        # The whole name of a link: without it, it would be read as an address.
        shown = {"image": image, "alt": image.name}
        return render_to_string("admin/media/thumbnail.html", shown)

    @admin.display(description=_("lacks"))
    def lacking(self, image):
        captions = image.captions.all()
        return ", ".join(
            str(label)
            for name, label in LACKS.items()
            if not any(getattr(caption, name) for caption in captions)
        )

    @admin.display(description=_("added"), ordering="added_at")
    def added(self, image):
        return long_ago(image.added_at)

    @admin.display(description=_("size"))
    def size(self, image):
        return f"{image.width} × {image.height}"


def _newer(object_id):
    """The picture in whose favour this one was given up."""
    if not object_id.isdecimal() or len(object_id) > 18:
        return None
    given_up = Image.objects.filter(pk=object_id)
    return given_up.values_list("replaced_by", flat=True).first()


def _known(response):
    adminform = (getattr(response, "context_data", None) or {}).get("adminform")
    return adminform and getattr(adminform.form, "known", None)
