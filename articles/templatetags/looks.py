"""How the edition of a page looks."""

from django import template

from articles.looks import address_of, look_of

register = template.Library()


@register.inclusion_tag("articles/_look.html")
def look_sheet(edition):
    """The link to its style sheet, where it has one."""
    if not edition:
        return {}
    tried = getattr(edition, "tried_sheet", "")
    return {"sheet": tried or address_of(edition.code, look_of(edition))}


@register.inclusion_tag("articles/_masthead.html")
def masthead(edition):
    """Its logo, or its name in letters."""
    look = look_of(edition)
    logo, dark = (_figure(look.get(name)) for name in ("logo", "dark_logo"))
    return {"edition": edition, "logo": logo, "dark": logo and dark}


def _figure(files):
    """As `files_of` takes one; whole, it has the shape of its largest file."""
    if not files:
        return None
    largest = max(files, key=lambda file: file["width"])
    return {key: largest[key] for key in ("width", "height")} | {"renditions": files}
