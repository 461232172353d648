"""Links by which somebody without an account reads a story before readers do."""

import re

from django.contrib.admin.models import LogEntry
from django.db import connection

from articles import workflow
from articles.models import PreviewLink
from articles.previews import links, views
from tests.articles.preview_links import (
    DAY,
    FORGED,
    address,
    links_url,
    made,
    secret,
    stranger,
    text,
)
from tests.cast import signed_in

__all__ = ["secret", "stranger"]


def test_it_works(cast, story, reporter, stranger):
    """Made on the story's page, opened behind its door, counted, ended."""
    page = reporter.post(
        links_url(story), {"label": "The lawyer", "hours": "24", "shows": "draft"}
    )
    found = re.search(r'value="http://testserver(/preview/[\w-]{43}/)"', text(page))
    door = stranger.get(found[1])
    assert door.status_code == 200
    assert story.headline not in text(door)
    assert PreviewLink.objects.get().openings == 0
    assert "cannot be loaded again" not in text(door)
    shown = stranger.post(found[1])
    assert "Text only" not in text(door) + text(shown)
    assert "This link opens no more" not in text(shown)
    assert story.headline in text(shown)
    assert "Carts crossed it." in text(shown)
    assert "Not published." in text(shown)
    listed = text(reporter.get(links_url(story)))
    assert found[1] not in listed
    assert "The lawyer" in listed
    assert "Opened 1 time" in listed
    assert re.search(r"until \d{4}-\d\d-\d\d \d\d:\d\d \(UTC\)\.", listed)
    reporter.post(links_url(story), {"end": PreviewLink.objects.get().pk})
    assert stranger.post(found[1]).status_code == 404
    assert "Ended by reporter" in text(reporter.get(links_url(story)))


def test_only_its_hash_is_kept(cast, story, reporter):
    page = reporter.post(
        links_url(story), {"label": "L", "hours": "1", "shows": "draft"}
    )
    secret = re.search(r"/preview/([\w-]{43})/", text(page))[1]
    with connection.cursor() as cursor:
        cursor.execute("select l::text from articles_previewlink l")
        kept = str(cursor.fetchall())
    assert secret not in kept
    assert links.digest_of(secret) in kept
    assert not LogEntry.objects.exists()
    assert "no-store" in page.headers["Cache-Control"]


def test_whatever_is_wrong_the_answer_is_the_same(cast, story, stranger):
    now = workflow.clock()
    once = made(story, cast.reporter, most_openings=1)
    assert "Carts crossed it." in text(stranger.post(address(once)))
    over = made(story, cast.reporter)
    PreviewLink.objects.filter(digest=links.digest_of(over)).update(
        at=now - 2 * DAY, expires_at=now - DAY
    )
    ended = made(story, cast.reporter)
    row = PreviewLink.objects.get(digest=links.digest_of(ended))
    links.end(row.pk, cast.editor, now)
    answers = []
    for each in (FORGED, once, over, ended, "short", "가" * 43):
        for method in (stranger.get, stranger.post):
            answer = method(address(each))
            headers = {k: v for k, v in answer.headers.items() if k != "Date"}
            answers.append((answer.status_code, answer.content, headers))
    assert answers[0][0] == 404
    assert all(each == answers[0] for each in answers)
    assert PreviewLink.objects.get(digest=links.digest_of(once)).openings == 1


def test_what_is_asked_of_a_link_is_checked(story, reporter):
    def errors(**sent):
        usual = {"label": "L", "hours": "24", "shows": "draft"}
        answer = reporter.post(links_url(story), usual | sent)
        assert answer.status_code == 422
        return text(answer)

    assert "Say for whom it is." in errors(label=" ")
    assert "an hour, a day or seven days" in errors(hours="9000")
    page = errors(label="Keep this", most_openings="0")
    assert 'value="Keep this"' in page
    assert "At least 1, or leave it empty." in page
    assert "At most 100, or leave it empty." in errors(most_openings="101")
    assert not PreviewLink.objects.exists()
    reporter.post(
        links_url(story),
        {"label": "L", "hours": "168", "shows": "version", "most_openings": "3"},
    )
    link = PreviewLink.objects.get()
    assert link.expires_at - link.at == 7 * DAY
    assert (link.most_openings, link.revision.number) == (3, 1)


def test_who_may_make_and_end_one(cast, story, stranger, secret):
    sent = {"label": "L", "hours": "24", "shows": "draft"}
    link = PreviewLink.objects.get()
    for user, status in (
        (cast.photo, 403),
        (cast.colleague, 403),
        (cast.korean_editor, 404),
    ):
        client = signed_in(user)
        assert client.post(links_url(story), sent).status_code == status
        assert client.post(links_url(story), {"end": link.pk}).status_code == status
    assert PreviewLink.objects.filter(ended_at=None).count() == 1
    signed_in(cast.editor).post(links_url(story), {"end": link.pk})
    link.refresh_from_db()
    assert link.ended_by == cast.editor


def test_who_guesses_waits(stranger, monkeypatch, secret):
    monkeypatch.setattr(views, "PAGES_A_MINUTE", 3)
    answers = [stranger.get(address(FORGED)).status_code for _ in range(5)]
    assert answers == [404, 404, 404, 429, 429]
    assert stranger.get(address(secret)).status_code == 429
