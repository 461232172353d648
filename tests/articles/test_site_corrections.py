"""Corrections: where they stand on a story, for machines, and all on one page."""

import re
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest

from articles import workflow
from articles.models import Correction, LiveArticle, Note
from articles.parts import parts_of
from articles.site import live
from people.models import Edition
from tests.articles.desk_forms import confirm
from tests.articles.finished import linked_data, page, publish, words
from tests.cast import make_edition

PAGE = "/en/corrections/"
Kind, Place = Correction.Kind, Note.Place


def address(story):
    return f"/{story.edition.code}/story/{story.slug}/"


def before_text(response) -> str:
    body = page(response).partition("<body>")[2]
    return body.partition("The bridge reopened.")[0]


def test_it_works(cast, published, client, site_client):
    """From the desk's form to the story and to the page of corrections."""
    client.force_login(cast.editor)
    note = "It said two bridges.\nThere is one."
    confirm(client, published, "correct", kind="correction", note=note)
    story = site_client.get(address(published))
    assert "It said two bridges.<br>There is one." in page(story)
    assert "It said two bridges." not in before_text(story)
    assert f'href="{PAGE}"' in before_text(story)

    response = site_client.get(PAGE)
    assert response.status_code == 200
    shown = words(response)
    assert re.search(
        r"Correction \w+ \d+, \d{4}, \d\d:\d\d UTC It said two bridges\.", shown
    )
    assert f'<a href="{address(published)}">Bridge to the north reopens</a>' in page(
        response
    )


@pytest.mark.parametrize(
    ("kind", "chosen", "is_above"),
    [
        (Kind.CORRECTION, "", False),
        (Kind.CORRECTION, Place.ABOVE, True),
        (Kind.RETRACTION, "", True),
        (Kind.RETRACTION, Place.BELOW, False),
    ],
)
def test_its_place_is_chosen(
    cast, published, client, site_client, kind, chosen, is_above
):
    client.force_login(cast.editor)
    confirm(client, published, "correct", kind=kind, place=chosen, note="Not so.")
    shown = before_text(site_client.get(address(published)))
    assert ("Not so." in shown) == is_above


def test_prints_of_before_places_stand_as_usual(cast, published):
    for kind in (Kind.UPDATE, Kind.RETRACTION):
        workflow.correct(published.pk, cast.editor, f"A {kind}.", kind)
    story = LiveArticle.objects.get().story
    for each in story["corrections"]:
        del each["place"]
    parts = parts_of(cast.en, story, [])
    assert [each["text"] for each in parts["corrections_above"]] == ["A retraction."]
    assert [each["text"] for each in parts["corrections_below"]] == ["A update."]


def test_machines_read_kind_and_date_of_each(cast, site_client):
    story = publish(cast, cast.ko, "다리", slug="다리")
    for kind in Kind:
        workflow.correct(story.pk, cast.korean_editor, f"About {kind}.", kind)
    data = linked_data(site_client.get(address(story)))
    assert [each["genre"] for each in data["correction"]] == list(Kind)
    for each in data["correction"]:
        assert each["@type"] == "CorrectionComment"
        assert each["text"] == f"About {each['genre']}."
        assert datetime.fromisoformat(each["datePublished"]).tzinfo
        assert each["inLanguage"] == "ko"
    assert data["correction"][0]["name"] == "정정"
    assert data["creativeWorkStatus"] == "Retracted"


def test_what_is_not_retracted_says_nothing_of_it(cast, published, site_client):
    workflow.correct(published.pk, cast.editor, "It was two.")
    assert "creativeWorkStatus" not in linked_data(site_client.get(address(published)))


def test_newest_first_and_each_once(cast, published, site_client):
    other = publish(cast, cast.en, "A second bridge")
    workflow.correct(published.pk, cast.editor, "The first.")
    workflow.correct(other.pk, cast.editor, "The second.", Kind.CLARIFICATION)
    workflow.correct(published.pk, cast.editor, "The third.")
    shown = words(site_client.get(PAGE))
    assert re.findall(r"The (\w+)\.", shown) == ["third", "second", "first"]


def test_another_edition_has_its_own(cast, published, site_client):
    story = publish(cast, cast.ko, "다리", slug="다리")
    workflow.correct(story.pk, cast.korean_editor, "다리는 하나였다.")
    assert "다리는" not in page(site_client.get(PAGE))
    response = site_client.get("/ko/corrections/")
    assert '<html lang="ko" dir="ltr">' in page(response)
    assert response["Content-Language"] == "ko"
    assert re.search(r"\d\d:\d\d KST 다리는 하나였다\.", words(response))


def test_a_language_that_we_do_not_speak_has_its_page(cast, site_client):
    make_edition("ar", language="ar", direction="rtl", position=3)
    shown = page(site_client.get("/ar/corrections/"))
    assert '<html lang="ar" dir="rtl">' in shown
    assert 'lang="en" dir="ltr">Nothing has been corrected so far.' in shown


def test_a_withdrawn_story_vanishes_from_it_at_once(cast, published, site_client):
    workflow.correct(published.pk, cast.editor, "It was two.")
    assert "It was two." in words(site_client.get(PAGE))
    workflow.kill(published.pk, cast.editor)
    shown = words(site_client.get(PAGE))
    assert "It was two." not in shown
    assert "Bridge to the north" not in shown
    assert "Nothing has been corrected so far." in shown


def test_what_is_only_planned_is_not_told(cast, story, site_client):
    later = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=later)
    story.corrections.create(text="Too early.", at=later, by=cast.editor)
    workflow.update(story.pk, cast.editor)
    assert "Too early." not in page(site_client.get(PAGE))


def test_old_ones_are_on_further_pages(
    cast, published, site_client, django_assert_num_queries
):
    at = workflow.clock()
    Correction.objects.bulk_create(
        Correction(article=published, text=f"No {n}.", at=at, by=cast.editor)
        for n in range(live.PAGE + 3)
    )
    workflow.update(published.pk, cast.editor)
    with django_assert_num_queries(2):
        first = site_client.get(PAGE)
    older = re.search(r'href="([^"]*before=[^"]*)" rel="next"', page(first))[1]
    with django_assert_num_queries(2):
        second = site_client.get(older)
    found = [re.findall(r"No (\d+)\.", words(each)) for each in (first, second)]
    assert [len(each) for each in found] == [live.PAGE, 3]
    assert len({*found[0], *found[1]}) == live.PAGE + 3
    assert 'rel="next"' not in page(second)
    assert "noindex" in page(second)


@pytest.mark.parametrize(
    "before",
    ["", "x", "2026-11-26T00:00:00.000000Z~1", "2026-13-26T00:00:00.000000Z~1-1"],
)
def test_a_page_that_nothing_links_to_is_not_there(cast, site_client, before):
    assert site_client.get(PAGE, {"before": before}).status_code == 404


def test_every_page_of_the_edition_leads_to_it(cast, published, site_client):
    for where in ("/en/", address(published), "/en/section/politics/", "/en/nothing/"):
        footer = page(site_client.get(where)).rpartition("<footer")[2]
        assert f'href="{PAGE}"' in footer, where
    assert site_client.get("/xx/corrections/").status_code == 404


def mistake_link(response):
    return re.search(
        r'<p class="mistake"><a href="([^"]*)">([^<]*)</a>', page(response)
    )


def test_readers_report_a_mistake_by_mail(cast, site_client):
    story = publish(cast, cast.ko, "다리", slug="다리-재개통")
    link, label = mistake_link(site_client.get(address(story))).groups()
    to, _, subject = link.partition("?subject=")
    assert to == "mailto:ko@paper.example"
    assert unquote(subject).endswith("/ko/story/다리-재개통/") or (
        "/ko/story/다리-재개통/" in unquote(subject)
    )
    assert not re.search(r"[&?#\s]", subject)
    assert label


def test_without_an_address_nothing_is_to_be_reported_to(cast, published, site_client):
    Edition.objects.update(contact_email="")
    assert mistake_link(site_client.get(address(published))) is None
    assert "mailto:" not in page(site_client.get(address(published)))
