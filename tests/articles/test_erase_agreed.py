"""Who has to agree before words are removed for good, and what is refused."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from articles import chain
from articles.erasing import asking
from articles.models import Erasure, ErasureJob, FrontCache, Print
from articles.refused import Refused
from media.models import Seal
from media.seals import seal_received
from tests.articles.erasing import (
    ENGLISH,
    JAPANESE,
    KOREAN,
    agree,
    as_owner,
    ask,
    asked,
    erase,
    everywhere,
    go_on,
    kept_work,
    press,
    text_of,
    work,
)
from tests.cast import make_story, signed_in

__all__ = ["kept_work", "work"]


def test_a_print_from_before_addresses_were_salted_can_be_erased(cast, work):
    printed = Print.objects.filter(article=work[0]).order_by("-pk").first()
    assert printed == Print.objects.order_by("-pk").first()
    leaves = {k: v for k, v in printed.leaves.items() if k != chain.ADDRESS}
    salts = {k: v for k, v in printed.salts.items() if k != chain.ADDRESS}
    printed.leaves = leaves
    as_owner(printed, leaves=leaves, salts=salts, digest=chain.digest(printed))
    assert chain.faults() == []
    erase(cast)
    assert chain.faults() == []
    printed.refresh_from_db()
    assert printed.slug == f"removed-{work[0].pk}"


def test_what_is_found_afterwards_has_to_be_seen_by_both(cast, work):
    erasure = asked(cast)
    chief, editor = signed_in(cast.chief), signed_in(cast.editor)
    agree(chief, erasure)
    make_story(cast.reporter, cast.en, headline="Mira Oren again", slug="again")
    press(editor, erasure, "again")
    go_on(editor, erasure)
    page = editor.get(f"/admin/articles/erasure/{erasure.pk}/")
    assert page.context["agreed"] == {}
    assert "A chief editor agrees first." in page.content.decode()
    agree(chief, erasure)
    agree(editor, erasure)
    go_on(editor, erasure)
    assert everywhere("mira oren") == {}


def test_all_words_of_a_story(cast, work):
    erase(cast, words="", mode="stories", stories=str(work[1].pk))
    left = everywhere("carts crossed", "다리가 열렸다", "mira oren", JAPANESE)
    assert {each.split(".")[0] for each in left} == {
        "people_person",
        "articles_term",
        "media_caption",
    }
    assert chain.faults() == []


def test_a_paragraph_goes_as_a_whole(cast, work):
    erase(cast, words=KOREAN, mode="blocks")
    body = text_of(work[1])
    assert "배를" not in body
    assert "다리가 열렸다" in body
    assert chain.faults() == []


def test_only_in_some_stories(cast, work):
    other = make_story(cast.reporter, cast.en, headline="Mira Oren again", slug="again")
    erasure = erase(cast, words=ENGLISH, stories=str(work[1].pk))
    other.refresh_from_db()
    assert other.headline == "Mira Oren again"
    assert "articles_article.headline" in erasure.job.result["found"]
    assert chain.faults() == []


def test_taken_back_nothing_is_changed(cast, work):
    erasure = asked(cast)
    before = everywhere("mira oren")
    press(signed_in(cast.chief), erasure, "drop")
    erasure.refresh_from_db()
    assert erasure.words == []
    assert erasure.dropped_at
    before.pop("articles_erasure.words")
    assert everywhere("mira oren") == before


def test_bad_input_is_said_and_nothing_is_lost(cast, work):
    chief = signed_in(cast.chief)
    for fields, sentence in (
        ({"words": ""}, "Say what shall be erased"),
        ({"words": "a"}, "too short"),
        ({"words": "removed"}, "part of the mark"),
        ({"words": ENGLISH, "stories": "999999"}, "none of number 999999"),
        ({"words": ENGLISH, "pictures": "boat"}, "has no number"),
        ({"words": "", "mode": "stories"}, "Say which stories"),
        ({"words": ENGLISH, "mode": "all"}, "not one of the available choices"),
        ({"words": "x" * 300}, "At most"),
    ):
        answer = ask(chief, **fields)
        shown = answer.content.decode()
        assert sentence in shown, sentence
        assert fields["words"] in shown
    assert not Erasure.objects.exists()
    erasure = asked(cast)
    assert press(chief, erasure, "burn").status_code == 409
    assert press(chief, erasure, "agree", seen="").status_code == 409
    assert chief.get("/admin/articles/erasure/99999/").status_code == 404


def test_a_word_of_many_stories_is_agreed_to_by_its_number(cast, work, monkeypatch):
    monkeypatch.setattr(asking, "MANY", 2)
    erasure = asked(cast, words=[ENGLISH, KOREAN, JAPANESE])
    chief = signed_in(cast.chief)
    page = chief.get(f"/admin/articles/erasure/{erasure.pk}/")
    assert "These are 3 stories" in page.content.decode()
    assert agree(chief, erasure).status_code == 409
    assert not erasure.consents.exists()
    agree(chief, erasure, count="3")
    assert erasure.consents.count() == 1


def test_of_many_stories_not_each_drops_all_pages(cast, work, monkeypatch):
    """Its own go with each; those that list it with every so many, and at the end."""
    monkeypatch.setattr(asking, "MANY", 2)
    cache = FrontCache.objects.create(address="http://cache.example")
    erasure = asked(cast, words=[ENGLISH, KOREAN, JAPANESE])
    for person in (cast.chief, cast.editor):
        agree(signed_in(person), erasure, count="3")
    go_on(signed_in(cast.chief), erasure)
    assert cache.purges.filter(keys="*").count() == 2
    for story in work:
        assert cache.purges.filter(keys__contains=f"story-{story.pk}").exists()


def test_who_may_not_read_a_story_sees_no_word_of_it(cast, work):
    secret = make_story(
        cast.korean_editor, cast.ko, headline="Mira Oren 비밀", slug="secret"
    )
    erasure = asked(cast)
    page = signed_in(cast.editor).get(f"/admin/articles/erasure/{erasure.pk}/")
    shown = page.content.decode()
    assert "that you may not read" in shown
    assert secret.headline not in shown
    assert "비밀" not in shown
    assert "비밀" in (
        signed_in(cast.chief)
        .get(f"/admin/articles/erasure/{erasure.pk}/")
        .content.decode()
    )


def test_sessions_that_name_it(cast, work):
    client = signed_in(cast.reporter)
    session = client.session
    session["_messages"] = "“Mira Oren saw the flood” is kept"
    session.save()
    erase(cast)
    kept = Session.objects.get(pk=session.session_key).get_decoded()
    assert "_messages" not in kept
    assert "_auth_user_id" in kept


@pytest.fixture
def sealed(cast, work):
    """A picture whose sealed file names her; the file goes with the test's rows."""
    image = work[0].figures.get().image
    until = timezone.now().date() + timedelta(days=9)
    received = f"XMP {ENGLISH}".encode("utf-16-le")
    seal_received(image, received, "as it came", until, cast.photo)
    yield image
    for seal in Seal.objects.filter(image=image):
        (settings.PICTURES_PRIVATE / seal.file).unlink()


def test_a_sealed_file_that_names_it_is_told_with_its_picture(cast, sealed):
    erasure = erase(cast)
    [found] = erasure.job.result["found_files"]
    assert found.startswith("pictures/private/sealed-")
    assert found.endswith(f"(media_image {sealed.pk})")
    page = signed_in(cast.chief).get(f"/admin/articles/erasure/{erasure.pk}/")
    assert "Something is left" in page.content.decode()


def test_only_two_who_have_the_right(cast, work):
    with pytest.raises(Refused):
        asking.ask(cast.editor, words=[ENGLISH])
    erasure = asked(cast)
    assert signed_in(cast.reporter).get("/admin/articles/erasure/").status_code == 403
    assert agree(signed_in(cast.chief), erasure).status_code == 200
    answer = press(signed_in(cast.chief), erasure, "agree", seen="x")
    assert "Now another person has to." in answer.content.decode()
    assert ErasureJob.objects.get().phase == "found"
