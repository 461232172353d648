"""The file as received: sealed by whoever gave it, opened by few, destroyed in time."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from media import intake, seals, storage
from media.models import Seal, SealOpening
from tests.cast import signed_in
from tests.media_files import jpeg, marked_jpeg

FILE = marked_jpeg()
TODAY = timezone.now().date()
LATER = TODAY + timedelta(days=30)


@pytest.fixture
def image(cast):
    return intake.take_in(BytesIO(jpeg()), "bridge", cast.reporter)


def sealed_by(cast, image, **given):
    given = {"reason": "Proof for the court", "until": LATER} | given
    return seals.seal_received(image, FILE, by=cast.reporter, **given)


def test_it_works(cast, image):
    kept = sealed_by(cast, image)
    sealed, file = seals.open_seal(kept.pk, cast.chief, "The court asks for it")
    with file:
        assert file.read() == FILE
    assert sealed == kept
    opening = SealOpening.objects.get()
    assert (opening.by, opening.reason) == (cast.chief, "The court asks for it")
    file = Path(settings.PICTURES_PRIVATE) / kept.file
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"reason": " "}, "Write the reason"),
        ({"until": None}, "Choose a day"),
        ({"until": TODAY}, "Choose a day"),
        ({"until": TODAY + timedelta(days=9999)}, "five years"),
    ],
)
def test_no_seal_without_reason_and_end(cast, image, given, sentence):
    with pytest.raises(intake.Refused, match=sentence):
        sealed_by(cast, image, **given)
    assert not Seal.objects.exists()


def test_the_uploader_does_not_open_what_was_sealed(cast, image):
    kept = sealed_by(cast, image)
    with pytest.raises(intake.Refused, match="photo editor or a chief"):
        seals.open_seal(kept.pk, cast.reporter, "I gave it")
    with pytest.raises(intake.Refused, match="Write the reason"):
        seals.open_seal(kept.pk, cast.chief, "")
    assert not SealOpening.objects.exists()


def test_on_its_day_the_file_is_destroyed(cast, image):
    kept = sealed_by(cast, image)
    other = sealed_by(cast, image, until=LATER + timedelta(days=1))
    now = timezone.now() + timedelta(days=30)
    assert seals.destroy_due(now) == 1
    assert seals.destroy_due(now) == 0
    folder = Path(settings.PICTURES_PRIVATE)
    assert [(folder / each.file).exists() for each in (kept, other)] == [False, True]
    with pytest.raises(intake.Refused, match="destroyed on its day"):
        seals.open_seal(kept.pk, cast.chief, "The court asks for it")


@pytest.mark.parametrize(
    ("name", "status"),
    [("reporter", 200), ("photo", 200), ("colleague", 403), ("translator", 403)],
)
def test_an_original_is_for_its_uploader_and_the_library(
    cast, image, caplog, name, status
):
    user = getattr(cast, name)
    answer = signed_in(user).get(f"/originals/{image.pk}")
    assert answer.status_code == status
    if status == 200:
        assert b"".join(answer.streaming_content)[:4] == b"\x89PNG"
        assert "no-store" in answer["Cache-Control"]
        assert f"User {user.pk} read the original of picture {image.pk}." in caplog.text


def test_a_lost_original_is_not_found(cast, image):
    storage.remove_private(image.original)
    assert signed_in(cast.photo).get(f"/originals/{image.pk}").status_code == 404


def test_a_sealed_file_is_given_to_who_says_why(cast, image):
    kept = sealed_by(cast, image)
    photo, address = signed_in(cast.photo), f"/seals/{kept.pk}/"
    page = photo.get(f"/admin/media/image/{image.pk}/change/").content.decode()
    assert f'href="{address}"' in page
    assert "Proof for the court" in photo.get(address).content.decode()
    assert "required" in photo.post(address, {"reason": " "}).content.decode()
    assert not SealOpening.objects.exists()
    answer = photo.post(address, {"reason": "The court asks"})
    assert b"".join(answer.streaming_content) == FILE
    assert "attachment" in answer["Content-Disposition"]
    assert SealOpening.objects.get().by == cast.photo
    assert signed_in(cast.reporter).get(address).status_code == 403


def test_the_command_destroys_what_is_due(cast, image, capsys):
    kept = sealed_by(cast, image)
    Seal.objects.filter(pk=kept.pk).update(until=TODAY)
    call_command("destroy_seals")
    assert "1 sealed files were destroyed" in capsys.readouterr().out
    kept.refresh_from_db()
    assert kept.destroyed_at
