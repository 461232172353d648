"""What can come of asking for an address, in words."""

from django.utils.translation import gettext as _

from articles.models import LinkCheck

Outcome = LinkCheck.Outcome
_GUARDED = (401, 403, 405, 406, 407, 429, 451)


class NoAnswer(Exception):
    """Nobody answered as a website does; `outcome` says how it went instead."""

    def __init__(self, outcome):
        super().__init__(outcome)
        self.outcome = outcome


def in_words(status) -> str:
    """What a status other than a good one means, as the end of a sentence."""
    if status in Outcome.values:
        return str(Outcome(status).label)
    if status == 404:
        return _("there is no such page (404)")
    if status == 410:
        return _("the page is gone (410)")
    if status in _GUARDED:
        return _(
            "it turns away strangers or programs (%(status)s): open it yourself"
        ) % {"status": status}
    if status >= 500:
        return _("the site is out of order (%(status)s)") % {"status": status}
    return _("it answered %(status)s") % {"status": status}
