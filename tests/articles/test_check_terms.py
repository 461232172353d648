"""Advised before readers get a translation: its words against the glossary."""

import pytest

from articles.checks import found_in
from articles.models import Article, Byline
from people.models import Profile
from tests.articles.desk_forms import change_url
from tests.articles.terms import term
from tests.cast import make_person, make_story, paragraph, signed_in


@pytest.fixture
def translation(cast):
    korean = make_story(
        cast.chief,
        cast.ko,
        "메리크 다리가 열렸다",
        body=[paragraph("동지들이 메리크 다리를 건넜다.")],
    )
    return make_story(
        cast.chief,
        cast.en,
        "Bridge over the Merick opens",
        original=korean,
        body=[paragraph("Comrades crossed."), paragraph("The Merick rose.")],
    )


def told(article, check="glossary"):
    """Of the story as the database has it."""
    now = Article.objects.select_related("edition", "section").get(pk=article.pk)
    return [each for each in found_in(now).advised if each.check == check]


def test_it_works(cast, translation):
    term(cast.ko, cast.en, "메리크", "Merik", avoid="Merick\nMeric", kind="place")
    (finding,) = told(translation)
    assert finding.sentence == "“Merick” is a form to avoid. Write “Merik”."
    places = [(each.field, each.block, each.words) for each in finding.places]
    block = translation.body[1]["id"]
    assert places == [("id_headline", "", "Merick"), ("id_body", block, "Merick")]
    page = signed_in(cast.editor).get(change_url(translation)).content.decode()
    assert f'data-block="{block}"' in page


def test_a_name_is_written_in_one_way(cast, translation):
    translation.deck = "The Merik is high"
    translation.save()
    term(cast.ko, cast.en, "메리크", "Merik", avoid="Merick", kind="place")
    assert not told(translation)
    (finding,) = told(translation, "names")
    assert "“Merik” is also written “Merick”" in finding.sentence
    assert [each.field for each in finding.places] == ["id_headline", "id_body"]
    cast.en.checks |= {"names": "off"}
    cast.en.save()
    assert told(translation)


def test_a_word_that_is_no_name_is_meant_where_the_original_has_it(cast, translation):
    term(cast.ko, cast.en, "동지", "friend", avoid="comrades", note="Not a rank.")
    term(cast.ko, cast.en, "배", "ship", avoid="rose")
    (finding,) = told(translation)
    assert (
        finding.sentence == "“Comrades” is a form to avoid. Write “friend”. Not a rank."
    )


def test_a_person_who_is_credited_is_written_as_the_edition_does(cast, translation):
    person = make_person("문동희", "moon", cast.ko)
    Profile.objects.create(
        person=person,
        edition=cast.en,
        name="Moon Dong-hee",
        other_spellings="Mun Dong Hui",
    )
    translation.body = [paragraph("Mun Dong Hui (문동희) saw it.")]
    translation.save()
    assert not told(translation) and not told(translation, "names")
    Byline.objects.create(article=translation, person=person)
    (finding,) = told(translation, "names")
    assert "also written “Mun Dong Hui”" in finding.sentence


def test_what_is_right_for_one_name_is_not_wrong_because_of_another(cast, translation):
    term(cast.ko, cast.en, "메리크", "Merik", avoid="Merick", kind="place")
    term(cast.ko, cast.en, "메리크 시", "the Merick", kind="place")
    translation.headline = "Bridge opens"
    translation.save()
    assert not told(translation)


def test_originals_and_other_pairs_are_not_looked_at(cast, translation):
    term(cast.en, cast.ko, "Merik", "메리크", avoid="다리", kind="place")
    assert not told(translation)
    assert not told(translation.original)
