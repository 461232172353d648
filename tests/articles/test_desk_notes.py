"""Talking about a story: notes on it and its paragraphs, and for whom they wait."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from articles import remarks, workflow
from articles.models import Addressee, Article, Remark
from articles.readers import readers_of
from articles.versions import put_back
from people.models import User
from tests.articles.desk_forms import change_url, opened
from tests.cast import make_story, make_user, signed_in

INDEX = reverse("admin:index")


def notes_url(story):
    return reverse("admin:articles_article_notes", args=[story.pk])


def note_url(remark):
    return reverse("admin:articles_article_note", args=[remark.article_id, remark.pk])


def said(client, story, text, **more):
    sent = {f"note-{name}": value for name, value in more.items()}
    return client.post(notes_url(story), {"note-text": text, **sent}, follow=True)


def page_of(client, story):
    return client.get(notes_url(story)).content.decode()


def said_of(answer):
    return answer.content.decode()


def piles(user):
    front = signed_in(user).get(INDEX).context["front"]
    return {pile.key: pile for pile in front.piles}


def written(client, story, blocks):
    """Saved from the editor, which names the blocks that it knows."""
    sent = opened(client, story) | {"document": json.dumps(blocks)}
    client.post(change_url(story), sent)
    story.refresh_from_db()
    assert len(story.body) == len(blocks)


def test_it_works(cast, story, reporter, editor):
    """Written by the editor on a paragraph for the reporter, answered, resolved."""
    block = story.body[1]["id"]
    page = said(editor, story, "Who counted them?", block=block).content.decode()
    assert "The note is written." in page
    assert "2. Carts crossed it." in page
    remark = Remark.objects.get()
    assert (remark.block, remark.revision.number) == (block, 1)
    assert [row.said for row in piles(cast.reporter)["notes"].rows] == [remark.text]

    sent = {"do": "answer", f"to{remark.pk}-text": "The ferryman, by hand."}
    reporter.post(note_url(remark), sent)
    assert "notes" not in piles(cast.reporter)
    assert piles(cast.editor)["notes"].rows[0].said == "The ferryman, by hand."
    assert "The ferryman, by hand." in page_of(editor, story)

    editor.post(note_url(remark), {"do": "resolve"})
    assert "notes" not in piles(cast.editor)
    page = page_of(reporter, story)
    assert "No note is open." in page
    assert "1 note is resolved" in page
    reporter.post(note_url(remark), {"do": "reopen"})
    assert "No note is open." not in page_of(reporter, story)


def test_it_stays_with_its_paragraph(cast, story, reporter):
    """Edited, moved and behind a new one; then the paragraph is taken out."""
    block = story.body[1]["id"]
    said(reporter, story, "Check this.", block=block)
    first, second = story.body
    half = {"id": "", "type": "paragraph", "spans": [{"text": "And at night."}]}
    second = second | {"spans": [{"text": "Carts crossed it all day."}]}
    written(reporter, story, [half, second, half, first])
    page = page_of(reporter, story)
    assert "2. Carts crossed it all day." in page
    assert "The paragraph is gone" not in page
    written(reporter, story, [half, first])
    page = page_of(reporter, story)
    assert "The paragraph is gone" in page
    # The words that were saved last, not those of when the note was written.
    assert "Carts crossed it all day.</blockquote>" in page
    assert "Check this." in page
    remark = Remark.objects.get()
    sent = {"do": "move", "block": first["id"]}
    assert "3. The bridge" not in page
    assert "2. The bridge" in said_of(
        reporter.post(note_url(remark), sent, follow=True)
    )
    sent = {"do": "move", "block": "0123456789"}
    assert reporter.post(note_url(remark), sent).status_code == 409
    # With a version that is brought back it is where it was.
    Remark.objects.update(block=block)
    story.refresh_from_db()
    put_back(story.pk, cast.reporter, 1, story.version)
    assert "The paragraph is gone" not in page_of(reporter, story)


def test_a_note_on_a_paragraph_that_has_just_gone_is_kept(story, reporter):
    """Somebody else takes it out while the note is written."""
    block = story.body[1]["id"]
    sent = opened(reporter, story) | {"body": "The bridge reopened."}
    reporter.post(change_url(story), sent)
    page = said(reporter, story, "Too late?", block=block, seen=1).content.decode()
    assert "Carts crossed it.</blockquote>" in page
    assert Remark.objects.get().revision.number == 1
    unknown = said(reporter, story, "Where?", block="0123456789")
    assert unknown.status_code == 409
    assert "There is no such paragraph" in unknown.content.decode()
    assert ">\nWhere?</textarea>" in unknown.content.decode()
    assert Remark.objects.count() == 1


def test_what_sends_a_story_back_is_among_its_notes(cast, story, reporter):
    workflow.submit(story.pk, cast.reporter)
    workflow.send_back(story.pk, cast.editor, "Name the river.")
    page = page_of(reporter, story)
    assert "Name the river." in page
    assert "sent back with this" in page
    remark = Remark.objects.get()
    assert remark.text == ""
    workflow.submit(story.pk, cast.reporter)
    assert "No note is open." not in page_of(reporter, story)
    reporter.post(note_url(remark), {"do": "resolve"})
    assert "No note is open." in page_of(reporter, story)
    # It stays as the step does.
    with pytest.raises(remarks.Refused):
        remarks.take_back(remark.pk, cast.editor, workflow.clock())


def test_who_is_named_as_a_story_is_sent_back_sees_it(cast, story, editor):
    workflow.submit(story.pk, cast.reporter)
    do = reverse("admin:articles_article_do", args=[story.pk, "send_back"])
    sent = {"note": "Ask @photo and @colleague.", "version": story.version}
    page = said_of(editor.post(do, sent, follow=True))
    assert "It did not reach @colleague, who cannot read" in page
    assert [row.said for row in piles(cast.photo)["named"].rows] == [sent["note"]]
    assert "named" not in piles(cast.colleague)


def test_open_notes_are_told_before_readers_get_it(cast, story, reporter, editor):
    workflow.submit(story.pk, cast.reporter)
    do = reverse("admin:articles_article_do", args=[story.pk, "approve_and_publish"])
    assert "still open" not in said_of(editor.get(do))
    said(reporter, story, "Who counted?", block=story.body[0]["id"])
    said(reporter, story, "To editors.", kind="editors")
    page = said_of(editor.get(do))
    assert "1 note on this story is still open." in page
    assert f'href="{notes_url(story)}"' in page
    editor.post(note_url(Remark.objects.get(text="Who counted?")), {"do": "resolve"})
    assert "still open" not in said_of(editor.get(do))


def test_a_note_to_editors_is_shown_to_who_lets_it_out(cast, story, reporter, editor):
    said(reporter, story, "Not before the family knows.", kind="editors")
    workflow.submit(story.pk, cast.reporter)
    do = reverse("admin:articles_article_do", args=[story.pk, "approve_and_publish"])
    for address in (change_url(story), do):
        assert "Not before the family knows." in editor.get(address).content.decode()
    reporter.post(note_url(Remark.objects.get()), {"do": "resolve"})
    assert "Not before the family knows." not in editor.get(do).content.decode()


def test_who_is_named_sees_it_first_until_they_say_so(cast, story, reporter):
    other = make_user("deskhand", "editor", cast.en)
    said(reporter, story, "Is this right, @deskhand?", named=[cast.photo.pk])
    told = dict(Addressee.objects.values_list("user__username", "by_name"))
    assert told == {"deskhand": True, "photo": True}
    for user in (other, cast.photo):
        assert piles(user)["named"].is_top
        assert "Is this right" in signed_in(user).get(INDEX).content.decode()
    signed_in(other).post(note_url(Remark.objects.get()), {"do": "see"})
    assert "named" not in piles(other)
    assert "named" in piles(cast.photo)


def test_nobody_is_told_who_may_not_read_it(cast, story, reporter):
    answer = said(reporter, story, "Look, @colleague.", named=[cast.korean_editor.pk])
    assert answer.status_code == 422
    assert "Look, @colleague." in answer.content.decode()
    said(reporter, story, "Look, @colleague and @korean_editor.")
    assert not Addressee.objects.filter(by_name=True).exists()

    # Who writes it is told so, and not whether there is such a name.
    page = said_of(said(reporter, story, "See it, @nobody, @colleague and @editor."))
    assert "The note is written." in page
    assert "It did not reach @nobody, @colleague, who cannot read" in page
    answer = {"do": "answer", f"to{Remark.objects.last().pk}-text": "Well, @nobody?"}
    address = note_url(Remark.objects.last())
    beside = reporter.post(address, answer, headers={"X-Beside": "1"})
    assert "It did not reach @nobody, who" in said_of(beside)
    # Who could read it once and may not any more is told no more.
    story.team.create(user=cast.colleague, part="writer")
    said(reporter, story, "Now, @colleague.")
    assert "named" in piles(cast.colleague)
    story.team.filter(user=cast.colleague).delete()
    assert "named" not in piles(cast.colleague)


def test_the_chooser_has_who_may_read_the_story(cast, story):
    other = make_story(cast.chief, cast.ko, headline="Other")
    cast.ko.open_drafts = True
    cast.ko.save()
    make_user("korean", "reporter", cast.ko)
    User.objects.filter(pk=cast.translator.pk).update(is_active=False)
    story.commissions.create(
        edition=cast.ko,
        is_open=True,
        asked_by=cast.editor,
        asked_at=workflow.clock(),
    )
    for article in (story, other):
        article = Article.objects.get(pk=article.pk)
        right = {
            user.pk
            for user in User.objects.filter(is_active=True)
            if Article.objects.visible_to(user).filter(pk=article.pk).exists()
        }
        assert {user.pk for user in readers_of(article)} == right
        assert right


def test_nothing_typed_is_lost(story, reporter):
    long = said(reporter, story, "x" * (remarks.LONGEST + 1), block="", kind="editors")
    assert long.status_code == 422
    assert "x" * remarks.LONGEST in long.content.decode()
    assert "at most 4,000" in long.content.decode()
    empty = said(reporter, story, "  ")
    assert "Write your note first." in empty.content.decode()
    # An answer to a note that was taken back meanwhile can be sent as a note.
    said(reporter, story, "Oops")
    remark = Remark.objects.get()
    reporter.post(note_url(remark), {"do": "take_back"})
    sent = {"do": "answer", f"to{remark.pk}-text": "I saw that."}
    late = reporter.post(note_url(remark), sent)
    assert late.status_code == 409
    assert ">\nI saw that.</textarea>" in late.content.decode()
    assert not Remark.objects.exists()


def test_a_note_is_taken_back_soon_and_by_who_wrote_it(cast, story, reporter, editor):
    said(reporter, story, "Oops")
    remark = Remark.objects.get()
    assert editor.post(note_url(remark), {"do": "take_back"}).status_code == 409
    later = remark.at + remarks.NEW + timedelta(seconds=1)
    assert "15 minutes" in remarks.why_stays(remark, cast.reporter, later)
    remarks.answer(remark.pk, cast.editor, "Why?", workflow.clock())
    assert reporter.post(note_url(remark), {"do": "take_back"}).status_code == 409
    assert Remark.objects.count() == 2


def test_pressed_twice_it_is_written_once(story, reporter):
    for _ in range(2):
        said(reporter, story, "Once.")
    assert Remark.objects.count() == 1


def test_who_may_not_read_the_story_reads_no_note(cast, story, reporter):
    said(reporter, story, "Zyqqon")
    remark = Remark.objects.get()
    for user, status in ((cast.colleague, 403), (cast.korean_editor, 404)):
        client = signed_in(user)
        for address in (notes_url(story), note_url(remark)):
            answer = client.get(address)
            assert answer.status_code == status
            assert "Zyqqon" not in answer.content.decode()
        # What they typed while they still might is given back.
        typed = client.post(notes_url(story), {"note-text": "My own words"})
        assert typed.status_code == status
        assert ">\nMy own words</textarea>" in said_of(typed)
        assert story.headline not in said_of(typed)
    # Under the number of another story it is not there.
    other = make_story(cast.reporter, cast.en, headline="Other")
    wrong = reverse("admin:articles_article_note", args=[other.pk, remark.pk])
    assert reporter.get(wrong).status_code == 404
    assert "Zyqqon" not in reporter.get(wrong).content.decode()
