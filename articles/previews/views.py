"""The one path of the desk that is open without signing in: a story before readers have
it, for who holds a link to it.

A door stands before it. Programs that look at every link which somebody sends would
otherwise read the story, keep its words, and use up a link that opens once. Whatever is
wrong with a link, the answer is the same to the byte.
"""

from csp.decorators import csp
from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles import under
from articles.desk.reading import with_readers_now
from articles.pages import render_page
from articles.previews import links, shown
from articles.previews.page import READERS_CSP
from articles.site.limits import Allowance, address_of
from articles.workflow import clock
from media import ranges, storage
from media.models import Enclosure
from media.public_names import TYPES
from people.models import Edition

HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}
# What one address may ask in a minute; nobody who reads notices.
PAGES_A_MINUTE, FILES_A_MINUTE = 60, 900
_pages, _files = Allowance(), Allowance()


def _open_to_all(allowance, a_minute):
    """The headers of every answer, and how often one address gets one."""

    def decorated(view):
        @csp(READERS_CSP)
        def wrapped(request, secret, **parts):
            if allowance.wait(address_of(request), a_minute()):
                answer = _neutral(429)
            else:
                answer = view(request, secret, **parts) or gone()
            for name, value in HEADERS.items():
                answer.headers.setdefault(name, value)
            return answer

        return wrapped

    return decorated


@csrf_exempt  # No cookie says who asks: whoever has the secret may.
@require_http_methods(["GET", "HEAD", "POST"])
@_open_to_all(_pages, lambda: PAGES_A_MINUTE)
def story(request, secret):
    now = clock()
    link = links.found(secret, now)
    if link is None or link.is_used_up:
        return None
    if reading := with_readers_now(link.article):
        return HttpResponseRedirect(reading.address)
    if request.method != "POST":
        return _made(_door, link, secret)
    return _made(shown.html_of, link, secret) if links.opened(link, now) else None


def _made(html_of, link, secret):
    address = reverse("preview", args=[secret])
    with under.files_under(address.rstrip("/")):
        html = html_of(link)
    return HttpResponse(
        html, headers={"Content-Language": link.article.edition.language}
    )


@require_safe
@_open_to_all(_files, lambda: FILES_A_MINUTE)
def picture(request, secret, name):
    link = links.found(secret, clock())
    if link is None or not (name in shown.logos_of(link) or _is_read(link, name)):
        return None
    try:
        file = storage.open_public(name)
    except FileNotFoundError:
        return None
    except OSError:  # a store that does not answer now may answer soon
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    return FileResponse(file, content_type=TYPES[name.rpartition(".")[2]])


@require_safe
@_open_to_all(_files, lambda: FILES_A_MINUTE)
def file(request, secret, name):
    link = links.found(secret, clock())
    if link is None or not _is_being_read(link) or name not in shown.files_of(link):
        return None
    found = Enclosure.objects.filter(file=name).first()
    return found and ranges.answer(request, name, found.size, HEADERS)


def _is_read(link, name) -> bool:
    return _is_being_read(link) and name in shown.pictures_of(link)


def _is_being_read(link) -> bool:
    """It was opened not long ago; it may have been for the last time."""
    until = link.files_until
    return bool(until) and clock() < until and not links.is_live(link.article)


def _door(link) -> str:
    edition = link.article.edition
    return render_page(
        "preview_door.html",
        edition,
        editions=list(Edition.objects.all()),
        preview=True,
        link=link,
    )


def gone() -> HttpResponse:
    return _neutral(404)


def _neutral(status) -> HttpResponse:
    """In every language of the readers' pages: it knows no edition."""
    sentences = {}
    for code, _name in settings.SITE_LANGUAGES:
        with translation.override(code):
            said = shown.sentences(status)
        # In English where we have no words of that language.
        sentences.setdefault(said["words"], {"code": code, **said})
    page = render_to_string("preview_gone.html", {"sentences": [*sentences.values()]})
    return HttpResponse(page, status=status)
