"""Where pictures are from and until when they may be used: what acts, and for whom."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Figure, LiveShown
from articles.steps import Refused
from media.intake import take_in
from media.models import Caption, Image
from media.rights import given
from tests.articles.desk_forms import change_url, confirm
from tests.articles.finished import get, illustrated, words
from tests.cast import make_story, signed_in
from tests.media_files import jpeg

AHEAD = timedelta(days=3)


def picture(name="River", colour=(9, 80, 70), **fields):
    image = take_in(BytesIO(jpeg((900, 600), colour)), name, source="agency")
    for field, value in fields.items():
        setattr(image, field, value)
    image.save()
    return image


@pytest.fixture
def river(cast):
    river = picture()
    Caption.objects.create(
        image=river, edition=cast.en, text="The river.", alt="A river", credit="Bo"
    )
    return river


@pytest.fixture
def out(cast, story):
    """A published story with a picture; `.image` is it."""
    story.image = illustrated(story).image
    workflow.approve_and_publish(story.pk, cast.editor)
    story.slug = story.windows.get().print.slug
    return story


def set_back(image, **fields):
    Image.objects.filter(pk=image.pk).update(**fields)


def say(client, image, **fields):
    sent = {"source": "agency", "licence": "", "usable_until": "", "replacement": ""}
    page = reverse("admin:media_image_rights", args=[image.pk])
    return client.post(page, sent | fields, follow=True)


def test_it_works(cast, story):
    """Without rights nothing goes out; the finding leads to where they are said."""
    image = illustrated(story).image
    set_back(image, source="")
    photo, editor = signed_in(cast.photo), signed_in(cast.editor)
    page = editor.get(change_url(story)).content.decode()
    assert "Picture 1 has no rights: say where it is from." in page
    assert reverse("admin:media_image_rights", args=[image.pk]) in page
    workflow.submit(story.pk, cast.reporter)
    workflow.approve(story.pk, cast.editor)
    with pytest.raises(Refused, match="one thing is missing"):
        workflow.publish(story.pk, cast.editor)
    say(photo, image, source="handout", licence="For one story")
    image.refresh_from_db()
    assert (image.source, image.licence) == ("handout", "For one story")
    confirm(editor, story, "publish", _override="on")
    assert story.windows.exists()


@pytest.fixture
def a_day_of_each(cast):
    """Pictures in every way in which one can stand, each in a published story."""
    now = timezone.now()
    gone = {"usable_until": now + AHEAD}
    good = picture("good", (1, 1, 1))
    late = picture("late", (2, 2, 2), **gone)
    found = [good, late]
    found += [picture("ending", (3, 3, 3), **gone)]
    found += [picture("stood in for", (4, 4, 4), replacement=good, **gone)]
    found += [picture("stood in for by one that ends", (5, 5, 5), replacement=late)]
    found[-1].usable_until = now + AHEAD
    found[-1].save()
    found += [picture("replaced", (6, 6, 6), replaced_by=good)]
    found += [
        picture("replaced by one with a stand-in", (7, 7, 7), replaced_by=found[3])
    ]
    story = make_story(cast.chief, cast.en, "All of them")
    for number, image in enumerate(found):
        figure = illustrated(story, colour=(number, 99, 9))
        figure.image = image
        figure.save()
    workflow.approve_and_publish(story.pk, cast.chief)
    return found


@pytest.mark.owner
def test_desk_and_readers_do_the_same_sum(a_day_of_each):
    """Now, and when the time of all that end is over."""
    ids = [image.pk for image in a_day_of_each]
    for shift in (timedelta(0), AHEAD + timedelta(hours=1)):
        for image in Image.objects.filter(usable_until__isnull=False):
            set_back(image, usable_until=image.usable_until - shift)
        now = timezone.now()
        images = Image.objects.in_bulk(ids)
        expected = {pk: given(image, now) for pk, image in images.items()}
        shown = LiveShown.objects.in_bulk(ids)
        assert {pk for pk, each in expected.items() if each} == set(shown)
        for pk, row in shown.items():
            names = {file["name"] for file in row.files}
            wanted = expected[pk]
            assert row.stands_in == wanted.stands_in
            assert names == set(wanted.image.renditions.values_list("name", flat=True))
    assert len(shown) == 4


def test_what_stands_in_comes_with_its_own_words(cast, out, river, site_client):
    set_back(out.image, usable_until=timezone.now(), replacement=river)
    told = words(get(site_client, out))
    assert "The river." in told
    assert "Carts on the bridge." not in told
    front = words(site_client.get("/en/"))
    assert "The river." in front
    assert "Carts on the bridge." not in front
    preview = reverse("admin:articles_article_preview", args=[out.pk])
    told = words(signed_in(cast.editor).get(preview))
    assert "The river." in told
    assert "Carts on the bridge." not in told


def test_nothing_stands_in(cast, out, site_client):
    """Readers get the story without it; the desk can send nothing with it."""
    set_back(out.image, usable_until=timezone.now())
    told = words(get(site_client, out))
    assert "The bridge reopened." in told
    assert "Carts on the bridge." not in told
    preview = reverse("admin:articles_article_preview", args=[out.pk])
    assert "Carts on the bridge." not in words(signed_in(cast.editor).get(preview))
    page = signed_in(cast.editor).get(
        reverse("admin:articles_article_do", args=[out.pk, "update"])
    )
    assert "may be used until" in page.content.decode()


def test_a_plan_beyond_its_time_is_refused(cast, story, river):
    """Unless something stands in at that moment."""
    image = illustrated(story).image
    now = timezone.now()
    set_back(image, usable_until=now + AHEAD)
    workflow.submit(story.pk, cast.reporter)
    workflow.approve(story.pk, cast.editor)
    with pytest.raises(Refused) as refused:
        workflow.publish(story.pk, cast.editor, at=now + 2 * AHEAD)
    assert "may be used until" in str(refused.value.missing[0])
    set_back(image, replacement=river)
    workflow.publish(story.pk, cast.editor, at=now + 2 * AHEAD)


def test_what_may_stand_in(cast, river):
    photo = signed_in(cast.photo)
    bridge = picture("Bridge", (80, 9, 9))
    own = say(photo, bridge, replacement=bridge.pk)
    assert "cannot stand in for itself" in own.content.decode()
    set_back(river, source="")
    assert (
        "say first where it is from"
        in say(photo, bridge, replacement=river.pk).content.decode()
    )
    set_back(river, source="staff")
    say(photo, bridge, replacement=river.pk, usable_until="2030-05-01T12:00")
    bridge.refresh_from_db()
    assert bridge.replacement == river
    assert bridge.usable_until.isoformat() == "2030-05-01T12:00:00+00:00"
    other = picture("Other", (80, 99, 9))
    page = say(photo, other, replacement=bridge.pk).content.decode()
    assert "has a replacement itself" in page
    page = say(photo, river, replacement=other.pk).content.decode()
    assert "stands in for another: nothing" in page
    page = say(photo, other, usable_until="2020-05-01T12:00", licence="Kept")
    assert "That moment is past" in page.content.decode()
    assert "Kept" in page.content.decode()


def test_what_would_stand_twice_in_a_story_is_told(cast, out, river):
    Figure.objects.create(article=out, block="river001", image=river)
    photo = signed_in(cast.photo)
    told = say(photo, out.image, replacement=river.pk).content.decode()
    assert f"“River” stands in {out.headline} already" in told
    both = reverse("admin:media_image_merge", args=[out.image.pk])
    asked = photo.get(both, {"other": river.pk}).content.decode()
    assert "These stories have both already" in asked


def test_ending_it_at_once(cast, out, site_client):
    page = reverse("admin:media_image_end", args=[out.image.pk])
    photo = signed_in(cast.photo)
    shown = photo.get(page).content.decode()
    assert out.headline in shown
    assert "Nothing is stated to stand in" in shown
    assert "Tick this" in photo.post(page).content.decode()
    photo.post(page, {"sure": "on"})
    told = words(get(site_client, out))
    assert "The bridge reopened." in told
    assert "Carts on the bridge." not in told
    assert Figure.objects.get(article=out).image == out.image
    assert signed_in(cast.reporter).get(page).status_code == 403


def test_a_reporter_does_not_begin_again_what_ended(cast):
    own = picture(added_by=cast.reporter, usable_until=timezone.now())
    client = signed_in(cast.reporter)
    page = reverse("admin:media_image_rights", args=[own.pk])
    assert client.post(page, {"source": "staff"}).status_code == 403
    set_back(own, usable_until=None)
    assert say(client, own, source="staff").status_code == 200
    own.refresh_from_db()
    assert own.source == "staff"


def front(user):
    return signed_in(user).get(reverse("admin:index")).content.decode()


def test_the_desk_hears_of_it_before_and_after(cast, out, river):
    """In every edition: the story and what readers get then, and what they get now."""
    korean = make_story(cast.chief, cast.ko, "다리가 다시 열렸다", slug="다리")
    figure = illustrated(korean, colour=(1, 2, 3))
    figure.image = out.image
    figure.save()
    assert "Pictures whose time ends" not in front(cast.photo)
    set_back(out.image, usable_until=timezone.now() + AHEAD)
    told = front(cast.photo)
    assert "Pictures whose time ends" in told
    assert "Then readers get no picture." in told
    assert out.headline in told
    # A draft of an edition that is not theirs: that there is one, and no more.
    assert "a story that is not open to you" in told
    assert "다리가" not in told
    assert "다리가" in front(cast.chief)
    assert "Pictures whose time ends" not in front(cast.reporter)
    set_back(out.image, usable_until=timezone.now() - AHEAD, replacement=river)
    told = front(cast.editor)
    assert "Readers get “River” now. Take it out of the desk copies." in told


def test_the_first_page_does_not_ask_more_for_more(cast, out):
    with CaptureQueriesContext(connection) as one:
        set_back(out.image, usable_until=timezone.now() + AHEAD)
        front(cast.photo)
    for shade in range(3):
        story = make_story(cast.chief, cast.en, f"Story {shade}", slug=f"s-{shade}")
        image = illustrated(story, colour=(shade, 2, 3)).image
        set_back(image, usable_until=timezone.now() + AHEAD)
    with CaptureQueriesContext(connection) as four:
        front(cast.photo)
    assert len(four) <= len(one)


def test_an_import_leaves_it_open_unless_told(cast, tmp_path):
    text = "Carts cross\n\n[Image: {}]\nA cart. / Image: Bo Lind\n\nThey crossed."
    for name, colour in (("one", (1, 1, 9)), ("two", (2, 2, 9))):
        (tmp_path / f"{name}.jpg").write_bytes(jpeg(colour=colour))
        (tmp_path / f"{name}.txt").write_text(text.format(f"{name}.jpg"))
    call_command("import_story", tmp_path / "one.txt", edition="en")
    more = {"edition": "en", "pictures_from": "agency"}
    call_command("import_story", tmp_path / "two.txt", **more)
    sources = Image.objects.order_by("pk").values_list("name", "source")
    assert list(sources) == [("one", ""), ("two", "agency")]
