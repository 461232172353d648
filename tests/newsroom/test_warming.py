"""A process of the site has made a page of each kind before readers ask."""

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from newsroom.warming import warm
from tests.articles.finished import publish
from tests.site import one_reader


def test_it_works(cast, published, as_site):
    publish(cast, cast.ko, "다리가 열렸다", slug="다리")
    asked = []

    def application(environ, start_response):
        path = environ["PATH_INFO"].encode("latin-1").decode()
        return WSGIHandler()(environ, lambda status, _: asked.append((path, status)))

    # What ends a request closes connections, and this one is the test's.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        with one_reader(as_site):
            warm(application)
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
    assert asked == [
        ("/en/", "200 OK"),
        (f"/en/story/{published.slug}/", "200 OK"),
        ("/ko/", "200 OK"),
        ("/ko/story/다리/", "200 OK"),
    ]
