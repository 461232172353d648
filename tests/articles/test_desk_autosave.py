"""What is typed is kept before it is saved, and never comes back after it was."""

import json
from copy import deepcopy

import pytest
from django.test import Client

from articles.models import Article, Autosave, Revision
from people.models import Membership
from tests.articles.desk_forms import fields
from tests.articles.live_pages import OpenPage


@pytest.fixture
def story(kept_story, db):
    return deepcopy(kept_story)


@pytest.fixture
def page(kept_page, db):
    return kept_page.again()


def kept(**where):
    return Autosave.objects.exclude(data={}).filter(**where)


def test_it_works(page, story, cast):
    before = Article.objects.get(pk=story.pk)
    answer = page.type(headline="Half a headl")
    assert answer.status_code == 200
    assert answer.json()["kept"]["is_new"]
    row = kept().get()
    assert (row.by, row.article, row.base) == (cast.reporter, story, story.version)
    assert row.data["headline"] == "Half a headl"
    assert row.data["credits-0-person"] == page.fields["credits-0-person"]
    after = Article.objects.get(pk=story.pk)
    assert (after.headline, after.version, after.changed_at) == (
        before.headline,
        before.version,
        before.changed_at,
    )
    assert Revision.objects.filter(article=story).count() == 1


def test_scripts_send_json(page):
    sent = page.fields | page.about | {"headline": "다리 \ud800", "count": "1"}
    answer = page.client.post(page.address, json.dumps(sent), "application/json")
    assert answer.json()["kept"]["is_new"]
    assert kept().get().data["headline"] == "다리 \ufffd"


def test_each_page_has_one_row_that_never_goes_backwards(page):
    page.type(headline="One")
    page.type(headline="Two")
    page.count = 0
    late = page.type(headline="One")
    assert not late.json()["kept"]["is_new"]
    assert late.json()["kept"]["count"] == 2
    assert kept().get().data["headline"] == "Two"


def test_two_windows_of_one_person_are_two_rows(page, cast, story):
    other = OpenPage(cast.reporter, story, mark="another-page")
    page.type(headline="One")
    other.type(headline="Two")
    assert {row.data["headline"] for row in kept()} == {"One", "Two"}


def test_a_new_story_is_kept_without_being_one(cast):
    page = OpenPage(cast.reporter, edition=cast.en)
    assert page.type(headline="Not yet").json()["kept"]["is_new"]
    assert kept().get().article is None
    assert not Article.objects.filter(headline="Not yet").exists()


def test_only_who_starts_stories_in_an_edition_keeps_new_ones_there(cast):
    page = OpenPage(cast.reporter, edition=cast.en)
    page.edition = cast.ko
    answer = page.type(headline="다리")
    assert answer.status_code == 403
    assert answer.json()["is_kept"]


class TestSaving:
    def test_a_save_empties_the_row(self, page):
        page.type(headline="Saved soon")
        assert page.save().status_code == 302
        assert not kept().exists()

    def test_so_does_the_save_of_a_new_story(self, cast):
        page = OpenPage(cast.reporter, edition=cast.en)
        page.type(headline="Saved soon")
        assert page.save().status_code == 302
        assert not kept().exists()
        page.count -= 1
        assert not page.type().json()["kept"]["is_new"]

    @pytest.mark.parametrize("arrived_before", [True, False])
    def test_an_autosave_that_the_save_overtook_changes_nothing(
        self, page, arrived_before
    ):
        if arrived_before:
            page.type(headline="First")
        page.count += 1  # is sent, and waits somewhere
        assert page.save(headline="Saved").status_code == 302
        page.count -= 1
        late = page.type(headline="Late").json()
        assert not late["kept"]["is_new"]
        assert not kept().exists()

    def test_what_is_typed_after_a_save_is_kept_and_said_to_be_compared(self, page):
        """The page was stopped while it was sent, and stayed."""
        page.type(headline="One")
        page.save()
        answer = page.type(headline="Two").json()
        assert answer["kept"]["is_new"]
        assert "You saved version 2 in another window" in answer["notices"][0]["words"]
        assert kept().get().data["headline"] == "Two"

    def test_a_save_does_not_empty_what_came_after_it_was_sent(self, page):
        page.type(headline="One")
        page.type(headline="Two")
        page.count -= 1
        page.save(headline="One")
        assert kept().get().data["headline"] == "Two"

    def test_a_conflict_keeps_the_row_and_the_page_goes_on_with_it(
        self, page, cast, story
    ):
        OpenPage(cast.editor, story).save(headline="Theirs")
        page.type(headline="Mine")
        met = page.save()
        assert met.context["conflict"]
        assert kept().get().data["headline"] == "Mine"
        back = fields(met)
        assert (back["page"], back["count"]) == (page.mark, "1")
        page.fields = back | {"choice-fields.headline": "mine"}
        assert page.save().status_code == 302
        assert not kept().exists()

    def test_an_error_keeps_the_row(self, page):
        page.type(slug="two words")
        assert page.save().status_code == 200
        assert kept().exists()


class TestRefusals:
    def test_a_right_that_was_removed(self, page, story):
        page.beat()
        story.team.all().delete()
        answer = page.type(headline="Too late")
        assert answer.status_code == 403
        assert answer.json()["is_kept"]
        assert "not change this story any more" in answer.json()["error"]
        assert kept(article=story).get().data["headline"] == "Too late"

    def test_every_role_gone_at_once(self, page, cast, story):
        page.beat()
        Membership.objects.filter(user=cast.reporter).delete()
        answer = page.type(headline="Too late")
        assert (answer.status_code, answer.json()["is_kept"]) == (403, True)
        assert story.headline not in answer.content.decode()

    def test_a_sign_in_that_was_closed(self, page, cast):
        page.beat()
        cast.reporter.is_active = False
        cast.reporter.save()
        answer = page.type(headline="Too late")
        assert (answer.status_code, answer.json()["is_kept"]) == (403, True)

    @pytest.mark.parametrize("who", ["colleague", "korean_editor", "photo"])
    def test_nobody_puts_a_text_beside_a_story_that_they_never_had_open(
        self, page, cast, who
    ):
        page.client.force_login(getattr(cast, who))
        page.user = getattr(cast, who)
        answer = page.type(headline="Mine now")
        assert (answer.status_code, answer.json()["is_kept"]) == (403, False)
        assert not kept().exists()

    def test_a_story_that_is_not_there_and_one_of_others_answer_the_same(
        self, page, cast, story
    ):
        page.client.force_login(cast.korean_editor)
        page.user = cast.korean_editor
        hidden = page.type().json()
        page.story = Article(pk=story.pk + 1000)
        assert page.type().json() == hidden

    def test_signed_out(self, page):
        page.client.logout()
        answer = page.type(headline="Kept in the tab")
        assert answer.status_code == 401
        assert "signed out" in answer.json()["error"]

    def test_somebody_else_in_the_same_browser(self, page, cast):
        page.client.force_login(cast.editor)
        answer = page.type(headline="Whose?")
        assert answer.status_code == 401
        assert "Somebody else" in answer.json()["error"]
        assert not kept().exists()

    def test_without_its_token(self, page, story):
        page.client.handler.enforce_csrf_checks = True
        assert page.type(headline="Forged").status_code == 403
        assert not kept().exists()


class TestBadInput:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"page": ""},
            {"page": "../etc"},
            {"page": "x" * 41},
            {"page": "page-of-reporter\n"},
            {"count": "0"},
            {"count": "-1"},
            {"count": "many"},
            {"count": "99999999999999999999"},
            {"count": "٣"},
            {"base": ""},
            {"base": "1.5"},
            {"document": "{"},
            {"document": "[1, 2]"},
            {"document": '[{"type": "figure", "row": "x"}]'},
        ],
    )
    def test_malformed(self, page, wrong):
        sent = page.fields | page.about | {"count": "1"} | wrong
        answer = page.client.post(page.address, sent)
        assert answer.status_code == 400
        assert answer.json()["error"]
        assert not Autosave.objects.exists()

    def test_a_body_that_is_no_form(self, page):
        kind = "multipart/form-data; boundary=x"
        answer = page.client.post(page.address, b"--x\r\nnonsense", content_type=kind)
        assert answer.status_code == 400
        for broken in (b"{", b"\xff", b"[]", b'{"page": 1}', b"[" * 100_000):
            answer = page.client.post(page.address, broken, "application/json")
            assert answer.status_code == 400
        assert page.client.get(page.address).status_code == 405

    def test_characters_that_nothing_can_store(self, page):
        assert page.type(headline="a\x00b\x07c").status_code == 200
        assert kept().get().data["headline"] == "a\ufffdb\ufffdc"

    def test_words_about_the_page_that_nothing_can_store(self, page):
        strange = {"before": "a\x00b", "place": "\x00", "step": "-1", "unsaved": "-"}
        assert page.beat(**strange).status_code == 200

    def test_fields_that_no_form_of_ours_has_are_left_out(self, page):
        page.type(**{"../x": "1", "figures-99999-alt": "1", "credits-0-role": "editor"})
        data = kept().get().data
        assert data["credits-0-role"] == "editor"
        assert not {"../x", "figures-99999-alt", "page", "count", "user"} & set(data)

    def test_three_hundred_thousand_characters_fit(self, page):
        paragraph = {"id": "", "type": "paragraph", "spans": [{"text": "가나 " * 1000}]}
        document = json.dumps([paragraph] * 100, ensure_ascii=False)
        assert page.type(document=document).status_code == 200

    def test_much_more_does_not(self, page):
        answer = page.type(body="가" * 1_100_000)
        assert answer.status_code == 413
        assert "cut it into parts" in answer.json()["error"]
        answer = page.type(body="가" * 2_100_000)
        assert answer.status_code == 413

    def test_more_fields_than_any_form_has(self, page):
        sent = {f"x{number}": "" for number in range(5000)}
        answer = page.client.post(page.address, page.about | sent)
        assert answer.status_code == 400
        assert answer.json()["error"]

    def test_the_mark_of_another_storys_page(self, page, cast, story):
        from tests.cast import make_story

        page.type(headline="One")
        other = OpenPage(cast.reporter, make_story(cast.reporter, cast.en))
        assert other.type(headline="Two").status_code == 400
        assert kept().get().data["headline"] == "One"


def test_who_is_not_signed_in_at_all(cast, story):
    from django.urls import reverse

    url = reverse("admin:articles_article_autosave", args=[story.pk])
    assert Client().post(url, {"page": "some-page-mark"}).status_code == 401
