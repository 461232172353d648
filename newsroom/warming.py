"""What a process of the site makes before readers ask for it.

The first page of each kind takes ten times as long as all others: its templates are
written down as functions, once for each language, and its queries are planned.
"""

import logging
from collections.abc import Iterator
from threading import Thread
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import DatabaseError, connection

from articles.site import live

log = logging.getLogger(__name__)


def begin(application) -> None:
    """Beside everything else: nobody waits for it."""
    Thread(target=_warm, args=[application], name="warming", daemon=True).start()


def _warm(application):
    try:
        warm(application)
    except DatabaseError as error:
        # The first readers do it then.
        log.warning("Nothing was made beforehand: %s", type(error).__name__)
    finally:
        connection.close()


def warm(application) -> None:
    """Asks for the front of each edition and for its newest story."""
    for path in _paths():
        _ask(application, path)


def _paths() -> Iterator[str]:
    for edition in live.all_editions():
        yield f"/{edition.code}/"
        for story in live.latest(edition)[:1]:
            yield f"/{edition.code}/story/{story.slug}/"


def _ask(application, path):
    environ = {"HTTP_HOST": urlsplit(settings.NEWSROOM_SITE_URL).netloc}
    # As a server hands it on: the bytes of the path, as letters.
    environ["PATH_INFO"] = path.encode().decode("latin-1")
    setup_testing_defaults(environ)
    answer = application(environ, lambda status, headers, exc_info=None: None)
    answer.close()
