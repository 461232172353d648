"""Caches in front of the site are told what to drop, until each has acknowledged."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.management import call_command

from articles import purging, workflow
from articles.models import Purge
from tests.articles.desk_forms import confirm
from tests.cast import signed_in


class _Cache(BaseHTTPRequestHandler):
    def do_BAN(self):  # noqa: N802
        self.server.told.append(self.headers["X-Keys"])
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@contextmanager
def listening():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Cache)
    server.told, server.status = [], 200
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    server.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def cache(db, settings):
    with listening() as server:
        settings.NEWSROOM_CACHES = [f"{server.address}/"]
        purging.know_caches()
        yield server


def test_it_works(cast, published, cache):
    Purge.objects.all().delete()
    workflow.kill(published.pk, cast.editor)
    assert purging.waits_for([published.pk]) == 1
    assert purging.drain() == 0
    assert purging.waits_for([published.pk]) == 0
    (pattern,) = cache.told
    assert f"|story-{published.pk}|" in pattern.replace("(story", "|story")
    assert not set(pattern) & set("\\ \"'")


def test_a_cache_that_does_not_acknowledge_is_told_again(cast, published, cache):
    workflow.kill(published.pk, cast.editor)
    cache.status = 500
    assert purging.drain() > 0
    assert purging.waits_for([published.pk]) == 1
    cache.status = 200
    assert purging.drain() == 0
    assert purging.waits_for([published.pk]) == 0
    assert len(cache.told) == 2


def test_each_cache_has_to_acknowledge(cast, published, cache, settings):
    with listening() as other:
        settings.NEWSROOM_CACHES = [cache.address, other.address]
        purging.know_caches()
        workflow.kill(published.pk, cast.editor)
        other.status = 503
        purging.drain()
        assert purging.waits_for([published.pk]) == 1
    purging.drain()  # it is gone altogether
    assert purging.waits_for([published.pk]) == 1
    settings.NEWSROOM_CACHES = [cache.address]
    purging.know_caches()
    assert purging.waits_for([published.pk]) == 0


def test_without_caches_nothing_is_kept(cast, published):
    workflow.kill(published.pk, cast.editor)
    assert not Purge.objects.exists()


def test_the_editor_is_told_that_a_withdrawal_is_not_done(cast, published, cache):
    cache.status = 500
    page = withdrawn(cast, published)
    assert "It is not done yet: 1 cache" in page
    call_command("work", "--once")
    assert Purge.objects.exists()
    cache.status = 200
    call_command("work", "--once")
    assert not Purge.objects.exists()


def test_the_editor_is_told_nothing_when_it_is_done(cast, published, cache):
    assert "It is not done yet" not in withdrawn(cast, published)
    assert cache.told


def withdrawn(cast, story) -> str:
    return confirm(signed_in(cast.editor), story, "kill").content.decode()
