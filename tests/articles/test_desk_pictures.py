"""Pictures on a story's page: the lines in the text and the rows agree."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article
from articles.plaintext import to_text
from media import intake
from media.models import Image
from tests.articles.desk_forms import change_url, fields, opened
from tests.media_files import jpeg


@pytest.fixture
def at_desk(client, cast):
    client.force_login(cast.reporter)
    return client


def upload(name="bridge.jpg", data=None):
    return SimpleUploadedFile(name, data or jpeg(), "image/jpeg")


def save(client, story, **changes):
    """Post the page with changes, given as credits__0__person for credits-0-person."""
    changes = {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(change_url(story), opened(client, story) | changes)


def figures(story):
    """The figures in the order of the body."""
    story = Article.objects.get(pk=story.pk)
    rows = {figure.block: figure for figure in story.figures.all()}
    return [rows[each["id"]] for each in story.body if each["type"] == "figure"]


def text(story):
    return to_text(Article.objects.get(pk=story.pk).body)


@pytest.fixture
def with_two(at_desk, story):
    body = "[Image: a.jpg]\n\nThe bridge reopened.\n\n[Image: b.jpg]\n\nCarts crossed."
    save(at_desk, story, body=body)
    save(at_desk, story, figures__0__caption="First", figures__1__caption="Second")
    return story


def test_it_works(at_desk, cast, story):
    save(
        at_desk,
        story,
        figures__0__upload=upload(),
        figures__0__caption="The bridge",
        figures__0__alt="A bridge",
        figures__0__credit="Ansel Toor",
    )
    (figure,) = figures(story)
    assert figure.image.name == "bridge"
    assert figure.image.added_by == cast.reporter
    assert (figure.caption, figure.alt, figure.credit) == (
        "The bridge",
        "A bridge",
        "Ansel Toor",
    )
    assert text(story).startswith("[Image 1]\n\nThe bridge reopened.")
    page = at_desk.get(change_url(story)).content.decode()
    assert figure.image.renditions.filter(format="jpg").first().name in page


def test_a_line_in_the_text_makes_a_row(with_two):
    assert [figure.file_name for figure in figures(with_two)] == ["a.jpg", "b.jpg"]


def test_rows_are_numbered_in_the_order_of_the_text(at_desk, with_two):
    body = "[Image 2]\n\nThe bridge reopened.\n\n[Image 1]\n\nCarts crossed."
    save(at_desk, with_two, body=body)
    assert [figure.caption for figure in figures(with_two)] == ["Second", "First"]
    sent = opened(at_desk, with_two)
    assert sent["figures-0-caption"] == "Second"
    assert sent["body"].startswith("[Image 1]")


def test_a_new_row_stands_where_the_text_says(at_desk, story):
    body = "The bridge reopened.\n\n[Image 1]\n\nCarts crossed."
    save(at_desk, story, body=body, figures__0__upload=upload())
    assert text(story) == body
    assert figures(story)[0].image


def test_a_removed_row_leaves_the_text(at_desk, with_two):
    save(at_desk, with_two, figures__0__DELETE="on")
    assert [figure.caption for figure in figures(with_two)] == ["Second"]
    assert text(with_two).count("[Image") == 1


def test_a_lost_line_is_asked_about_and_nothing_is_saved(at_desk, with_two):
    response = save(at_desk, with_two, body="Only words.", headline="New")
    assert "no lines [Image 1], [Image 2] any more" in response.content.decode()
    assert fields(response)["body"] == "Only words."
    assert fields(response)["figures-1-caption"] == "Second"
    assert len(figures(with_two)) == 2


def test_a_refused_file_is_named_and_the_rest_comes_back(at_desk, story):
    version = story.version
    response = save(
        at_desk,
        story,
        body="New words.",
        figures__0__upload=upload("notes.jpg", b"no picture at all"),
        figures__0__caption="The bridge",
    )
    page = response.content.decode()
    assert "This is no picture. Add a JPEG" in page
    assert fields(response)["body"] == "New words."
    assert fields(response)["figures-0-caption"] == "The bridge"
    assert Article.objects.get(pk=story.pk).version == version
    assert not Image.objects.exists()


def test_a_good_file_is_kept_while_another_field_is_mended(at_desk, cast, story):
    response = save(at_desk, story, planned_at="never", figures__0__upload=upload())
    chosen = fields(response)["figures-0-image"]
    assert Image.objects.get().pk == int(chosen)
    sent = fields(response) | {"planned_at": ""}
    at_desk.post(change_url(story), sent)
    assert figures(story)[0].image_id == int(chosen)


def test_an_empty_file_is_refused_in_words(at_desk, story):
    empty = SimpleUploadedFile("empty.jpg", b"", "image/jpeg")
    response = save(at_desk, story, figures__0__upload=empty)
    assert "This is no picture. Add a JPEG" in response.content.decode()


def test_who_may_not_add_pictures_sees_no_place_for_a_file(client, cast):
    from tests.cast import make_story

    story = make_story(cast.translator, cast.en)
    client.force_login(cast.translator)
    page = client.get(change_url(story)).content.decode()
    assert 'name="figures-0-image"' in page
    assert 'name="figures-0-upload"' not in page
    save(client, story, figures__0__upload=upload())
    assert not Image.objects.exists()


def test_pictures_are_served_to_who_has_a_role_only(at_desk, client, cast):
    image = intake.take_in(upload(), "bridge", cast.reporter)
    address = f"/pictures/{image.renditions.first().name}"
    assert at_desk.get(address).status_code == 200
    client.force_login(cast.stranger)
    assert client.get(address).status_code == 403
    client.force_login(cast.reporter)
    assert client.get("/pictures/..%2Fsecrets.jpg").status_code == 404


def test_where_it_is_from_is_said_in_the_story(at_desk, cast, story):
    """Of one's own picture, and never over what the library says."""
    save(at_desk, story, figures__0__upload=upload(), figures__0__source="agency")
    image = Image.objects.get()
    assert image.source == "agency"
    save(at_desk, story, figures__0__source="staff")
    Image.objects.update(source="", added_by=cast.editor)
    save(at_desk, story, figures__0__source="staff")
    assert Image.objects.get().source == ""
    Image.objects.update(added_by=cast.reporter)
    page = at_desk.get(change_url(story)).content.decode()
    door = f"{reverse('admin:media_image_rights', args=[image.pk])}?story={story.pk}"
    assert door in page
    assert "Back to the story" in at_desk.get(door).content.decode()
    answer = at_desk.post(door, {"source": "pool", "licence": ""})
    assert answer.url == change_url(story)
    elsewhere = door.replace(f"={story.pk}", "=https://evil.example")
    answer = at_desk.post(elsewhere, {"source": "pool", "licence": ""})
    assert answer.url == reverse("admin:media_image_change", args=[image.pk])
