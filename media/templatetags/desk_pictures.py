from django import template

register = template.Library()


@register.filter
def smallest(image):
    """The lightest public file that every browser shows, or None."""
    if not image:
        return None
    jpegs = [each for each in image.renditions.all() if each.format == "jpg"]
    return min(jpegs, key=lambda each: each.width, default=None)


@register.filter
def middling(image):
    """A file to look at on a form: the largest up to 960 wide, or None."""
    if not image:
        return None
    jpegs = [each for each in image.renditions.all() if each.format == "jpg"]
    fitting = [each for each in jpegs if each.width <= 960]
    return max(fitting, key=lambda each: each.width, default=None)
