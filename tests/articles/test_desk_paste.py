"""Paste a story: read it, look at what was understood, make the draft."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.checks.run import found_in
from articles.models import Article, Topic
from articles.translation import commissions
from people.roles import Role
from tests.articles.desk_forms import change_url
from tests.cast import make_person, make_user

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


def test_a_finished_translation_comes_to_its_original(client, cast, published):
    client.force_login(cast.korean_editor)
    asked = {"original": published.pk, "edition": "ko"}
    assert "Bridge to the north" in client.get(PASTE, asked).content.decode()
    sent = {"edition": cast.ko.pk, "original": published.pk, "_make": "1"}
    file = SimpleUploadedFile("sent.docx", word("다리가 다시 열렸다", "수레가 건넜다."))
    response = client.post(PASTE, {**sent, "file": file}, follow=True)
    made = Article.objects.get(edition=cast.ko)
    assert (made.headline, made.original) == ("다리가 다시 열렸다", published)
    assert response.redirect_chain[-1][0].endswith(f"/{made.pk}/pair/")
    assert response.context["sheet"].rows
    again = client.post(PASTE, {**sent, "text": "다리\n\n또 다른 글이 여기 있다."})
    assert "has a translation in 한국어" in again.content.decode()


def test_only_editions_that_can_have_it_are_offered(client, cast, published):
    client.force_login(cast.chief)
    page = client.get(PASTE, {"original": published.pk})
    offered = page.context["form"]["edition"]
    assert list(offered.field.queryset) == [cast.ko]
    assert offered.value() == cast.ko.pk


def test_a_pasted_translation_goes_to_who_has_it(client, cast, published):
    published.topics.add(Topic.objects.create(slug="trade"))
    korean = make_user("korean", Role.TRANSLATOR, cast.ko)
    korean.person = make_person("한가람", "han", cast.ko)
    korean.save()
    commissions.assign(published.pk, cast.ko, cast.korean_editor, korean)
    client.force_login(cast.korean_editor)
    sent = {"edition": cast.ko.pk, "original": published.pk, "_make": "1"}
    text = "다리가 다시 열렸다\n\n첫 수레가 다리를 건넜다."
    page = client.post(PASTE, {**sent, "text": text}, follow=True)
    assert "한가람 has this translation" in page.content.decode()
    made = Article.objects.get(edition=cast.ko)
    assert set(made.team.values_list("user", flat=True)) == {
        korean.pk,
        cast.korean_editor.pk,
    }
    assert made.section.slug == published.section.slug
    assert list(made.topics.all()) == list(published.topics.all())
    roles = made.bylines.values_list("person__slug", "role")
    assert list(roles) == [("ansel-toor", "reporter"), ("han", "translator")]
    made.bylines.filter(role="translator").delete()
    cast.ko.checks = {}
    cast.ko.save()
    made = Article.objects.get(pk=made.pk)
    advised = [each.sentence for each in found_in(made).advised]
    assert "No translator is credited." in advised


def test_a_damaged_word_file(at_desk, cast):
    file = SimpleUploadedFile("sent.docx", word("A headline", "<b")[:-90])
    page = check(at_desk, cast.en, text="What I pasted", file=file).content.decode()
    assert "What I pasted" in page
    assert "errorlist" in page


def word(*paragraphs):
    """A Word file as small as it can be."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rows = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        text = f'<w:document xmlns:w="{space}"><w:body>{rows}</w:body></w:document>'
        file.writestr("word/document.xml", text)
    return packed.getvalue()
