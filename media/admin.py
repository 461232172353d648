from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from media import changes, grid, library, storage, uploading
from media.admin_enclosures import EnclosureAdmin  # noqa: F401
from media.forms import CaptionForm, ImageForm
from media.models import Caption, Image
from media.pages.addresses import addresses_of
from media.paginator import Capped
from media.receiving import private_facts
from media.templatetags.desk_pictures import smallest, why_unusable
from media.used import is_used
from people.admin.rights import DeskAdmin, DeskInline
from people.admin.rows import EditionRows
from people.chooser import is_id
from people.roles import may


class CaptionInline(DeskInline):
    model = Caption
    form = CaptionForm
    formset = EditionRows
    change_right = "pictures"


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    change_right = "pictures"
    open_to_all = True
    form = ImageForm
    fields = ["name", "size"]
    readonly_fields = ["size"]
    inlines = [CaptionInline]
    search_fields = ["name"]
    paginator = Capped

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

    def changelist_view(self, request, extra_context=None):
        return grid.grid(self, request)

    def get_search_results(self, request, queryset, search_term):
        """For choosers: the words of the library's search."""
        if not search_term.strip():
            return queryset, False
        return library.with_words(queryset.filter(replaced_by=None), search_term), False

    def add_view(self, request, form_url="", extra_context=None):
        """There is one door for files: it reads what they say."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:media_image_upload"))

    def save_model(self, request, obj, form, change):
        """What was typed and nothing else: it may have been replaced meanwhile."""
        if form.changed_data:
            obj.save(update_fields=form.changed_data)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        request.words_changed = any(each.has_changed() for each in formsets)
        if request.words_changed:
            for sentence in changes.tell(form.instance, request.user):
                messages.warning(request, sentence)

    def response_change(self, request, obj):
        """Whoever saved and leaves is asked whether live stories get new words, too."""
        usual = super().response_change(request, obj)
        if "_continue" in request.POST or not request.words_changed:
            return usual
        page = changes.offered(obj, request.user)
        return HttpResponseRedirect(page) if page else usual

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if newer := _newer(object_id):
            return HttpResponseRedirect(
                reverse("admin:media_image_change", args=[newer])
            )
        image = self.get_object(request, object_id)
        shown = grid.beside(image, request) if image else {}
        return super().change_view(
            request,
            object_id,
            form_url,
            {
                **shown,
                "facts": private_facts(image, may(request.user, "library")),
                **(extra_context or {}),
            },
        )

    def chooser_label(self, image):
        credit = next((each.credit for each in image.captions.all() if each.credit), "")
        reason = str(why_unusable(image))
        return " · ".join(filter(None, [image.name, credit, reason]))

    def chooser_picture(self, image):
        file = smallest(image)
        return reverse("desk_picture", args=[file.name]) if file else ""

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

    @admin.display(description=_("size"))
    def size(self, image):
        return f"{image.width} × {image.height}"


def _newer(object_id):
    """The picture in whose favour this one was given up."""
    if not is_id(object_id):
        return None
    given_up = Image.objects.filter(pk=object_id)
    return given_up.values_list("replaced_by", flat=True).first()
