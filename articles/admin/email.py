"""A story that readers have, as an e-mail to send on to subscribers or partners."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.access import for_story, page
from articles.exchange.email import as_email, files_of
from articles.site.whole import of_story
from articles.workflow import clock
from media import storage


@require_safe
def email(request, admin, object_id):
    return _email(admin, request, object_id)


@for_story
def _email(admin, request, article):
    """Made of what readers have and of nothing of the desk copy."""
    told = of_story(article.pk)
    if told is None:
        return _refusal(admin, request, article)
    # The number and not the headline: names of files lie about in strange places.
    name = f"story-{article.pk}.eml"
    return HttpResponse(
        as_email(told, _pictures(told), clock()),
        content_type="message/rfc822",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )


def _pictures(told) -> dict:
    """Those that can be read: a lost file is a picture less."""
    found = {}
    for name in files_of(told):
        try:
            with storage.open_public(name) as file:
                found[name] = file.read()
        except OSError:
            continue
    return found


def _refusal(admin, request, article):
    return page(
        admin,
        request,
        "no_email.html",
        title=_("As e-mail"),
        article=article,
        edition=article.edition,
        original=article.original,
        reason=_(
            "Readers do not have this story now. Only what they have can be mailed."
        ),
    )
