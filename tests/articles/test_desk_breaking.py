"""Breaking news, from the first page of the desk to readers."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Section
from articles.public import path_of
from people.models import Duty, Membership
from people.roles import Role
from tests.articles.desk_forms import confirm, do_url, fields
from tests.articles.finished import words
from tests.articles.waiting import HOUR
from tests.cast import make_person

BREAKING = reverse("admin:articles_article_breaking")
INDEX = reverse("admin:index")
TYPED = {"headline": "Dam at Oss gives way", "text": "Water stands in four streets."}


@pytest.fixture
def editor(cast, client):
    cast.editor.person = make_person("Vera Lund", "vera-lund", cast.en)
    cast.editor.save()
    client.force_login(cast.editor)
    return client


def opened(client, **typed):
    """The form as it stands on the first page, filled in."""
    page = client.get(INDEX).content.decode()
    once = page.partition('name="once" value="')[2][:32]
    return {"once": once, **TYPED, **typed}


def said(response) -> str:
    return unescape(response.content.decode())


def typed_in(response) -> dict:
    return fields(response, "breaking-form")


def politics(edition):
    return edition.sections.get(slug="politics").pk


def out():
    return Article.objects.filter(state=Article.State.PUBLISHED)


def test_it_works(cast, editor, site_client):
    sent = opened(editor, section=politics(cast.en))
    response = editor.post(BREAKING, sent, follow=True)
    article = out().get()
    assert response.redirect_chain[-1][0].endswith(f"/{article.pk}/change/")
    assert "Readers have it now" in said(response)
    assert article.edition == cast.en
    assert [each.user for each in article.team.all()] == [cast.editor]
    steps = [each.verb for each in article.transitions.order_by("pk")]
    assert steps == ["develop", "submit", "approve", "publish"]

    page = words(site_client.get(path_of("story", "en", "dam-at-oss-gives-way")))
    assert "Developing" in page
    assert "We add to it as we learn more." in page
    assert "By Vera Lund" in page
    front = words(site_client.get("/en/"))
    assert front.count("Dam at Oss gives way") == 1
    assert "Developing" in front


def test_what_is_typed_comes_back_with_what_is_wrong(cast, editor):
    for lacking, sentence in (
        ({"section": ""}, "Choose a section."),
        ({"section": politics(cast.ko)}, "There is no such section."),
        ({"section": "9" * 30}, "There is no such section."),
        ({"headline": " \u3000 "}, "Write a headline."),
        ({"headline": "x" * 400}, "at most 300 characters"),
        ({"text": ""}, "Write one paragraph."),
    ):
        sent = opened(editor, section=politics(cast.en)) | lacking
        response = editor.post(BREAKING, sent)
        assert response.status_code == 200
        assert sentence in said(response)
        back = typed_in(response)
        for name in {"headline", "text"} - lacking.keys():
            assert back[name] == TYPED[name]
    assert not Article.objects.exists()


def test_who_is_nobody_says_who_wrote_it(cast, client):
    client.force_login(cast.chief)
    sent = opened(client, section=politics(cast.en))
    response = client.post(BREAKING, sent)
    assert "Nobody is credited" in said(response)
    person = make_person("Vera Lund", "vera-lund")
    client.post(BREAKING, sent | {"credit": person.pk})
    assert out().get().bylines.get().person == person


def test_a_form_sent_twice_makes_one_story(cast, editor):
    sent = opened(editor, section=politics(cast.en))
    first = editor.post(BREAKING, sent)
    again = editor.post(BREAKING, sent)
    assert first.url == again.url
    assert out().count() == 1
    # Another form with the same words is another story, at an address of its own.
    editor.post(BREAKING, opened(editor, section=politics(cast.en)))
    assert sorted(out().values_list("slug", flat=True)) == [
        "dam-at-oss-gives-way",
        "dam-at-oss-gives-way-2",
    ]


def test_what_is_advised_is_looked_at_first(cast, editor):
    cast.en.sensitive_words = "dam = Say which."
    cast.en.save()
    sent = opened(editor, section=politics(cast.en))
    response = editor.post(BREAKING, sent)
    assert not Article.objects.exists()
    assert "I have looked at these and go on" in said(response)
    assert "standfirst" not in said(response)
    back = typed_in(response)
    assert back["headline"] == TYPED["headline"]
    editor.post(
        BREAKING, sent | back | {"checks-anyway": "on", "checks-reason": "Said\0"}
    )
    step = out().get().transitions.get(verb="publish")
    assert {each["reason"] for each in step.overridden} == {"Said\ufffd"}
    passed = {each["check"] for each in step.overridden}
    assert passed == {"deck", "dateline", "words"}


def test_what_it_passed_over_is_not_asked_again_while_it_develops(cast, editor):
    editor.post(BREAKING, opened(editor, section=politics(cast.en)))
    article = out().get()
    for headline in ("Dam at Oss has given way", "Dam at Oss gave way"):
        article.headline = headline
        article.save()
        workflow.keep(article, cast.editor)
        asked = said(editor.get(do_url(article, "update")))
        assert "I have looked at these and go on" not in asked
        confirm(editor, article, "update")
        article.refresh_from_db()
        assert article.printed == article.version
    step = article.transitions.filter(verb="update").first()
    assert {each["reason"] for each in step.overridden} == {"Breaking news"}
    cast.en.sensitive_words = "gave = Say when."
    cast.en.save()
    asked = said(editor.get(do_url(article, "update")))
    assert "I have looked at these and go on" in asked
    cast.en.sensitive_words = ""
    cast.en.save()
    workflow.conclude(article.pk, cast.editor)
    asked = said(editor.get(do_url(article, "update")))
    assert "I have looked at these and go on" in asked


def test_what_is_required_keeps_it_from_readers_and_may_be_a_draft(cast, editor):
    cast.en.checks = {"deck": "required"}
    cast.en.save()
    sent = opened(editor, section=politics(cast.en))
    response = editor.post(BREAKING, sent)
    assert "There is no deck" in said(response)
    assert not Article.objects.exists()
    editor.post(BREAKING, sent | {"_draft": "1"})
    draft = Article.objects.get()
    assert draft.state == Article.State.DRAFT
    assert draft.developing_since


def test_under_a_freeze_it_can_be_kept_and_says_nothing_else(cast, editor):
    workflow.freeze_publishing(cast.chief, "A break-in.")
    response = editor.post(BREAKING, opened(editor, section=politics(cast.en)))
    assert "can be kept as a draft" in said(response)
    assert "Nothing is lost" not in said(response)
    assert "Keep it as a draft until then." in said(response)
    back = typed_in(response)
    assert back["headline"] == TYPED["headline"]
    assert back["credit"] == str(cast.editor.person_id)
    editor.post(BREAKING, back | {"_draft": "1"})
    assert Article.objects.get().state == Article.State.DRAFT


def test_where_two_persons_are_asked_it_goes_to_the_other_first(cast, editor):
    cast.en.two_persons = True
    cast.en.save()
    assert "another person approves" in said(editor.get(INDEX))
    sent = opened(editor, section=politics(cast.en))
    response = editor.post(BREAKING, sent, follow=True)
    assert "Readers do not have it yet" in said(response)
    assert Article.objects.get().state == Article.State.SUBMITTED

    now = timezone.now()
    Duty.objects.create(
        edition=cast.en, user=cast.editor, starts=now - HOUR, ends=now + HOUR
    )
    editor.post(BREAKING, opened(editor, section=politics(cast.en)))
    assert out().count() == 1


def test_the_section_says_the_edition(cast, editor):
    Membership.objects.create(user=cast.editor, role=Role.EDITOR, edition=cast.ko)
    assert '<optgroup label="한국어">' in editor.get(INDEX).content.decode()
    editor.post(BREAKING, opened(editor, section=politics(cast.ko)))
    assert out().get().edition == cast.ko


def test_it_is_not_offered_to_who_may_not_publish(cast, reporter):
    assert "Breaking news" not in said(reporter.get(INDEX))
    sent = {**TYPED, "section": politics(cast.en)}
    assert reporter.post(BREAKING, sent).status_code == 403
    assert not Article.objects.exists()


def test_without_sections_there_is_nothing_to_fill_in(cast, editor):
    Section.objects.all().delete()
    assert "Breaking news" not in said(editor.get(INDEX))


def test_while_publishing_is_frozen_it_is_kept_as_a_draft(cast, editor):
    workflow.freeze_publishing(cast.chief, "A break-in.")
    sent = opened(editor, section=politics(cast.en))
    response = editor.post(BREAKING, sent)
    page = said(response)
    assert "has frozen all publishing" in page and "nothing is saved" not in page
    again = typed_in(response)
    assert again["text"] == TYPED["text"]
    assert again["credit"] == str(cast.editor.person_id)
    assert not Article.objects.exists()
    editor.post(BREAKING, again | {"_draft": "1"})
    article = Article.objects.get()
    assert article.state == Article.State.DRAFT and article.developing_since
