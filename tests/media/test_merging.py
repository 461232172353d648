"""A picture in the place of another with all its uses, and those that look alike."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Pixels
from PIL import ImageDraw

from articles import workflow
from articles.models import Article
from media import intake
from media.likeness import alike, likeness_of
from media.models import Caption, Image, Seal
from tests.articles.finished import get, illustrated
from tests.cast import signed_in
from tests.media_files import jpeg, saved


def scene(size=(600, 400), shift=0):
    picture = Pixels.new("RGB", (600, 400), (200, 210, 220))
    draw = ImageDraw.Draw(picture)
    for number in range(8):
        at = 40 + number * 70 + shift
        draw.rectangle((at, 50 + number * 37, at + 50, 360), fill=(30 * number, 60, 90))
    return picture.resize(size, Pixels.Resampling.LANCZOS)


def page(image, name, other=None):
    address = reverse(f"admin:media_image_{name}", args=[image.pk])
    return f"{address}?other={other.pk}" if other else address


def other_picture(name="other", **fields):
    image = intake.take_in(BytesIO(jpeg((800, 500), (9, 99, 200))), name)
    fields = {"source": "staff"} | fields
    Image.objects.filter(pk=image.pk).update(**fields)
    image.refresh_from_db()
    return image


@pytest.fixture
def photo(cast):
    return signed_in(cast.photo)


@pytest.fixture
def live(cast, story):
    """A picture with readers, with words of the library in two editions."""
    image = illustrated(story).image
    Caption.objects.create(image=image, edition=cast.en, text="Old", credit="Vand")
    Caption.objects.create(image=image, edition=cast.ko, text="낡은 다리")
    workflow.approve_and_publish(story.pk, cast.editor)
    story.refresh_from_db()
    return image


def names_in(response):
    return {name.name for name in response}


def test_it_works(cast, photo, story, live, site_client):
    file = SimpleUploadedFile("better.jpg", jpeg((1600, 960), (80, 110, 140)))
    answer = photo.post(page(live, "replace"), {"send": "", "file": file})
    new = Image.objects.get(name="better")
    assert answer.url == page(live, "merge", new)
    shown = photo.get(answer.url).content.decode()
    assert story.headline in shown and "with readers" in shown
    before = get(site_client, story).content.decode()
    assert photo.post(answer.url).status_code == 302
    after = get(site_client, story).content.decode()
    files = {each.name for each in new.renditions.all()}
    assert any(name in after for name in files)
    assert not any(name in before for name in files)
    assert Article.objects.get(pk=story.pk).figures.get().image == new
    assert new.captions.get(edition=cast.ko).text == "낡은 다리"
    live.refresh_from_db()
    assert live.replaced_by == new and new.source
    assert LogEntry.objects.filter(user=cast.photo, object_id=live.pk).exists()


def test_there_is_never_a_chain(photo, story, live):
    second, third = other_picture("second"), None
    photo.post(page(live, "merge", second))
    third = intake.take_in(BytesIO(jpeg((64, 64), (250, 5, 5))), "third")
    photo.post(page(second, "merge", third), {"takes_rights": "on"})
    for each in (live, second):
        each.refresh_from_db()
        assert each.replaced_by == third
    assert story.figures.get().image == third


def test_words_of_both_are_chosen(cast, photo, live):
    kept = other_picture()
    Caption.objects.create(image=kept, edition=cast.en, text="New", alt="A bridge")
    address = page(live, "merge", kept)
    answer = photo.post(address)
    assert "Choose which words stay." in answer.content.decode()
    live.refresh_from_db()
    assert live.replaced_by is None
    photo.post(address, {f"caption-{cast.en.pk}": "gone"})
    caption = kept.captions.get(edition=cast.en)
    assert (*caption.words,) == ("Old", "A bridge", "Vand")
    assert kept.captions.get(edition=cast.ko).text == "낡은 다리"


@pytest.mark.parametrize("lacking", ["source", "ended", "sooner"])
def test_fewer_rights_are_never_taken_silently(photo, live, lacking):
    now = timezone.now()
    fields = {
        "source": {"source": ""},
        "ended": {"usable_until": now - timedelta(days=1)},
        "sooner": {"usable_until": now + timedelta(days=9)},
    }[lacking]
    kept = other_picture(**fields)
    answer = photo.post(page(live, "merge", kept))
    assert "has fewer rights" in answer.content.decode()
    live.refresh_from_db()
    assert live.replaced_by is None
    photo.post(page(live, "merge", kept), {"takes_rights": "on"})
    live.refresh_from_db()
    assert live.replaced_by == kept


def test_who_keeps_no_library_may_not(cast, live):
    kept = other_picture()
    for user in (cast.reporter, cast.translator):
        client = signed_in(user)
        assert client.get(page(live, "replace")).status_code == 403
        assert client.post(page(live, "merge", kept)).status_code == 403
    live.refresh_from_db()
    assert live.replaced_by is None


def test_what_is_no_picture_is_refused_in_words(photo, live):
    file = SimpleUploadedFile("x.jpg", b"nothing")
    answer = photo.post(page(live, "replace"), {"send": "", "file": file})
    assert "This is no" in answer.content.decode()
    same = SimpleUploadedFile("same.jpg", jpeg((1000, 600), (90, 120, 150)))
    answer = photo.post(page(live, "replace"), {"send": "", "file": same})
    assert "This is the file that we have." in answer.content.decode()
    assert photo.get(page(live, "merge") + "?other=x").url == page(live, "replace")
    assert photo.get(page(live, "merge", live)).url == page(live, "replace")


def test_a_copy_looks_alike_and_another_picture_does_not(db):
    first = intake.take_in(BytesIO(saved(scene(), "PNG")), "first")
    small = saved(scene((300, 200)), "JPEG", quality=60)
    copy = intake.take_in(BytesIO(small), "copy")
    other = intake.take_in(BytesIO(saved(scene().rotate(180), "PNG")), "turned")
    flat = intake.take_in(BytesIO(jpeg()), "flat")
    assert alike(copy.likeness, without=copy.pk) == [first]
    assert alike(other.likeness, without=other.pk) == []
    assert flat.likeness is likeness_of(Pixels.new("RGB", (9, 9))) is None


def test_what_looks_alike_is_offered_and_not_forced(cast, photo):
    first = intake.take_in(BytesIO(saved(scene(), "PNG")), "first")
    copy = intake.take_in(BytesIO(saved(scene((300, 200)), "JPEG")), "copy")
    change = reverse("admin:media_image_change", args=[copy.pk])
    assert page(copy, "merge", first) in photo.get(change).content.decode()
    assert "Keep both" in photo.get(change).content.decode()
    assert "Keep both" not in photo.get(change, {"both": 1}).content.decode()
    assert Image.objects.count() == 2


def test_blurred_people_do_not_become_visible_by_it(cast, photo, live):
    Seal.objects.create(
        image=live, kind="unredacted", file="x", reason="Protected", at=timezone.now()
    )
    kept = other_picture()
    answer = photo.post(page(live, "merge", kept), {"takes_rights": "on"})
    assert "Make them unrecognisable there first." in answer.content.decode()
    live.refresh_from_db()
    assert live.replaced_by is None
