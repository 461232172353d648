"""What somebody with a link gets to see: the page, its pictures, and no more."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse

from articles import remarks, workflow
from articles.body import block
from articles.models import Figure, PreviewLink, Print
from articles.previews import shown
from media.intake import take_in
from tests.articles.desk_forms import change_url, opened
from tests.articles.preview_links import (
    FORGED,
    address,
    links_url,
    made,
    secret,
    stranger,
    text,
)
from tests.cast import make_edition, make_story, paragraph, signed_in
from tests.media_files import jpeg

__all__ = ["secret", "stranger"]


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


def test_it_speaks_the_language_of_the_edition(cast, stranger):
    """A source may read no other, and is to understand what not to do with it."""
    ja = make_edition("ja", name="日本語", contact_email="ja@p.example", position=3)
    kept = made(make_story(cast.chief, ja, "橋が再開"), cast.chief)
    door = text(stranger.get(address(kept)))
    assert "公開されていない記事" in door and "Do not pass it on" not in door
    page = text(stranger.post(address(kept)))
    assert "未公開です。" in page and "Not published." not in page
    nothing = text(stranger.get(address(FORGED)))
    assert 'lang="fa" dir="rtl"' in nothing and "このリンクは開けません" in nothing


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
