"""Links by which somebody without an account reads a story before readers do."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles import remarks, workflow
from articles.body import block
from articles.models import Figure, PreviewLink, Print, Window
from articles.previews import links, shown, views
from articles.refused import Refused
from articles.site.limits import Allowance
from media.intake import take_in
from tests.articles.desk_forms import change_url, opened
from tests.articles.erasing import erase
from tests.cast import make_story, paragraph, signed_in
from tests.media_files import jpeg

DAY = timedelta(days=1)
FORGED = "A" * 43


def links_url(story):
    return reverse("admin:articles_article_preview_links", args=[story.pk])


def address(secret):
    return f"/preview/{secret}/"


def made(story, by, **more):
    now = workflow.clock()
    return links.make(story.pk, by, "The lawyer", now, **more)[1]


def text(answer):
    return b"".join(answer).decode()


@pytest.fixture
def stranger(monkeypatch):
    """A browser that never signed in."""
    monkeypatch.setattr(views, "_pages", Allowance())
    monkeypatch.setattr(views, "_files", Allowance())
    return Client()


@pytest.fixture
def secret(cast, story):
    return made(story, cast.reporter)


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


def test_its_headers(stranger, secret):
    for answer in (stranger.get(address(secret)), stranger.post(address(secret))):
        assert answer.headers["Cache-Control"] == "no-store"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "script-src 'none'" in answer.headers["Content-Security-Policy"]
        assert not answer.cookies
        page = text(answer)
        assert '<meta name="robots" content="noindex' in page
        assert "/admin/" not in page
        assert 'rel="canonical"' not in page


def test_it_is_marked_whatever_templates_a_newsroom_has(stranger, secret):
    link = PreviewLink.objects.get()
    for page in ("<p>Ours</p>", "<head></head><body class='x'><p>Ours</p></body>"):
        told = shown._marked(page, link)
        assert told.index("Not published.") < told.index("Ours")
    assert "noindex" in told


def test_it_follows_the_draft_or_stays_with_its_version(
    cast, story, reporter, stranger, secret
):
    # Whoever starts a story in these tests is credited afterwards.
    workflow.keep(workflow.locked(story.pk), cast.reporter)
    bound = made(story, cast.reporter, is_bound=True)
    sent = opened(reporter, story) | {"headline": "Later", "body": "Other words."}
    reporter.post(change_url(story), sent)
    follows, stays = (text(stranger.post(address(each))) for each in (secret, bound))
    assert "Later" in follows
    assert "Other words." in follows
    assert "Later" not in stays
    assert "Bridge to the north reopens" in stays
    assert "Carts crossed it." in stays
    assert "Ansel Toor" in stays
    assert "as it was at" in stays


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
    for secret in (FORGED, once, over, ended, "short", "가" * 43):
        for method in (stranger.get, stranger.post):
            answer = method(address(secret))
            headers = {k: v for k, v in answer.headers.items() if k != "Date"}
            answers.append((answer.status_code, answer.content, headers))
    assert answers[0][0] == 404
    assert all(each == answers[0] for each in answers)
    assert PreviewLink.objects.get(digest=links.digest_of(once)).openings == 1


def gone(stranger, secret):
    forged = stranger.get(address(FORGED))
    for method in (stranger.get, stranger.post):
        answer = method(address(secret))
        assert answer.status_code == 404
        assert answer.content == forged.content
    return True


def test_after_print_it_leads_to_the_live_page(cast, story, stranger, secret):
    workflow.approve_and_publish(story.pk, cast.editor)
    answer = stranger.get(address(secret))
    story.refresh_from_db()
    assert answer.status_code == 302
    live = f"http://localhost:8000/en/story/{story.slug}/"
    assert answer.headers["Location"] == live
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    with pytest.raises(Refused, match="live page"):
        made(story, cast.reporter)
    # Withdrawn, and taken back to draft: no link of before shows what readers lost.
    workflow.kill(story.pk, cast.editor)
    assert gone(stranger, secret)
    workflow.restore(story.pk, cast.editor)
    assert gone(stranger, secret)


def test_an_embargoed_story_shows_until_it_is_withdrawn(cast, story, stranger, secret):
    workflow.embargo(story.pk, cast.reporter, workflow.clock() + DAY, "As agreed")
    assert "Carts crossed it." in text(stranger.post(address(secret)))
    workflow.spike(story.pk, cast.reporter)
    assert gone(stranger, secret)
    with pytest.raises(Refused, match="take it back"):
        made(story, cast.reporter)
    workflow.restore(story.pk, cast.reporter)
    assert gone(stranger, secret)


def test_with_an_original_its_translations_go(cast, story, stranger):
    korean = make_story(cast.chief, cast.ko, headline="다리", original=story)
    secret = made(korean, cast.chief)
    assert "다리" in text(stranger.post(address(secret)))
    workflow.spike(story.pk, cast.editor)
    assert gone(stranger, secret)


def test_what_is_over_is_not_shown(cast, story, stranger, secret):
    now = workflow.clock()
    workflow.approve_and_publish(story.pk, cast.editor, at=now + DAY)
    assert "Carts crossed it." in text(stranger.post(address(secret)))
    # Its time with readers came and went.
    windows = Window.objects.filter(article=story)
    windows.update(live_from=now, live_until=now + timedelta(microseconds=1))
    assert gone(stranger, secret)
    windows.delete()
    assert stranger.get(address(secret)).status_code == 200


def test_of_a_draft_in_which_words_were_erased_nobody_reads_the_rest(
    cast, story, stranger, secret
):
    bound = made(story, cast.reporter, is_bound=True)
    erase(cast, words="Carts")
    assert gone(stranger, secret)
    assert gone(stranger, bound)


def test_a_story_that_comes_to_protect_people_is_shown_no_more(
    cast, story, reporter, stranger, secret
):
    page = reverse("admin:articles_article_people_seen", args=[story.pk])
    reporter.post(page, {"protects_people": "1"})
    assert gone(stranger, secret)


@pytest.fixture
def pictured(cast, story):
    figure = block("figure")
    story.body = [figure, *story.body]
    story.save()
    image = take_in(BytesIO(jpeg()), "Bridge", cast.photo, "staff")
    Figure.objects.create(article=story, block=figure["id"], image=image)
    return image


def test_its_pictures_come_and_no_others(cast, story, pictured, stranger):
    secret = made(story, cast.reporter, most_openings=1)
    name = pictured.renditions.filter(format="jpg").first().name
    picture = f"{address(secret)}pictures/{name}"
    assert "cannot be loaded again" in text(stranger.get(address(secret)))
    assert stranger.get(picture).status_code == 404  # the door was not opened
    page = text(stranger.post(address(secret)))
    assert picture in page
    assert '"/pictures/' not in page
    answer = stranger.get(picture)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "no-store"
    other = take_in(BytesIO(jpeg(colour=(9, 9, 9))), "Other", cast.photo, "staff")
    wrong = other.renditions.first().name
    for path in (
        f"{address(secret)}pictures/{wrong}",
        f"{address(FORGED)}pictures/{name}",
        f"{address(secret)}files/{name}",
    ):
        assert stranger.get(path).status_code == 404
    assert stranger.get(f"/pictures/{name}").status_code == 403
    # It opens no more: what belongs to the page comes for a little while.
    assert "This link opens no more" in page
    assert "Pictures and files of the page come until" in text(
        signed_in(cast.reporter).get(links_url(story))
    )
    link = PreviewLink.objects.filter(most_openings=1)
    link.update(opened_at=workflow.clock() - timedelta(minutes=16))
    assert stranger.get(picture).status_code == 404
    assert "of the page come until" not in text(
        signed_in(cast.reporter).get(links_url(story))
    )
    link.update(opened_at=workflow.clock(), most_openings=2)
    assert stranger.get(picture).status_code == 200
    story.protects_people = True
    story.save()
    assert stranger.get(picture).status_code == 404


def test_an_unseen_picture_is_left_out_where_people_are_protected(
    cast, story, pictured, stranger
):
    story.protects_people = True
    story.save()
    page = text(stranger.post(address(made(story, cast.reporter))))
    assert "Carts crossed it." in page
    assert "/pictures/" not in page


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


def test_it_ends_with_the_right_of_who_made_it(cast, story, stranger, secret):
    story.team.filter(user=cast.reporter).delete()
    assert gone(stranger, secret)
    story.team.create(user=cast.reporter, part="writer")
    assert stranger.get(address(secret)).status_code == 200
    cast.reporter.is_active = False
    cast.reporter.save()
    assert gone(stranger, secret)


def test_who_guesses_waits(stranger, monkeypatch, secret):
    monkeypatch.setattr(views, "PAGES_A_MINUTE", 3)
    answers = [stranger.get(address(FORGED)).status_code for _ in range(5)]
    assert answers == [404, 404, 404, 429, 429]
    assert stranger.get(address(secret)).status_code == 429


def test_a_note_is_in_no_preview(cast, story, stranger, secret, reporter):
    remarks.write(story.pk, cast.editor, "Zyqqon", workflow.clock(), kind="editors")
    story.body.append(paragraph("More."))
    story.save()
    remarks.write(
        story.pk, cast.editor, "Zyqqon", workflow.clock(), block=story.body[0]["id"]
    )
    desk = reverse("admin:articles_article_preview", args=[story.pk])
    assert "More." in text(reporter.get(desk))
    assert "Zyqqon" not in text(reporter.get(desk))
    assert "Zyqqon" not in text(stranger.post(address(secret)))
    workflow.approve_and_publish(story.pk, cast.editor)
    mail = reverse("admin:articles_article_email", args=[story.pk])
    for told in (Print.objects.get().story, text(reporter.get(mail))):
        assert "Carts crossed it." in str(told)
        assert "Zyqqon" not in str(told)
