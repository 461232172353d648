"""`manage.py import_story`: from a file to a draft, or to JSON and no row at all."""

import json

import pytest
from django.core.management import CommandError, call_command

from articles.compose import compose
from articles.models import Article, Byline
from people.models import Person
from tests.cast import make_person
from tests.media_files import jpeg

TEXT = """Ferry to Orsk island runs again

After nine weeks the crossing opened to people without a permit

[Image: ferry.jpg]
The ferry at its berth in Orsk last spring. / Image: Lena Brandt

The ferry to Orsk island took passengers on Monday for the first time since August.

“I had not seen my mother since summer,” said a passenger on the first crossing.

## Two sailings a day

- one in the morning
- one at dusk

An old map of the island. / Image: Harbour Museum

Tickets cost 40 lenn, twice as much as in spring.

*Translated by Iva Norde

Please direct any comments or questions about this article to old@paper.example.

Bram Olsted covers ports. He studied in Orsk. He can be reached at bram@paper.example
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments, capsys=None):
    call_command("import_story", *arguments)
    return capsys.readouterr().out if capsys else None


def test_it_works(cast, file, capsys):
    out = run(file, capsys=capsys)
    article = Article.objects.get()
    assert article.headline == "Ferry to Orsk island runs again"
    assert article.deck.startswith("After nine weeks")
    assert article.edition == cast.en
    assert article.state == Article.State.DRAFT
    assert [each["type"] for each in article.body] == [
        "figure",
        "paragraph",
        "paragraph",
        "subheading",
        "list",
        "figure",
        "paragraph",
    ]
    assert len(article.body[4]["items"]) == 2
    assert "Ferry to Orsk" in out


def test_figures_have_caption_and_credit(cast, file):
    run(file)
    first, second = Article.objects.get().figures.all()
    assert first.caption == "The ferry at its berth in Orsk last spring."
    assert (first.credit, first.file_name) == ("Lena Brandt", "ferry.jpg")
    assert (second.credit, second.image) == ("Harbour Museum", None)


def test_a_picture_beside_the_file_is_taken_in(cast, file):
    (file.parent / "ferry.jpg").write_bytes(jpeg())
    run(file)
    assert Article.objects.get().figures.first().image.renditions.exists()


def test_a_picture_outside_the_folder_is_not(cast, tmp_path):
    (tmp_path / "secret.jpg").write_bytes(jpeg())
    folder = tmp_path / "stories"
    folder.mkdir()
    path = folder / "ferry.txt"
    path.write_text(TEXT.replace("ferry.jpg", "../secret.jpg"), "utf-8")
    run(path)
    assert not Article.objects.get().figures.filter(image__isnull=False).exists()


def test_new_people_never_sign_in(cast, file):
    run(file)
    bram = Person.objects.get(name="Bram Olsted")
    assert (bram.email, bram.email_public) == ("bram@paper.example", False)
    profile = bram.profiles.get(edition=cast.en)
    assert "bram@" not in profile.bio
    assert profile.bio.startswith("Bram Olsted covers ports")
    assert not hasattr(bram, "user")


def test_a_translators_credit_makes_it_a_translation(cast, file):
    run(file)
    article = Article.objects.get()
    assert article.is_translation
    assert article.original is None
    roles = article.bylines.values_list("person__name", "role")
    assert set(roles) == {
        ("Bram Olsted", Byline.Role.REPORTER),
        ("Iva Norde", Byline.Role.TRANSLATOR),
    }


def test_known_people_are_found_by_another_spelling(cast, tmp_path):
    known = make_person("백소람", "baek", cast.ko)
    path = tmp_path / "story.txt"
    path.write_text(TEXT.replace("Iva Norde", "Baek So-ram"), "utf-8")
    run(path)
    assert known.bylines.get().role == Byline.Role.TRANSLATOR
    assert known.profiles.get(edition=cast.en).name == "Baek So-ram"


def test_another_contact_address_is_pointed_out(cast, file, capsys):
    assert "old@paper.example" in run(file, capsys=capsys)


def test_running_it_twice_does_not_double(cast, file, capsys):
    run(file)
    out = run(file, capsys=capsys)
    assert Article.objects.count() == 1
    assert Person.objects.filter(name="Bram Olsted").count() == 1
    assert "imported before" in out


def test_a_text_saved_in_another_way_does_not_double(cast, file, capsys):
    run(file)
    text = TEXT.replace("\n", "\r\n").encode("utf-16")
    file.write_bytes(text)
    assert "imported before" in run(file, capsys=capsys)
    assert Article.objects.count() == 1


def test_one_bad_file_does_not_stop_the_others(cast, file, capsys):
    bad = file.with_name("bad.txt")
    bad.touch()
    with pytest.raises(CommandError, match=r"1 of 2 not imported: bad\.txt\. The oth"):
        run(bad, file)
    assert Article.objects.get().headline == "Ferry to Orsk island runs again"


def test_a_folder_is_no_story(cast, tmp_path, capsys):
    with pytest.raises(CommandError, match="Nothing was imported"):
        run(tmp_path)
    assert "cannot be read" in capsys.readouterr().err


def test_links_and_emphasis_are_kept(cast, file):
    old, new = "twice as much as in spring", "[twice](https://p.example) as **much**"
    file.write_text(TEXT.replace(old, new), "utf-8")
    run(file)
    assert Article.objects.get().body[-1]["spans"] == [
        {"text": "Tickets cost 40 lenn, "},
        {"text": "twice", "href": "https://p.example"},
        {"text": " as "},
        {"text": "much", "strong": True},
        {"text": "."},
    ]


def test_readers_are_not_told_of_an_undetermined_language(cast, file):
    run(file)
    article = Article.objects.get()
    assert article.is_translation
    assert compose(article)["source"] is None


def test_it_is_on_the_team_of_who_imports(cast, file):
    run(file, "--as", "reporter")
    assert Article.objects.get().team.get().user == cast.reporter


def test_who_may_not_start_a_story_is_refused(cast, file, capsys):
    with pytest.raises(CommandError):
        run(file, "--as", "korean_editor")
    assert "may not start" in capsys.readouterr().err
    assert not Article.objects.exists()


def test_an_edition_that_does_not_exist(cast, file):
    with pytest.raises(CommandError, match="There is no edition “xx”. There are: en"):
        run(file, "--edition", "xx")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
        (b"Words. \n" * 700_000, "5.6 MB"),
    ],
)
def test_a_file_that_is_no_story(cast, tmp_path, capsys, data, sentence):
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    with pytest.raises(CommandError):
        run(path)
    assert sentence in capsys.readouterr().err
    assert not Article.objects.exists()


def test_korean_in_a_legacy_encoding(cast, tmp_path, capsys):
    text = (
        "오르스크 섬 여객선 운항 재개\n\n"
        "아홉 주 만에 허가증 없는 주민도 배를 탈 수 있게 됐다\n\n"
        "오르스크 섬을 오가는 여객선이 월요일 다시 승객을 태웠다. 팔월 이후 처음이다.\n"
    )
    path = tmp_path / "story.txt"
    path.write_bytes(text.encode("cp949"))
    out = run(path, capsys=capsys)
    assert Article.objects.get().edition == cast.ko
    assert Article.objects.get().headline == "오르스크 섬 여객선 운항 재개"
    assert "CP949" in out or "EUC-KR" in out


def test_a_lone_surrogate_and_a_byte_order_mark(cast, tmp_path):
    path = tmp_path / "story.txt"
    data = b"\xef\xbb\xbf" + TEXT.replace("spring.\n", "spring\n").encode()
    path.write_bytes(data.replace(b"mother", b"mo\xed\xa0\x80ther"))
    run(path)
    article = Article.objects.get()
    assert article.headline == "Ferry to Orsk island runs again"
    assert "ther since summer" in str(article.body)


def test_parse_prints_json_and_nothing_else(file, capsys):
    parsed = json.loads(run("--parse", file, capsys=capsys))
    assert list(parsed) == [
        *("headline", "deck", "language", "paragraphs", "images", "translators"),
        *("contact_email", "reporters", "notes"),
    ]
    assert [each["after_paragraph"] for each in parsed["images"]] == [0, 5]
    assert parsed["images"][0]["credit"] == "Lena Brandt"
    assert parsed["translators"] == ["Iva Norde"]
    assert parsed["reporters"][0]["email"] == "bram@paper.example"


def test_parse_of_several_is_a_list(file, capsys):
    assert len(json.loads(run("--parse", file, file, capsys=capsys))) == 2


def test_parse_refuses_with_a_sentence_and_code_2(tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(CommandError, match="empty") as refused:
        run("--parse", empty)
    assert refused.value.returncode == 2
    assert capsys.readouterr().out == ""


def test_a_file_that_is_not_there(capsys):
    with pytest.raises(CommandError, match="cannot be read"):
        run("--parse", "nowhere.txt")
