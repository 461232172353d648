"""What a page about the paper asks of its section and of its address."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import standing


def section(article, chosen):
    """Refuses to make a page of a story that has its address with readers already, or
    a story of a page."""
    was = standing.is_standing(article)
    if was == bool(chosen and chosen.is_standing) or not article.pk:
        return chosen
    if article.windows.exists():
        raise ValidationError(
            _("Readers have it at its address as a page about the paper.")
            if was
            else _("Readers have it at its address as a story: no page is made of it.")
        )
    return chosen


def slug(article, cleaned, slug):
    """Refuses an address at which another page of the site stands."""
    chosen = cleaned.get("section")
    if chosen and chosen.is_standing and slug in standing.RESERVED:
        raise ValidationError(
            _("“%(slug)s” is another page of the site. Choose another address."),
            params={"slug": slug},
        )
    return slug
