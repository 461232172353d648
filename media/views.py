"""Pictures for who is signed in on the desk; readers get them from the site."""

import re
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from people.roles import roles_of

# The shape that renditions.py gives a name: no folder, no dots to climb.
_NAME = re.compile(r"[0-9a-f]{32}\.(webp|jpg)")
_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}


@require_safe
def desk_picture(request, name):
    if not roles_of(request.user):
        raise PermissionDenied
    match = _NAME.fullmatch(name)
    try:
        file = match and (Path(settings.PICTURES_PUBLIC) / name).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    if not file:
        raise Http404
    # A shared computer's browser keeps no picture that was never published.
    headers = {"Cache-Control": "private, no-store"}
    return FileResponse(file, content_type=_TYPES[match[1]], headers=headers)
