"""A story's page, as a reader gets it."""

import re
import unicodedata
from datetime import timedelta

import pytest
from django.urls import reverse

from articles import workflow
from articles.body import block
from articles.models import Article, Byline, Section
from people.models import Edition, Person
from tests.articles.finished import (
    address,
    credit,
    get,
    illustrated,
    linked_data,
    page,
    publish,
    words,
)
from tests.cast import make_edition, make_story, paragraph


def test_it_works(published, site_client):
    response = get(site_client, published)
    assert response.status_code == 200
    assert "Bridge to the north reopens" in words(response)
    assert "The bridge reopened. Carts crossed it." in words(response)


def test_a_finished_story_shows_everything(whole, site_client):
    response = get(site_client, whole)
    shown = words(response)
    for part in (
        "Politics en / Roads",
        "Bridge to the north reopens",
        "First carts cross after the flood",
        "Carts on the bridge. / Image: Ilse Vand",
        "By Ansel Toor , Mara Quill and Osk Vann",
        "Translated by Han Seol and Bo Lind",
        "ULVEN — The bridge reopened.",
        "Two tolls",
        "We paid twice.",
        "Carts Men",
        "Editor&#x27;s note Up.",
        "Names were changed.",
        "It said two bridges.",
        "Please send questions about this story to desk@paper.example",
        "Mara Quill covers roads.",
        "Contact: mara@paper.example",
        "Roads &amp; rails",
        "한국어 original",
    ):
        assert part in shown
    for role in ("mara-quill", "osk-vann", "han-seol", "bo-lind"):
        assert f'href="/en/people/{role}/"' in page(response)
    assert 'href="mailto:mara@paper.example"' in page(response)
    assert "<ol><li>Carts</li>" in page(response)
    assert "<hr>" in page(response)


def test_a_private_address_is_not_shown(whole, site_client):
    assert "osk@x.example" not in page(get(site_client, whole))


def test_the_picture_comes_in_every_size(whole, site_client):
    shown = page(get(site_client, whole))
    image = whole.figures.get().image
    for rendition in image.renditions.filter(crop=""):
        assert f"/pictures/{rendition.name} {rendition.width}w" in shown
    assert 'alt="A bridge"' in shown
    assert 'width="1000" height="600"' in shown
    assert shown.count("<figure") == 1


def test_the_lead_is_not_lazy_and_later_pictures_are(cast, site_client):
    story = make_story(cast.chief, cast.en)
    illustrated(story)
    illustrated(story, "A cart", (9, 9, 9), block_at=2)
    workflow.approve_and_publish(story.pk, cast.chief)
    story.refresh_from_db()
    shown = page(get(site_client, story))
    lead, _, later = shown.partition('class="text"')
    assert 'fetchpriority="high"' in lead
    assert "lazy" not in lead
    assert 'loading="lazy"' in later


def test_dates_are_in_the_editions_zone_style_and_language(cast, site_client):
    story = publish(cast, cast.ko, "다리", slug="다리")
    local = story.windows.get().live_from.astimezone(cast.ko.zone)
    day = f"{local.year}년 {local.month}월 {local.day}일"
    assert f"{day} {local:%H:%M} KST" in words(get(site_client, story))


def test_updated_is_said_only_of_a_changed_story(cast, published, site_client):
    assert "Updated" not in words(get(site_client, published))
    Article.objects.filter(pk=published.pk).update(deck="Carts cross")
    workflow.update(published.pk, cast.editor)
    assert "Updated" in words(get(site_client, published))


def test_the_page_speaks_the_editions_language(cast, site_client):
    story = publish(cast, cast.ko, "다리", slug="다리")
    shown = page(get(site_client, story))
    assert '<html lang="ko" dir="ltr">' in shown
    assert "본문으로 건너뛰기" in shown
    assert "<bdi>Ansel Toor</bdi></a> 기자" in shown


def test_an_original_elsewhere_is_named(cast, site_client):
    there = "https://www.daily.example/a?b=1&c=2"
    story = publish(
        cast, cast.en, "From afar", source_language="ko", source_address=there
    )
    response = get(site_client, story)
    assert "Originally published in Korean at daily.example" in words(response)
    assert 'href="https://www.daily.example/a?b=1&amp;c=2"' in page(response)
    assert linked_data(response)["translationOfWork"]["url"] == there


def test_a_korean_address_works_in_any_spelling(cast, site_client):
    story = publish(cast, cast.ko, "다리", slug="다리가-열렸다")
    assert get(site_client, story).status_code == 200
    apart = unicodedata.normalize("NFD", f"/ko/story/{story.slug}/")
    response = site_client.get(apart)
    assert response.status_code == 301
    assert response["Location"] == address(story)


def test_a_hostile_headline_is_only_words(cast, site_client):
    hostile = "</script><script>alert(1)</script>"
    story = publish(cast, cast.en, hostile, deck=hostile, kicker=hostile)
    response = get(site_client, story)
    assert page(response).count("<script") == 1
    assert page(response).count("</script>") == 1
    assert linked_data(response)["headline"] == hostile


@pytest.mark.parametrize("language", ["zh-Hans", "xx", "not a tag", "", "fr", "he"])
def test_a_language_that_we_do_not_speak_still_has_its_pages(
    cast, published, site_client, language
):
    Edition.objects.filter(pk=cast.en.pk).update(language=language)
    response = get(site_client, published)
    assert response.status_code == 200
    assert 'lang="en" dir="ltr">Skip to the text' in page(response)
    assert site_client.get("/en/").status_code == 200


def test_it_takes_three_queries(whole, site_client, django_assert_num_queries):
    there = address(whole)
    with django_assert_num_queries(3):
        site_client.get(there)


def test_a_long_story_is_a_small_page(cast, site_client):
    text = "조사관들은 다리가 다시 열린 날을 기록했다. " * 12
    story = publish(cast, cast.ko, "긴 기사", slug="긴", body=[paragraph(text)] * 12)
    assert len(get(site_client, story).content) < 30_000


def test_an_empty_figure_row_does_not_break_a_page(cast, site_client):
    story = make_story(cast.chief, cast.en)
    story.body.insert(0, block("figure"))
    story.save()
    workflow.approve_and_publish(story.pk, cast.chief)
    assert get(site_client, Article.objects.get(pk=story.pk)).status_code == 200


def test_a_person_is_linked_where_they_are_today(cast, published, site_client):
    Person.objects.filter(slug="ansel-toor").update(slug="a-toor")
    assert 'href="/en/people/a-toor/"' in page(get(site_client, published))


def test_a_planned_story_appears_by_itself(cast, story, site_client):
    moment = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=moment)
    story.refresh_from_db()
    assert get(site_client, story).status_code == 404
    story.windows.update(live_from=moment - timedelta(hours=2))
    assert get(site_client, story).status_code == 200


def neighbours(response) -> str:
    return page(response).partition('class="neighbours"')[2].partition("</nav>")[0]


def test_a_story_ends_with_others_of_its_section(
    cast, whole, site_client, django_assert_max_num_queries
):
    wheat = Section.objects.create(edition=cast.en, slug="wheat", name="Wheat")
    other = publish(cast, cast.en, "A second bridge")
    publish(cast, cast.en, "Wheat is dear", section=wheat)
    publish(cast, cast.ko, "다리", slug="다리")
    here = address(whole)
    with django_assert_max_num_queries(3):
        response = site_client.get(here)
    assert re.findall(r"<li><a [^>]*>([^<]*)", neighbours(response)) == [
        "A second bridge"
    ]
    assert f'href="{address(other)}"' in neighbours(response)
    assert not neighbours(get(site_client, Article.objects.get(section=wheat)))


def test_a_withdrawn_neighbour_is_gone_at_once(cast, published, site_client):
    other = publish(cast, cast.en, "A second bridge")
    workflow.kill(other.pk, cast.editor)
    assert "A second bridge" not in page(get(site_client, published))


def test_who_revised_the_translation_is_credited(cast, site_client):
    korean = publish(cast, cast.ko, "다리가 다시 열렸다")
    story = make_story(cast.chief, cast.en, original=korean)
    credit(story, cast.en, "Han Seol", Byline.Role.TRANSLATOR)
    person = credit(story, cast.en, "Bo Lind", Byline.Role.REVISER)
    workflow.approve_and_publish(story.pk, cast.chief)
    story.refresh_from_db()
    response = get(site_client, story)
    assert "Translation revised by Bo Lind" in words(response)
    data = linked_data(response)
    assert [each["name"] for each in data["translator"]] == ["Han Seol"]
    assert data["translationOfWork"]["inLanguage"] == "ko"
    own = site_client.get(reverse("person", "newsroom.site_urls", ["en", person.slug]))
    assert "Revised in translation" in words(own)


def test_an_edition_from_right_to_left(cast, site_client):
    arabic = make_edition(
        "ar",
        language="ar",
        direction="rtl",
        name="العربية",
        contact_email="ar@paper.example",
    )
    story = publish(cast, arabic, "الجسر يفتح من جديد")
    shown = page(get(site_client, story))
    assert '<html lang="ar" dir="rtl">' in shown
    assert '<a href="/en/" lang="en" dir="ltr" hreflang="en">' in shown
