"""What was at another address before: one step, and never to what nobody has had."""

import unicodedata
from urllib.parse import quote

import pytest

from articles import old_addresses, workflow
from articles.models import Byline, OldAddress, Part, Section, Series, Topic
from articles.refused import Refused
from people.models import Person
from tests.articles.desk_forms import change_url, opened
from tests.articles.finished import page, publish, words
from tests.cast import make_story


def moved_to(story, slug, by):
    """Give a published story another address, as the desk does."""
    story.slug = slug
    story.save()
    workflow.update(story.pk, by)
    story.refresh_from_db()


def leads(response):
    return response.status_code, response.headers.get("Location")


def test_it_works(cast, published, site_client):
    old = published.slug
    moved_to(published, "a-new-address", cast.editor)
    assert leads(site_client.get(f"/en/story/{old}/")) == (
        301,
        "/en/story/a-new-address/",
    )
    assert site_client.get("/en/story/a-new-address/").status_code == 200


def test_every_address_of_before_leads_to_the_last_in_one_step(
    cast, published, site_client
):
    old = published.slug
    for slug in ("second", "third", "fourth"):
        moved_to(published, slug, cast.editor)
    for slug in (old, "second", "third"):
        assert leads(site_client.get(f"/en/story/{slug}/"))[1] == "/en/story/fourth/"
    assert leads(site_client.get(f"/en/story/{old}.json"))[1] == "/en/story/fourth.json"


def test_an_address_that_comes_back_leads_nowhere_else(cast, published, site_client):
    old = published.slug
    moved_to(published, "second", cast.editor)
    moved_to(published, old, cast.editor)
    assert site_client.get(f"/en/story/{old}/").status_code == 200
    assert leads(site_client.get("/en/story/second/"))[1] == f"/en/story/{old}/"


def test_an_address_that_another_story_has_now_is_that_storys(
    cast, published, site_client
):
    old = published.slug
    moved_to(published, "second", cast.editor)
    publish(cast, cast.en, "Quite another story", slug=old)
    assert "Quite another story" in words(site_client.get(f"/en/story/{old}/"))


def test_a_withdrawn_story_is_withdrawn_at_every_address(cast, published, site_client):
    old = published.slug
    moved_to(published, "second", cast.editor)
    published.slug = "never-published"
    published.save()
    workflow.kill(published.pk, cast.editor, public_note="Withdrawn for good.")
    for slug in (old, "second"):
        response = site_client.get(f"/en/story/{slug}/")
        assert response.status_code == 410
        assert "Withdrawn for good." in words(response)
    assert site_client.get("/en/story/never-published/").status_code == 404


def test_a_new_address_is_nobodys_until_it_is_published(cast, published, site_client):
    published.slug = "not-yet"
    published.save()
    unknown = site_client.get("/en/story/no-such-story/")
    typed = site_client.get("/en/story/not-yet/")
    assert typed.status_code == 404
    assert typed.content == unknown.content


def test_the_desk_changes_the_address_of_a_published_story(cast, published, editor):
    fields = opened(editor, published)
    editor.post(change_url(published), fields | {"slug": "shorter"})
    published.refresh_from_db()
    assert published.slug == "shorter"


def test_two_stories_are_never_at_one_address(cast, published, editor):
    old = published.slug
    published.slug = "shorter"
    published.save()
    other = make_story(cast.chief, cast.en, "Another story", slug=old)
    with pytest.raises(Refused, match="another story at the address"):
        workflow.approve_and_publish(other.pk, cast.chief)
    fields = opened(editor, draft := make_story(cast.editor, cast.en, "Third"))
    response = editor.post(change_url(draft), fields | {"slug": old})
    assert "is free" in page(response)


def test_a_section_keeps_its_stories_under_another_address(
    cast, published, site_client
):
    section = Section.objects.get(edition=cast.en)
    section.slug = "state"
    section.save()
    assert leads(site_client.get("/en/section/politics/")) == (
        301,
        "/en/section/state/",
    )
    feed = site_client.get("/en/section/politics/feed.atom")
    assert leads(feed)[1] == "/en/section/state/feed.atom"
    assert published.headline in words(site_client.get("/en/section/state/"))
    story = page(site_client.get(f"/en/story/{published.slug}/"))
    assert 'href="/en/section/state/"' in story


def test_a_topic_keeps_its_stories_under_another_address(cast, story, site_client):
    topic = Topic.objects.create(name="roads", slug="roads")
    story.topics.add(topic)
    workflow.approve_and_publish(story.pk, cast.editor)
    topic.slug = "ways"
    topic.save()
    assert leads(site_client.get("/en/topic/roads/"))[1] == "/en/topic/ways/"
    assert story.headline in words(site_client.get("/en/topic/ways/"))
    assert site_client.get("/ko/topic/roads/").status_code == 404


def test_a_person_is_found_at_the_address_of_before(cast, published, site_client):
    Person.objects.filter(slug="ansel-toor").update(slug="a-toor")
    assert leads(site_client.get("/en/people/ansel-toor/"))[1] == "/en/people/a-toor/"
    assert site_client.get("/ko/people/ansel-toor/").status_code == 404


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        ("/?p=123", "/?p=123"),
        ("/archives/2019/x.html", "/archives/2019/x.html?utm_source=letter"),
        ("https://old.example/2019/다리/", "/2019/%EB%8B%A4%EB%A6%AC"),
        ("/index.php?b=2&a=1", "/index.php?a=1&b=2"),
    ],
)
def test_addresses_of_an_older_site_lead_to_their_story(
    cast, published, site_client, old, asked
):
    old_addresses.remember(published, old)
    assert leads(site_client.get(asked)) == (301, f"/en/story/{published.slug}/")
    moved_to(published, "newer", cast.editor)
    assert leads(site_client.get(asked)) == (301, "/en/story/newer/")
    workflow.kill(published.pk, cast.editor)
    assert site_client.get(asked).status_code == 410


def test_an_old_address_of_a_draft_is_no_page(cast, story, site_client):
    old_addresses.remember(story, "/archives/7.html")
    response = site_client.get("/archives/7.html")
    assert response.status_code == 404
    assert response.content == site_client.get("/archives/8.html").content


def test_an_old_address_leads_in_one_step(cast, published, site_client):
    OldAddress.objects.create(address="/old/one", target="/en/section/politics/")
    OldAddress.objects.create(address="/old/site/two", target="/old/one")
    section = Section.objects.get(edition=cast.en)
    section.slug = "state"
    section.save()
    assert leads(site_client.get("/old/one")) == (301, "/en/section/state/")
    assert site_client.get("/old/site/two").status_code == 404


def test_it_is_asked_only_of_what_is_not_there(
    cast, published, site_client, django_assert_num_queries
):
    moved_to(published, "second", cast.editor)
    with django_assert_num_queries(3):
        site_client.get("/en/story/second/")
    with django_assert_num_queries(4):
        assert site_client.get("/en/story/bridge-to-the-north-reopens/")
    old_addresses.remember(published, "/archives/7.html")
    with django_assert_num_queries(2):
        assert site_client.get("/archives/7.html").status_code == 301


@pytest.fixture
def in_korean(cast):
    """A story whose topic, person and series have addresses in Korean."""
    story = make_story(cast.chief, cast.ko, "다리", slug="다리")
    story.topics.add(Topic.objects.create(name="강", slug="강물"))
    person = Person.objects.create(name="한설", slug="한설")
    Byline.objects.create(article=story, person=person, position=2)
    workflow.approve_and_publish(story.pk, cast.chief)
    series = Series.objects.create(edition=cast.ko, name="길", slug="길목")
    Part.objects.create(series=series, article=story, position=1)


@pytest.mark.parametrize("prefix", ["", "/t"])
@pytest.mark.parametrize("path", ["topic/강물", "people/한설", "series/길목"])
def test_a_word_in_pieces_leads_to_the_one_address(
    in_korean, site_client, prefix, path
):
    address = f"{prefix}/ko/{path}/"
    found = site_client.get(unicodedata.normalize("NFD", address))
    assert leads(found) == (301, quote(address))
    assert site_client.get(address).status_code == 200
