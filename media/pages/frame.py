"""What the pages of one picture share: which picture, and who may be there."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from media.models import Image
from people.chooser import is_id
from people.roles import may


def for_picture(allowed=None):
    """A view of (admin, request, image) for whom `allowed(user, image)` lets in; one
    that was replaced leads to what came in its place."""

    def decorate(view):
        @wraps(view)
        def wrapped(request, admin, object_id, **parts):
            image = _picture(object_id)
            if image.replaced_by_id:
                name = request.resolver_match.view_name
                return redirect(name, image.replaced_by_id, **parts)
            if allowed and not allowed(request.user, image):
                raise PermissionDenied
            return view(admin, request, image, **parts)

        return wrapped

    return decorate


def keeps_library(user, image) -> bool:
    return may(user, "library")


def _picture(object_id):
    images = Image.objects.select_related("replacement", "added_by__person")
    image = images.filter(pk=object_id).first() if is_id(object_id) else None
    if image is None:
        raise Http404
    return image


def page(admin, request, template, image, *, status=None, **context):
    return TemplateResponse(
        request,
        f"admin/media/image/{template}",
        {
            **admin.admin_site.each_context(request),
            "opts": admin.opts,
            "image": image,
            **context,
        },
        status=status,
    )
