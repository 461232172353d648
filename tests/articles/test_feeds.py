"""Feeds: what a feed reader gets, and what it never gets."""

import re
from html import unescape
from xml.etree import ElementTree

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Byline, Section
from newsroom.settings import site
from people.models import Person
from tests.articles.finished import ROLE, credit, illustrated, page, publish, words
from tests.cast import make_edition, make_story, paragraph

SITE = settings.NEWSROOM_SITE_URL
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def parsed(response):
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def texts(element, path) -> list:
    return [each.text for each in element.findall(path, NAMES)]


def entries(client, path="/en/feed.atom") -> list:
    return parsed(client.get(path)).findall("a:entry", NAMES)


def titles(client, path) -> list:
    found = parsed(client.get(path))
    return texts(found, "a:entry/a:title") or texts(found, "channel/item/title")


def test_it_works(whole, site_client):
    response = site_client.get("/en/feed.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = parsed(response)
    assert feed.get(LANGUAGE) == "en"
    assert texts(feed, "a:title") == ["The en Paper"]
    [entry] = feed.findall("a:entry", NAMES)
    assert texts(entry, "a:title") == ["Bridge to the north reopens"]
    assert texts(entry, "a:author/a:name") == ["Ansel Toor", "Mara Quill", "Osk Vann"]
    assert texts(entry, "a:contributor/a:name") == ["Han Seol", "Bo Lind"]
    terms = [each.get("term") for each in entry.findall("a:category", NAMES)]
    assert terms == ["Politics en", "Roads & rails"]
    link = entry.find("a:link[@rel='alternate']", NAMES).get("href")
    assert link == f"{SITE}/en/story/{whole.slug}/"
    assert texts(entry, "a:published") < texts(entry, "a:updated")
    assert texts(entry, "a:updated") == texts(feed, "a:updated")
    assert texts(entry, "media:content/media:credit") == ["Ilse Vand"]


def test_a_feed_reader_shows_the_whole_story(whole, site_client):
    [entry] = entries(site_client)
    html = entry.find("a:content[@type='html']", NAMES).text
    assert html.startswith('<div lang="en" dir="ltr">')
    shown = " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
    for part in (
        "First carts cross after the flood",
        "Carts on the bridge. / Image: Ilse Vand",
        "By Ansel Toor , Mara Quill and Osk Vann",
        "Translated by Han Seol and Bo Lind",
        "ULVEN — The bridge reopened.",
        "We paid twice.",
        "Editor's note Up.",
        "It said two bridges.",
        "Mara Quill covers roads.",
        "Please send questions about this story to desk@paper.example",
        "This story in other languages : 한국어 (original)",
    ):
        assert part in shown
    assert "osk@x.example" not in html
    found = re.findall(r'(?:href|src|srcset)="([^"]*)"', html)
    assert all(each.startswith((f"{SITE}/", "mailto:")) for each in found)
    picture = re.search(r'<img src="([^"]*)" width="\d+" height="\d+" alt="A br', html)
    answer = site_client.get(picture[1].removeprefix(SITE))
    assert answer.status_code == 200
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not re.search(r"<(script|style|iframe|form|div class=\"sheet)", html)


def test_rss_says_the_same(whole, site_client):
    response = site_client.get("/en/feed.rss")
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = parsed(response).find("channel")
    assert texts(channel, "language") == ["en"]
    [item] = channel.findall("item")
    [entry] = entries(site_client)
    assert texts(item, "dc:creator") == ["Ansel Toor", "Mara Quill", "Osk Vann"]
    assert texts(item, "dc:contributor") == ["Han Seol", "Bo Lind"]
    assert texts(item, "content:encoded") == texts(entry, "a:content")
    assert texts(item, "guid") == texts(entry, "a:id")
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.find("enclosure").get("url").startswith(f"{SITE}/pictures/")


def test_a_translator_has_a_feed_in_the_words_of_the_edition(cast, whole, site_client):
    korean = make_story(cast.chief, cast.ko, "강", slug="강", original=None)
    han = Person.objects.get(slug="han-seol")
    Byline.objects.create(article=korean, person=han, role=ROLE.TRANSLATOR)
    credit(korean, cast.ko, "Lia Ron", ROLE.REVISER)
    workflow.approve_and_publish(korean.pk, cast.chief)
    [entry] = entries(site_client, "/ko/people/lia-ron/feed.atom")
    assert texts(entry, "a:contributor/a:name") == ["Han Seol", "Lia Ron"]
    html = texts(entry, "a:content")[0]
    assert "번역: <a" in html
    assert titles(site_client, "/ko/people/han-seol/feed.rss") == ["강"]


def test_lists_have_feeds_of_their_own(cast, whole, site_client):
    wheat = Section.objects.create(edition=cast.en, slug="wheat", name="Wheat")
    publish(cast, cast.en, "Harvest", section=wheat)
    first, second = "Harvest", "Bridge to the north reopens"
    assert titles(site_client, "/en/feed.atom") == [first, second]
    assert titles(site_client, "/en/section/wheat/feed.atom") == [first]
    assert titles(site_client, "/en/section/politics/feed.rss") == [second]
    assert titles(site_client, "/en/topic/길/feed.atom") == [second]
    assert titles(site_client, "/en/people/mara-quill/feed.atom") == [second]
    assert titles(site_client, "/ko/feed.atom") == ["다리가 다시 열렸다"]


NOT_THERE = [
    "/xx/feed.atom",
    "/en/feed.xml",
    "/en/feed.atom/",
    "/en/section/none/feed.atom",
    "/en/topic/none/feed.rss",
    "/ko/topic/길/feed.atom",
    "/en/people/none/feed.atom",
    "/en/people/%00/feed.atom",
    "/en/story/bridge-to-the-north-reopens/feed.atom",
]


def test_other_feeds_are_not_there(whole, site_client):
    for path in NOT_THERE:
        assert site_client.get(path).status_code == 404


QUERIES = [
    ("/en/feed.atom", 1),
    ("/en/section/politics/feed.rss", 1),
    ("/en/topic/길/feed.atom", 3),
    ("/en/people/han-seol/feed.atom", 3),
]


def test_a_feed_asks_what_is_live_and_little(cast, told, whole, site_client):
    illustrated(other := make_story(cast.chief, cast.en, "Another"))
    credit(other, cast.en, "Nim Oru", ROLE.REPORTER)
    workflow.approve_and_publish(other.pk, cast.chief)
    for path, count in QUERIES:
        site_client.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert site_client.get(path).status_code == 200
        sql = [each["sql"] for each in asked if "SAVEPOINT" not in each["sql"].upper()]
        assert len(sql) == count
        tables = {
            found
            for each in sql
            for found in re.findall(r'(?:FROM|JOIN) "(\w+)"', each)
        }
        assert tables
        assert all(name.startswith("live_") for name in tables)


def test_a_newsroom_may_give_the_first_lines_only(whole, site_client, monkeypatch):
    monkeypatch.setattr(site, "NEWSROOM_FEED_TEXT", "deck")
    [entry] = entries(site_client)
    html = texts(entry, "a:content")[0]
    assert "Translated by" in html
    assert "It said two bridges." in html
    assert "The bridge reopened." not in html


def test_signs_that_no_xml_holds_break_no_feed(cast, site_client):
    story = make_story(cast.chief, cast.en, "A \x02 & <b>B</b> \uffff", deck="Go\x0b")
    story.body = [paragraph("One \ufffe & <i>two</i>")]
    story.save()
    workflow.approve_and_publish(story.pk, cast.chief)
    assert titles(site_client, "/en/feed.atom") == ["A \ufffd & <b>B</b> \ufffd"]
    assert titles(site_client, "/en/feed.rss") == [
        "A \ufffd &amp; &lt;b>B&lt;/b> \ufffd"
    ]
    [entry] = entries(site_client)
    assert "&lt;i&gt;two" in texts(entry, "a:content")[0]


def test_a_text_from_right_to_left_says_so(cast, site_client):
    persian = make_edition(
        "fa", direction="rtl", contact_email="fa@paper.example", position=3
    )
    publish(cast, persian, "UN: پل", slug="pol")
    publish(cast, persian, "پل", slug="pol-2")
    assert titles(site_client, "/fa/feed.atom") == ["پل", "\u200fUN: پل"]
    [first, _] = entries(site_client, "/fa/feed.atom")
    assert texts(first, "a:content")[0].startswith('<div lang="fa" dir="rtl">')


PAGES = [
    ("/en/", "/en/feed.atom"),
    ("/en/section/politics/", "/en/section/politics/feed.atom"),
    ("/en/topic/길/", "/en/topic/%EA%B8%B8/feed.atom"),
    ("/en/people/mara-quill/", "/en/people/mara-quill/feed.atom"),
]


def test_pages_lead_to_their_feeds(whole, site_client):
    for path, feed in PAGES:
        shown = page(site_client.get(path))
        link = f'<link type="application/atom+xml" rel="alternate" href="{SITE}{feed}"'
        assert link in shown.partition("</head>")[0]
        assert f'<a href="{feed}"' in shown.partition("</main>")[2]
        assert "Atom · RSS" in words(site_client.get(path))
        assert site_client.get(feed).status_code == 200
