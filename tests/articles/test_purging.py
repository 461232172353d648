"""Caches in front of the site are told what to drop, until each has acknowledged."""

import pytest
from django.core.management import call_command

from articles import purging, workflow
from articles.models import Purge
from tests.articles.desk_forms import confirm
from tests.articles.web_server import web
from tests.cast import signed_in


@pytest.fixture
def cache(db, settings):
    with web({"/": 200}) as server:
        settings.NEWSROOM_CACHES = [address_of(server)]
        purging.know_caches()
        yield server


def address_of(server) -> str:
    return f"http://127.0.0.1:{server.server_port}/"


def told(server) -> list:
    return [headers["X-Keys"] for _verb, _path, headers in server.asked]


def test_it_works(cast, published, cache):
    Purge.objects.all().delete()
    workflow.kill(published.pk, cast.editor)
    assert purging.waits_for([published.pk]) == 1
    assert purging.drain() == 0
    assert purging.waits_for([published.pk]) == 0
    (pattern,) = told(cache)
    assert f"|story-{published.pk}|" in pattern.replace("(story", "|story")
    assert not set(pattern) & set("\\ \"'")


def test_a_cache_that_does_not_acknowledge_is_told_again(cast, published, cache):
    workflow.kill(published.pk, cast.editor)
    cache.pages["/"] = 500
    assert purging.drain() > 0
    assert purging.waits_for([published.pk]) == 1
    cache.pages["/"] = 200
    assert purging.drain() == 0
    assert purging.waits_for([published.pk]) == 0
    assert len(told(cache)) == 2


def test_each_cache_has_to_acknowledge(cast, published, cache, settings):
    with web({"/": 503}) as other:
        settings.NEWSROOM_CACHES = [address_of(cache), address_of(other)]
        purging.know_caches()
        workflow.kill(published.pk, cast.editor)
        purging.drain()
        assert purging.waits_for([published.pk]) == 1
    purging.drain()  # it is gone altogether
    assert purging.waits_for([published.pk]) == 1
    settings.NEWSROOM_CACHES = [address_of(cache)]
    purging.know_caches()
    assert purging.waits_for([published.pk]) == 0


def test_without_caches_nothing_is_kept(cast, published):
    workflow.kill(published.pk, cast.editor)
    assert not Purge.objects.exists()


def test_the_editor_is_told_that_a_withdrawal_is_not_done(cast, published, cache):
    cache.pages["/"] = 500
    page = withdrawn(cast, published)
    assert "It is not done yet: 1 cache" in page
    call_command("work", "--once")
    assert Purge.objects.exists()
    cache.pages["/"] = 200
    call_command("work", "--once")
    assert not Purge.objects.exists()


def test_the_editor_is_told_nothing_when_it_is_done(cast, published, cache):
    assert "It is not done yet" not in withdrawn(cast, published)
    assert told(cache)


def withdrawn(cast, story) -> str:
    return confirm(signed_in(cast.editor), story, "kill").content.decode()
