"""Where a picture is from and until when it may be used, and ending that at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from media import above, happened, protecting
from media.forms_rights import EndForm, RightsForm
from media.models import Image
from media.pages.frame import for_picture, keeps_library, page
from media.refusals import Refused
from media.renditions import ready
from media.rights import given, is_over, may_say_rights
from people.chooser import is_id

MOST_TOLD = 5


@require_http_methods(["GET", "HEAD", "POST"])
@for_picture()
def rights(admin, request, image):
    now = clock()
    may_say = may_say_rights(request.user, image, now)
    if request.method == "POST":
        if not may_say:
            raise PermissionDenied
        form = RightsForm(request.POST, instance=image, user=request.user, now=now)
        if form.is_valid() and _is_ready(form) and _save(admin, request, form):
            messages.success(request, _("The rights of this picture are saved."))
            if "replacement" in form.changed_data and image.replacement:
                _tell_of_both(request, image)
            return redirect(_back(request, image))
        # The page tells what is saved, and the form what was typed.
        image = Image.objects.select_related("replacement").get(pk=image.pk)
    else:
        form = RightsForm(instance=image, user=request.user, now=now)
    return page(
        admin,
        request,
        "rights.html",
        image,
        title=_("Rights"),
        form=form if may_say else None,
        back=_back(request, image),
        is_from_story=bool(_story(request)),
        may_end=keeps_library(request.user, image) and not is_over(image, now),
        **standing(image, request.user, now),
    )


def _tell_of_both(request, image):
    """Stories in which the one that was chosen would be seen twice."""
    other = image.replacement
    for use in above.uses_with_both(image, other, request.user)[:MOST_TOLD]:
        sentence = _(
            "“%(name)s” stands in %(story)s already: when it takes the place, readers"
            " see it twice there."
        )
        story = use.headline or _("a story that is not open to you")
        messages.warning(request, sentence % {"name": other.name, "story": story})


def _story(request) -> str:
    """The number of the story from which somebody came, if it is one."""
    story = request.GET.get("story", "")
    return story if is_id(story) else ""


def _back(request, image) -> str:
    if story := _story(request):
        return reverse("admin:articles_article_change", args=[story])
    return reverse("admin:media_image_change", args=[image.pk])


def standing(image, user, now) -> dict:
    """What readers get of it now, and where it stands."""
    return {
        "now": now,
        "is_over": is_over(image, now),
        "given": given(image, now),
        "editions": above.uses(image, user),
    }


def _is_ready(form) -> bool:
    """What stands in may be shown at any moment: its files are made before."""
    try:
        if other := form.cleaned_data["replacement"]:
            ready(other)
    except Refused as refused:
        form.add_error("replacement", str(refused))
    return form.is_valid()


@transaction.atomic
def _save(admin, request, form) -> bool:
    above.lock_stories([form.instance])
    if not form.still_protects():
        return False
    image = form.save(commit=False)
    # Nothing else: it may have been replaced while the page was open.
    image.save(update_fields=form.Meta.fields)
    admin.log_change(request, image, [{"changed": {"fields": form.changed_data}}])
    above.readers_get_another(image)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@for_picture(keeps_library)
def end(admin, request, image):
    now = clock()
    if is_over(image, now):
        messages.info(request, _("Its time is over already."))
        return redirect("admin:media_image_rights", image.pk)
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if left_out := _end(admin, request, image):
            messages.warning(request, _left_out(left_out))
        messages.success(request, _("Readers do not get this picture any more."))
        return redirect("admin:media_image_rights", image.pk)
    other = None if _unseen_stand_in(image, request.user) else image.replacement
    after = given(Image(usable_until=now, replacement=other), now)
    return page(
        admin,
        request,
        "end.html",
        image,
        title=_("Readers may not have it any more"),
        form=form,
        after=after,
        **standing(image, request.user, now),
    )


@transaction.atomic
def _end(admin, request, image):
    """Returns what was to stand in and does not, because nobody looked at it."""
    above.lock_stories([image])
    image = Image.objects.select_for_update(no_key=True).get(pk=image.pk)
    image.usable_until = clock()
    if left_out := _unseen_stand_in(image, request.user):
        image.replacement = None
    image.save(update_fields=["usable_until", "replacement"])
    happened.note(admin, request, image, happened.ENDED)
    above.readers_get_another(image)
    return left_out


def _unseen_stand_in(image, user):
    """What would come before readers of stories that protect people by ending it."""
    other = image.replacement
    if other is None or protecting.is_checked(other):
        return None
    return other if protecting.stories_of(image, user) else None


def _left_out(other) -> str:
    sentence = _(
        "“%(name)s” does not stand in for it: readers have stories in which people have"
        " to be unrecognisable, and nobody has looked at it."
    )
    return sentence % {"name": other.name}


def clock():
    """By the clock of the database, which decides what readers get."""
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        return cursor.fetchone()[0]
