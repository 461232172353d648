"""The file as received: sealed by whoever gave it, opened by few, destroyed in time."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from media import intake, seals
from media.models import Seal, SealOpening
from tests.media_files import jpeg, marked_jpeg

TODAY = timezone.now().date()
LATER = TODAY + timedelta(days=30)


@pytest.fixture
def image(cast):
    return intake.take_in(BytesIO(jpeg()), "bridge", cast.reporter)


def sealed_by(cast, image, **given):
    given = {"reason": "Proof for the court", "until": LATER} | given
    return seals.seal_received(image, marked_jpeg(), by=cast.reporter, **given)


def test_it_works(cast, image):
    kept = sealed_by(cast, image)
    sealed, file = seals.open_seal(kept.pk, cast.chief, "The court asks for it")
    with file:
        assert file.read() == marked_jpeg()
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
