"""A changed password: Django's own form, and an end to all other sessions."""

from django.contrib import messages
from django.http import HttpResponseRedirect

from people.sign_in import guessing, sessions


def change(request, page, extra_context):
    """`page` is the admin's view."""
    if request.method != "POST":
        return page(request, extra_context)
    allowed = guessing.inside(request.user)
    if wait := allowed.take():
        messages.error(request, guessing.too_many(wait).messages[0])
        return HttpResponseRedirect(request.path)
    before = request.session.session_key
    answer = page(request, extra_context)
    if answer.status_code == 302:
        allowed.give_back()
        sessions.move(before, request.session.session_key)
        sessions.end_sessions(request.user, keep=request.session)
    return answer
