"""What readers have is changed: it waits, and goes out as a minor fix or correction."""

import pytest

from articles import workflow
from tests.articles.desk_forms import change_url, confirm, do_url, fields, press
from tests.articles.stages import live


def test_editing_what_is_published_waits(editor, published):
    response = press(editor, published, "", headline="Corrected")
    page = response.content.decode()
    assert "Your changes wait until you publish them." in page
    assert response.context["next"].verb.name == "correct"
    assert live(published).headline != "Corrected"


def test_whose_changes_wait_and_for_whom(cast, reporter, editor, published):
    page = press(reporter, published, "", headline="Corrected").content.decode()
    assert "Your changes wait until an editor publishes them." in page
    assert "It is with: Editors." in page
    page = editor.get(change_url(published)).content.decode()
    assert "Changes by reporter wait until you publish them." in page


def test_a_minor_fix(editor, published):
    press(editor, published, "update", headline="Fixed")
    assert live(published).headline != "Fixed"
    confirm(editor, published, "update")
    assert live(published).headline == "Fixed"
    assert live(published).story["corrections"] == []


def test_a_correction_has_a_note_that_readers_see(editor, published):
    response = confirm(editor, published, "correct", kind="correction", note="")
    assert "Write the note first." in response.content.decode()
    confirm(editor, published, "correct", kind="clarification", note="Two bridges.")
    (note,) = live(published).story["corrections"]
    assert (note["kind"], note["text"]) == ("clarification", "Two bridges.")


@pytest.mark.parametrize("stop", ["hold", "freeze"])
def test_a_stop_meanwhile_loses_nothing_typed(cast, editor, published, stop):
    """It came while somebody wrote: their note is there, and can be sent again."""
    press(editor, published, "", headline="Bridge opens at noon")
    page = editor.get(do_url(published, "correct"))
    if stop == "hold":
        workflow.hold(published.pk, cast.chief, "Their lawyer called.")
    else:
        workflow.freeze_publishing(cast.chief, "A break-in.")
    note = "It opens at noon,\nnot <at night>."
    typed = {"version": page.context["version"], "note": note, "kind": "clarification"}
    answer = editor.post(do_url(published, "correct"), typed)
    assert answer.status_code == 403
    assert "not &lt;at night&gt;." in answer.content.decode()
    assert answer.context["may_try_again"]
    if stop == "hold":
        workflow.lift_hold(published.pk, cast.chief, "Settled")
    else:
        workflow.thaw_publishing(cast.chief, "Over.")
    sent = fields(answer, "typed-form")
    assert (sent["note"], sent["kind"]) == (note, "clarification")
    editor.post(do_url(published, "correct"), sent)
    assert published.corrections.get().text == note
