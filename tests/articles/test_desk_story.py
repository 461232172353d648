"""Writing a story on its page: what is typed is kept, whole, with who and when."""

import pytest
from django.urls import reverse

from articles.body import plain
from articles.models import Article, Byline
from people.models import Person
from tests.articles.desk_forms import add_url, blank, change_url, fields, opened


@pytest.fixture
def at_desk(client, cast):
    client.force_login(cast.reporter)
    return client


def texts(article):
    return [plain(each) for each in article.body]


def test_it_works(at_desk, cast):
    person = Person.objects.create(name="Ansel Toor", slug="ansel-toor")
    sent = blank(at_desk, cast.en) | {
        "headline": "Bridge reopens",
        "deck": "First carts cross",
        "body": "The bridge reopened.\n\n## Later\n\nCarts crossed it.",
        "topics": "bridges, 다리 놓기",
        "section": str(cast.en.sections.get().pk),
        "credits-0-person": str(person.pk),
    }
    response = at_desk.post(add_url(cast.en), sent, follow=True)
    article = Article.objects.get()
    assert response.redirect_chain[-1][0] == change_url(article)
    assert article.headline == "Bridge reopens"
    assert texts(article) == ["The bridge reopened.", "Later", "Carts crossed it."]
    assert {topic.name for topic in article.topics.all()} == {"bridges", "다리 놓기"}
    assert article.bylines.get().person == person
    assert article.team.get().user == cast.reporter
    revision = article.revisions.get()
    assert (revision.by, revision.content["headline"]) == (
        cast.reporter,
        "Bridge reopens",
    )
    assert revision.content["bylines"][0]["person"] == person.pk


@pytest.mark.parametrize("field", ["headline", "body"])
def test_a_headline_or_a_first_sentence_is_enough(at_desk, cast, field):
    at_desk.post(add_url(cast.en), blank(at_desk, cast.en) | {field: "Flood"})
    assert Article.objects.get().version == 1


def test_a_headline_is_one_line_and_keeps_its_full_width_space(at_desk, cast):
    typed = "橋が再開\u3000北へ\n 初めて  \u3000列車 "
    at_desk.post(add_url(cast.en), blank(at_desk, cast.en) | {"headline": typed})
    assert Article.objects.get().headline == "橋が再開\u3000北へ 初めて\u3000列車"


def test_a_page_that_is_sent_twice_makes_one_story(at_desk, cast):
    sent = blank(at_desk, cast.en) | {"page": "a-page-of-mine"}
    sent |= {"headline": "Bridge reopens", "body": "At last."}
    at_desk.post(add_url(cast.en), sent)
    at_desk.post(add_url(cast.en), sent)
    story = Article.objects.get()
    assert story.version == 1
    response = at_desk.post(add_url(cast.en), sent | {"headline": "Bridge is open"})
    assert response["Location"] == change_url(story)
    story.refresh_from_db()
    assert (story.version, story.headline) == (2, "Bridge is open")
    # What was saved meanwhile is not written over by going back once more.
    response = at_desk.post(add_url(cast.en), sent | {"headline": "Bridge in use"})
    assert response.context["conflict"]
    story.refresh_from_db()
    assert story.headline == "Bridge is open"


def test_nothing_at_all_is_no_story(at_desk, cast):
    response = at_desk.post(add_url(cast.en), blank(at_desk, cast.en))
    assert "Write a headline or a first sentence." in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("who", ["reporter", "translator"])
def test_who_begins_a_story_is_credited_unless_they_remove_it(client, cast, who):
    user = getattr(cast, who)
    user.person = Person.objects.create(name="Ansel Toor", slug="ansel-toor")
    user.save()
    client.force_login(user)
    sent = blank(client, cast.en)
    client.post(add_url(cast.en), sent | {"headline": "One"})
    client.post(add_url(cast.en), sent | {"headline": "Two", "credits-0-DELETE": "on"})
    byline = Byline.objects.get()
    assert (byline.article.headline, byline.role) == ("One", who)
    assert byline.person == user.person


def test_an_editor_who_begins_a_story_is_not_credited(client, cast):
    cast.editor.person = Person.objects.create(name="Ansel Toor", slug="ansel-toor")
    cast.editor.save()
    client.force_login(cast.editor)
    assert blank(client, cast.en)["credits-0-person"] == ""


def test_the_edition_is_asked_first_where_there_are_several(client, cast):
    client.force_login(cast.chief)
    response = client.get(reverse("admin:articles_article_add"))
    assert "?edition=ko" in response.content.decode()
    assert "story-form" not in response.content.decode()


def test_sections_are_those_of_the_edition_only(at_desk, cast):
    sent = blank(at_desk, cast.en) | {
        "headline": "Flood",
        "section": str(cast.ko.sections.get().pk),
    }
    response = at_desk.post(add_url(cast.en), sent)
    assert response.status_code == 200
    assert fields(response)["headline"] == "Flood"
    assert not Article.objects.exists()


def test_a_story_comes_back_as_it_was_saved(at_desk, story):
    before = Article.objects.get(pk=story.pk)
    response = at_desk.post(change_url(story), opened(at_desk, story), follow=True)
    after = Article.objects.get(pk=story.pk)
    assert (after.body, after.version) == (before.body, before.version)
    assert "nothing new to save" in response.content.decode()


def test_a_save_appends_a_revision_and_keeps_block_ids(at_desk, cast, story):
    sent = opened(at_desk, story)
    sent["body"] = "A new first line.\n\n" + sent["body"]
    at_desk.post(change_url(story), sent)
    after = Article.objects.get(pk=story.pk)
    assert after.version == story.version + 1
    assert [each["id"] for each in after.body[1:]] == [e["id"] for e in story.body]
    assert after.revisions.first().by == cast.reporter


def test_credits_and_notes_are_what_the_rows_say(at_desk, story):
    editor = Person.objects.create(name="Mira Solen", slug="mira-solen")
    sent = opened(at_desk, story) | {
        "credits-0-ORDER": "2",
        "credits-1-person": str(editor.pk),
        "credits-1-role": "editor",
        "credits-1-ORDER": "1",
        "notes-TOTAL_FORMS": "1",
        "notes-0-kind": "disclosure",
        "notes-0-place": "below",
        "notes-0-text": "The author owns a cart.",
    }
    at_desk.post(change_url(story), sent)
    roles = [byline.role for byline in story.bylines.all()]
    assert roles == [Byline.Role.EDITOR, Byline.Role.REPORTER]
    assert story.notes.get().text == "The author owns a cart."
    sent = opened(at_desk, story) | {"credits-0-DELETE": "on", "notes-0-DELETE": "on"}
    at_desk.post(change_url(story), sent)
    assert [byline.role for byline in story.bylines.all()] == [Byline.Role.REPORTER]
    assert not story.notes.exists()


def test_somebody_is_credited_once_in_a_role(at_desk, story):
    person = story.bylines.get().person
    sent = opened(at_desk, story) | {"credits-1-person": str(person.pk)}
    response = at_desk.post(change_url(story), sent)
    assert "credited so already" in response.content.decode()


def test_a_topic_is_found_by_the_name_of_any_edition(at_desk, cast, story):
    from articles.models import Topic, TopicName

    topic = Topic.objects.create(name="Harvest")
    TopicName.objects.create(topic=topic, edition=cast.ko, name="추수")
    sent = opened(at_desk, story) | {"topics": "추수, HARVEST"}
    at_desk.post(change_url(story), sent)
    assert list(story.topics.all()) == [topic]


def test_a_plan_is_on_the_clock_of_the_edition(client, cast):
    client.force_login(cast.korean_editor)
    sent = blank(client, cast.ko) | {
        "headline": "다리",
        "planned_at": "2027-03-01T09:00",
    }
    client.post(add_url(cast.ko), sent)
    article = Article.objects.get()
    assert article.planned_at.isoformat() == "2027-03-01T00:00:00+00:00"
    assert opened(client, article)["planned_at"] == "2027-03-01T09:00"


class TestRights:
    def test_a_colleague_is_told_whom_to_ask_and_sees_no_title(
        self, client, cast, story
    ):
        client.force_login(cast.colleague)
        response = client.get(change_url(story))
        assert response.status_code == 403
        assert story.headline not in response.content.decode()

    def test_who_may_not_even_know_of_it_finds_nothing(self, client, cast, story):
        client.force_login(cast.korean_editor)
        assert client.get(change_url(story)).status_code == 404

    def test_a_photo_editor_reads_and_does_not_change(self, client, cast, story):
        client.force_login(cast.photo)
        page = client.get(change_url(story))
        assert story.headline in page.content.decode()
        assert "story-form" not in page.content.decode()
        sent = {"headline": "Mine now", "version": story.version}
        assert client.post(change_url(story), sent).status_code == 403
        assert Article.objects.get(pk=story.pk).headline == story.headline

    def test_a_stranger_is_not_let_in(self, client, cast, story):
        client.force_login(cast.stranger)
        assert client.get(change_url(story)).status_code == 302

    def test_nobody_starts_a_story_where_they_do_not_write(self, client, cast):
        client.force_login(cast.photo)
        assert client.get(add_url(cast.en)).status_code == 403
        client.force_login(cast.reporter)
        client.post(add_url(cast.ko), {"headline": "다리", "version": 0})
        assert not Article.objects.filter(edition=cast.ko).exists()

    def test_nobody_deletes_a_story(self, client, cast, story):
        client.force_login(cast.chief)
        url = reverse("admin:articles_article_delete", args=[story.pk])
        assert client.post(url, {"post": "yes"}).status_code == 403

    def test_only_an_original_that_one_may_read_can_be_chosen(
        self, at_desk, cast, story
    ):
        from tests.cast import make_story

        hidden = make_story(cast.korean_editor, cast.ko, "비밀")
        sent = opened(at_desk, story) | {"original": str(hidden.pk)}
        response = at_desk.post(change_url(story), sent)
        assert "that you may read" in response.content.decode()
        assert "비밀" not in response.content.decode()
        assert Article.objects.get(pk=story.pk).original is None
