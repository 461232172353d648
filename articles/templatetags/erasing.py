from django import template

from articles.desk.erasures import waiting_for
from articles.erasing.asking import AGREE, ASK
from people.roles import may

register = template.Library()


@register.filter
def may_erase(user) -> bool:
    return may(user, ASK)


@register.filter
def may_agree(user) -> bool:
    return may(user, AGREE)


@register.filter
def erasures_to_agree(user) -> list:
    """Those that wait for this person."""
    return waiting_for(user)
