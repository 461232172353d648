"""Headers that every answer of desk and site carries, beside Django's own."""

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
