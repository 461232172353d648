"""What two persons see before they agree, that one of them may say no, and that nothing
is called gone that readers still have."""

import pytest
from django.urls import reverse

from articles import chain, workflow
from articles.desk.states import is_waiting
from articles.models import Erasure
from tests.articles.erasing import agree, ask, everywhere, go_on, press
from tests.cast import make_story, paragraph, signed_in
from tests.transactions import desk_rights

NAME = "Quillfeather"


@pytest.fixture(scope="module")
def kept_work(kept_cast):
    with desk_rights():
        story = make_story(
            kept_cast.reporter,
            kept_cast.en,
            headline=f"pressure: {NAME}’s brother waits at Merik",
            body=[
                paragraph(f"“{NAME}, of Grusk, waits.” The Quillfeathers wait."),
                paragraph("Carts crossed it."),
            ],
        )
        workflow.approve_and_publish(story.pk, kept_cast.chief)
    return story


@pytest.fixture
def story(db, kept_work):
    kept_work.refresh_from_db()
    return kept_work


def asked(client, words) -> Erasure:
    ask(client, words=words)
    erasure = Erasure.objects.get(done_at=None, dropped_at=None)
    go_on(client, erasure)
    return erasure


def erased(cast, words) -> Erasure:
    chief = signed_in(cast.chief)
    erasure = asked(chief, words)
    agree(chief, erasure)
    agree(signed_in(cast.editor), erasure)
    go_on(chief, erasure)
    return Erasure.objects.get(pk=erasure.pk)


def shown(client, erasure):
    return client.get(f"/admin/articles/erasure/{erasure.pk}/").content.decode()


def test_the_address_made_of_a_possessive_goes_and_longer_words_are_shown(
    cast, story, site_client
):
    """Three times in the same story: prints of erasings have an address, too."""
    address = f"/en/story/{story.slug}/"
    assert story.slug == "pressure-quillfeathers-brother-waits-at-merik"
    assert site_client.get(address).status_code == 200
    assert erased(cast, "Grusk").job.result["found"] == {}
    chief = signed_in(cast.chief)
    erasure = asked(chief, NAME)
    seen = shown(chief, erasure)
    assert "These longer words hold it" in seen
    assert ">Quillfeathers<" in seen
    press(chief, erasure, "drop")
    result = erased(cast, NAME).job.result
    assert (result["found"], result["faults"]) == ({}, [])
    assert site_client.get(address).status_code == 404
    assert everywhere("quillfeathers-") == {}
    assert erased(cast, "Quillfeathers").job.result["found"] == {}
    assert everywhere(NAME) == {}
    assert chain.faults() == []
    story.refresh_from_db()
    assert not is_waiting(story)
    listed = chief.get("/admin/articles/erasure/").content.decode()
    assert "something is left" not in listed


def test_a_second_erasing_finds_the_address_in_the_print_of_the_first(cast, story):
    assert erased(cast, "Grusk").job.result["found"] == {}
    result = erased(cast, "Merik").job.result
    assert (result["found"], result["faults"]) == ({}, [])
    assert everywhere("merik") == {}


def test_what_is_left_is_said_in_words_and_in_the_list(cast, story):
    erasure = erased(cast, "Grusk")
    erasure.job.result |= {"found": {"articles_print.slug": 1}}
    erasure.job.save()
    chief = signed_in(cast.chief)
    page = shown(chief, erasure)
    assert "articles_print.slug" not in page
    assert "Published versions: " in page
    listed = chief.get("/admin/articles/erasure/").content.decode()
    assert "something is left" in listed


def test_each_place_is_shown_as_it_stands_there_with_its_kind(cast, story):
    make_story(
        cast.reporter, cast.en, slug="b", body=[paragraph(f"A {NAME}은 B. {NAME}!")]
    )
    chief = signed_in(cast.chief)
    page = shown(chief, asked(chief, NAME))
    mark = f"<mark>{NAME}</mark>"
    assert f"“{mark}, of Grusk, waits.”" in page
    assert f"A {mark}은 B. " in page
    assert f"은 B. {mark}!" in page
    assert f"pressure: {mark}’s brother" in page
    assert f"{mark}, of Grusk, waits.” The Quillfeathers wait.…</bdi>" in page
    assert ">Stories, Published versions, Revisions</span>" in page
    assert "http://" in page
    assert f"/en/story/{story.slug}/" in page


def test_a_second_person_may_say_no_with_a_reason(cast, story):
    chief, editor = signed_in(cast.chief), signed_in(cast.editor)
    erasure = asked(chief, "Grusk")
    agree(chief, erasure)
    answer = press(editor, erasure, "object", why=" ")
    assert answer.status_code == 409
    assert "Say why it shall not go." in answer.content.decode()
    assert '<details class="erase-more" open>' in answer.content.decode()
    assert press(signed_in(cast.reporter), erasure, "object").status_code == 403
    press(editor, erasure, "object", why="The lawyer needs it, not Grusk.")
    erasure.refresh_from_db()
    assert (erasure.words, bool(erasure.dropped_at)) == ([], True)
    page = shown(chief, erasure)
    assert f"{cast.editor} did not agree" in page
    assert "The lawyer needs it" in page
    listed = chief.get("/admin/articles/erasure/").content.decode()
    assert f"{cast.editor} did not agree" in listed
    # What was said so is no place where the words survive.
    assert erased(cast, "Grusk").job.result["found"] == {}
    assert everywhere("grusk") == {}


def test_afterwards_it_is_known_to_whom_to_write_about_which_story(cast, story):
    moved = erased(cast, "Merik")
    kept = erased(cast, "Grusk")
    chief = signed_in(cast.chief)
    page = shown(chief, moved)
    assert f"/en/story/removed-{story.pk}/" in page
    assert "Its address of before held the words" in page
    assert f"/admin/articles/article/{story.pk}/change/" in page
    page = shown(chief, kept)
    assert f"/en/story/removed-{story.pk}/" in page
    assert "Its address of before held the words" not in page


def test_nothing_waits_when_it_is_put_back_after_erasing(cast, story):
    """Erased before it was pulled, and once more while it was."""
    chief = signed_in(cast.chief)
    for before, meanwhile in (("Grusk", ""), ("", "Carts")):
        if before:
            erased(cast, before)
        pulled = reverse("admin:emergency_one", args=["pull", story.pk])
        chief.post(pulled, {"note": "A court asks."})
        story.refresh_from_db()
        assert story.state == "killed"
        if meanwhile:
            erased(cast, meanwhile)
        back = reverse("admin:emergency_one", args=["put-back", story.pk])
        chief.post(back, {"note": "The court is done."})
        story.refresh_from_db()
        assert story.state == "published"
        page = chief.get(f"/admin/articles/article/{story.pk}/change/")
        assert "Changes waiting" not in page.content.decode()
