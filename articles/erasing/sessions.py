"""Sessions of the desk: what was said on the last page may name a story."""

import json

from django.contrib.sessions.models import Session

from articles.erasing import matching

# Where Django keeps what the next page says.
_MESSAGES = "_messages"


def clean(erasure) -> int:
    """Take the words out of all sessions, or end one that holds them elsewhere."""
    if not erasure.words:
        return 0
    holds, changed = matching.in_text(erasure), 0
    for session in Session.objects.iterator(chunk_size=500):
        data = session.get_decoded()
        if not holds(_text(data)):
            continue
        changed += 1
        data.pop(_MESSAGES, None)
        if holds(_text(data)):
            session.delete()
        else:
            session.session_data = Session.objects.encode(data)
            session.save(update_fields=["session_data"])
    return changed


def count(erasure) -> int:
    """How many hold them now."""
    if not erasure.words:
        return 0
    holds = matching.in_text(erasure)
    sessions = Session.objects.iterator(chunk_size=500)
    return sum(holds(_text(each.get_decoded())) for each in sessions)


def _text(data) -> str:
    return json.dumps(data, ensure_ascii=False, default=str)
