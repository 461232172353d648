from django import template
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media import rights
from people.desk_clock import zone_of
from people.roles import may

register = template.Library()


@register.filter
def smallest(image):
    """The lightest public file that every browser shows, or None."""
    if not image:
        return None
    return min(_jpegs(image), key=lambda each: each.width, default=None)


@register.filter
def middling(image):
    """A file to look at on a form: the largest up to 960 wide, or None."""
    if not image:
        return None
    fitting = [each for each in _jpegs(image) if each.width <= 960]
    return max(fitting, key=lambda each: each.width, default=None)


@register.filter
def largest(image):
    """To work on a picture: the largest file of the whole, or None."""
    return max(_jpegs(image), key=lambda each: each.width, default=None)


@register.simple_tag
def kept_of(image, user):
    """What this user may look at of what is kept and never published."""
    return {
        "original": rights.may_keep(user, image),
        "seals": image.seals.all() if may(user, "unseal") else (),
    }


def _jpegs(image):
    """Whole ones: a crop is for readers."""
    files = image.renditions.all()
    return [each for each in files if each.format == "jpg" and not each.crop]


@register.filter
def beyond(rows, most):
    """How many are left out where the first `most` are shown."""
    return max(len(rows) - most, 0)


@register.filter
def on_clock_of(at, user):
    """Day, time and zone, for moments that belong to no edition."""
    zone = zone_of(user)
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M} ({zone.key})"


@register.filter
def may_keep(image, user):
    return rights.may_keep(user, image)


@register.filter
def why_unusable(image, at=None):
    """In words for whoever chooses it; empty where it may be used."""
    if not image:
        return ""
    reason = rights.why_unusable(image, at or timezone.now())
    return REASONS[reason] if reason else ""


REASONS = {
    rights.UNSTATED: _("No rights: nobody said where it is from. It cannot go out."),
    rights.OVER: _("Its time is over. It cannot go out."),
}
