"""What erasing leaves: nothing of the words, and a record that still verifies."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from articles import chain, windows
from articles.models import (
    Erasure,
    ErasureConsent,
    ErasurePlace,
    MemoryPair,
    Print,
    SearchRow,
)
from tests.articles.erasing import (
    ENGLISH,
    JAPANESE,
    KOREAN,
    agree,
    as_owner,
    ask,
    erase,
    everywhere,
    go_on,
    kept_work,
    press,
    text_of,
    work,
)
from tests.cast import signed_in
from tests.transactions import desk_rights

__all__ = ["kept_work", "work"]


@pytest.fixture(scope="module", autouse=True)
def before(kept_cast, kept_work):
    """What was there of the three languages, which are then erased."""
    with desk_rights():
        found = everywhere("mira oren", KOREAN, JAPANESE)
        erase(kept_cast)
    return found


def files_with(*words) -> list:
    """Of the data folder, without the database's own."""
    data = Path(settings.NEWSROOM_DATA)
    return [
        path
        for path in data.rglob("*")
        if path.is_file()
        and path.relative_to(data).parts[0] != "postgres"
        and any(word.encode() in path.read_bytes() for word in words)
    ]


def test_it_works(work, before, site_client):
    english, korean, japanese = work
    assert len(before) > 15
    erasure = Erasure.objects.get()
    assert erasure.done_at
    assert everywhere("mira oren", "mira-oren", KOREAN, JAPANESE, "miraoren") == {}
    result = erasure.job.result
    assert result["found"] == {}
    assert result["rows"] > 50
    assert result["files"] > 3
    assert files_with(ENGLISH, KOREAN, JAPANESE) == []
    assert chain.faults() == []
    assert windows.faults() == []
    assert "[삭제됨]은 배를 탔다" in text_of(korean)
    assert "［削除］は船に乗った" in text_of(japanese)
    printed = Print.objects.filter(article=english, kind="publish").get()
    assert [each.get("html") for each in printed.story["blocks"]][1:2] == [
        "<strong>It was [removed]</strong>’s boat. [removed] lives in Orenburg."
    ]
    page = site_client.get(f"/en/story/removed-{english.pk}/")
    assert page.status_code == 200
    assert "lives in Orenburg" in page.content.decode()
    assert site_client.get("/en/story/mira-oren-saw-the-flood/").status_code == 404
    assert "lives" in site_client.get("/en/search/?q=Orenburg").content.decode()
    assert SearchRow.objects.count() == 3
    call_command("verify_prints")


def test_nobody_is_told_afterwards_what_it_was(cast, work):
    erasure = Erasure.objects.get()
    assert erasure.words == []
    assert not ErasurePlace.objects.exists()
    assert set(ErasureConsent.objects.values_list("digest", flat=True)) == {""}
    page = signed_in(cast.chief).get(f"/admin/articles/erasure/{erasure.pk}/")
    shown = page.content.decode()
    assert "found nowhere" in shown
    assert str(cast.chief) in shown
    assert str(cast.editor) in shown
    step = work[0].transitions.first()
    assert (step.verb, step.note, step.by) == ("erase", "", cast.chief)
    duties = [each["row"].duty for each in page.context["duties"]]
    assert {"backups", "wal", "partners", "archives", "vacuum"} <= set(duties)
    press(signed_in(cast.editor), erasure, "duty", duty="backups", is_done="1")
    assert erasure.duties.get(duty="backups").done_by == cast.editor


def test_earlier_translations_forget_it(cast, work):
    pairs = MemoryPair.objects.values_list("source", "target")
    assert ENGLISH not in str(list(pairs))


def test_an_open_page_does_not_save_over_it(cast, work):
    """Its version is an older one now: that is a conflict, which is shown."""
    english = work[0]
    assert english.version == english.revisions.first().number
    assert english.revisions.first().by is None
    assert [each.printed - each.version for each in work] == [0, 0, 0]


def test_what_is_left_is_sealed_and_a_hole_without_a_record_is_found(cast, work):
    printed = Print.objects.filter(article=work[0], kind="publish").get()
    whole = dict(printed.story)
    as_owner(printed, story=whole | {"headline": "She saw the flood"})
    assert chain.faults() == [f"The text of version {printed.pk} was changed."]
    # A field that nobody erased, with its salt.
    salts = {k: v for k, v in printed.salts.items() if k != "kicker"}
    as_owner(printed, story=whole | {"kicker": ""}, salts=salts)
    assert chain.faults() == [
        f"A part of the text of version {printed.pk} is gone, and no erasing is"
        " recorded for it."
    ]


def test_a_second_erasing_of_the_same_place_keeps_the_record_whole(cast, work):
    chief = signed_in(cast.chief)
    ask(chief, words="Orenburg")
    second = Erasure.objects.get(done_at=None)
    go_on(chief, second)
    agree(chief, second)
    agree(signed_in(cast.editor), second)
    go_on(chief, second)
    assert everywhere("orenburg", "mira oren") == {}
    assert chain.faults() == []
