"""Old addresses, merged topics and series, as the desk keeps them."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import OldAddress, Part, Series, Topic, TopicName, TopicSlug
from tests.articles.desk_forms import fields
from tests.articles.finished import page, words
from tests.cast import make_story

ADD = reverse("admin:articles_oldaddress_add")
IMPORT = reverse("admin:articles_oldaddress_import")


def test_it_works(cast, published, editor, site_client):
    sent = {"address": "https://old.example/?p=7", "leads_to": "/en/story/bridge/"}
    assert "Readers have no page there." in page(editor.post(ADD, sent))
    sent["leads_to"] = f"/en/story/{published.slug}/"
    assert editor.post(ADD, sent).status_code == 302
    assert site_client.get("/?p=7").status_code == 301
    shown = page(editor.get(reverse("admin:articles_oldaddress_changelist")))
    assert f"/en/story/{published.slug}/" in shown


def test_a_draft_is_refused_as_if_it_were_not_there(cast, story, editor):
    story.slug = "secret"
    story.save()
    for slug in ("secret", "nothing"):
        sent = {"address": "/old/1.html", "leads_to": f"/en/story/{slug}/"}
        assert "Readers have no page there." in page(editor.post(ADD, sent))
    assert not OldAddress.objects.exists()


def test_an_address_that_readers_have_a_page_at_leads_nowhere_else(
    cast, published, editor
):
    for taken in (
        f"/en/story/{published.slug}",
        "/en/section/politics/",
        "/en/archive/",
        "https://old.example/en/?p=7",
    ):
        sent = {"address": taken, "leads_to": "/en/story/none/"}
        refused = page(editor.post(ADD, sent))
        assert "Readers have a page at" in refused
        assert "An address cannot lead to itself." not in refused
        assert "Line 1: Readers have a page" in page(
            editor.post(IMPORT, {"text": f"{taken},/en/"})
        )
    # Nobody has a page there, so that it may lead to one.
    free = {"address": "/en/section/none/", "leads_to": "/en/"}
    assert editor.post(ADD, free).status_code == 302


def test_a_table_is_taken_in_whole_or_not_at_all(cast, published, editor):
    good = f"old,new\n/a/1.html,/en/story/{published.slug}/\n/a/2.html,/en/\n"
    bad = good + "/a/3.html,/en/story/none/\nhalf\n/,/en/\n"
    response = page(editor.post(IMPORT, {"text": bad}))
    assert "Line 4: Readers have no page there." in response
    assert "Line 5: " in response
    assert "Line 6: " in response
    assert "/a/3.html,/en/story/none/" in response
    assert not OldAddress.objects.exists()
    assert editor.post(IMPORT, {"text": good}).status_code == 302
    again = f"/a/2.html,/en/story/{published.slug}/"
    editor.post(IMPORT, {"text": again})
    rows = OldAddress.objects.values_list("address", "article_id", "target")
    assert list(rows) == [
        ("/a/1.html", published.pk, ""),
        ("/a/2.html", published.pk, ""),
    ]


@pytest.mark.parametrize("text", ["", "\0,\0", '"', "a" * 5000, "http://[,/en/"])
def test_what_is_no_table_is_told(cast, editor, text):
    response = editor.post(IMPORT, {"text": text})
    assert response.status_code == 200
    assert "errorlist" in page(response)


def test_who_may_not_keep_sections_keeps_no_addresses(cast, reporter):
    assert reporter.get(IMPORT).status_code == 403
    assert reporter.post(IMPORT, {"text": "/a,/en/"}).status_code == 403


def merge(client, topic, into, **said):
    address = reverse("admin:articles_topic_merge", args=[topic.pk])
    return client.post(address, {"into": into.pk, **said}, follow=True)


def test_a_topic_goes_into_another(cast, story, editor, site_client):
    road = Topic.objects.create(name="road", slug="road")
    roads = Topic.objects.create(name="roads", slug="roads")
    story.topics.add(road)
    both = make_story(cast.chief, cast.en, "On both", slug="on-both")
    both.topics.add(road, roads)
    for each in (story, both):
        workflow.approve_and_publish(each.pk, cast.chief)
    asked = page(merge(editor, road, roads))
    assert "<bdi>road</bdi> · 2 stories on the desk" in asked
    assert "<bdi>roads</bdi> · 1 story on the desk" in asked
    assert Topic.objects.filter(pk=road.pk).exists()
    assert "is a part of" in page(merge(editor, road, roads, sure="yes"))
    moved = site_client.get("/en/topic/road/")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/en/topic/roads/")
    shown = words(site_client.get("/en/topic/roads/"))
    assert story.headline in shown
    assert "On both" in shown
    assert [each.slug for each in both.topics.all()] == ["roads"]
    third = Topic.objects.create(name="ways", slug="ways")
    TopicName.objects.create(topic=third, edition=cast.en, name="Ways & roads")
    merge(editor, roads, third, sure="yes")
    assert set(TopicSlug.objects.values_list("slug", "topic_id")) == {
        ("road", third.pk),
        ("roads", third.pk),
    }
    assert site_client.get("/en/topic/road/").headers["Location"] == "/en/topic/ways/"
    read = page(site_client.get("/en/story/on-both/"))
    named = read.partition('<nav class="topics"')[2].partition("</nav>")[0]
    assert named.count("<li>") == 1
    assert '<a href="/en/topic/ways/">Ways &amp; roads</a>' in named


def test_a_topic_goes_into_none_that_is_not_there(cast, editor):
    road = Topic.objects.create(name="road", slug="road")
    for into in (road, Topic(pk=10**9)):
        refused = page(merge(editor, road, into, sure="yes"))
        assert "Choose another topic that is still there." in refused
    assert Topic.objects.filter(pk=road.pk).exists()


def rows(*stories, place=""):
    sent = {"parts-TOTAL_FORMS": str(len(stories)), "parts-INITIAL_FORMS": "0"}
    for number, story in enumerate(stories):
        sent |= {f"parts-{number}-position": place, f"parts-{number}-article": story.pk}
    return sent


def test_stories_are_put_into_a_series(cast, published, editor, site_client):
    series = Series.objects.create(edition=cast.en, name="The dam", slug="dam")
    address = reverse("admin:articles_series_change", args=[series.pk])
    said = {"name": "The dam", "about": ""}
    foreign = make_story(cast.chief, cast.ko, "다리", slug="dari")
    response = page(editor.post(address, said | rows(foreign)))
    assert "no such story of this edition" in response
    assert editor.post(address, said | rows(published, place="4")).status_code == 302
    assert Part.objects.get().article == published
    assert published.headline in words(site_client.get("/en/series/dam/"))
    assert published.headline in page(editor.get(address))
    assert "A story stands in a series once." in page(
        editor.post(address, said | rows(published, published))
    )
    later = make_story(cast.chief, cast.en, "Later", slug="later")
    sent = fields(editor.get(address), "series_form")
    sent |= {"parts-1-article": later.pk, "parts-1-position": ""}
    assert editor.post(address, sent).status_code == 302
    assert [(each.article, each.position) for each in series.parts.all()] == [
        (published, 4),
        (later, 5),
    ]


def test_a_part_is_chosen_from_the_stories_of_its_edition(cast, story, editor):
    make_story(cast.chief, cast.ko, "Bridge of others", slug="dari")
    series = Series.objects.create(edition=cast.en, name="The dam", slug="dam")
    shown = page(editor.get(reverse("admin:articles_series_change", args=[series.pk])))
    asked = f"{reverse('admin:autocomplete')}?edition={cast.en.pk}"
    assert f'data-ajax--url="{asked}"' in shown
    field = "&app_label=articles&model_name=part&field_name=article&term=bridge"
    found = editor.get(asked + field).json()["results"]
    assert [each["id"] for each in found] == [str(story.pk)]
