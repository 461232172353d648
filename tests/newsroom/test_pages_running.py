"""The page layer in the site's own process, with what the desk does beside it."""

from datetime import timedelta

import psycopg
import pytest

from articles import workflow
from articles.models import Article
from newsroom.page_layer.listening import NAME
from people.models import Edition, Person, Profile, User
from tests.newsroom.running_desk import Reader, page_of, written


@pytest.fixture
def reader(newsroom):
    found = Reader(newsroom)
    found.until("/en/", is_from_memory)
    return found


def is_from_memory(answer) -> bool:
    """Caches in front may answer only while the database is heard."""
    return "s-maxage=0" not in answer.headers["Cache-Control"]


def test_it_works(live_story, reader):
    path = page_of(live_story)
    editor = User.objects.get(username="editor")
    assert "Carts cross" in reader.until(path, lambda a: a.status == 200).text
    article = Article.objects.get(pk=live_story.pk)
    article.headline = "Carts cross twice"
    article.save()
    workflow.keep(article, editor)
    workflow.update(article.pk, editor)
    reader.until(path, lambda a: "Carts cross twice" in a.text)
    reader.until("/en/", lambda a: "Carts cross twice" in a.text)


def test_what_is_withdrawn_is_gone(live_story, reader):
    path = page_of(live_story)
    reader.until(path, lambda a: a.status == 200)
    assert live_story.slug in reader.get("/en/").text
    workflow.kill(live_story.pk, User.objects.get(username="editor"))
    answer = reader.until(path, lambda a: a.status == 410)
    assert live_story.slug not in answer.text
    reader.until("/en/", lambda a: live_story.slug not in a.text)


def test_a_change_of_the_frame_shows(live_story, reader):
    path = page_of(live_story)
    reader.until(path, lambda a: a.status == 200)
    person = Person.objects.get(slug="ole-carter")
    profile, _ = Profile.objects.get_or_create(
        person=person, edition=live_story.edition, defaults={"name": "Ole Carter"}
    )
    Profile.objects.filter(pk=profile.pk).update(bio="Ole drives a cart.")
    reader.until(path, lambda a: "Ole drives a cart." in a.text)
    edition = Edition.objects.filter(code="en")
    motto = edition.get().motto
    edition.update(motto="Carts and more")
    for each in (path, "/en/", "/en/corrections/", "/en/none/"):
        reader.until(each, lambda a: "Carts and more" in a.text)
    edition.update(motto=motto)


def test_a_planned_story_comes_at_its_moment_and_not_before(newsroom, reader):
    editor = User.objects.get(username="editor")
    article = written(editor, "Carts will cross")
    path = page_of(article)
    later = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(article.pk, editor, at=later)
    assert reader.get(path).status == 404
    moment = workflow.clock() + timedelta(seconds=2)
    workflow.reschedule(article.pk, editor, moment)
    reader.until(path, lambda a: a.status == 200)
    assert workflow.clock() >= moment
    reader.until("/en/", lambda a: "Carts will cross" in a.text)
    workflow.kill(article.pk, editor)


def test_a_lost_connection_only_costs_time(live_story, reader, newsroom):
    path = page_of(live_story)
    reader.until(path, lambda a: a.status == 200)
    with psycopg.connect(newsroom.environment["SITE_DATABASE_URL"]) as site:
        ended = site.execute(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity "
            "where application_name = %s and usename = current_user "
            "and datname = current_database()",
            [NAME],
        )
        assert ended.fetchall() == [(True,)]
    workflow.kill(live_story.pk, User.objects.get(username="editor"))
    reader.until(path, lambda a: a.status == 410)
    assert is_from_memory(reader.until(path, is_from_memory))


def test_pages_are_made_by_new_connections_when_the_database_ended_them(
    reader, newsroom
):
    made_each_time = "/en/search/"
    assert reader.get(made_each_time).status == 200
    with psycopg.connect(newsroom.environment["SITE_DATABASE_URL"]) as site:
        ended = site.execute(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity "
            "where application_name <> %s and usename = current_user "
            "and datname = current_database() and pid <> pg_backend_pid()",
            [NAME],
        )
        assert (True,) in ended.fetchall()
    assert [reader.get(made_each_time).status for _ in range(4)] == [200] * 4


def test_a_browser_that_has_the_page_is_told_so(live_story, reader):
    path = page_of(live_story)
    page = reader.until(path, lambda a: a.status == 200)
    again = reader.get(path, **{"If-None-Match": page.headers["ETag"]})
    assert (again.status, again.text) == (304, "")
    head = reader.get(path, method="HEAD")
    assert head.headers["Content-Length"] == page.headers["Content-Length"]
    refused = reader.get(path, method="DELETE")
    assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD")
