"""How long somebody stays signed in: one table, by role.

Whoever can take a story off or open a sealed file signs in more often than whoever
writes on one. Of several roles the shortest counts.
"""

from dataclasses import dataclass
from datetime import timedelta

from people.roles import Role, roles_of


@dataclass(frozen=True)
class Length:
    """From the sign-in on, and since anything was last done."""

    whole: timedelta
    unused: timedelta


def _hours(whole, unused) -> Length:
    return Length(timedelta(hours=whole), timedelta(hours=unused))


LENGTHS = {
    Role.CHIEF: _hours(10, 2),
    Role.EDITOR: _hours(12, 3),
    Role.PHOTO: _hours(16, 6),
    Role.TRANSLATOR: _hours(16, 6),
    Role.REPORTER: _hours(16, 6),
}
_OF_NO_ROLE = _hours(1, 1)


def length_for(user) -> Length:
    lengths = [LENGTHS[role] for role in roles_of(user)] or [_OF_NO_ROLE]
    return Length(
        min(each.whole for each in lengths), min(each.unused for each in lengths)
    )
