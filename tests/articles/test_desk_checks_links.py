"""Links of a story are asked for from its page, and what came of it is told."""

import pytest
from django.urls import reverse

from articles.body import block
from articles.links import guard
from articles.models import Article, LinkCheck
from tests.articles.desk_forms import change_url, do_url, press
from tests.articles.test_desk_checks import VERB, text
from tests.articles.web_server import web
from tests.cast import make_story


class TestAskingForLinks:
    @pytest.fixture(autouse=True)
    def here_too(self, monkeypatch):
        monkeypatch.setattr(guard, "is_public", lambda address: True)

    @pytest.fixture
    def linking(self, cast, story):
        with web({"/a": 200}) as server:
            root = f"http://127.0.0.1:{server.server_port}"
            spans = [
                {"text": "one", "href": f"{root}/a"},
                {"text": "two", "href": f"{root}/b"},
            ]
            story.body = [block("paragraph", spans=spans)]
            story.save()
            story.server = server
            yield story

    def url(self, story):
        return reverse("admin:articles_article_links", args=[story.pk])

    def test_it_works(self, editor, linking):
        page = text(editor.get(do_url(linking, VERB)))
        assert "2 links were not asked for yet:" in page
        assert "The site sees the address of the server" in page
        assert linking.server.asked == []
        response = editor.post(self.url(linking), {"verb": VERB}, follow=True)
        assert response.redirect_chain[-1][0] == do_url(linking, VERB)
        page = text(response)
        assert "2 links were asked for; 1 answered." in page
        assert "there is no such page (404)" in page
        assert "“two” to 127.0.0.1" in page
        assert "“one”" not in page
        assert sorted(LinkCheck.objects.values_list("status", flat=True)) == [200, 404]

    def test_from_the_storys_page_after_saving(self, reporter, linking):
        response = press(reporter, linking, "", _links="1", deck="Another deck")
        assert "2 links were asked for" in text(response)
        assert Article.objects.get(pk=linking.pk).deck == "Another deck"

    def test_who_presses_twice_does_not_ask_twice(self, editor, linking):
        editor.post(self.url(linking))
        before = len(linking.server.asked)
        response = editor.post(self.url(linking), follow=True)
        assert "a moment ago" in text(response)
        assert len(linking.server.asked) == before

    def test_one_story_tells_nothing_of_the_links_of_another(
        self, editor, cast, linking
    ):
        editor.post(self.url(linking))
        other = make_story(cast.reporter, cast.en, "Other", body=linking.body)
        assert "not asked for yet" in text(editor.get(change_url(other)))

    def test_looking_at_pages_asks_nobody(self, editor, linking):
        editor.get(change_url(linking))
        assert editor.get(self.url(linking)).status_code == 405
        assert linking.server.asked == []

    def test_who_may_not_change_the_story_does_not_ask(self, client, cast, linking):
        for user, status in (
            ("photo", 403),
            ("colleague", 403),
            ("korean_editor", 404),
        ):
            client.force_login(getattr(cast, user))
            response = client.post(self.url(linking))
            assert response.status_code == status
            if user != "photo":
                assert linking.headline not in text(response)
        assert linking.server.asked == []

    def test_switched_off_nothing_is_asked_and_nothing_advised(
        self, editor, linking, settings
    ):
        settings.NEWSROOM_LINKS = False
        page = text(editor.get(change_url(linking)))
        assert "Everything is there." in page
        assert "ask the links" not in page
        response = editor.post(self.url(linking), follow=True)
        assert "switched off" in text(response)
        assert linking.server.asked == []
