"""Where stories stand on an edition's front, and the page before the fronts."""

import re

import pytest

from articles import workflow
from articles.models import Section
from articles.public import absolute, path_of
from articles.site import layout
from tests.articles.erasing import LOOKED_AT
from tests.articles.finished import illustrated, links, page, publish, words
from tests.cast import make_edition, make_story

TOP = 1 + layout.SECONDS + layout.UNDER


@pytest.fixture
def full(cast):
    """More stories than the top of the front and one shelf have places for."""
    for number in range(TOP + layout.IN_SHELF + 2):
        publish(cast, cast.en, f"Number {number:02} of many")


def shelf(response, name) -> str:
    return page(response).partition(f"{name}</a></h2>")[2].partition("</section>")[0]


def numbers(html) -> list[int]:
    return [int(found) for found in re.findall(r"Number (\d\d) of many", html)]


def test_no_story_stands_twice_and_none_is_left_out(full, site_client):
    shown = numbers(page(site_client.get("/en/")))
    assert sorted(shown) == list(range(TOP + layout.IN_SHELF + 2))


def test_the_newest_lead_and_the_oldest_close(full, site_client):
    response = site_client.get("/en/")
    newest = TOP + layout.IN_SHELF + 1
    assert numbers(page(response))[0] == newest
    assert numbers(shelf(response, "Politics en")) == [5, 4, 3, 2]
    assert numbers(page(response).partition('id="more"')[2]) == [1, 0]


def test_a_story_with_a_picture_stands_at_the_top_of_its_shelf(cast, site_client):
    pictured = make_story(cast.chief, cast.en, "The pictured one")
    illustrated(pictured)
    workflow.approve_and_publish(pictured.pk, cast.chief)
    publish(cast, cast.en, "The plain one")
    for number in range(TOP):
        publish(cast, cast.en, f"Later {number}")
    shown = shelf(site_client.get("/en/"), "Politics en")
    assert shown.index("The pictured one") < shown.index("The plain one")


def test_a_section_without_stories_has_no_shelf(cast, full, site_client):
    Section.objects.create(edition=cast.en, slug="wheat", name="Wheat")
    response = site_client.get("/en/")
    assert shelf(response, "Politics en")
    assert not shelf(response, "Wheat")


def test_one_story_fills_a_front(cast, published, site_client):
    response = site_client.get("/en/")
    assert words(response).count("Bridge to the north reopens") == 1
    assert "top-stories alone" in page(response)


def test_the_year_is_said_once(cast, published, site_client):
    at = published.windows.get().live_from
    shown = words(site_client.get("/en/"))
    assert f"Updated {at:%B} {at.day}, {at.year}," in shown
    assert shown.count(f"{at.year}") == 1


def test_the_first_page_offers_every_language(
    cast, published, site_client, django_assert_num_queries
):
    publish(cast, cast.ko, "다리", slug="다리")
    with django_assert_num_queries(1):
        response = site_client.get("/")
    shown = words(response)
    assert response.status_code == 200
    assert "Choose a language" in shown
    assert "언어를 선택하십시오" in shown
    for name, *parts in (("front", "en"), ("front", "ko"), ("story", "ko", "다리")):
        assert f'href="{path_of(name, *parts)}"' in page(response)
    assert "Bridge to the north reopens" in shown
    assert '<section lang="ko" dir="ltr"' in page(response)


def test_the_question_is_asked_once_in_each_language_that_we_speak(cast, site_client):
    for code in ("de", "zh-Hans"):
        make_edition(code)
    assert words(site_client.get("/")).count("Choose a language") == 1


def test_a_language_without_stories_is_offered_too(cast, published, site_client):
    assert "The ko Paper" in words(site_client.get("/"))


def test_what_is_withdrawn_is_not_on_the_first_page(cast, published, site_client):
    workflow.kill(published.pk, cast.editor)
    assert "Bridge" not in words(site_client.get("/"))


def test_who_speaks_none_of_the_languages_is_sent_to_the_choice(
    cast, published, site_client
):
    publish(cast, cast.ko, "다리", slug="다리")
    for path in ("/en/", "/ko/", "/"):
        offered = dict(links(site_client.get(path), "alternate"))
        assert offered["x-default"] == absolute("papers")
        assert set(offered) == {"en", "ko", "x-default"}


def test_machines_are_sent_to_languages_with_stories_only(cast, site_client):
    korean = publish(cast, cast.ko, "다리", slug="다리")
    make_edition("ja", name="日本語", position=3)
    publish(cast, cast.en, "The bridge")
    for path in ("/en/", "/"):
        offered = dict(links(site_client.get(path), "alternate"))
        assert set(offered) == {"en", "ko", "x-default"}
    workflow.kill(korean.pk, cast.chief)
    for path in ("/en/", "/ko/", "/ja/", "/"):
        assert links(site_client.get(path), "alternate") == []


def test_what_is_not_translated_is_named_where_the_edition_wants_it(cast, site_client):
    korean = publish(cast, cast.ko, "다리가 다시 열렸다")
    publish(cast, cast.en, "An English one")
    assert "다리가" not in page(site_client.get("/en/"))
    cast.en.shows_untranslated = True
    cast.en.save()
    shown = page(site_client.get("/en/"))
    assert "in Korean" in shown
    assert 'lang="ko" dir="ltr" hreflang="ko">다리가 다시 열렸다</a>' in shown
    publish(cast, cast.en, "The bridge", original=korean)
    assert "in Korean" not in page(site_client.get("/en/"))


def test_a_picture_says_who_made_it_and_that_of_the_lead_what_it_shows(
    cast, site_client
):
    for headline in ("The second", "The lead"):
        story = make_story(cast.chief, cast.en, headline)
        illustrated(story)
        workflow.approve_and_publish(story.pk, cast.chief)
    shown = page(site_client.get("/en/"))
    captions = re.findall("<figcaption>.*?</figcaption>", shown)
    assert len(captions) == shown.count("<picture>") == 2
    assert all("Image: <bdi>Ilse Vand</bdi>" in each for each in captions)
    assert ["Carts on the bridge." in each for each in captions] == [True, False]
    section = page(site_client.get("/en/section/politics/"))
    assert section.count("Image: <bdi>Ilse Vand</bdi>") == 2


def test_a_lead_without_a_caption_says_who_made_its_picture(cast, site_client):
    story = make_story(cast.chief, cast.en, "The bridge")
    figure = illustrated(story)
    figure.caption = ""
    figure.save()
    workflow.approve_and_publish(story.pk, cast.chief, overriding=LOOKED_AT)
    shown = page(site_client.get("/en/"))
    assert '<figcaption><span class="credit">Image: <bdi>Ilse Vand</bdi>' in shown


def test_the_imprint_has_addresses_to_write_to(cast, published, site_client):
    cast.en.imprint = "Editor: Hester · desk-en@paper.example, or <nobody@> at home"
    cast.en.save()
    for path in ("/en/", "/", "/t/en/"):
        foot = page(site_client.get(path)).partition("<footer")[2]
        assert (
            "<p>Editor: Hester · "
            '<a href="mailto:desk-en@paper.example" dir="ltr">desk-en@paper.example</a>'
            ", or &lt;nobody@&gt; at home</p>"
        ) in foot
