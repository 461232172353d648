"""What every answer of the site carries, and what none does."""

import re

import pytest
from django.urls import reverse

from newsroom.settings import site
from tests.articles.finished import finished, page
from tests.transactions import desk_rights

PATHS = [
    "/",
    "/en/",
    "/en/section/politics/",
    "/en/topic/길/",
    "/en/people/mara-quill/",
    "/en/story/{slug}/",
    "/ko/story/다리-재개통/",
    "/en/story/none/",
    "/robots.txt",
    "/healthz",
    "/en/search/?q=bridge",
]


@pytest.fixture(scope="module")
def kept_slug(kept_cast):
    with desk_rights():
        return finished(kept_cast).slug


@pytest.fixture
def slug(kept_slug, db):
    return kept_slug


def test_every_answer_has_them(slug, site_client):
    for path in PATHS:
        _has_them(site_client.get(path.format(slug=slug)))


def _has_them(response):
    policy = dict(
        part.split(" ", 1) for part in response["Content-Security-Policy"].split("; ")
    )
    assert policy == {
        "default-src": "'none'",
        "connect-src": "'self'",
        "script-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self'",
        "media-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_pages_have_no_script_style_or_foreign_part(slug, site_client):
    for path in PATHS[1:8]:
        _is_alone(page(site_client.get(path.format(slug=slug))))


def _is_alone(shown):
    assert re.findall(r"<script(?! type=\"application/ld\+json\")", shown) == []
    assert not re.search(
        r"<style|\sstyle=|\son[a-z]+=|<iframe|<form|javascript:", shown
    )
    loaded = re.findall(r'(?:src|srcset)="([^"]*)"', shown)
    loaded += re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]*)"', shown)
    assert loaded
    assert all(address.startswith(("/static/", "/pictures/")) for address in loaded)


@pytest.mark.parametrize("path", PATHS[:8])
def test_pages_are_asked_for_and_not_written_to(slug, site_client, path):
    path = path.format(slug=slug)
    got, head = site_client.get(path), site_client.head(path)
    assert head.status_code == got.status_code
    assert head.content == b""
    for method in ("post", "put", "patch", "delete", "options"):
        assert getattr(site_client, method)(path).status_code == 405


def test_the_health_of_the_site_is_asked_for_and_not_written_to(site_client, db):
    assert site_client.get("/healthz").content == b"ok\n"
    refused = site_client.post("/healthz")
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/en", "/en/story/none", "/t/en", *PATHS])
def test_every_answer_says_how_long_it_is(slug, site_client, path):
    answer = site_client.get(path.format(slug=slug))
    assert answer["Content-Length"] == str(len(answer.content))


def test_what_a_stranger_does_wrong_fills_no_log():
    named = site.LOGGING["loggers"]["django.security"]
    assert named == {"handlers": ["nowhere"], "propagate": False}


def test_pages_are_asked_for_again_each_time(slug, site_client):
    for path in ("/en/", f"/en/story/{slug}/", "/en/story/none/"):
        assert "max-age=0, must-revalidate" in site_client.get(path)["Cache-Control"]


def test_an_error_shows_nothing_of_the_inside(slug, site_client, monkeypatch):
    def broken(*_):
        raise RuntimeError("a secret word")

    monkeypatch.setattr("articles.site.live.newest", broken)
    site_client.raise_request_exception = False
    response = site_client.get("/en/")
    assert response.status_code == 500
    assert "Something went wrong" in page(response)
    assert "secret" not in page(response)
    assert "Traceback" not in page(response)
    assert response["Content-Security-Policy"]


def test_the_desk_is_not_on_the_site(site_client, cast):
    for path in ("/admin/", "/admin/login/", "/i18n/setlang/"):
        assert site_client.get(path).status_code == 404
    assert reverse("front", "newsroom.site_urls", args=["en"]) == "/en/"
