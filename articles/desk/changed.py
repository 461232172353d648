"""Whose changes of a published story wait, and for whom, in a sentence."""

from django.utils.translation import gettext as _

from people.models import User


def waiting_sentence(article, user, may_bring) -> str:
    """Of changes that readers do not have yet; `may_bring` says whether `user` may
    bring them to readers."""
    people = _who_changed(article)
    if [each.pk for each in people] == [user.pk]:
        if may_bring:
            return _("Your changes wait until you publish them.")
        return _("Your changes wait until an editor publishes them.")
    names = {"names": ", ".join(str(each) for each in people) or _("a command")}
    if may_bring:
        return _("Changes by %(names)s wait until you publish them.") % names
    return _("Changes by %(names)s wait until an editor publishes them.") % names


def _who_changed(article) -> list[User]:
    """In the order in which they began."""
    later = article.revisions.filter(number__gt=article.printed or 0)
    ids = list(later.order_by("number").values_list("by", flat=True))
    people = User.objects.select_related("person").in_bulk(filter(None, ids))
    return [people[each] for each in dict.fromkeys(ids) if each]
