"""The addresses of a picture's pages, before the admin's own."""

from django.urls import path

from media.pages import focus, merge, redact, rights

_ONE = "<int:object_id>/"
_PAGES = (
    (f"{_ONE}rights/", rights.rights, "rights"),
    (f"{_ONE}end/", rights.end, "end"),
    (f"{_ONE}replace/", merge.replace, "replace"),
    (f"{_ONE}merge/", merge.merging, "merge"),
    (f"{_ONE}focus/", focus.focus, "focus"),
    (f"{_ONE}redact/", redact.redact, "redact"),
    (f"{_ONE}seen/", redact.seen, "seen"),
)


def addresses_of(admin, usual) -> list:
    return [*(_named(admin, *each) for each in _PAGES), *usual]


def _named(admin, route, view, name):
    def wrapped(request, **parts):
        return view(request, admin=admin, **parts)

    return path(route, admin.admin_site.admin_view(wrapped), name=f"media_image_{name}")
