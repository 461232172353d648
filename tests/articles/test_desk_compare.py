"""Two versions side by side in one text, and who may see them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Article, Topic
from tests.articles.desk_forms import change_url, opened
from tests.articles.finished import illustrated
from tests.cast import signed_in
from tests.transactions import desk_rights


def compare_url(story, older=1, newer=2):
    address = reverse("admin:articles_article_compare", args=[story.pk])
    return f"{address}?from={older}&to={newer}"


def url_of(name):
    def url(story, *more):
        return reverse(f"admin:articles_article_{name}", args=[story.pk, *more])

    return url


history_url, readers_url = url_of("history"), url_of("compare_readers")
version_url, put_back_url = url_of("version"), url_of("put_back")


def words(response) -> str:
    """What is seen, with removed words in [- -] and added ones in {+ +}."""
    page = response.content.decode().partition("<main")[2]
    page = re.sub(r'<span class="visually-hidden"[^>]*>[^<]*</span>', "", page)
    for tag, frame in {"del": ("[-", "-]"), "ins": ("{+", "+}")}.items():
        page = re.sub(rf"<{tag}[^>]*>", frame[0], page).replace(f"</{tag}>", frame[1])
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


@pytest.fixture
def reporter(client, cast):
    client.force_login(cast.reporter)
    return client


@pytest.fixture(scope="module")
def kept_changed(kept_cast, kept_story):
    """The story with a second version."""
    with desk_rights():
        return written(signed_in(kept_cast.reporter), kept_story)


@pytest.fixture
def changed(kept_changed, db):
    return Article.objects.get(pk=kept_changed.pk)


def written(reporter, story):
    sent = opened(reporter, story) | {
        "headline": "Bridge to the south reopens",
        "body": "The bridge reopened.\n\nOxen crossed it.",
    }
    reporter.post(change_url(story), sent)
    return story


def test_it_works(reporter, changed):
    response = reporter.get(compare_url(changed))
    assert response.status_code == 200
    seen = words(response)
    assert "Bridge to the [-north-]{+south+} reopens" in seen
    assert "[-Carts-]{+Oxen+} crossed it." in seen
    assert "1 part unchanged" in seen
    page = response.content.decode()
    assert '<del><span class="visually-hidden" lang="en"> removed: </span>' in page
    assert 'class="compare-text" lang="en" dir="ltr"' in page


def test_the_older_is_always_the_one_before(reporter, changed):
    turned = words(reporter.get(compare_url(changed, 2, 1)))
    assert "[-north-]{+south+}" in turned


def test_the_desk_copy_is_the_newest(reporter, changed):
    for older, newer in ((1, "desk"), ("desk", 1)):
        seen = words(reporter.get(compare_url(changed, older, newer)))
        assert "[-north-]{+south+}" in seen
        assert "Desk copy" in seen


def test_two_of_the_same_do_not_differ(reporter, changed):
    assert "are the same" in words(reporter.get(compare_url(changed, 2, "desk")))
    assert "are the same" in words(reporter.get(compare_url(changed, 1, 1)))


@pytest.mark.parametrize("number", ["", "x", "-1", "0.5", "９", "2" * 20, "²"])
def test_what_is_no_number_is_answered_in_a_sentence(reporter, changed, number):
    response = reporter.get(compare_url(changed, number, 2))
    assert response.status_code == 400
    assert "Choose two versions in the history" in words(response)


@pytest.mark.parametrize("number", ["0", "3", "999999999"])
def test_a_version_that_is_not_there_is_named(reporter, changed, number):
    response = reporter.get(compare_url(changed, number, 1))
    assert response.status_code == 404
    assert f"This story has no version {number}." in words(response)


def test_the_history_offers_any_two_without_a_script(reporter, changed):
    page = reporter.get(history_url(changed)).content.decode()
    for name in ("from", "to"):
        for number in (1, 2):
            assert f'name="{name}" value="{number}"' in page
    assert 'name="from" value="1" aria-label="Compare from version 1" checked' in page
    assert compare_url(changed, 1, 2).replace("&", "&amp;") in page
    assert "What readers would see change" not in page


def test_a_long_history_is_in_pages(reporter, changed, monkeypatch):
    monkeypatch.setattr("articles.admin.history.ON_A_PAGE", 1)
    assert "Saved version 2" in words(reporter.get(history_url(changed)))
    older = words(reporter.get(f"{history_url(changed)}?page=2"))
    assert "Saved version 1" in older
    assert "Saved version 2" not in older
    for number in ("x", "-1", "99", "9" * 30):
        page = reporter.get(f"{history_url(changed)}?page={number}")
        assert page.status_code == 200


class TestForReaders:
    def test_it_works(self, reporter, cast, changed):
        workflow.approve_and_publish(changed.pk, cast.editor)
        seen = words(reporter.get(readers_url(changed)))
        assert "Nothing would change for readers." in seen
        sent = opened(reporter, changed) | {"deck": "First oxen cross after the flood"}
        reporter.post(change_url(changed), sent)
        seen = words(reporter.get(readers_url(changed)))
        assert "First [-carts-]{+oxen+} cross after the flood" in seen
        history = words(reporter.get(history_url(changed)))
        assert "What readers would see change" in history
        assert "Saved version 2 with readers" in history

    def test_topics_in_another_order_are_no_change(self, reporter, cast, story):
        for name in ("roads", "bridges"):
            story.topics.add(Topic.objects.create(name=name, slug=name))
        workflow.keep(story, cast.reporter)
        workflow.approve_and_publish(story.pk, cast.editor)
        seen = words(reporter.get(readers_url(story)))
        assert "Nothing would change for readers." in seen

    def test_what_was_never_published_has_nothing_to_compare_to(self, reporter, story):
        response = reporter.get(readers_url(story))
        assert response.status_code == 200
        assert "Readers never had this story" in words(response)


class TestOneVersion:
    def test_it_reads_as_text_and_not_as_notation(self, reporter, story):
        body = "## Two tolls\n\nWe *paid* [twice](https://a.example).\n\n- carts\n- men"
        reporter.post(change_url(story), opened(reporter, story) | {"body": body})
        page = reporter.get(version_url(story, 2)).content.decode()
        assert "<h3>Two tolls</h3>" in page
        assert 'We <em>paid</em> <a href="https://a.example">twice</a>.' in page
        assert "<li>carts</li>" in page
        assert "## Two tolls" in page.partition("<textarea readonly")[2]

    def test_its_picture_is_shown_with_its_words(self, reporter, story):
        illustrated(story)
        reporter.post(change_url(story), opened(reporter, story) | {"deck": "New"})
        page = reporter.get(version_url(story, 2)).content.decode()
        assert 'alt="A bridge"' in page
        assert "Carts on the bridge." in page

    def test_it_leads_to_what_one_may_want_next(self, reporter, changed):
        page = reporter.get(version_url(changed, 1)).content.decode()
        assert compare_url(changed, 1, "desk").replace("&", "&amp;") in page
        assert put_back_url(changed, 1) in page
        newest = reporter.get(version_url(changed, 2)).content.decode()
        assert compare_url(changed, 1, 2).replace("&", "&amp;") in newest
        assert put_back_url(changed, 2) not in newest

    def test_one_that_is_not_there_is_said_so(self, reporter, story):
        response = reporter.get(version_url(story, 9))
        assert response.status_code == 404
        assert "This story has no version 9." in words(response)


PAGES = [
    compare_url,
    readers_url,
    history_url,
    lambda story: version_url(story, 1),
    lambda story: put_back_url(story, 1),
]


@pytest.mark.parametrize("url", PAGES)
class TestRights:
    def test_a_colleague_is_refused_and_sees_no_title(self, cast, changed, url):
        client = Client()
        client.force_login(cast.colleague)
        response = client.get(url(changed))
        assert response.status_code == 403
        assert "Bridge" not in response.content.decode()

    def test_who_may_not_know_of_it_finds_nothing(self, cast, changed, url):
        client = Client()
        client.force_login(cast.korean_editor)
        response = client.get(url(changed))
        assert response.status_code == 404
        assert "Bridge" not in response.content.decode()

    def test_a_story_that_is_not_there(self, reporter, story, url):
        gone = Article(pk=987654)
        assert reporter.get(url(gone)).status_code == 404


def test_a_photo_editor_compares_and_brings_nothing_back(cast, changed):
    client = Client()
    client.force_login(cast.photo)
    assert client.get(compare_url(changed)).status_code == 200
    assert "Bring version" not in words(client.get(compare_url(changed)))
    assert client.get(put_back_url(changed, 1)).status_code == 403


def test_a_page_asks_the_database_as_often_for_a_long_story(
    reporter, cast, story, django_assert_num_queries
):
    for number in range(5):
        illustrated(story, block_at=number)
    paragraphs = "\n\n".join(f"Paragraph {n}." for n in range(60))
    sent = opened(reporter, story)
    reporter.post(change_url(story), sent | {"body": f"{sent['body']}\n\n{paragraphs}"})
    # One of them asks whether all publishing is frozen, for the head of each page.
    with django_assert_num_queries(13):
        assert reporter.get(compare_url(story, 1, 2)).status_code == 200
    workflow.approve_and_publish(story.pk, cast.editor)
    with django_assert_num_queries(20):
        assert reporter.get(readers_url(story)).status_code == 200
