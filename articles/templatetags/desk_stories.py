"""What the pages of the desk say of a story."""

from django import template
from django.utils import timezone

from articles.public import public_address
from articles.unchecked import with_readers
from people import moments

register = template.Library()


@register.filter
def in_zone(at, edition):
    """Day and time on the edition's clock, written so that every language reads it."""
    return f"{at.astimezone(edition.zone):%Y-%m-%d %H:%M}"


@register.filter
def time_in_zone(at, edition):
    """The time alone where it is today's, on the edition's clock."""
    local, today = at.astimezone(edition.zone), timezone.now().astimezone(edition.zone)
    return f"{local:%H:%M}" if local.date() == today.date() else in_zone(at, edition)


@register.filter
def long_ago(at, edition):
    return moments.long_ago(at, edition.zone)


@register.filter
def age(at, now):
    """How long something has waited, in words of one unit."""
    return moments.how_long(now - at)


@register.filter
def still(at, now):
    """How long it is until then, in words of one unit."""
    return moments.how_long(at - now)


@register.filter
def plain(number):
    """A number of a drawing, written so in every language."""
    return f"{number:g}"


@register.filter
def story_address(code, slug):
    """Where readers find the story of that edition's code and slug."""
    return public_address(code, slug)


@register.simple_tag
def credits_in(article):
    """Names of who is credited, as the story's edition writes them."""
    edition = article.edition_id
    return ", ".join(each.person.name_in(edition) for each in article.bylines.all())


@register.simple_tag
def still_unchecked(article) -> int:
    """How many pictures readers have in which people have to be unrecognisable, and
    at which nobody looked."""
    return len(with_readers(article))
