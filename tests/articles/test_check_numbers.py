"""Advised before readers get a translation: numbers of the original that it lacks."""

import pytest

from articles.checks import found_in
from articles.models import Article, Rendering
from articles.translation.numbers import lacks
from tests.articles.desk_forms import change_url
from tests.articles.test_desk_tables import korean, priced  # noqa: F401
from tests.articles.test_tables import table
from tests.cast import paragraph, signed_in

TYPED = """| 품목 | 평양 | 신의주 |
| === | --- | --- |
| 쌀 1kg | ٥٬١٠٠ | 5천원 |
| 휘발유 | 없음 | 12,5 |"""


@pytest.fixture
def translated(korean):  # noqa: F811
    korean.renderings.update(state=Rendering.State.DONE)
    return korean


def told(article, typed):
    """Of the story with this table."""
    now = Article.objects.select_related("edition", "section").get(pk=article.pk)
    now.body = [{**table(typed), "id": now.body[0]["id"]}, *now.body[1:]]
    now.save()
    return [each for each in found_in(now).advised if each.check == "numbers"]


def test_it_works(cast, translated):
    assert not told(translated, TYPED)
    wrong = TYPED.replace("٥٬١٠٠", "0").replace("12,5", "")
    (finding,) = told(translated, wrong)
    assert finding.sentence == "Table 1: the original has other numbers in 2 cells:"
    labels = ["row 2, column 2 (0)", "row 3, column 3 (empty)"]
    assert [place.label for place in finding.places] == labels
    # The original may not be open to who reads this.
    assert "5,100" not in finding.words
    shown = signed_in(cast.chief).get(change_url(translated)).content.decode()
    assert "row 2, column 2 (0)" in shown
    cast.ko.checks |= {"numbers": "off"}
    cast.ko.save()
    assert not told(translated, wrong)


def test_a_table_of_another_shape_is_compared_as_a_whole(translated):
    lines = TYPED.splitlines()
    moved = "\n".join([*lines[:2], lines[3], "| 소금 | 9 | 9 |", lines[2]])
    assert not told(translated, moved)
    (finding,) = told(translated, moved.replace("12,5", "7"))
    assert [place.label for place in finding.places] == ["table 1"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("1 200 people", "1,200명"),
        ("In 2020 300 people", "2020년에 300명"),
        ("30,000", "3만"),
        ("1,00,000", "十万 100000"),
        ("۱۲", "12"),
        ("11월 12일", "12 November"),
        ("No number", "없음"),
    ],
)
def test_the_same_number_written_otherwise(source, target):
    assert not lacks(source, target)


def test_what_is_told_of_running_text(cast, translated):
    assert lacks("1,200", "0") and lacks("5", "five")
    assert not lacks("5 and 10", "five and ten", least=10)
    assert lacks("5 and 1,200", "five", least=10)


def test_a_part_is_called_as_it_is_beside_the_original(translated):
    """What the translation has of its own before it moves no number."""
    own, more = paragraph("[필요]"), table(TYPED)
    translated.body = [own, more, *translated.body]
    translated.save()
    translated.renderings.update(state=Rendering.State.TODO)
    waiting = [each.sentence for each in found_in(translated).required]
    assert "Still to be translated: table 1." in waiting
