"""How often somebody may guess a password or a code.

Strangers share a slow allowance for each user name. A browser that has been signed in
as this person before has one of its own, so that no flood of strangers locks the real
editor out. A passkey cannot be guessed: nothing here is asked for one.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.sign_in.limits import Allowances, Limit, folded, hidden

# From a browser that this person has signed in with.
KNOWN = Limit(10, minutes=10)
# From any other: at one address for whatever name, there for one name, and for one
# name from everywhere. A password of ours is not guessed in 60 tries an hour.
ADDRESS = Limit(30, minutes=10)
HERE = Limit(8, minutes=10)
STRANGERS = Limit(20, minutes=20)
# All wrong ones of all strangers: to look at one costs a second, which is meant to be,
# and those who work on the desk must not wait for that.
EVERYBODY = Limit(30, minutes=1)
# Of a million codes five are right at a time (codes.py), so strangers who have the
# password find one in four years; the person is told of it at the next sign-in.
CODE_KNOWN = Limit(8, minutes=15)
CODE_STRANGERS = Limit(10, minutes=60)
# Whoever sits at a desk that is open.
INSIDE = Limit(10, minutes=10)


def of_password(name: str, address: str, browser: str = "") -> Allowances:
    """`browser` is what `browsers.known` found, or nothing."""
    who = folded(name)
    if browser:
        return Allowances((hidden("known", who, browser), KNOWN))
    return Allowances(
        (hidden("address", address), ADDRESS),
        (hidden("here", who, address), HERE),
        (hidden("strangers", who), STRANGERS),
        (hidden("everybody"), EVERYBODY),
    )


def of_code(user, browser: str = "") -> Allowances:
    if browser:
        return Allowances((hidden("code", user.pk, browser), CODE_KNOWN))
    return Allowances((hidden("code", user.pk), CODE_STRANGERS))


def inside(user) -> Allowances:
    """The password or a code asked again of whoever is signed in."""
    return Allowances((hidden("inside", user.pk), INSIDE))


def too_many(seconds: int) -> ValidationError:
    """Says the same whether there is such a user name or not."""
    minutes = max(-(-seconds // 60), 1)
    wait = ngettext(
        "Too many wrong tries. Wait %(n)s minute and try again.",
        "Too many wrong tries. Wait %(n)s minutes and try again.",
        minutes,
    ) % {"n": minutes}
    way = _(
        "You need not wait with a passkey, or in a browser in which you have signed in"
        " before."
    )
    said = [ValidationError(each, code="too_many") for each in (wait, way)]
    return ValidationError(said)
