"""A correction says where the mistake is, and what readers of other languages get."""

import pytest

from articles import workflow
from articles.models import Article, CorrectionDuty, Mistake
from tests.articles import corrected
from tests.articles.corrected import change, correct
from tests.articles.desk_forms import confirm, do_url
from tests.articles.test_standing import pair
from tests.cast import make_story


@pytest.fixture
def korean(cast):
    return corrected.original(cast)


@pytest.fixture
def english(cast, korean):
    story = corrected.translation(cast, korean)
    pair(story)
    return story


@pytest.fixture
def korean_desk(client, cast):
    client.force_login(cast.korean_editor)
    return client


def save_second(korean, cast):
    first, second = Article.objects.get(pk=korean.pk).body
    second = {**second, "spans": [{"text": "수레 두 대가 건넜다."}]}
    change(korean, cast.korean_editor, body=[first, second])


def form(response):
    return response.context["form"]


def test_it_works(korean_desk, cast, korean, english):
    """The paragraph that says it the old way is hidden; its editors have a duty."""
    save_second(korean, cast)
    page = korean_desk.get(do_url(korean, "correct"))
    ids = [each["id"] for each in english.body]
    assert form(page)[f"hidden_{english.pk}"].initial == ids[1:]
    assert "Carts crossed it." in page.content.decode()
    assert english.headline in page.content.decode()
    # The languages of a joint release are no question here.
    assert 'name="along"' not in page.content.decode()
    answers = {f"language_{english.pk}": "hide", f"hidden_{english.pk}": ids[1:]}
    confirm(
        korean_desk, korean, "correct", kind="correction", note="두 대다.", **answers
    )
    assert CorrectionDuty.objects.get().hidden == ids[1:]


def test_without_an_answer_it_stays_with_the_line(korean_desk, cast, korean, english):
    save_second(korean, cast)
    confirm(korean_desk, korean, "correct", kind="correction", note="두 대다.")
    duty = CorrectionDuty.objects.get()
    assert (duty.hidden, duty.outcome) == ([], "")


def test_to_hide_nothing_is_no_answer(korean_desk, cast, korean, english):
    save_second(korean, cast)
    answers = {f"language_{english.pk}": "hide"}
    answer = confirm(
        korean_desk, korean, "correct", kind="correction", note="두 대다.", **answers
    )
    assert "Choose the paragraphs" in answer.content.decode()
    assert fields_of(answer)["note"] == "두 대다."
    assert not CorrectionDuty.objects.exists()


def fields_of(answer):
    return form(answer).data


def test_it_can_be_withdrawn_with_the_correction(korean_desk, cast, korean, english):
    save_second(korean, cast)
    answers = {f"language_{english.pk}": "withdraw"}
    confirm(
        korean_desk, korean, "correct", kind="correction", note="두 대다.", **answers
    )
    assert Article.objects.get(pk=english.pk).state == "killed"
    assert Article.objects.get(pk=korean.pk).state == "published"


def test_a_planned_translation_tells_nothing_of_its_text(korean_desk, cast, korean):
    later = workflow.clock().replace(year=2090)
    planned = make_story(cast.editor, cast.en, "Not yet", original=korean)
    workflow.approve_and_publish(planned.pk, cast.editor, at=later)
    page = korean_desk.get(do_url(korean, "correct"))
    assert "Not yet" not in page.content.decode()
    assert f"hidden_{planned.pk}" not in form(page).fields
    assert f"language_{planned.pk}" in form(page).fields


def test_the_original_is_wrong_too(editor, cast, korean, english):
    """Who corrects the translation has no rights in the original's edition."""
    first, second = english.body
    second = {**second, "spans": [{"text": "Two carts crossed it."}]}
    change(english, cast.editor, body=[first, second])
    page = editor.get(do_url(english, "correct"))
    block = korean.body[1]["id"]
    assert form(page)["sentence"].initial == f"{block}:all"
    answers = {"where": "original", "sentence": f"{block}:0"}
    confirm(
        editor, english, "correct", kind="correction", note="It was two.", **answers
    )
    mistake = Mistake.objects.get()
    assert (mistake.article, mistake.by) == (korean, cast.editor)
    assert mistake.sentence == "수레 한 대가 건넜다."
    assert mistake.text == "Corrected in English: It was two."
    editor.force_login(cast.korean_editor)
    assert "수레 한 대가 건넜다." in editor.get("/admin/").content.decode()


def test_an_original_that_is_gone_stops_no_correction(editor, cast, korean, english):
    sent = {"where": "original", "kind": "correction", "note": "It was two."}
    page = editor.get(do_url(english, "correct"))
    workflow.kill(korean.pk, cast.korean_editor, keep_languages=[english.pk])
    sent |= {"version": page.context["version"]}
    editor.post(do_url(english, "correct"), sent)
    assert english.corrections.get().text == "It was two."
    assert not Mistake.objects.exists()


def test_a_translation_takes_it_over(editor, cast, korean, english):
    duty = correct(korean, cast)
    page = editor.get(f"{do_url(english, 'correct')}?duty={duty.pk}")
    assert form(page)["taking_over"].initial == [duty.pk]
    assert "taking_over" not in form(editor.get(do_url(english, "update"))).fields
    confirm(
        editor,
        english,
        "correct",
        kind="correction",
        note="Two.",
        taking_over=[duty.pk],
    )
    duty.refresh_from_db()
    assert duty.outcome == "corrected"


def test_it_is_ticked_wherever_one_comes_from(editor, cast, korean, english):
    duty = correct(korean, cast)
    Article.objects.filter(pk=english.pk).update(stale_since=workflow.clock())
    url = do_url(english, "correct")
    assert form(editor.get(url))["taking_over"].initial == []
    change(english, cast.editor, deck="Two carts cross")
    assert form(editor.get(url))["taking_over"].initial == [duty.pk]


def test_a_planned_translation_takes_it_over_without_a_note(editor, cast, korean):
    later = workflow.clock().replace(year=2090)
    planned = make_story(cast.editor, cast.en, "Not yet", original=korean)
    workflow.approve_and_publish(planned.pk, cast.editor, at=later)
    duty = correct(korean, cast)
    change(planned, cast.editor, deck="Two carts cross")
    confirm(editor, planned, "update", taking_over=[duty.pk])
    duty.refresh_from_db()
    assert duty.outcome == "corrected"
