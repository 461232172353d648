"""Pictures for who is signed in on the desk; readers get them from the site."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.views.decorators.http import require_safe

from media import ranges, storage
from media.models import Enclosure
from media.public_names import PICTURE, TYPES
from media.seals import destroy_now_and_then
from people.roles import roles_of


@require_safe
def desk_picture(request, name):
    if not roles_of(request.user):
        raise PermissionDenied
    destroy_now_and_then()
    match = PICTURE.fullmatch(name)
    try:
        file = match and storage.open_public(name)
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError:  # a store that does not answer now may answer soon
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    if not file:
        raise Http404
    # A shared computer's browser keeps no picture that was never published.
    headers = {"Cache-Control": "private, no-store"}
    return FileResponse(file, content_type=TYPES[match[1]], headers=headers)


@require_safe
def desk_file(request, name):
    """A sound, video or document for who works on the desk."""
    if not roles_of(request.user):
        raise PermissionDenied
    found = ranges.NAME.fullmatch(name) and Enclosure.objects.filter(file=name).first()
    if not found:
        raise Http404
    headers = {"Cache-Control": "private, no-store"}
    return ranges.answer(request, name, found.size, headers)
