"""Pages about the paper, and the other ways to reach it, at the foot of every page."""

import pytest
from django.urls import reverse

from articles import old_addresses, workflow
from articles.models import Article, MonthCount, Section
from articles.site.sitemaps import SHARD
from newsroom.settings import site
from people.models import Edition
from tests.articles.desk_forms import change_url, fields
from tests.articles.finished import get, page, publish, words
from tests.cast import make_story, signed_in

LISTS = ("/", "/en/", "/en/section/politics/", "/en/feed.atom", "/en/latest.json")


@pytest.fixture
def shelf(cast):
    """The section of pages about the paper in both editions."""
    rows = [
        Section(edition=each, slug="paper", name="The paper", is_standing=True)
        for each in (cast.en, cast.ko)
    ]
    return {row.edition.code: row for row in Section.objects.bulk_create(rows)}


def page_of(cast, shelf, headline="About Qylix", slug="about", **fields):
    return publish(cast, cast.en, headline, slug=slug, section=shelf["en"], **fields)


class TestPages:
    def test_it_works(self, cast, shelf, published, site_client):
        page_of(cast, shelf)
        response = site_client.get("/en/about/")
        assert response.status_code == 200
        assert "About Qylix" in words(response) and "Last changed" in words(response)
        assert 'href="/en/about/"' in page(get(site_client, published))
        for path in LISTS:
            main = page(site_client.get(path)).partition("</main>")[0]
            assert "Qylix" not in main, path
        moved = site_client.get("/en/story/about/")
        assert (moved.status_code, moved.headers["Location"]) == (301, "/en/about/")
        assert site_client.get("/en/section/paper/").status_code == 404
        assert site_client.get("/t/en/about/").status_code == 200

    def test_it_is_no_story_of_a_month_nor_of_a_site_map(
        self, cast, shelf, published, site_client
    ):
        about = page_of(cast, shelf)
        counted = MonthCount.objects.get(edition=cast.en)
        assert counted.stories == 1
        month = page(site_client.get(f"/en/archive/{counted.month:%Y/%m}/"))
        month = month.partition("</main>")[0]
        assert (
            published.headline in month
            and "Qylix</a>" not in month.partition("</main>")[0]
        )
        number = about.pk // SHARD
        assert b"about" not in site_client.get(f"/en/sitemap-{number}.xml").content
        assert b"/en/about/" in site_client.get("/en/sitemap-pages.xml").content

    def test_an_address_of_an_older_site_leads_to_it(self, cast, shelf, site_client):
        page_of(cast, shelf)
        old_addresses.remember(Article.objects.get(slug="about"), "/who-we-are.html")
        moved = site_client.get("/who-we-are.html")
        assert (moved.status_code, moved.headers["Location"]) == (301, "/en/about/")

    def test_a_story_is_no_page(self, published, site_client):
        assert site_client.get(f"/en/{published.slug}/").status_code == 404

    def test_a_translation_is_linked(self, cast, shelf, site_client):
        original = page_of(cast, shelf)
        publish(
            cast,
            cast.ko,
            "소개",
            slug="소개",
            section=shelf["ko"],
            original=original,
        )
        found = page(site_client.get("/en/about/"))
        assert '/ko/%EC%86%8C%EA%B0%9C/" lang="ko"' in found
        assert 'hreflang="x-default"' in found

    def test_the_chief_orders_them(self, cast, shelf, site_client):
        for slug in ("one", "two", "three"):
            page_of(cast, shelf, slug, slug)
        Edition.objects.filter(code="en").update(page_order="three\none")
        foot = page(site_client.get("/en/")).partition('class="pages"')[2]
        places = [foot.index(f'href="/en/{each}/"') for each in ("three", "one", "two")]
        assert places == sorted(places)

    def test_a_draft_is_the_same_as_nothing(self, cast, shelf, site_client):
        make_story(cast.chief, cast.en, "Q", slug="about", section=shelf["en"])
        found, unknown = site_client.get("/en/about/"), site_client.get("/en/nothing/")
        assert found.status_code == 404 and found.content == unknown.content

    def test_a_withdrawn_one_is_gone(self, cast, shelf, site_client):
        story = page_of(cast, shelf)
        workflow.kill(story.pk, cast.chief, "Old.")
        response = site_client.get("/en/about/")
        assert response.status_code == 410 and "Qylix" not in page(response)
        assert site_client.get("/en/story/about/").status_code == 404

    def test_nobody_has_to_be_credited(self, cast, shelf, site_client):
        story = make_story(cast.chief, cast.en, slug="us", section=shelf["en"])
        story.bylines.all().delete()
        workflow.approve_and_publish(story.pk, cast.chief)
        assert site_client.get("/en/us/").status_code == 200

    def test_its_address_is_nothing_elses(self, cast, shelf):
        client = signed_in(cast.chief)
        story = make_story(cast.chief, cast.en, section=shelf["en"])
        sent = fields(client.get(change_url(story))) | {"slug": "search"}
        response = client.post(change_url(story), sent)
        assert "“search” is another page of the site" in page(response)

    def test_a_story_that_readers_have_becomes_no_page(self, cast, shelf, published):
        client = signed_in(cast.chief)
        sent = fields(client.get(change_url(published)))
        sent["section"] = str(shelf["en"].pk)
        response = client.post(change_url(published), sent)
        assert "no page is made of it" in page(response)
        published.refresh_from_db()
        assert published.section.slug == "politics"


class TestWays:
    def test_every_page_has_them(self, cast, published, site_client, monkeypatch):
        monkeypatch.setattr(site, "NEWSROOM_SAFE_CONTACT", "Signal: 00 7")
        monkeypatch.setattr(
            site, "NEWSROOM_OTHER_ADDRESSES", "Mirror = https://m.example/"
        )
        Edition.objects.filter(code="en").update(safe_contact="PGP: AB CD")
        workflow.kill(published.pk, cast.chief, "Unsafe.")
        for path in ("/", "/en/", f"/en/story/{published.slug}/", "/en/no/", "/t/en/"):
            found = page(site_client.get(path))
            assert 'href="https://m.example/"' in found, path
            assert "Signal: 00 7" in found and "PGP: AB CD" in found, path

    @pytest.mark.parametrize("name", ["400", "500"])
    def test_errors_that_know_no_edition_have_those_of_the_settings(
        self, name, settings
    ):
        from django.template.loader import render_to_string

        settings.NEWSROOM_SAFE_CONTACT = "Signal: 00 7"
        assert "Signal: 00 7" in render_to_string(f"{name}.html")

    def test_a_browser_of_tor_is_told_where_the_page_is(
        self, published, site_client, monkeypatch
    ):
        assert "Onion-Location" not in site_client.get("/en/").headers
        monkeypatch.setattr(site, "NEWSROOM_ONION", "http://lantern.onion")
        found = site_client.get("/en/").headers["Onion-Location"]
        assert found == "http://lantern.onion/en/"
        assert "Onion-Location" not in site_client.get("/en/latest.json").headers

    def test_the_chief_writes_them(self, cast, site_client):
        client = signed_in(cast.chief)
        path = reverse("admin:people_edition_change", args=[cast.en.pk])
        sent = fields(client.get(path), "edition_form")
        wrong = sent | {"other_addresses": "javascript:alert(1)"}
        assert "is no address of the web" in page(client.post(path, wrong))
        right = {"other_addresses": "Tor = http://x.onion/", "safe_contact": "Box 4"}
        assert client.post(path, sent | right).status_code == 302
        found = page(site_client.get("/en/"))
        assert 'href="http://x.onion/"' in found and "Box 4" in found
