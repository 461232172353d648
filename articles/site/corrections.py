"""What an edition corrected, newest first, on stories that readers have now."""

from django.views.decorators.http import require_safe

from articles.models import Correction
from articles.models.live import LiveCorrection
from articles.pages import render_page

from . import keys, live
from .answers import page


@require_safe
def corrections(request, code):
    edition, editions = live.paper(code)
    found = LiveCorrection.objects.filter(edition=edition.pk)
    shown, older = live.page_of_corrections(found, request.GET.get("before"))
    for each in shown:
        each.label = Correction.Kind(each.kind).label
    html = render_page(
        "articles/corrections.html",
        edition,
        editions=editions,
        corrections=shown,
        page_at=("corrections", edition.code),
        older=older,
        is_first="before" not in request.GET,
    )
    return page(html, edition, keys=keys.of_corrections(edition))
