"""A newsroom's own templates stand before ours; a wrong one takes no page with it."""

import logging

import pytest
from django.core.management import call_command
from django.urls import reverse

from newsroom.settings import site
from tests.articles.finished import page
from tests.cast import signed_in


@pytest.fixture
def own(settings, monkeypatch, tmp_path):
    """Writes a template of the newsroom's own."""
    settings.NEWSROOM_TEMPLATES = tmp_path
    # The site's settings are read anew for each page of these tests.
    monkeypatch.setattr(site, "NEWSROOM_TEMPLATES", tmp_path)
    settings.TEMPLATES = [dict(each) for each in settings.TEMPLATES]

    def write(name, text):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)

    return write


def test_it_works(cast, site_client, own):
    own(
        "base.html",
        '{% extends "base.html" %}{% block feeds %}{{ block.super }}'
        "<p>Since 1911</p>{% endblock %}",
    )
    front = page(site_client.get("/en/"))
    assert "<p>Since 1911</p>" in front
    assert "The en Paper" in front


def test_a_part_of_a_page_is_replaced_in_the_preview_too(cast, published, own):
    own("articles/_mistake.html", "<p>Tell us by pigeon</p>")
    address = reverse("admin:articles_article_preview", args=[published.pk])
    assert "Tell us by pigeon" in page(signed_in(cast.chief).get(address))


@pytest.mark.parametrize("text", ["\n{% if %}", "\n{% nothing %}", "\n{{ x|nothing }}"])
def test_a_wrong_one_is_named_and_ours_is_used(
    cast, site_client, own, caplog, capsys, tmp_path, text
):
    own("articles/front.html", text)
    with caplog.at_level(logging.ERROR, "newsroom.overrides"):
        response = site_client.get("/en/")
    assert "The en Paper" in page(response)
    assert "The template articles/front.html is wrong, line 2" in caplog.messages
    call_command("check")
    said = capsys.readouterr().err
    assert f"{tmp_path}/articles/front.html, line 2: " in said


def test_one_in_no_known_letters_is_named(cast, site_client, own, capsys, tmp_path):
    own("404.html", "")
    (tmp_path / "404.html").write_bytes(b"\xff\xfe")
    assert "Page not found" in page(site_client.get("/en/nothing/"))
    call_command("check")
    assert "404.html: it is not written as UTF-8." in capsys.readouterr().err


def test_the_desk_keeps_its_own(cast, own, capsys):
    own("admin/index.html", "Enter your password here")
    shown = page(signed_in(cast.chief).get("/admin/"))
    assert "Enter your password here" not in shown
    call_command("check")
    assert "so it is not used" in capsys.readouterr().err
