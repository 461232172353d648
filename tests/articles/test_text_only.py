"""Pages as text only, which stay in themselves, and stories saved as one file."""

import re
from collections import deque
from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings

from articles import old_addresses, text_only, workflow
from articles.models import Section
from tests.articles.finished import address, illustrated, page, publish, words
from tests.cast import make_story, paragraph

MOST = 15_000


def hrefs(response) -> set:
    body = page(response).partition("<body>")[2]
    return set(re.findall(r'href="([^"]*)"', body))


def is_ours(href) -> bool:
    return href.startswith(("/", settings.NEWSROOM_SITE_URL))


class TestTextOnly:
    def test_its_links_stay_in_it_and_its_pages_are_small(
        self, cast, whole, site_client
    ):
        waiting, seen = deque(["/t/"]), {}
        while waiting:
            path = waiting.popleft()
            if path in seen:
                continue
            response = site_client.get(path)
            seen[path] = response.status_code
            assert response.status_code == 200, path
            assert len(response.content) < MOST, path
            assert "<img" not in page(response)
            if path.endswith(".html"):
                continue
            found = {urljoin(path, href) for href in hrefs(response)}
            found = {each for each in found if is_ours(each)}
            assert all(each.startswith("/t/") for each in found), (path, found)
            waiting.extend(found)
        kinds = {re.sub(r"^/t/(\w+/)?", "", path).partition("/")[0] for path in seen}
        assert {
            "",
            "story",
            "section",
            "topic",
            "people",
            "corrections",
            "archive",
        } <= kinds

    def test_a_picture_is_told_in_words(self, whole, site_client):
        said = words(site_client.get("/t" + address(whole)))
        assert "[ Picture A bridge]" in said and "Carts on the bridge." in said
        assert "Ilse Vand" in said and "Translated by" in said

    def test_each_page_offers_it_in_its_first_bytes(self, whole, site_client):
        for path in ("/", "/en/", address(whole), "/en/corrections/", "/en/nothing/"):
            response = site_client.get(path)
            begins = response.content[:2048].decode(errors="ignore")
            assert re.search(r'title="Text only" [^>]* href="/t/', begins), path
            assert re.search(r'href="/t/[^"]*"[^>]*>Text only<', page(response)), path

    def test_a_long_text_is_in_parts(self, cast, site_client):
        text = [paragraph(f"{n} " + "가나다라 " * 200) for n in range(20)]
        story = publish(cast, cast.ko, "긴 글", body=text, slug="긴-글")
        path = "/t" + address(story)
        found, seen = site_client.get(path), []
        while True:
            assert len(found.content) < MOST
            seen += re.findall(r"(\d+) 가나다라", page(found))
            following = re.search(r'href="\?part=(\d+)" rel="next"', page(found))
            if not following:
                break
            found = site_client.get(path, {"part": following[1]})
        assert seen == [str(n) for n in range(20)]

    def test_a_full_list_is_small(self, cast, site_client):
        for n in range(text_only.MOST_STORIES + 1):
            publish(
                cast, cast.ko, f"{n} " + "다리가 다시 열렸다 " * 9, deck="부제 " * 60
            )
        for path in ("/t/ko/", "/t/ko/section/politics/"):
            assert len(site_client.get(path).content) < MOST
        assert "before=" in page(site_client.get("/t/ko/section/politics/"))

    def test_what_is_no_page_of_text_is_not_there(self, published, site_client):
        for path in ("/t/t/", "/t/en/feed.atom", "/t/en/story/x/"):
            assert site_client.get(path).status_code == 404, path

    def test_what_has_moved_has_moved_as_text(self, cast, published, site_client):
        Section.objects.filter(pk=published.section_id).update(slug="state")
        old_addresses.remember(published, "/2019/a.html")
        for path, place in (
            ("/section/politics/", "/section/state/"),
            ("/section/nothing/", None),
        ):
            found = site_client.get("/t/en" + path)
            assert found.headers.get("Location") == (place and "/t/en" + place)
        found = site_client.get("/t/2019/a.html")
        assert found.headers["Location"] == "/t" + address(published)

    def test_a_draft_is_the_same_as_nothing(self, cast, site_client):
        make_story(cast.reporter, cast.en, "Zyqqon", slug="zyqqon")
        found = site_client.get("/t/en/story/zyqqon/")
        unknown = site_client.get("/t/en/story/nothing/")
        assert found.status_code == 404
        assert found.content == unknown.content and found.headers == unknown.headers

    def test_a_page_without_its_slash_is_sent_on_inside(self, published, site_client):
        found = site_client.get("/t/en")
        assert (found.status_code, found.headers["Location"]) == (301, "/t/en/")


def saved(client, story, **headers):
    return client.get(address(story).rstrip("/") + ".html", **headers)


class TestSaved:
    def test_one_file_holds_the_story(self, cast, whole, site_client):
        type(cast.en).objects.filter(pk=cast.en.pk).update(
            other_addresses="Tor = http://lantern.onion/", safe_contact="Signal: 00 1"
        )
        response = saved(site_client, whole)
        html = page(response)
        assert response.status_code == 200 and len(response.content) < 60_000
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert '<img src="data:image/' in html and "<script" not in html
        assert not re.search(r'(src|href)="(?!data:|https?://|mailto:)', html)
        said = words(response)
        for each in ("The bridge reopened.", "Mara Quill", "Han Seol", "Signal: 00 1"):
            assert each in said
        assert said.rindex("It said two bridges.") > said.index("Mara Quill covers")
        assert "http://lantern.onion/" in said and settings.NEWSROOM_SITE_URL in said
        policy = response.headers["Content-Security-Policy"]
        assert "img-src data:" in policy and "default-src 'none'" in policy

    def test_its_name_is_in_its_own_script(self, cast, site_client):
        story = publish(cast, cast.ko, "다리", slug="다리")
        name = saved(site_client, story).headers["Content-Disposition"]
        assert "filename*=utf-8''%EB%8B%A4%EB%A6%AC.html" in name
        assert '<html lang="ko" dir="ltr">' in page(saved(site_client, story))

    def test_a_long_text_goes_without_its_picture(self, cast, site_client):
        text = [paragraph("word " * 1_015) for _ in range(11)]
        story = make_story(cast.chief, cast.en, "Long", body=text)
        illustrated(story)
        workflow.approve_and_publish(story.pk, cast.chief)
        story.refresh_from_db()
        response = saved(site_client, story)
        assert len(response.content) < 60_000
        assert "data:image" not in page(response)
        assert "picture is left out" in words(response)

    def test_a_picture_that_is_not_in_it_is_told(self, cast, story, site_client):
        illustrated(story, alt="A bridge", colour=(9, 9, 9))
        illustrated(story, alt="A river", colour=(90, 9, 9), block_at=2)
        workflow.approve_and_publish(story.pk, cast.editor)
        story.refresh_from_db()
        response = saved(site_client, story)
        assert page(response).count("data:image") == 1
        assert "[ Picture A river]" in words(response)
        assert "[ Picture A bridge]" not in words(response)

    def test_a_withdrawn_story_cannot_be_saved(self, cast, whole, site_client):
        workflow.kill(whole.pk, cast.chief, "Unsafe.")
        response = saved(site_client, whole)
        assert response.status_code == 410
        assert "reopened" not in page(response)

    def test_a_planned_story_is_not_there(self, cast, story, site_client):
        moment = workflow.clock() + timedelta(hours=1)
        workflow.approve_and_publish(story.pk, cast.editor, at=moment)
        story.refresh_from_db()
        assert saved(site_client, story).status_code == 404
