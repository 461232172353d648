"""A story as an e-mail: what is in the file, and what never is."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

from django.conf import settings
from django.urls import reverse

from articles import workflow
from articles.exchange import email
from media import storage
from people.models import Edition
from tests.articles.finished import ROLE, credit, page, publish
from tests.cast import make_edition, paragraph, signed_in

SITE = settings.NEWSROOM_SITE_URL


def get(user, story):
    url = reverse("admin:articles_article_email", args=[story.pk])
    return signed_in(user).get(url)


def mailed(response):
    assert response["Content-Type"] == "message/rfc822"
    return message_from_bytes(response.content, policy=policy.default)


def bodies(message) -> tuple[str, str]:
    return tuple(
        message.get_body([kind]).get_content().replace("\r\n", "\n")
        for kind in ("plain", "html")
    )


def test_it_works(cast, whole):
    credit(whole, cast.en, "Lia Ron", ROLE.REVISER)
    workflow.update(whole.pk, cast.chief)
    response = get(cast.editor, whole)
    disposition = f'attachment; filename="story-{whole.pk}.eml"'
    assert response["Content-Disposition"] == disposition
    message = mailed(response)
    assert message["Subject"] == "Bridge to the north reopens"
    assert message["From"] == "The en Paper <desk@paper.example>"
    assert message["Content-Language"] == "en"
    assert not (message["To"] or message["Message-ID"] or message["Received"])
    text, html = bodies(message)
    shown = " ".join(re.sub(r"<[^>]*>", "", html.partition("<body>")[2]).split())
    for part in (
        "By Ansel Toor, Mara Quill and Osk Vann",
        "Translated by Han Seol and Bo Lind",
        "Translation revised by Lia Ron",
        "Carts on the bridge. / Image: Ilse Vand",
        "It said two bridges.",
        "Please send questions about this story to desk@paper.example",
        f"{SITE}/en/story/{whole.slug}/",
    ):
        assert part in shown
        assert part in " ".join(text.split())
    assert '<html lang="en" dir="ltr">' in html
    assert "osk@x.example" not in text + html


def test_who_opens_it_asks_nobody(cast, whole):
    message = mailed(get(cast.editor, whole))
    _text, html = bodies(message)
    loaded = re.findall(r'(?:src|srcset|background)="([^"]*)"', html)
    pictures = [
        part for part in message.walk() if part.get_content_type() == "image/jpeg"
    ]
    known = {f"cid:{part['Content-ID'].strip('<>')}" for part in pictures}
    assert len(loaded) == 1
    assert set(loaded) == known
    assert pictures[0].get_content().startswith(b"\xff\xd8")
    assert not re.search(r"<(script|link|iframe|form)|url\(|@import", html)
    assert all(
        address.startswith((f"{SITE}/", "mailto:"))
        for address in re.findall(r'href="([^"]*)"', html)
    )


def test_each_edition_has_its_words_and_its_direction(cast, whole):
    persian = make_edition(
        "fa", direction="rtl", contact_email="fa@paper.example", position=3
    )
    Edition.objects.filter(pk=persian.pk).update(translator_line="ترجمه: {names}")
    persian.refresh_from_db()
    story = publish(cast, persian, "پل", slug="pol")
    credit(story, persian, "Han Rae", ROLE.TRANSLATOR)
    workflow.update(story.pk, cast.chief)
    message = mailed(get(cast.chief, story))
    assert {part["Content-Language"] for part in message.walk()} == {"fa"}
    assert message["Subject"] == "پل"
    text, html = bodies(message)
    assert "ترجمه: Han Rae" in text
    assert '<html lang="fa" dir="rtl">' in html


def test_the_desk_copy_is_not_mailed(cast, whole):
    whole.headline = "Zyqqon"
    whole.body = [paragraph("Zyqqon text.")]
    whole.save()
    response = get(cast.editor, whole)
    assert mailed(response)["Subject"] == "Bridge to the north reopens"
    assert "Zyqqon" not in "".join(bodies(mailed(response)))


def refused(response):
    assert response["Content-Type"].startswith("text/html")
    assert "Readers do not have this story now." in page(response)
    return True


def test_what_readers_do_not_have_is_refused_in_words(cast, story, editor):
    assert refused(get(cast.editor, story))
    later = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=later)
    assert refused(get(cast.editor, story))
    workflow.cancel(story.pk, cast.editor)
    workflow.publish(story.pk, cast.editor)
    link = reverse("admin:articles_article_email", args=[story.pk])
    change = reverse("admin:articles_article_change", args=[story.pk])
    assert f'href="{link}"' in page(editor.get(change))
    assert mailed(get(cast.editor, story))["Subject"]
    workflow.kill(story.pk, cast.editor)
    assert refused(get(cast.editor, story))
    assert f'href="{link}"' not in page(editor.get(change))


def test_who_may_not_read_a_story_gets_no_mail_of_it(cast, whole):
    assert get(cast.korean_editor, whole).status_code in (403, 404)
    assert get(cast.stranger, whole).status_code != 200


def test_headers_hold_any_headline(cast):
    story = publish(cast, cast.en, "Line\nBcc: x@y.example \x02 " + "긴 " * 30)
    message = mailed(get(cast.editor, story))
    assert message["Bcc"] is None
    assert message["Subject"].startswith("Line Bcc: x@y.example 긴 긴")


def test_large_and_lost_pictures_are_left_out(cast, whole, monkeypatch):
    monkeypatch.setattr(email, "MOST_BYTES", 10)
    assert "<img" not in bodies(mailed(get(cast.editor, whole)))[1]
    monkeypatch.undo()

    def gone(name):
        raise FileNotFoundError(name)

    monkeypatch.setattr(storage, "open_public", gone)
    html = bodies(mailed(get(cast.editor, whole)))[1]
    assert "<img" not in html
    assert "Carts on the bridge." in html
