"""Pictures from a phone: a light page of one story, and nothing else on it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles import workflow
from articles.models import Article, Revision
from articles.steps import Refused
from media.models import Caption, Image
from people.models import Edition
from tests.cast import make_story, signed_in
from tests.media_files import jpeg
from tests.media_told import telling_jpeg


def page_of(story):
    return reverse("admin:articles_article_pictures", args=[story.pk])


@pytest.fixture
def phone(cast):
    return signed_in(cast.reporter)


def give(client, data=None, name="IMG_1.jpg"):
    """What the script sends as soon as a picture is chosen."""
    file = SimpleUploadedFile(name, data or telling_jpeg(), "image/jpeg")
    answer = client.post(
        f"{reverse('admin:media_image_upload')}?edition=en",
        {"files": file},
        headers={"Accept": "application/json"},
    )
    return answer.json()["picture"]


def put(client, story, *pictures, **words):
    sent = {"picture": pictures, "source": "freelance"}
    for each in pictures:
        sent |= {f"picture{each}-{name}": text for name, text in words.items()}
    headers = {"Accept": "application/json"}
    return client.post(page_of(story), sent, headers=headers)


def figures(story):
    story = Article.objects.get(pk=story.pk)
    rows = {figure.block: figure for figure in story.figures.all()}
    return [(rows.get(each["id"]), each["type"]) for each in story.body]


def test_it_works(cast, phone, story):
    first, second = give(phone), give(phone, jpeg(colour=(1, 2, 3)))
    answer = put(phone, story, first, second, text="The bridge", credit="Mira Holt")
    assert answer.json()["sentence"] == "2 pictures are in the story."
    placed = figures(story)
    assert [kind for _row, kind in placed] == [
        "figure",
        "paragraph",
        "paragraph",
        "figure",
    ]
    assert [placed[at][0].image_id for at in (0, 3)] == [first, second]
    assert {each.source for each in Image.objects.all()} == {"freelance"}
    assert placed[0][0].caption == ""
    words = Caption.objects.get(image=first)
    assert (words.edition, words.text, words.credit) == (
        cast.en,
        "The bridge",
        "Mira Holt",
    )
    assert Revision.objects.filter(article=story).latest("number").by == cast.reporter


def test_sent_again_after_a_lost_answer_it_stands_there_once(phone, story):
    picture = give(phone)
    put(phone, story, picture, text="One")
    put(phone, story, picture, text="One")
    assert [kind for _row, kind in figures(story)].count("figure") == 1
    assert Revision.objects.filter(article=story).count() == 2


def test_words_that_the_library_has_are_not_written_over(cast, phone, story):
    picture = give(phone)
    Caption.objects.create(image_id=picture, edition=cast.en, text="Old", credit="A")
    put(phone, story, picture, text="For this story", credit="A")
    (figure, _kind) = figures(story)[0]
    assert (figure.caption, figure.credit) == ("For this story", "")
    assert Caption.objects.get().text == "Old"


def test_without_scripts_the_file_is_sent_first_and_then_confirmed(phone, story):
    file = SimpleUploadedFile("IMG_1.jpg", telling_jpeg(), "image/jpeg")
    page = phone.post(page_of(story), {"file": file, "text": "As I saw it"})
    (form,) = page.context["confirm"]
    assert form["text"].value() == "As I saw it"
    assert form["credit"].value() == "Ansel Toor / Norr Press"
    assert "SN-0815" in page.content.decode()
    assert not story.figures.exists()
    words = {f"{form.prefix}-text": "As I saw it", "picture": form.image.pk}
    assert "The picture is in the story." in (
        phone.post(page_of(story), words, follow=True).content.decode()
    )
    assert story.figures.get().image == form.image


def test_a_refused_file_says_why_and_what_was_typed_comes_back(phone, story):
    file = SimpleUploadedFile("notes.pdf", b"%PDF-1.7", "application/pdf")
    page = phone.post(page_of(story), {"file": file, "text": "As I saw it"})
    assert page.status_code == 422
    assert "the format PDF" in page.content.decode()
    assert "As I saw it" in page.content.decode()
    assert not Image.objects.exists()


def test_a_stranger_to_the_story_changes_nothing(cast, story):
    picture = give(signed_in(cast.photo))
    for user in (cast.photo, cast.colleague, cast.translator):
        client = signed_in(user)
        assert put(client, story, picture, text="Mine").status_code in (403, 404)
    assert not story.figures.exists()


def test_the_story_leads_there_whoever_may_add_pictures(cast, phone, story):
    address = reverse("admin:articles_article_change", args=[story.pk])
    assert page_of(story) in phone.get(address).content.decode()
    theirs = make_story(cast.translator, cast.en)
    address = reverse("admin:articles_article_change", args=[theirs.pk])
    page = signed_in(cast.translator).get(address).content.decode()
    assert page_of(theirs) not in page
    assert 'class="story-main"' in page


def test_it_is_light(phone, story):
    """Without the frame of the desk: a few kilobytes and one script."""
    page = phone.get(page_of(story)).content.decode()
    assert len(page) < 8_000
    assert page.count("<script") == 1
    assert page.count("stylesheet") == 2


def test_the_alt_text_that_a_phone_does_not_ask_for_is_a_gap(cast, phone, story):
    """In the photo desk's pile and queue, and in what is said before print."""
    picture = give(phone)
    put(phone, story, picture, text="The bridge", credit="Mira Holt")
    photo = signed_in(cast.photo)
    front = photo.get(reverse("admin:index")).context["front"]
    (row,) = next(each for each in front.piles if each.key == "pictures").rows
    assert row.more["image"].pk == picture
    assert [str(each) for each in row.more["lacks"]] == ["alt text"]
    queue = photo.get(reverse("admin:articles_article_captions")).content.decode()
    assert f"alt-{picture}-{cast.en.pk}" in queue
    assert f"text-{picture}-{cast.en.pk}" not in queue
    Edition.objects.filter(pk=cast.en.pk).update(checks={"alt": "required"})
    with pytest.raises(Refused) as refused:
        workflow.approve_and_publish(story.pk, cast.editor)
    said = [str(each) for each in refused.value.missing]
    assert any("Picture 1 has no alt text." in each for each in said)
