"""Paste a story: read it, look at what was understood, make the draft."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article
from tests.articles.desk_forms import change_url
from tests.cast import make_person

PASTE = reverse("admin:articles_article_paste")
STORY = """Ferry to Sorrel Point stops for the winter

Passengers are told to take the ridge road

SORREL POINT — The ferry made its last crossing on Friday, the harbour office said.

[Image: ferry.jpg]
The ferry at the pier in October / Image: Tam Orrow

Nobody on the island had been told before, three residents said.

Please direct any comments or questions about this article to other@paper.example.

Lio Marsh has covered the northern coast since 2019. lio@paper.example
"""


@pytest.fixture
def at_desk(client, cast):
    client.force_login(cast.reporter)
    return client


def check(client, edition, text=STORY, **sent):
    return client.post(PASTE, {"edition": edition.pk, "text": text, **sent})


def make(client, edition, text=STORY):
    return client.post(
        PASTE, {"edition": edition.pk, "text": text, "_make": "1"}, follow=True
    )


def test_it_works(at_desk, cast):
    page = check(at_desk, cast.en).content.decode()
    assert "Ferry to Sorrel Point stops for the winter" in page
    assert "ferry.jpg" in page
    assert "Tam Orrow" in page
    assert "other@paper.example" in page
    assert not Article.objects.exists()

    response = make(at_desk, cast.en)
    article = Article.objects.get()
    assert response.redirect_chain[-1][0] == change_url(article)
    assert article.headline == "Ferry to Sorrel Point stops for the winter"
    assert article.figures.get().credit == "Tam Orrow"
    assert article.team.get().user == cast.reporter
    assert article.state == Article.State.DRAFT


def test_a_known_person_is_said_to_be_known(at_desk, cast):
    make_person("Lio Marsh", "lio-marsh", cast.en)
    response = check(at_desk, cast.en)
    people = {each.name: each.known for each in response.context["credited"]}
    assert [str(person) for person in people["Lio Marsh"]] == ["Lio Marsh"]


def test_pasting_it_twice_does_not_double(at_desk, cast):
    make(at_desk, cast.en)
    response = make(at_desk, cast.en, STORY.replace("\n", "\r\n"))
    assert Article.objects.count() == 1
    assert "imported before" in response.content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty."),
        (b"%PDF-1.7 not a text", "This is a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    ],
)
def test_a_file_that_is_no_text_is_refused_and_the_rest_comes_back(
    at_desk, cast, data, words
):
    file = SimpleUploadedFile("story.txt", data)
    page = check(at_desk, cast.en, text="What I pasted", file=file).content.decode()
    assert words in page
    assert "What I pasted" in page


def test_a_file_in_an_old_korean_encoding(client, cast):
    client.force_login(cast.korean_editor)
    text = "북쪽 다리 다시 열렸다\n\n다리는 금요일에 다시 열렸다. 주민들이 건넜다.\n"
    file = SimpleUploadedFile("story.txt", text.encode("cp949"))
    response = check(client, cast.ko, text="", file=file)
    assert response.context["parsed"].headline == "북쪽 다리 다시 열렸다"
    assert response.context["text"] == text


@pytest.mark.parametrize("text", ["", "   \n", "…!?"])
def test_nothing_to_read(at_desk, cast, text):
    page = check(at_desk, cast.en, text=text).content.decode()
    assert "There are no words in this text." in page


def test_five_megabytes(at_desk, cast):
    text = "A sentence of a very long story. " * 155_000
    response = check(at_desk, cast.en, text=text)
    assert "MB" in str(response.context["form"].errors)
    assert text in response.content.decode()


def test_back_to_the_text(at_desk, cast):
    response = check(at_desk, cast.en, _back="1")
    assert "Tam Orrow" in response.context["form"]["text"].value()
    assert not Article.objects.exists()


def test_only_where_one_may_paste(client, cast):
    client.force_login(cast.reporter)
    assert make(client, cast.ko).context["form"].errors["edition"]
    client.force_login(cast.photo)
    assert client.get(PASTE).status_code == 403
    assert make(client, cast.en).status_code == 403
    assert not Article.objects.exists()


def test_the_list_and_the_first_page_lead_there(at_desk, client, cast):
    for url in (reverse("admin:index"), reverse("admin:articles_article_changelist")):
        assert PASTE in at_desk.get(url).content.decode()
    client.force_login(cast.photo)
    assert PASTE not in client.get(reverse("admin:index")).content.decode()
