"""The room of sound, video and documents, by hand."""

from django.urls import reverse

from media.models import Enclosure
from people.roles import Role
from tests import media_enclosures as files
from tests.articles.desk_forms import fields
from tests.articles.enclosed import room
from tests.cast import make_user, signed_in


def test_a_document_is_given_and_its_words_are_written(cast, reporter):
    data = {"sent": files.upload(files.telling_pdf(), "목록.pdf"), "source": "staff"}
    answer = reporter.post(room("add"), data, follow=True)
    kept = Enclosure.objects.get()
    assert (kept.name, kept.kind, kept.source) == ("목록", "document", "staff")
    assert "Taken out of the file: properties" in answer.content.decode()
    form = fields(answer, "enclosure_form") | {"language": "ko"}
    form |= {"words-0-title": "The list of names"}
    assert reporter.post(room("change", kept.pk), form).status_code == 302
    kept.refresh_from_db()
    assert (kept.language, kept.words.get().title) == ("ko", "The list of names")
    again = {"sent": files.upload(files.telling_pdf(), "b.pdf")}
    assert "is here already" in reporter.post(room("add"), again).content.decode()
    listed = reporter.get(room("changelist"), {"q": "names"}).content.decode()
    assert "목록" in listed
    offered = reporter.get(room("found"), {"q": "목"}).json()["found"]
    assert [each["file"] for each in offered] == [kept.pk]


def test_what_is_refused_says_why_on_the_page(cast, reporter):
    data = {"sent": files.upload(b"#EXTM3U\nfile:///etc/passwd"), "name": "Typed"}
    page = reporter.post(room("add"), data).content.decode()
    assert "a list that names other files" in page and 'value="Typed"' in page
    assert not Enclosure.objects.exists()


def test_captions_that_are_none_are_refused_with_what_was_typed(cast, reporter, sent):
    page = room("change", sent["video"].pk)
    form = fields(reporter.get(page), "enclosure_form")
    form |= {"words-0-captions": "Words without times"}
    answer = reporter.post(page, form).content.decode()
    assert "These are no captions." in answer and "Words without times" in answer


def test_a_translator_writes_words_of_the_own_edition_and_nothing_else(cast, sent):
    translator = signed_in(make_user("ko_words", Role.TRANSLATOR, cast.ko))
    page = room("change", sent["sound"].pk)
    form = fields(translator.get(page), "enclosure_form")
    korean = next(
        n for n in range(4) if form.get(f"words-{n}-edition") == str(cast.ko.pk)
    )
    form |= {"name": "Changed", f"words-{korean}-transcript": "밤에 떠났다."}
    assert translator.post(page, form).status_code == 302
    sent["sound"].refresh_from_db()
    assert sent["sound"].name == "sound"
    assert sent["sound"].words.get(edition=cast.ko).transcript == "밤에 떠났다."
    assert translator.get(room("add")).status_code == 403


def test_where_it_is_used_is_shown_and_it_is_not_deleted(cast, editor, heard, sent):
    sound = sent["sound"]
    page = editor.get(room("change", sound.pk)).content.decode()
    assert "with readers" in page and heard.headline in page
    editor.post(room("delete", sound.pk), {"post": "yes"})
    assert Enclosure.objects.filter(pk=sound.pk).exists()
    poster = sent["video"].poster
    editor.post(reverse("admin:media_image_delete", args=[poster.pk]), {"post": "yes"})
    assert Enclosure.objects.get(kind="video").poster == poster


def test_the_desk_alone_hears_what_is_not_published(client, reporter, sent, cast):
    address = f"/files/{sent['sound'].file}"
    assert reporter.get(address).status_code == 200
    assert client.get(address).status_code == 403
    client.force_login(cast.stranger)
    assert client.get(address).status_code == 403
