"""Sound, video and documents: typed on the desk, checked, printed, read."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.body import block
from articles.checks import found_in
from articles.desk.document import from_document
from articles.models import Article
from articles.plaintext import from_text, to_text
from articles.refused import Refused
from articles.shown import with_todays_files
from articles.translation.standing import standing
from media.models import Enclosure, EnclosureWords
from people.roles import Role
from tests.articles.desk_forms import add_url, blank, change_url, fields, opened
from tests.articles.enclosed import VTT, place, room, write
from tests.articles.finished import get, linked_data, words
from tests.cast import make_user


def test_readers_hear_see_and_read(heard, sent, site_client):
    response = get(site_client, heard)
    page = response.content.decode()
    sound, video, document = (f"/files/{each.file}" for each in sent.values())
    assert f'<audio controls preload="none" src="{sound}"' in page
    assert '<video controls preload="none" playsinline' in page and "poster=" in page
    assert f'<source src="{video}" type="video/mp4">' in page
    assert f'<a href="{document}" hreflang="ko" type="application/pdf">' in page
    assert page.count('<details class="transcript">') == 2
    assert "We left at night. " in words(response)
    assert "PDF · 1 page · Korean · " in words(response)
    track = (
        page.split('kind="captions" srclang="en"')[1].split('src="')[1].split('"')[0]
    )
    answer = site_client.get(track)
    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert answer.content.decode() == VTT
    kinds = [each["@type"] for each in linked_data(response)["associatedMedia"]]
    assert kinds == ["AudioObject", "VideoObject", "MediaObject"]
    poster = page.split('poster="')[1].split('"')[0]
    assert site_client.get(poster).status_code == 200


def body_of(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_file_comes_whole_or_in_parts(heard, sent, site_client):
    address, size = f"/files/{sent['sound'].file}", sent["sound"].size
    whole = site_client.get(address)
    data = body_of(whole)
    assert (whole.status_code, len(data)) == (200, size)
    assert whole["Content-Type"] == "audio/mp4"
    assert whole["X-Content-Type-Options"] == "nosniff"
    for asked, first, last in (
        ("bytes=0-1", 0, 1),
        ("bytes=100-", 100, size - 1),
        ("bytes=-10", size - 10, size - 1),
        (f"bytes=5-{size * 9}", 5, size - 1),
    ):
        answer = site_client.get(address, headers={"Range": asked})
        assert answer.status_code == 206
        assert answer["Content-Range"] == f"bytes {first}-{last}/{size}"
        assert answer["Content-Length"] == str(last - first + 1)
        assert body_of(answer) == data[first : last + 1]
    beyond = site_client.get(address, headers={"Range": f"bytes={size}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{size}")
    old = {"Range": "bytes=0-1", "If-Range": '"old"'}
    assert site_client.get(address, headers=old).status_code == 200
    paper = site_client.get(f"/files/{sent['document'].file}")
    assert paper["Content-Disposition"].startswith("inline")


def test_before_and_after_it_is_with_readers_no_file_is(cast, story, sent, site_client):
    addresses = [f"/files/{each.file}" for each in sent.values()]

    def answers():
        return {site_client.get(each).status_code for each in addresses}

    assert answers() == {404}
    story.body += [place(each) for each in sent.values()]
    story.save()
    workflow.keep(story, cast.reporter)
    workflow.approve_and_publish(story.pk, cast.editor)
    assert answers() == {200}
    track = f"/en/story/{Article.objects.get(pk=story.pk).slug}/captions"
    track += f"/{story.body[-2]['id']}.vtt"
    assert site_client.get(track).status_code == 200
    workflow.kill(story.pk, cast.editor)
    assert answers() == {404}
    assert site_client.get(track).status_code == 404


def test_what_has_ended_is_gone_with_its_words(heard, sent, site_client):
    Enclosure.objects.filter(pk=sent["sound"].pk).update(
        usable_until=timezone.now() - timedelta(minutes=1)
    )
    page = get(site_client, heard).content.decode()
    assert "<audio" not in page and "<video" in page
    assert page.count("Heard on the bridge.") == 2
    assert site_client.get(f"/files/{sent['sound'].file}").status_code == 404
    assert with_todays_files({"blocks": heard.body}, [])["blocks"] == heard.body[:2]


def test_the_desk_hears_of_it_before_it_ends(editor, heard, sent):
    soon = timezone.now() + timedelta(days=3)
    Enclosure.objects.filter(kind="sound").update(usable_until=soon)
    page = editor.get(reverse("admin:index")).content.decode()
    assert "Sound, video and documents whose time ends" in page
    assert room("change", sent["sound"].pk) in page


def test_readers_lose_a_file_at_once_only_where_that_is_said(editor, heard, sent):
    sound, page = sent["sound"], room("change", sent["sound"].pk)
    typed = fields(editor.get(page), "enclosure_form")
    typed |= {"usable_until": "2020-01-01T10:00"}
    refused = editor.post(page, typed).content.decode()
    assert "That moment is past." in refused
    named = refused.partition("lose the file at once")[2].partition("</ul>")[0]
    assert heard.headline in named
    sound.refresh_from_db()
    assert sound.usable_until is None
    editor.post(page, typed | {"end_now": "on"})
    sound.refresh_from_db()
    assert abs(timezone.now() - sound.usable_until) < timedelta(minutes=5)


def test_without_ffmpeg_only_documents_are_asked_for(reporter, settings):
    settings.ENCLOSURE_FFMPEG = "/nowhere/ffmpeg"
    page = reporter.get(room("add")).content.decode()
    assert 'accept="application/pdf,.pdf"' in page and "data-papers=" in page
    assert "MP3" not in page and page.count("ffmpeg is not installed") == 1


def found(article):
    article = Article.objects.get(pk=article.pk)
    return {(each.check, each.about.split()[0]) for each in found_in(article).findings}


def test_what_is_missing_is_said_before_print(cast, story, sent):
    story.body += [place(each) for each in sent.values()]
    story.save()
    assert not {check for check, _ in found(story)} & {"files", "transcript"}
    EnclosureWords.objects.all().delete()
    Enclosure.objects.update(language="", source="")
    Enclosure.objects.filter(kind="sound").update(usable_until=timezone.now())
    assert found(story) >= {
        *(("files", why) for why in ("unstated", "over", "title", "language")),
        *(("transcript", why) for why in ("transcript", "captions")),
    }
    workflow.keep(story, cast.reporter)
    with pytest.raises(Refused):
        workflow.approve_and_publish(story.pk, cast.editor)
    # Music has no words.
    Enclosure.objects.update(has_speech=False)
    assert "transcript" not in {check for check, _ in found(story)}


def test_where_people_are_protected_somebody_has_to_have_looked(cast, story, sent):
    story.body += [place(each) for each in sent.values()]
    story.protects_people = True
    story.save()
    said = found(story)
    assert {("files", "faces"), ("voices", "voices")} <= said


def test_sensitive_words_are_found_in_a_transcript(cast, story, sent):
    cast.en.sensitive_words = "ferryman"
    cast.en.save()
    story.edition = cast.en
    story.body += [place(sent["sound"])]
    story.save()
    EnclosureWords.objects.update(transcript="The Ferryman told us.")
    found = next(each for each in found_in(story).findings if each.check == "words")
    assert [each.label for each in found.places] == [
        f"transcript of file {sent['sound'].pk}"
    ]


def test_what_is_gone_from_the_library_is_said(story):
    story.body += [block("video", file=99, spans=[])]
    story.save()
    assert [each.sentence for each in found_in(story).required] == [
        "Video 99 is not in the library any more."
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "[Sound 7]",
        "[Video 12: Carts *at night*]",
        r"[Document 3: A list \[of names\]]",
    ],
)
def test_it_is_typed_on_a_line_of_its_own(typed):
    blocks, _names = from_text(f"One.\n{typed}\nTwo.")
    assert [each["type"] for each in blocks][::2] == ["paragraph", "paragraph"]
    assert to_text([blocks[1]]) == typed
    given = {**blocks[1], "name": "only shown"}
    assert from_document(json.dumps([given])) == [blocks[1]]


def test_a_reporter_puts_one_into_a_story_without_scripts(cast, reporter, sent):
    typed = f"One.\n\n[Sound {sent['sound'].pk}: At *night*]\n\nTwo."
    typed += f"\n\n[Video {sent['video'].pk}]"
    form = blank(reporter, cast.en) | {"headline": "Heard", "body": typed}
    reporter.post(add_url(cast.en), form)
    story = Article.objects.get(headline="Heard")
    assert [each["type"] for each in story.body] == [
        *("paragraph", "sound", "paragraph", "video")
    ]
    assert opened(reporter, story)["body"] == typed
    page = reporter.get(change_url(story)).content.decode()
    assert '"name": "sound"' in page
    preview = reverse("admin:articles_article_preview", args=[story.pk])
    shown = reporter.get(preview)
    assert "<audio" in shown.content.decode() and "poster=" in shown.content.decode()
    assert "media-src 'self'" in shown["Content-Security-Policy"]


def test_a_translation_takes_it_and_asks_for_its_words(cast, heard, sent):
    translator = make_user("korean_translator", Role.TRANSLATOR, cast.ko)
    made = workflow.start_translation(heard.pk, cast.ko, translator)
    korean = Article.objects.get(pk=made.pk)
    taken = [each["file"] for each in korean.body if each["type"] in sent]
    assert taken == [each.pk for each in sent.values()]
    names = [row.source.kind for row in standing(korean).rows if row.source]
    assert {"sound", "video", "document"} <= set(names)
    assert ("transcript", "transcript") in found(korean)
    for each in sent.values():
        write(each, cast.ko, captions=VTT if each.kind == "video" else "")
    assert not {"files", "transcript"} & {check for check, _ in found(korean)}


# The room
