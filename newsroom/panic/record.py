"""What a chief did on the emergency page, written down twice: for the page itself, and
in the log of the admin."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles.models import Emergency


def record(verb, by, note, *, account=None, article=None) -> Emergency:
    step = Emergency.objects.create(
        verb=verb,
        by=by,
        at=timezone.now(),
        note=note.strip(),
        account=account,
        article=article,
    )
    # No headline and no reason in that log: it is not read by who looks for words.
    about = account or step
    LogEntry.objects.create(
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(about),
        object_id=about.pk,
        object_repr=str(about)[:200],
        action_flag=CHANGE,
        change_message=str(step.get_verb_display()),
    )
    return step
