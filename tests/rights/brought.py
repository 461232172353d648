"""Stories through the verbs to where the matrix wants them."""

from datetime import timedelta

from django.utils import timezone

from articles import workflow


def brought(pk, by, state, note):
    """Through the verbs to `state`, each with a note of the desk where it has one."""
    if state == "draft":
        return
    if state == "spiked":
        workflow.spike(pk, by, note)
        return
    if state == "embargoed":
        workflow.embargo(pk, by, timezone.now() + timedelta(days=1), note)
        return
    if state == "held":
        workflow.hold(pk, by, note or "Because.")
        return
    workflow.submit(pk, by, note)
    if state == "submitted":
        return
    workflow.approve(pk, by, note)
    if state == "approved":
        return
    later = timezone.now() + timedelta(days=1) if state == "scheduled" else None
    workflow.publish(pk, by, at=later, note=note)
    if state == "developing":
        workflow.develop(pk, by)
    if state == "killed":
        workflow.kill(pk, by, note)
