from django import template

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


def _jpegs(image):
    """Whole ones: a crop is for readers."""
    files = image.renditions.all()
    return [each for each in files if each.format == "jpg" and not each.crop]
