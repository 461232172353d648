"""A sound is put into a text from the library, and the upload says how far it is."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import AFTER_FOCUS, Desk
from tests.media_enclosures import pdf


@pytest.fixture
def desk(newsroom_processes, page):
    return Desk(page, newsroom_processes, "reporter")


def test_a_document_is_added_and_put_into_a_story(desk, page):
    add = f"{desk.newsroom.desk}/admin/media/enclosure/add/"
    page.goto(add)
    given = {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    page.set_input_files("[name=sent]", given)
    page.click("[name=_save]")
    expect(page.locator(".errorlist")).to_contain_text("is damaged")
    given |= {"name": "prices.pdf", "buffer": pdf()}
    page.set_input_files("[name=sent]", given)
    page.click("[name=_save]")
    page.wait_for_url("**/change/")
    number = int(page.url.split("/")[-3])

    desk.write()
    desk.type("Prices rose.")
    tools = page.get_by_role("toolbar", name="Text tools")
    tools.get_by_role("button", name="File").click()
    page.get_by_label("Find a sound, video or document").fill("price")
    page.get_by_role("button", name="prices — document · 1 page").click()
    # What is typed on is text; the caption says what it is and waits.
    page.evaluate(AFTER_FOCUS)
    page.keyboard.type("Below.")
    # Behind what ends the text there is a way on.
    page.keyboard.press("Alt+Shift+ArrowUp")
    page.keyboard.press("Control+End")
    page.keyboard.type("Last.")
    caption = page.locator(".enclosure-caption")
    said = "element => getComputedStyle(element, '::before').content"
    assert caption.get_attribute("data-label") in caption.evaluate(said)
    caption.click()
    page.keyboard.type("As we counted.")
    page.fill("[name=headline]", "A document in a text")
    desk.save()
    _, below, document, last = desk.saved_blocks()
    assert (document["type"], document["file"]) == ("document", number)
    assert document["spans"] == [{"text": "As we counted."}]
    assert below["spans"] == [{"text": "Below."}]
    assert last["spans"] == [{"text": "Last."}]
