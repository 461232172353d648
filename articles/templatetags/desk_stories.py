"""What the pages of the desk say of a story."""

from datetime import timedelta

from django import template
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.utils import timezone

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
    """How long ago, for lists of several editions: their clocks differ.

    From a day on the date alone, by the edition's clock.
    """
    if timezone.now() - at < timedelta(days=1):
        return naturaltime(at)
    return f"{at.astimezone(edition.zone):%Y-%m-%d}"


@register.simple_tag
def credits_in(article):
    """Names of who is credited, as the story's edition writes them."""
    edition = article.edition_id
    return ", ".join(each.person.name_in(edition) for each in article.bylines.all())
