"""Headers that every answer of desk and site carries, beside Django's own."""

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.utils.functional import cached_property

HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), "
    "usb=(), browsing-topics=(), interest-cohort=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}


def headers(get_response):
    def middleware(request):
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        _say_length(response)
        return response

    return middleware


def _say_length(response):
    """Django says none of a redirect that only adds the stroke at the end; and of what
    a browser has already it says that it is empty."""
    if response.status_code == 304:
        response.headers.pop("Content-Length", None)
    elif not response.streaming:
        response.headers.setdefault("Content-Length", str(len(response.content)))


class Policy(CSPMiddleware):
    """The site's Content-Security-Policy, put together once: it has no nonce. A view
    that has one of its own says so on its answer."""

    def process_response(self, request, response):
        if any(name.startswith("_csp") for name in vars(response)):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self._usual)
        return response

    @cached_property
    def _usual(self) -> str:
        return build_policy()


def onion(get_response):
    """Tells a browser of Tor where the same page is inside of Tor."""

    def middleware(request):
        response = get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if settings.NEWSROOM_ONION and is_page:
            address = settings.NEWSROOM_ONION + request.get_full_path()
            response.headers["Onion-Location"] = address
        return response

    return middleware
