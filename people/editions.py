"""Editions by what somebody may do there."""

from people.models import Edition
from people.roles import editions_where


def editions_for(user, verb):
    """Those in which `user` may do `verb` on any story."""
    ids = editions_where(user, verb)
    return Edition.objects.all() if ids is None else Edition.objects.filter(pk__in=ids)
