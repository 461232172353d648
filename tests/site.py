"""Asking the site inside a test of the desk's process."""

from contextlib import contextmanager

from django.conf import settings
from django.test import Client, override_settings

from newsroom.settings import site

# The process has one set of apps, one database and one host for all its tests; the
# rest is the site's own.
KEPT = {
    "ALLOWED_HOSTS",
    "DATABASES",
    "INSTALLED_APPS",
    "ROLES",
    "SECRET_KEY",
    "WSGI_APPLICATION",
}


class SiteClient(Client):
    def __init__(self, as_site, **options):
        super().__init__(**options)
        self._as_site = as_site

    def request(self, **request):
        with override_settings(**_differences()), self._as_site():
            return super().request(**request)


@contextmanager
def one_reader(as_site):
    """For hundreds of pages: settings and rights are changed once round them all."""
    with override_settings(**_differences()), as_site():
        yield Client()


def _differences():
    return {
        name: value
        for name, value in vars(site).items()
        if name.isupper()
        and name not in KEPT
        and getattr(settings, name, None) != value
    }
