"""How else to reach the paper, and how to write to it safely, at the foot of a page."""

from django import template
from django.conf import settings

from people.ways import lines, ways

register = template.Library()


@register.simple_tag(takes_context=True)
def other_ways(context):
    """Those of the whole paper and of the edition, if the page is of one: `addresses`
    that are Ways, and `safely`, lines. Each once; `own_only` are the edition's."""
    addresses, safely = [], []
    if not context.get("own_only"):
        addresses.append(settings.NEWSROOM_OTHER_ADDRESSES)
        safely.append(settings.NEWSROOM_SAFE_CONTACT)
    if edition := context.get("edition"):
        addresses.append(edition.other_addresses)
        safely.append(edition.safe_contact)
    return {
        "addresses": _once(way for text in addresses for way in ways(text)),
        "safely": _once(line for text in safely for line in lines(text)),
    }


def _once(found) -> list:
    return list(dict.fromkeys(found))
