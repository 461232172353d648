from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from media.forms import ImageForm
from media.models import Caption, Image
from people.admin.rights import DeskAdmin, DeskInline


class CaptionInline(DeskInline):
    model = Caption


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    change_right = "pictures"
    open_to_all = True
    form = ImageForm
    inlines = [CaptionInline]
    list_display = ["thumbnail", "name", "width", "height", "added_by", "added_at"]
    list_display_links = ["thumbnail", "name"]
    search_fields = ["name", "captions__text", "captions__credit"]
    list_per_page = 50

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("renditions")

    @admin.display(description=_("picture"))
    def thumbnail(self, image):
        small = next((r for r in image.renditions.all() if r.format == "jpg"), None)
        return render_to_string("admin/media/thumbnail.html", {"rendition": small})

    def save_form(self, request, form, change):
        """The picture was taken in while its file was checked: that row is kept."""
        if change:
            return super().save_form(request, form, change)
        image = form.taken
        if image.added_by_id is None:
            image.added_by = request.user
        form.instance = image
        return image
