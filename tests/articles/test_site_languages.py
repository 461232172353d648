"""Lists in several languages: what machines are told, and what is not translated."""

import re

import pytest

from articles import workflow
from articles.models import Section, Topic, TopicName
from articles.public import absolute
from articles.site.frame import frame
from tests.articles.finished import (
    ROLE,
    credit,
    get,
    illustrated,
    linked_data,
    links,
    page,
    publish,
    words,
)
from tests.cast import make_edition, make_person, make_story

LISTS = ("/en/section/politics/", "/en/topic/roads/", "/en/people/ansel-toor/")


@pytest.fixture
def roads(cast):
    topic = Topic.objects.create(name="roads", slug="roads")
    TopicName.objects.create(topic=topic, edition=cast.ko, name="길")
    return topic


def on_roads(cast, roads, edition, headline, **fields):
    story = make_story(cast.chief, edition, headline, **fields)
    story.topics.add(roads)
    workflow.approve_and_publish(story.pk, cast.chief)
    return story


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_offered_in_the_languages_that_have_one(
    cast, roads, site_client, path
):
    on_roads(cast, roads, cast.en, "The bridge")
    make_edition("ja", name="日本語", position=3)
    assert links(site_client.get(path), "alternate") == []
    korean = on_roads(cast, roads, cast.ko, "다리")
    english = absolute("papers") + path.removeprefix("/")
    assert links(site_client.get(path), "alternate") == [
        ("en", english),
        ("ko", english.replace("/en/", "/ko/")),
        ("x-default", english),
    ]
    workflow.kill(korean.pk, cast.chief)
    assert links(site_client.get(path), "alternate") == []


def test_a_section_that_another_language_has_not_is_not_offered_there(
    cast, site_client
):
    publish(cast, cast.en, "The bridge")
    publish(cast, cast.ko, "다리")
    Section.objects.filter(edition=cast.ko).update(slug="정치")
    assert links(site_client.get("/en/section/politics/"), "alternate") == []


@pytest.mark.parametrize("path", LISTS)
def test_a_list_names_what_is_not_translated_where_the_edition_wants_it(
    cast, roads, told, site_client, django_assert_max_num_queries, path
):
    on_roads(cast, roads, cast.en, "An English one")
    korean = on_roads(cast, roads, cast.ko, "다리가 다시 열렸다")
    # In another section, on no topic, by nobody that the lists are about.
    wheat = Section.objects.create(edition=cast.ko, slug="wheat", name="밀")
    other = make_story(cast.chief, cast.ko, "밀값이 올랐다", section=wheat)
    other.bylines.update(person=make_person("Osk Vann", "osk-vann"))
    workflow.approve_and_publish(other.pk, cast.chief)
    assert "다리가" not in page(site_client.get(path))
    cast.en.shows_untranslated = True
    cast.en.save()
    frame.told(["*"])
    with django_assert_max_num_queries(7):
        shown = page(site_client.get(path))
    assert 'lang="ko" dir="ltr" hreflang="ko">다리가 다시 열렸다</a>' in shown
    assert "in Korean" in shown
    assert "밀값이" not in shown
    on_roads(cast, roads, cast.en, "The bridge", original=korean)
    assert "in Korean" not in page(site_client.get(path))


def test_a_paper_that_runs_from_right_to_left(cast, site_client):
    """Every text has its own direction: the page, a name, an address, a language."""
    persian = make_edition(
        "fa",
        direction="rtl",
        name="فارسی",
        time_zone="Asia/Tehran",
        name_joiner=" و ",
        image_credit="تصویر: {credit}",
        contact_email="fa@paper.example",
        position=3,
    )
    english = publish(cast, cast.en, "The bridge")
    story = make_story(cast.chief, persian, "پل دوباره باز شد", original=english)
    illustrated(story)
    credit(story, persian, "Mara Quill Jr.", ROLE.REPORTER)
    credit(story, persian, "Han Seol", ROLE.TRANSLATOR)
    workflow.approve_and_publish(story.pk, cast.chief)
    story.refresh_from_db()
    response = get(site_client, story)
    shown = page(response)
    assert '<html lang="fa" dir="rtl">' in shown
    assert "</bdi></a> و <a" in shown
    assert "<bdi>Mara Quill Jr.</bdi></a>" in shown
    assert "تصویر: <bdi>Ilse Vand</bdi>" in shown
    assert 'href="mailto:fa@paper.example" dir="ltr">' in shown
    assert (
        f'lang="en" dir="ltr" hreflang="en" rel="alternate" title="{english}"' in shown
    )
    assert re.search(
        "انتشار [۰-۹]{1,2} [^ ]+ [۰-۹]{4}، [۰-۹]{2}:[۰-۹]{2} ", words(response)
    )
    assert "زمان خواندن: ۱ دقیقه" in words(response)
    archive = words(site_client.get("/fa/archive/"))
    assert not re.search("[0-9]", archive.partition("بایگانی")[2].partition("©")[0])
    data = linked_data(response)
    assert [each["name"] for each in data["translator"]] == ["Han Seol"]
    assert data["translationOfWork"]["inLanguage"] == "en"


def test_a_section_with_nothing_of_its_own_names_what_is_elsewhere(cast, site_client):
    publish(cast, cast.ko, "다리가 다시 열렸다")
    cast.en.shows_untranslated = True
    cast.en.save()
    shown = page(site_client.get("/en/section/politics/"))
    assert "다리가 다시 열렸다" in shown
    assert "No stories yet." in shown
