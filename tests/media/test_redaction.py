"""A picture in which somebody was made unrecognisable takes the other one's place."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db import DatabaseError
from django.urls import reverse
from PIL import Image as Pixels

from articles import versions, workflow
from articles.models import Figure
from articles.steps import Refused
from media import changes
from media.intake import take_in
from media.models import Caption, Image, Seal, SealOpening
from tests.articles.desk_forms import change_url, fields, opened
from tests.articles.finished import get, illustrated, page
from tests.cast import signed_in
from tests.media.test_blanking import street
from tests.media_files import saved

PLACES = "28 37 26 11"


@pytest.fixture
def seen(cast, story):
    """A story with a car whose plate can be read; `.image` is the picture."""
    figure = illustrated(story)
    data = BytesIO(saved(street("AB1234"), "PNG"))
    figure.image = take_in(data, "Car", cast.photo, "staff")
    figure.save()
    Caption.objects.create(image=figure.image, edition=cast.ko, text="차", credit="Bo")
    Image.objects.filter(pk=figure.image.pk).update(
        licence="Once", focus_x=10, focus_y=9
    )
    workflow.keep(story, cast.reporter)
    workflow.approve_and_publish(story.pk, cast.editor)
    story.slug = story.windows.get().print.slug
    story.image = Image.objects.get(pk=figure.image.pk)
    return story


def redact(client, image, **fields):
    sent = {"places": PLACES, "look": "mosaic", "reason": "A witness"} | fields
    page = reverse("admin:media_image_redact", args=[image.pk])
    return client.post(page, sent, follow=True)


def files(image):
    names = image.renditions.values_list("name", flat=True)
    return [Path(settings.PICTURES_PUBLIC) / name for name in names]


@pytest.fixture
def at_desk(cast):
    return signed_in(cast.photo)


def test_it_works(cast, seen, at_desk, site_client, django_capture_on_commit_callbacks):
    """Readers have the redacted one at once, in what was printed before; nobody can
    fetch the one before; and nothing of the desk is to be done again."""
    before, old_files = seen.image, files(seen.image)
    old_original = Path(settings.PICTURES_PRIVATE) / before.original
    with django_capture_on_commit_callbacks(execute=True):
        redact(at_desk, before)
    before.refresh_from_db()
    after = before.replaced_by
    assert Figure.objects.get(article=seen).image == after
    kept = (after.name, after.source, after.licence, after.focus_x, after.focus_y)
    assert kept == ("Car", "staff", "Once", 10, 9)
    assert after.captions.get(edition=cast.ko).text == "차"
    html = page(get(site_client, seen))
    assert all(file.name not in html for file in old_files)
    assert files(after)[0].name in html or files(after)[-1].name in html
    assert not any(file.exists() for file in [*old_files, old_original])
    assert not before.renditions.exists()
    assert at_desk.get(f"/pictures/{old_files[0].name}").status_code == 404
    with pytest.raises(Refused, match="exactly this already"):
        workflow.update(seen.pk, cast.editor)


def test_the_one_before_is_sealed(cast, seen, at_desk):
    redact(at_desk, seen.image)
    after = Image.objects.get(pk=seen.image.pk).replaced_by
    seal = after.seals.get()
    assert (seal.kind, seal.reason, seal.by) == ("unredacted", "A witness", cast.photo)
    door = reverse("unseal", args=[seal.pk])
    answer = at_desk.post(door, {"reason": "The court asks"})
    assert b"".join(answer)[:4] == b"\x89PNG"
    assert SealOpening.objects.get().reason == "The court asks"
    assert at_desk.post(door, {"reason": ""}).context["form"].errors
    assert signed_in(cast.editor).get(door).status_code == 403
    assert signed_in(cast.reporter).get(door).status_code == 403


def everything(image):
    """All that a redaction would change."""
    folders = settings.PICTURES_PUBLIC, settings.PICTURES_PRIVATE
    names = sorted(each.name for folder in folders for each in Path(folder).iterdir())
    rows = list(Image.objects.order_by("pk").values())
    return names, rows, Seal.objects.count(), LogEntry.objects.count()


def shown_first(client, image, **headers):
    sent = {"places": PLACES, "look": "solid", "reason": "", "show": "1"}
    door = reverse("admin:media_image_redact", args=[image.pk])
    return client.post(door, sent, headers=headers)


def test_it_is_shown_first(seen, at_desk):
    """As it would be, before anything is written."""
    before = everything(seen.image)
    answer = shown_first(at_desk, seen.image, accept="application/json")
    data = answer.json()["after"].removeprefix("data:image/jpeg;base64,")
    made = Pixels.open(BytesIO(b64decode(data)))
    widest = seen.image.renditions.filter(crop="", format="jpg").latest("width")
    there = Pixels.open(Path(settings.PICTURES_PUBLIC) / widest.name)
    plate = (round(made.width * 0.4), round(made.height * 0.42))
    elsewhere = (made.width - 3, made.height - 3)
    assert max(made.getpixel(plate)) < 45
    assert made.size == there.size
    pairs = zip(made.getpixel(elsewhere), there.getpixel(elsewhere), strict=True)
    assert all(abs(one - two) < 12 for one, two in pairs)
    assert everything(seen.image) == before


def test_it_is_shown_first_without_scripts(seen, at_desk):
    answer = shown_first(at_desk, seen.image)
    assert 'src="data:image/jpeg;base64,' in page(answer)
    assert fields(answer, "redact-form")["places"] == PLACES
    for file in files(seen.image):
        file.unlink()
    assert "its files are gone" in page(shown_first(at_desk, seen.image))


def test_an_approved_story_is_approved_again(cast, story, at_desk):
    """What was approved is not what would go out; the desk is told, as it is told of a
    change of words."""
    image = illustrated(story).image
    workflow.submit(story.pk, cast.reporter)
    workflow.approve(story.pk, cast.editor)
    told = page(redact(at_desk, image, look="solid"))
    assert "1 approved story uses this picture." in told
    story.refresh_from_db()
    assert story.state == story.State.SUBMITTED


def test_who_has_it_now_is_said_as_it_is(cast, seen, at_desk):
    assert "Readers and the desk have the picture" in page(redact(at_desk, seen.image))
    workflow.kill(seen.pk, cast.editor)
    again = Image.objects.get(replaced_by=None, name="Car")
    said = page(redact(at_desk, again, places="10 10 30 30"))
    assert "readers have it in no story" in said
    assert "before people were made unrecognisable" in said


def test_once_more(seen, at_desk):
    """What was printed leads to the last one, never along a chain."""
    redact(at_desk, seen.image)
    first = Image.objects.get(pk=seen.image.pk).replaced_by
    redact(at_desk, first, places="1 1 20 20\nbrush 6 60,60 70,62.5", look="blur")
    last = Image.objects.get(pk=first.pk).replaced_by
    assert Image.objects.get(pk=seen.image.pk).replaced_by == last
    assert Figure.objects.get(article=seen).image == last
    assert last.seals.count() == 2
    # The address of the first leads to the last, also on its pages.
    old = at_desk.get(reverse("admin:media_image_redact", args=[seen.image.pk]))
    assert old.url == reverse("admin:media_image_redact", args=[last.pk])
    old = at_desk.get(reverse("admin:media_image_change", args=[first.pk]))
    assert old.url == reverse("admin:media_image_change", args=[last.pk])


def test_what_was_given_up_does_not_come_back(cast, seen, at_desk):
    """By the same file, by a page that was open, or by a version of before."""
    before = opened(signed_in(cast.reporter), seen)
    redact(at_desk, seen.image)
    after = Image.objects.get(pk=seen.image.pk).replaced_by
    data = BytesIO(saved(street("AB1234"), "PNG"))
    assert take_in(data, "Again", cast.photo) == after
    assert not seen.image.renditions.exists()
    signed_in(cast.reporter).post(change_url(seen), before | {"deck": "Changed"})
    assert Figure.objects.get(article=seen).image == after
    seen.refresh_from_db()
    versions.put_back(seen.pk, cast.reporter, seen.printed, seen.version)
    assert Figure.objects.get(article=seen).image == after


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"places": ""}, "Mark at least one place"),
        ({"places": "28 37 26 11\nfour"}, "Line 2 is no place"),
        ({"places": "28 37 26 -1"}, "Line 1 is no place"),
        ({"places": "brush 5 1,2 nan,4"}, "Line 1 is no place"),
        ({"places": "1 1 1 1\n" * 201}, "more than 200 places"),
        ({"places": f"brush 40{' 1,1 90,90' * 700}"}, "too large together"),
        ({"places": "0 0 100 100\n" * 13}, "too large together"),
        ({"reason": " "}, "Write the reason"),
        ({"look": "none"}, "Select a valid choice"),
    ],
)
def test_bad_input(seen, at_desk, given, sentence):
    answer = page(redact(at_desk, seen.image, **given))
    assert sentence in answer
    assert not Seal.objects.exists()


def test_nothing_is_lost_where_the_original_is_gone(seen, at_desk):
    (Path(settings.PICTURES_PRIVATE) / seen.image.original).unlink()
    answer = redact(at_desk, seen.image, reason="Typed with care")
    assert "gone from the server" in page(answer)
    assert fields(answer, "redact-form")["reason"] == "Typed with care"
    assert all(file.exists() for file in files(seen.image))


def test_a_reporter_redacts_their_own_only(cast, seen):
    reporter = signed_in(cast.reporter)
    assert redact(reporter, seen.image).status_code == 403
    Image.objects.filter(pk=seen.image.pk).update(added_by=cast.reporter)
    assert redact(reporter, seen.image).status_code == 200
    assert Seal.objects.get().by == cast.reporter


def test_a_story_may_demand_it(cast, story, at_desk):
    """Of its translations too; each picture is redacted, or somebody who keeps the
    library said that there is nobody to protect in it."""
    image = illustrated(story).image
    door = reverse("admin:articles_article_people_seen", args=[story.pk])
    reporter = signed_in(cast.reporter)
    reporter.post(door, {"protects_people": "1"})
    with pytest.raises(Refused) as refused:
        workflow.approve_and_publish(story.pk, cast.editor)
    assert "unrecognisable, or say that nobody" in str(refused.value.missing[0])
    # Who may ask for it may not let it go by themselves.
    assert reporter.post(door, {"protects_people": "0"}).status_code == 403
    clear = reverse("admin:media_image_seen", args=[image.pk])
    assert reporter.post(clear, {"nobody": "1"}).status_code == 403
    answer = at_desk.post(clear, {"nobody": "1", "story": story.pk}, follow=True)
    assert "said that nobody to protect is seen" in page(answer)
    workflow.approve_and_publish(story.pk, cast.editor)


def test_redacted_pictures_pass(cast, story, at_desk):
    image = illustrated(story).image
    story.protects_people = True
    story.save()
    redact(at_desk, image, look="solid")
    workflow.approve_and_publish(story.pk, cast.editor)


def test_no_sealed_file_stays_where_its_row_is_undone(seen, at_desk, monkeypatch):
    """The database fails after the file was sealed."""
    before = everything(seen.image)[0]

    def fails(image, by):
        raise DatabaseError

    monkeypatch.setattr(changes, "listeners", [fails])
    with pytest.raises(DatabaseError):
        redact(at_desk, seen.image)
    private = {each.name for each in Path(settings.PICTURES_PRIVATE).iterdir()}
    assert private <= set(before)
    assert not Image.objects.filter(pk=seen.image.pk).exclude(replaced_by=None)


def test_focus(cast, seen, at_desk):
    door = reverse("admin:media_image_focus", args=[seen.image.pk])
    at_desk.post(door, {"focus_x": "20", "focus_y": "75"})
    seen.image.refresh_from_db()
    assert (seen.image.focus_x, seen.image.focus_y) == (20, 75)
    assert "Write both numbers" in page(at_desk.post(door, {"focus_x": "3"}))
    assert "less than or equal to 100" in page(
        at_desk.post(door, {"focus_x": "101", "focus_y": "5"})
    )
    at_desk.post(door, {"focus_x": "", "focus_y": ""})
    seen.image.refresh_from_db()
    assert seen.image.focus_x is None
