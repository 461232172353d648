from django import template

from media.kept_views import may_see_original
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


@register.simple_tag
def kept_of(image, user):
    """What this user may look at of what is kept and never published."""
    return {
        "original": may_see_original(user, image),
        "seals": image.seals.all() if may(user, "unseal") else (),
    }


def _jpegs(image):
    """Whole ones: a crop is for readers."""
    files = image.renditions.all()
    return [each for each in files if each.format == "jpg" and not each.crop]
