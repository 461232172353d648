"""The checks on the pages: seen before, refused, passed over and recorded."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.checks import found_in
from articles.desk.going_out import pictures_of
from articles.models import Article, LiveArticle
from people.models import Person
from tests.articles.desk_forms import change_url, confirm, do_url, fields, press
from tests.articles.finished import illustrated

VERB = "approve_and_publish"


@pytest.fixture
def undated(story):
    Article.objects.filter(pk=story.pk).update(dateline="")
    return story


def looked_at(client, story, verb=VERB):
    """The marks of what the verb's page shows."""
    return client.get(do_url(story, verb)).context["overriding"].marks


def tick(client, story, verb=VERB, **answers):
    answers = {"checks-anyway": "on"} | answers
    marks = looked_at(client, story, verb)
    return confirm(client, story, verb, **answers, **{"checks-looked_at": marks})


def is_live(story):
    return LiveArticle.objects.filter(article_id=story.pk).exists()


def text(response):
    return response.content.decode()


def test_it_works(editor, undated):
    page = text(editor.get(do_url(undated, VERB)))
    assert f'href="{change_url(undated)}#id_dateline"' in page
    assert "There is no dateline." in page
    response = tick(editor, undated, **{"checks-reason": "An essay has none"})
    assert "Readers have it now." in text(response)
    assert is_live(undated)
    history = text(
        editor.get(reverse("admin:articles_article_history", args=[undated.pk]))
    )
    assert "1 advised check passed over" in history
    assert "There is no dateline." in history
    assert "An essay has none" in history


def test_the_tick_stands_after_another_refusal(editor, undated):
    """As of a moment that cannot be: the same findings are not to be ticked again."""
    times = {"at": "2100-01-02T09:00", "until": "2100-01-01T09:00"}
    answers = {"checks-reason": "An essay has none", **times}
    response = tick(editor, undated, **answers)
    assert "It would end before it begins." in text(response)
    form = fields(response, form_id=None)
    assert "checks-anyway" in form
    assert form["checks-reason"] == "An essay has none"


def test_a_reporter_sees_it_before_submitting_and_may_submit(reporter, undated):
    page = text(reporter.get(change_url(undated)))
    assert '<a href="#id_dateline"' in page
    press(reporter, undated, "submit")
    assert Article.objects.get(pk=undated.pk).state == Article.State.SUBMITTED


def test_nothing_is_missing(reporter, story):
    page = text(reporter.get(change_url(story)))
    assert "Everything is there." in page
    assert "Required" not in page


def test_a_paragraph_is_led_to(editor, cast, story):
    cast.en.sensitive_words = "carts = Say whose."
    cast.en.save()
    second = story.body[1]["id"]
    page = text(editor.get(change_url(story)))
    assert f'href="#id_body" dir="auto" data-block="{second}"' in page
    page = text(editor.get(do_url(story, VERB)))
    assert f'{change_url(story)}?at={second}#id_body"' in page
    assert "“carts”: Say whose." in page
    assert editor.get(f"{change_url(story)}?at={second}").status_code == 200


def test_only_who_may_change_the_edition_is_sent_there(editor, client, cast, story):
    cast.en.contact_email = ""
    cast.en.save()
    url = reverse("admin:people_edition_change", args=[cast.en.pk])
    assert "Ask the chief editor." in text(editor.get(change_url(story)))
    client.force_login(cast.chief)
    page = text(client.get(change_url(story)))
    assert f"{url}#id_contact_email" in page
    assert "Ask the chief editor." not in page


class TestRefusals:
    def test_without_the_tick(self, editor, undated):
        response = confirm(editor, undated, VERB, **{"checks-reason": "Because"})
        page = text(response)
        assert "tick that you have looked at them" in page
        assert "Because" in page
        assert not is_live(undated)

    def test_a_tick_for_what_was_not_looked_at(self, editor, cast, undated):
        marks = looked_at(editor, undated)
        cast.en.sensitive_words = "bridge"
        cast.en.save()
        response = confirm(
            editor,
            undated,
            VERB,
            **{"checks-anyway": "on", "checks-looked_at": marks},
        )
        assert "has changed since you opened this page" in text(response)
        assert not is_live(undated)
        tick(editor, undated)
        assert is_live(undated)

    @pytest.mark.parametrize("required", ["section", "dateline"])
    def test_a_required_one_is_not_passed_by_a_forged_post(
        self, editor, cast, undated, required
    ):
        """By what is always required, and by what the edition requires."""
        if required == "section":
            Article.objects.filter(pk=undated.pk).update(section=None)
        else:
            cast.en.checks = {"dateline": "required"}
            cast.en.save()
        page = editor.get(do_url(undated, VERB))
        assert "Back to the story, to add it" in text(page)
        assert "checks-anyway" not in text(page)
        forged = {
            "version": page.context["version"],
            "checks-anyway": "on",
            "checks-looked_at": ["section", "dateline", "section:", "dateline:0"],
        }
        response = editor.post(do_url(undated, VERB), forged)
        assert "Before readers can get it" in text(response)
        assert not is_live(undated)
        assert not undated.transitions.exists()

    @pytest.mark.parametrize("verb", ["update", "correct"])
    def test_what_readers_have_changes_by_no_verb_without_the_tick(
        self, editor, published, verb
    ):
        Article.objects.filter(pk=published.pk).update(dateline="")
        note = {"kind": "correction", "note": "Two bridges."}
        answers = note if verb == "correct" else {}
        confirm(editor, published, verb, **answers)
        assert published.prints.count() == 1
        tick(editor, published, verb, **answers)
        assert published.prints.count() == 2
        (record,) = published.transitions.first().overridden
        assert record["check"] == "dateline"

    def test_a_reason_that_is_too_long_comes_back(self, editor, undated):
        response = tick(editor, undated, **{"checks-reason": "x" * 400})
        assert "x" * 400 in text(response)
        assert not is_live(undated)


def test_many_parts_take_no_more_queries_than_one(cast, story, settings, tmp_path):
    settings.PICTURES_PUBLIC = tmp_path / "public"
    settings.PICTURES_PRIVATE = tmp_path / "private"

    def grow(number):
        illustrated(story, colour=(number, 10, 200))
        person = Person.objects.create(name=f"P{number}", slug=f"p{number}")
        story.bylines.create(person=person)
        story.topics.add(f"topic {number}")

    def queries():
        article = Article.objects.select_related("edition", "section").get(pk=story.pk)
        with CaptureQueriesContext(connection) as asked:
            found_in(article)
        return len(asked)

    grow(0)
    before = queries()
    for number in range(1, 4):
        grow(number)
    assert queries() == before <= 11


def test_the_pictures_that_go_out_are_shown(cast, editor, story):
    """With the words that readers get, and what the checks found of each."""
    figure = illustrated(story, alt="")
    figure.image.captions.create(edition=cast.en, credit="Not used", alt="")
    other = illustrated(story, alt="", colour=(3, 3, 3))
    other.image.captions.create(edition=cast.en, decorative=True)
    page = editor.get(do_url(story, VERB))
    second, first = pictures_of(story, page.context["checks"].findings)
    assert (first.number, first.image) == (2, figure.image)
    assert [words for _label, words, _none in first.lines] == [
        "Carts on the bridge.",
        "",
        "Ilse Vand",
    ]
    assert [str(each) for each in first.found] == ["Picture 2 has no alt text."]
    assert second.found == []
    html = text(page)
    assert "The 2 pictures that go out" in html
    assert "decorative: none is read" in html
    assert html.count("The checks found nothing.") == 1
    assert "go out" not in text(editor.get(do_url(story, "spike")))
