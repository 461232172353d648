"""Unsaved texts are offered, looked at, put back and forgotten."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.body import plain
from articles.desk.unsaved import unsaved_of
from articles.models import Article, Presence
from people.models import Membership
from people.roles import Role
from tests.articles.desk_forms import add_url, change_url, fields
from tests.articles.live_pages import OpenPage
from tests.articles.unsaved import look_url, offers, restore, rows
from tests.cast import signed_in


@pytest.fixture
def story(kept_story, db):
    return deepcopy(kept_story)


@pytest.fixture
def page(kept_page, db):
    return kept_page.again()


def test_it_works(page, story):
    """Typed, closed, opened elsewhere, looked at, put back, saved."""
    page.type(headline="A better headline", body="The bridge opened again.")
    page.close()
    elsewhere = signed_in(page.user)
    opened = elsewhere.get(change_url(story)).content.decode()
    assert "You have unsaved text from" in opened
    row = rows().get()
    looked = elsewhere.get(look_url(row)).content.decode()
    assert "A better headline" in looked
    assert "The bridge reopened." in looked
    back = restore(elsewhere, story, row)
    assert "not saved yet" in back.content.decode()
    sent = fields(back)
    assert sent["headline"] == "A better headline"
    assert sent["unsaved"] == f"{row.pk}-1"
    assert Article.objects.get(pk=story.pk).version == story.version
    assert elsewhere.post(change_url(story), sent).status_code == 302
    article = Article.objects.get(pk=story.pk)
    assert [plain(each) for each in article.body] == ["The bridge opened again."]
    assert not rows().exists()


def test_looking_at_it_and_putting_it_back_forget_nothing(page, story):
    page.type(headline="Still here")
    page.close()
    page.client.get(look_url(rows().get()))
    restore(page.client, story, rows().get())
    assert rows().get().data["headline"] == "Still here"


def test_put_back_over_a_newer_version_it_is_compared(page, story, cast):
    page.type(headline="Mine")
    page.close()
    OpenPage(cast.editor, story).save(headline="Theirs")
    back = restore(page.client, story, rows().get())
    assert back.context["conflict"]
    assert fields(back)["headline"] == "Mine"
    assert Article.objects.get(pk=story.pk).headline == "Theirs"


def test_what_is_older_than_the_story_says_so(page, story, cast):
    page.type(headline="Mine")
    page.close()
    url = change_url(story)
    old = "It is older than the story"
    assert old not in page.client.get(url).content.decode()
    OpenPage(cast.editor, story).save(headline="Theirs")
    assert old in page.client.get(url).content.decode()


def test_what_was_typed_on_after_it_was_put_back_elsewhere_stays(page, story):
    page.type(headline="One")
    page.close()
    sent = fields(restore(page.client, story, rows().get()))
    page.type(headline="Two")
    page.client.post(change_url(story), sent)
    assert rows().get().data["headline"] == "Two"


def test_kept_by_the_page_it_was_put_into_it_is_one_offer(page, story, cast):
    page.type(headline="One")
    page.close()
    sent = fields(restore(page.client, story, rows().get()))
    other = OpenPage(cast.reporter, story, mark="another-page")
    other.fields = sent
    other.count = 0
    page.client.post(other.address, sent | other.about | {"count": "1"} | sent_on(sent))
    assert [row.page for row in rows()] == ["another-page"]


def sent_on(sent):
    return {"unsaved": sent["unsaved"]}


def test_forgetting(page, story):
    page.type(headline="Not needed")
    page.close()
    row = rows().get()
    page.client.get(look_url(row))
    assert rows().exists()
    page.client.post(look_url(row), {"_forget": "1"})
    assert not rows().exists()
    gone = page.client.get(look_url(row), follow=True)
    assert "not there any more" in gone.content.decode()
    gone = page.client.post(
        change_url(story), {"_restore": f"{row.pk}-{row.count}"}, follow=True
    )
    assert "not there any more" in gone.content.decode()


def test_what_is_as_it_is_saved_is_not_offered(page, story):
    page.type()
    page.close()
    assert offers(page.client, story) == []


def test_a_window_that_is_open_is_named_so(page, story):
    page.type(headline="Half")
    page.beat()
    (offer,) = offers(page.client, story)
    assert "in another window that is open" in offer.sentence


def test_a_text_that_left_its_writer_is_offered_to_the_editors(page, story, cast):
    page.type(headline="Left behind")
    editor = signed_in(cast.editor)
    assert offers(editor, story) == []
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=3))
    (offer,) = offers(editor, story)
    assert offer.sentence.startswith("Unsaved text of reporter, up to ")
    assert "Left behind" in editor.get(look_url(offer.row)).content.decode()


@pytest.mark.parametrize("who", ["colleague", "photo", "korean_editor", "stranger"])
def test_nobody_else_sees_it(page, story, cast, who):
    page.type(headline="Left behind")
    page.close()
    other = signed_in(getattr(cast, who))
    row = rows().get()
    for response in (
        other.get(look_url(row)),
        other.get(change_url(story)),
        other.post(look_url(row), {"_forget": "1"}),
        restore(other, story, row),
        other.get(reverse("admin:articles_article_unsaved_list", args=[story.pk])),
    ):
        assert "Left behind" not in response.content.decode()
    assert rows().exists()


def test_what_was_looked_at_can_be_put_in_whatever_became_of_the_pages(
    page, story, cast
):
    """The editor's page is closed, and its take-over with it, while they look."""
    page.type(headline="Half a headl")
    editor = OpenPage(cast.editor, story)
    editor.take_over()
    row = rows().get()
    editor.client.get(look_url(row))
    editor.close()
    assert "Half a headl" in editor.client.get(look_url(row)).content.decode()
    back = restore(editor.client, story, row)
    assert fields(back)["headline"] == "Half a headl"
    shown = back.content.decode()
    assert "The unsaved text of reporter is put in below" in shown
    assert "What you typed is back below" not in shown
    # Nobody else gets it by that, and not without the right.
    assert restore(signed_in(cast.chief), story, row).status_code == 302
    cast.editor.memberships.all().delete()
    assert restore(editor.client, story, row).status_code == 403


def test_its_writer_does_not_see_it_without_the_right(page, story):
    page.type(headline="Left behind")
    story.team.all().delete()
    assert page.client.get(look_url(rows().get())).status_code == 403


def test_a_text_belongs_to_its_story(page, story, cast):
    from tests.cast import make_story

    page.type(headline="Left behind")
    page.close()
    other = make_story(cast.reporter, cast.en)
    row = rows().get()
    url = reverse("admin:articles_article_unsaved", args=[other.pk, row.pk])
    assert page.client.get(url).status_code == 302
    assert restore(page.client, other, row).status_code == 302


def test_forgotten_after_thirty_days(page, story):
    page.type(headline="Old")
    rows().update(at=timezone.now() - timedelta(days=31))
    page.reload()
    assert not rows().exists()


class TestNewStories:
    @pytest.fixture
    def new(self, cast):
        page = OpenPage(cast.reporter, edition=cast.en)
        page.type(headline="Not a story yet", body="One.")
        return page

    def test_it_works(self, new, cast):
        again = signed_in(cast.reporter)
        page = again.get(add_url(cast.en))
        assert "Not a story yet" in page.content.decode()
        (offer,) = page.context["offers"]
        assert "Not a story yet" in again.get(offer.address).content.decode()
        back = again.post(offer.story_address, {"_restore": offer.key})
        assert fields(back)["headline"] == "Not a story yet"
        assert again.post(add_url(cast.en), fields(back)).status_code == 302
        assert Article.objects.latest("pk").headline == "Not a story yet"
        assert not rows().exists()

    def test_nobody_else_is_offered_them(self, new, cast):
        chief = signed_in(cast.chief)
        assert chief.get(add_url(cast.en)).context["offers"] == []
        url = reverse("admin:articles_article_unsaved_new", args=[rows().get().pk])
        assert chief.get(url).status_code == 404

    def test_they_are_offered_before_an_edition_is_chosen(self, new, cast):
        Membership.objects.create(
            user=cast.reporter, role=Role.REPORTER, edition=cast.ko
        )
        page = signed_in(cast.reporter).get(reverse("admin:articles_article_add"))
        assert "Not a story yet" in page.content.decode()

    def test_who_may_not_start_there_any_more_reads_and_forgets_it(self, new, cast):
        cast.reporter.memberships.update(edition=cast.ko)
        client = signed_in(cast.reporter)
        url = reverse("admin:articles_article_unsaved_new", args=[rows().get().pk])
        page = client.get(url).content.decode()
        assert "Not a story yet" in page
        assert "You may not start a story in English any more." in page
        assert "Put it back" not in page
        client.post(url, {"_forget": "1"})
        assert not rows().exists()

    def test_the_front_page_can_list_all_of_ones_own(self, new, story, cast):
        page = OpenPage(cast.reporter, story, mark="another-page")
        page.type(headline="Changed")
        assert [each.row.article for each in unsaved_of(cast.reporter)] == [story, None]
        story.team.all().delete()
        assert [each.headline for each in unsaved_of(cast.reporter)] == [
            "Not a story yet"
        ]
