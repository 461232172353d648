"""The list of stories: who sees what, in which words, with how many queries."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Byline, Section
from tests.articles.desk_forms import change_url, opened
from tests.articles.finished import credit, illustrated
from tests.cast import make_edition, make_person, make_story, signed_in

LIST = reverse("admin:articles_article_changelist")


def listed(client, query=""):
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 200
    return response


def headlines(response):
    return {article.headline for article in response.context["cl"].result_list}


def test_it_works(cast, story):
    page = listed(signed_in(cast.reporter)).content.decode()
    assert "story-state-draft" in page
    assert "Draft" in page
    assert f'href="{change_url(story)}"' in page
    assert "Ansel Toor" in page
    assert "Politics en" in page


def test_a_colleague_sees_headline_and_state_and_no_more(cast, story):
    client = signed_in(cast.colleague)
    page = listed(client).content.decode()
    assert story.headline in page
    assert "not open to you" in page
    assert "Ansel Toor" not in page
    assert headlines(listed(client, "q=Ansel")) == set()
    assert headlines(listed(client, "q=bridge")) == {story.headline}


def test_another_edition_is_not_listed(cast, story):
    assert headlines(listed(signed_in(cast.korean_editor))) == set()
    assert headlines(listed(signed_in(cast.chief))) == {story.headline}


def test_searching_finds_a_person_by_any_spelling(cast, story):
    person = make_person("문지은", "moon-jieun", cast.ko)
    Byline.objects.create(article=story, person=person)
    client = signed_in(cast.reporter)
    for spelling in ("문지은", "Moon Ji-eun", "mun jieun"):
        assert headlines(listed(client, f"q={spelling}")) == {story.headline}
    assert headlines(listed(client, "q=Nobody")) == set()


def test_what_was_dropped_is_out_of_the_way(cast, story):
    workflow.spike(story.pk, cast.reporter)
    client = signed_in(cast.reporter)
    assert headlines(listed(client)) == set()
    assert headlines(listed(client, "state=spiked")) == {story.headline}
    assert headlines(listed(client, "q=bridge")) == {story.headline}


def test_filters(cast, story):
    other = Section.objects.create(edition=cast.en, slug="economy", name="Economy")
    make_story(cast.reporter, cast.en, "Grain", section=other)
    make_story(cast.korean_editor, cast.ko, "다리")
    workflow.submit(story.pk, cast.reporter)
    client = signed_in(cast.chief)
    assert headlines(listed(client, "state=submitted")) == {story.headline}
    assert headlines(listed(client, "edition=ko")) == {"다리"}
    assert headlines(listed(client, "section=economy")) == {"Grain"}
    assert headlines(listed(client, "whose=mine")) == set()
    mine = listed(signed_in(cast.reporter), "whose=mine")
    assert headlines(mine) == {"Grain", story.headline}


@pytest.mark.parametrize(
    "query",
    [
        "headline__startswith=B",
        "body__icontains=bridge",
        "team__user__password__startswith=a",
        "bylines__person__email__contains=a",
    ],
)
def test_an_address_that_asks_for_more_is_refused(cast, story, query):
    assert signed_in(cast.colleague).get(f"{LIST}?{query}").status_code in (302, 400)


def test_scheduled_is_said_with_its_moment_on_the_edition_s_clock(cast):
    story = make_story(cast.korean_editor, cast.ko, "다리")
    moment = timezone.now() + timedelta(days=1)
    workflow.approve_and_publish(story.pk, cast.korean_editor, moment)
    client = signed_in(cast.korean_editor)
    page = listed(client).content.decode()
    assert "Scheduled" in page
    assert f"{moment.astimezone(cast.ko.zone):%Y-%m-%d %H:%M}" in page
    assert headlines(listed(client, "state=scheduled")) == {"다리"}
    assert headlines(listed(client, "state=published")) == set()


def test_changes_that_wait_are_said(cast, published):
    client = signed_in(cast.editor)
    assert "story-state-waiting" not in listed(client).content.decode()
    sent = opened(client, published) | {"headline": "Corrected"}
    client.post(change_url(published), sent)
    assert "story-state-waiting" in listed(client).content.decode()
    assert headlines(listed(client, "state=waiting")) == {"Corrected"}
    assert headlines(listed(client, "state=published")) == {"Corrected"}


def test_who_made_changes_that_wait_and_since_when(cast, published):
    for user, headline in ((cast.reporter, "One"), (cast.editor, "Two")):
        client = signed_in(user)
        sent = opened(client, published) | {"headline": headline}
        client.post(change_url(published), sent)
        page = listed(client).content.decode()
        assert "reporter" in page[page.index("story-since") :].split("</span>")[0]
    assert "reporter and 1 other" in page
    shown = client.get(change_url(published)).content.decode()
    assert "reporter and 1 other" in shown
    history = reverse("admin:articles_article_history", args=[published.pk])
    assert "reporter and 1 other" in client.get(history).content.decode()
    workflow.update(published.pk, cast.editor)
    assert "story-since" not in listed(client).content.decode()


def test_more_stories_take_no_more_queries(cast, django_assert_max_num_queries):
    client = signed_in(cast.editor)
    for number in range(12):
        make_story(cast.reporter, cast.en, f"Story {number}")
    with django_assert_max_num_queries(16):
        assert len(headlines(listed(client))) == 12


def test_a_story_s_page_takes_few_queries(cast, story, django_assert_max_num_queries):
    client = signed_in(cast.editor)
    with django_assert_max_num_queries(34):
        client.get(change_url(story))


def test_a_translation_s_page_takes_few_queries(
    cast, published, django_assert_max_num_queries
):
    """However many parts and pictures it has: nothing is read twice."""
    illustrated(published)
    workflow.keep(workflow.locked(published.pk), cast.editor)
    workflow.update(published.pk, cast.editor)
    korean = workflow.start_translation(published.pk, cast.ko, cast.korean_editor)
    for number in range(3):
        illustrated(korean, colour=(number, 9, 9))
        credit(korean, cast.ko, f"Person {number}", Byline.Role.EDITOR)
    client = signed_in(cast.korean_editor)
    with django_assert_max_num_queries(55):
        page = client.get(change_url(korean))
    assert page.context["side"].rows


def test_fifty_a_page(cast):
    assert listed(signed_in(cast.chief)).context["cl"].list_per_page == 50


def originals(user):
    """The stories that the chooser of a translation's original offers for a word."""
    query = "app_label=articles&model_name=article&field_name=original&term=Bridge"
    url = f"{reverse('admin:autocomplete')}?{query}"
    answer = signed_in(user).get(url)
    assert answer.status_code == 200
    return {each["id"] for each in answer.json()["results"]}


def test_the_chooser_of_originals_knows_what_one_may_read_only(cast, story):
    secret = make_story(cast.korean_editor, cast.ko, "Bridge, secret")
    assert originals(cast.reporter) == {str(story.pk)}
    assert originals(cast.chief) == {str(story.pk), str(secret.pk)}
    assert originals(cast.colleague) == set()


def test_the_chooser_of_originals_knows_what_readers_have(cast, published):
    later = make_story(cast.reporter, cast.en, "Bridge, later")
    at = timezone.now() + timedelta(days=1)
    workflow.approve_and_publish(later.pk, cast.editor, at=at)
    assert originals(cast.translator) == {str(published.pk)}
    assert originals(cast.korean_editor) == {str(published.pk)}
    workflow.kill(published.pk, cast.editor)
    assert originals(cast.translator) == set()


def test_a_translation_stands_for_its_original(cast, published):
    korean = make_story(cast.chief, cast.ko, "Bridge in Korean", original=published)
    workflow.approve_and_publish(korean.pk, cast.chief)
    japanese = make_edition("ja", name="日本語")
    story = make_story(cast.chief, japanese, "橋")
    client = signed_in(cast.chief)
    sent = opened(client, story) | {"original": str(korean.pk)}
    assert client.post(change_url(story), sent).status_code == 302
    story.refresh_from_db()
    assert story.original == published


def test_to_put_a_translation_to_a_story_lets_nobody_read_it(cast, published):
    story = make_story(cast.korean_editor, cast.ko, "다리")
    client = signed_in(cast.korean_editor)
    sent = opened(client, story) | {"original": str(published.pk)}
    assert client.post(change_url(story), sent).status_code == 302
    assert client.get(change_url(published)).status_code == 404
    history = change_url(published).replace("change", "history")
    assert client.get(history).status_code == 404


def test_who_may_not_read_a_story_is_led_to_its_live_page(cast, published):
    page = signed_in(cast.colleague).get(change_url(published))
    assert page.status_code == 403
    assert "/en/story/bridge-to-the-north-reopens/" in page.content.decode()
