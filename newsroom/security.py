"""Headers that every answer of desk and site carries, beside Django's own."""

from django.conf import settings

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
        return response

    return middleware


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
