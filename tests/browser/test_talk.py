"""Talking beside the text of a story, and links for who has no account."""

from tests.browser.axe import grave
from tests.browser.desk import Desk

SAYING = "Who counted the carts?"


def test_a_note_stays_with_its_paragraph(newsroom_processes, page):
    """Written at the paragraph by the keyboard, which is then edited and moved."""
    desk = Desk(page, newsroom_processes, "reporter").write()
    page.fill("[name=headline]", "A ferry and its carts")
    desk.type("The ferry goes at six.", "Enter", "Forty carts crossed.")
    desk.save()
    desk.text.locator("p", has_text="Forty carts").click()
    page.keyboard.press("Control+Alt+m")
    note = page.locator(".talk-write textarea:focus")
    note.wait_for()
    chosen = page.locator("[name=note-block] option:checked")
    assert chosen.inner_text() == "2. Forty carts crossed."
    page.keyboard.type(f"{SAYING} @ed")
    page.locator(".talk-people [role=option]").first.wait_for()
    assert note.get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")
    assert "@editor " in note.input_value()
    assert page.locator(".talk-chip").count() == 1
    assert grave(page, "#story-talk") == []
    # A save takes the page along without asking, and the note comes back with it.
    desk.save()
    note = page.locator("#story-talk.is-open .talk-write textarea")
    note.wait_for()
    assert note.input_value() == f"{SAYING} @editor "
    assert page.locator("[name=note-block] option:checked").inner_text() == (
        "2. Forty carts crossed."
    )
    page.get_by_role("button", name="Write the note").click()
    page.get_by_text("The note is written.").wait_for()
    mark = page.locator(".talk-mark")
    assert mark.inner_text() == "1"
    assert "Forty carts crossed." in mark.get_attribute("aria-label")

    # Nothing of the text was lost by it, and the text goes on.
    page.keyboard.press("Escape")
    desk.text.locator("p", has_text="Forty carts").click()
    page.keyboard.press("End")
    page.keyboard.type(" By hand.")
    page.keyboard.press("Alt+Shift+ArrowUp")
    desk.save()
    assert desk.saved_blocks()[0]["spans"] == [
        {"text": "Forty carts crossed. By hand."}
    ]
    assert "Forty carts" in page.locator(".talk-mark").get_attribute("aria-label")
    page.locator(".talk-mark").click()
    page.locator(".talk-thread:focus", has_text=SAYING).wait_for()
    shown = page.locator(".talk-thread:focus .talk-place")
    assert shown.inner_text() == "1. Forty carts crossed. By hand."


def test_who_is_named_answers(newsroom_processes, page):
    Desk(page, newsroom_processes, "editor")
    row = page.locator("[data-key=named] li", has_text=SAYING)
    with page.expect_navigation():
        row.get_by_role("link", name="Read and answer").click()
    thread = page.locator(".talk-thread", has_text=SAYING)
    thread.get_by_text("Answer", exact=True).click()
    answer = thread.locator("textarea")
    answer.fill("The ferryman did.")
    answer.press_sequentially(" @rep")
    thread.locator("[role=option]", has_text="reporter").wait_for()
    page.keyboard.press("Enter")
    assert answer.input_value() == "The ferryman did. @reporter "
    with page.expect_navigation():
        thread.get_by_role("button", name="Send the answer").click()
    assert page.get_by_text("The ferryman did.").is_visible()
    page.goto(f"{newsroom_processes.desk}/admin/")
    assert page.locator("[data-key=named] li", has_text=SAYING).count() == 0


def test_a_stranger_reads_by_a_link(newsroom_processes, open_page):
    reporter = Desk(open_page(), newsroom_processes, "reporter").page
    reporter.get_by_role("link", name="A ferry and its carts").first.click()
    reporter.wait_for_selector(".has-editor")
    reporter.get_by_role("link", name="Preview links").click()
    reporter.fill("[name=label]", "The lawyer")
    reporter.fill("[name=most_openings]", "1")
    reporter.get_by_role("button", name="Make a link").click()
    address = reporter.input_value("#links-address")

    stranger = open_page()
    stranger.goto(address)
    assert "ferry" not in stranger.content()
    stranger.get_by_role("button", name="Read it").click()
    stranger.get_by_role("heading", name="A ferry and its carts").wait_for()
    assert stranger.get_by_text("Not published.").is_visible()
    assert SAYING not in stranger.content()
    assert grave(stranger) == []
    assert stranger.context.cookies() == []
    stranger.goto(address)
    stranger.get_by_text("This link opens nothing").wait_for()
