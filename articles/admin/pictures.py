"""What the library has of a picture, for who puts it into a story."""

from django.http import Http404, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from media.models import Image
from media.rights import asks_source
from media.templatetags.desk_pictures import smallest, why_unusable

WORDS = ("caption", "alt", "credit")


@require_safe
def card(request, admin, code, image_id):
    """Thumbnail, and caption, alt text and credit line in the edition `code`."""
    images = Image.objects.prefetch_related("renditions", "captions__edition")
    image = images.filter(pk=image_id).first()
    if image is None:
        raise Http404
    words = next((c for c in image.captions.all() if c.edition.code == code), None)
    file = smallest(image)
    return JsonResponse(
        {
            "address": reverse("desk_picture", args=[file.name]) if file else "",
            **(words.shown if words else dict.fromkeys(WORDS, "")),
            "rights": str(why_unusable(image)),
            "rights_page": reverse("admin:media_image_rights", args=[image.pk]),
            "asks_source": asks_source(request.user, image, timezone.now()),
        }
    )
