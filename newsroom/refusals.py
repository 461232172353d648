"""What the desk says when a page is not there, not allowed or could not be made."""

from django.contrib import admin
from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token


@requires_csrf_token
def forbidden(request, exception):
    return _page(request, "403.html", 403)


@requires_csrf_token
def not_found(request, exception):
    return _page(request, "404.html", 404)


def forged(request, reason=""):
    """A form without its token: most often one that was open since another sign-in."""
    return _page(request, "forged.html", 403, again=request.get_full_path())


def too_many(request):
    """From allauth, for whoever is signed in and tries too often."""
    return _page(request, "429.html", 429)


def broken(request):
    """Asks neither the database nor the session: they may be what is broken."""
    return HttpResponseServerError(render_to_string("admin/500.html"))


def _page(request, template, status, **more):
    context = admin.site.each_context(request) | more
    return render(request, f"admin/{template}", context, status=status)
