"""Pictures given on the page for it: files in, their words confirmed by a person."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from media.models import Caption, Image, PrivateFacts, Seal
from media.tongues import fits
from people.models import Edition
from tests.articles.desk_forms import fields
from tests.cast import signed_in
from tests.media_files import jpeg, png
from tests.media_told import CAPTION, telling_jpeg

UPLOAD, WORDS = "admin:media_image_upload", "admin:media_image_words"
FACTS = ("39.02000, 125.75000", "SN-0815", "Mira Holt", "Phonemaker P-9", "Camera 4.2")


@pytest.fixture
def desk(cast):
    return signed_in(cast.reporter)


def file(data=None, name="bridge.jpg"):
    data = telling_jpeg() if data is None else data
    return SimpleUploadedFile(name, data, "image/jpeg")


def send(client, *files, script=False, edition="en", **more):
    headers = {"Accept": "application/json"} if script else {}
    address = f"{reverse(UPLOAD)}?edition={edition}"
    return client.post(address, {"files": files, **more}, headers=headers)


def save(client, page, **changes):
    """Send the words back as they stand on the page, with changes for each picture."""
    sent = fields(page, "upload-words")
    numbers = [each.instance.pk for each in page.context["forms"]]
    for number in numbers:
        changed = {f"picture{number}-{name}": text for name, text in changes.items()}
        sent |= changed
    return client.post(reverse(WORDS), sent | {"picture": numbers}, follow=True)


def test_it_works(cast, desk):
    page = send(desk, file(), file(png(), "\u202egnp.exe\u05d0.png"))
    first, second = page.context["forms"]
    assert first["text"].value() == "The bridge at Ulven"
    assert first["credit"].value() == "Ansel Toor / Norr Press"
    assert second.instance.name == "gnp.exe\u05d0"
    assert not Caption.objects.exists()
    saved = save(desk, page, source="agency", alt="A bridge")
    assert "2 pictures and their words are in the library." in saved.content.decode()
    image = Image.objects.get(name="bridge")
    words = image.captions.get()
    assert (words.edition, words.alt) == (cast.en, "A bridge")
    assert words.words[0] == "The bridge at Ulven"
    assert (image.source, image.place) == ("agency", "Ulven")
    assert image.taken_on.isoformat() == "2026-11-03"


def test_private_facts_are_shown_once_and_kept_nowhere(cast, desk):
    page = send(desk, file()).content.decode()
    assert all(each in page for each in FACTS)
    again = desk.get(reverse("admin:media_image_change", args=[Image.objects.get().pk]))
    assert not any(each in again.content.decode() for each in FACTS)
    assert not PrivateFacts.objects.exists()


def test_facts_that_are_kept_are_for_who_keeps_the_library(cast, desk, settings):
    settings.NEWSROOM_KEEP_PRIVATE_FACTS = True
    send(desk, file())
    address = reverse("admin:media_image_change", args=[Image.objects.get().pk])
    for user, is_shown in ((cast.photo, True), (cast.reporter, False)):
        page = signed_in(user).get(address).content.decode()
        assert [each in page for each in FACTS] == [is_shown] * len(FACTS)


def test_a_script_gets_each_file_in_words(cast, desk):
    answer = send(desk, file(), script=True).json()
    assert (answer["state"], answer["picture"]) == ("here", Image.objects.get().pk)
    assert answer["words"]["credit"] == "Ansel Toor / Norr Press"
    assert ["Serial numbers", "SN-0815"] in answer["facts"]
    assert 'name="picture' in answer["form"]
    assert send(desk, file(), script=True).json()["state"] == "known"
    refused = send(desk, file(b"%PDF-1.7"), script=True)
    assert refused.status_code == 422
    assert "the format PDF" in refused.json()["sentence"]


def test_a_refused_file_keeps_no_other_back(desk):
    page = send(desk, file(b"", "empty.jpg"), file(jpeg(), "good.jpg"))
    assert [each.name for each in page.context["refused"]] == ["empty.jpg"]
    assert [each.instance.name for each in page.context["forms"]] == ["good"]
    assert "This is no " in page.content.decode()


def test_a_picture_that_was_here_keeps_its_words(cast, desk):
    page = send(desk, file())
    save(desk, page, text="Written here", credit="Ours", place="Ulven harbour")
    (form,) = send(desk, file()).context["forms"]
    assert (form["text"].value(), form["credit"].value()) == ("Written here", "Ours")
    assert form["place"].value() == "Ulven harbour"


def test_words_that_others_wrote_meanwhile_are_asked_about(cast, desk):
    page = send(desk, file())
    image = Image.objects.get()
    caption = Caption.objects.create(image=image, edition=cast.en, text="Theirs")
    answer = save(desk, page, text="Mine")
    assert (
        "There are words in this edition already: “Theirs”" in answer.content.decode()
    )
    assert fields(answer, "upload-words")[f"picture{image.pk}-text"] == "Mine"
    caption.refresh_from_db()
    assert caption.text == "Theirs"
    save(desk, answer)
    caption.refresh_from_db()
    assert caption.text == "Mine"


def test_wrong_words_come_back_with_all_others(desk):
    page = send(desk, file(), file(png()))
    answer = save(desk, page, taken_on="tomorrow", text="Kept")
    assert answer.status_code == 422
    assert not Caption.objects.exists()
    assert [each["text"].value() for each in answer.context["forms"]] == ["Kept"] * 2


def test_the_file_as_it_came_is_sealed_where_that_is_asked(cast, desk):
    until = timezone.now().date() + timedelta(days=90)
    send(desk, file(), seal="on", seal_reason="For the court", seal_until=until)
    seal = Seal.objects.get()
    assert (seal.image, seal.by, seal.until) == (
        Image.objects.get(),
        cast.reporter,
        until,
    )
    answer = send(desk, file(png()), script=True, seal="on", seal_until=until)
    assert answer.json()["sentence"] == "Write why the file is kept."
    assert Image.objects.count() == Seal.objects.count() == 1


def test_each_edition_gets_its_own_words(cast):
    chief = signed_in(cast.chief)
    save(chief, send(chief, file()), text="In English")
    save(chief, send(chief, file(), edition="ko"), text="한국어로")
    words = {each.edition.code: each.text for each in Caption.objects.all()}
    assert words == {"en": "In English", "ko": "한국어로"}


def test_who_may_not_add_pictures(cast):
    translator = signed_in(cast.translator)
    assert translator.get(reverse(UPLOAD)).status_code == 403
    assert send(translator, file(), script=True).status_code == 403
    assert translator.post(reverse(WORDS), {"edition": "en"}).status_code == 403
    assert not Image.objects.exists()


def test_the_list_leads_there(desk):
    page = desk.get(reverse("admin:media_image_changelist")).content.decode()
    assert f'href="{reverse(UPLOAD)}"' in page


@pytest.mark.parametrize(
    ("caption", "language", "is_offered"),
    [
        ("울벤의 다리", "en", False),
        ("울벤의 다리, Ulven", "ko", True),
        ("The bridge at Ulven", "ko", True),
        ("烏勒文橋", "ja", True),
        ("Мост в Улвене", "en-GB", False),
        ("Мост в Улвене", "uk", True),
        ("پل اولون", "fa", True),
        ("1,204", "en", True),
    ],
)
def test_only_words_that_may_be_the_editions_are_offered(caption, language, is_offered):
    assert fits(caption, Edition(language=language)) is is_offered


def test_words_in_another_language_are_told_and_not_filled_in(cast, desk):
    data = telling_jpeg(fields={CAPTION: "울벤의 다리"})
    page = send(desk, file(data))
    (form,) = page.context["forms"]
    assert form["text"].value() == ""
    assert form["credit"].value() == "Ansel Toor / Norr Press"
    assert "The file says it in another language:" in page.content.decode()
    answer = send(desk, file(data), script=True).json()
    assert answer["words"]["text"] == ""
    assert answer["sentence"].endswith("“울벤의 다리”")
    (form,) = send(signed_in(cast.chief), file(data), edition="ko").context["forms"]
    assert form["text"].value() == "울벤의 다리"
