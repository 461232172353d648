"""A sound is put into a text from the library, and the upload says how far it is."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
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
    page.keyboard.type("As we counted.")
    page.keyboard.press("Enter")
    page.keyboard.type("Below.")
    page.fill("[name=headline]", "A document in a text")
    desk.save()
    above, document, below = desk.saved_blocks()
    assert (document["type"], document["file"]) == ("document", number)
    assert document["spans"] == [{"text": "As we counted."}]
    assert below["spans"] == [{"text": "Below."}]
