"""A link card in the editor: offered where an address is pasted, never forced."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import A_FRAME, Desk

VIDEO = "dQw4w9WgXcQ"


@pytest.fixture
def desk(newsroom_processes, page):
    return Desk(page, newsroom_processes, "reporter").write()


def test_a_card_is_offered_typed_and_given_a_picture(desk, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    offer = page.get_by_text("Show this address as a link card?")
    desk.type("He spoke.", "Enter")
    desk.paste(text="https://paper.example/left")
    expect(offer).to_be_visible()
    page.keyboard.press("Escape")
    expect(offer).to_be_hidden()
    desk.type("Enter")
    desk.paste(text=f"https://youtu.be/{VIDEO}?si=tracked")
    expect(offer).to_be_visible()
    page.keyboard.press("Alt+Enter")
    card = page.locator(".embed")
    expect(card.locator(".embed-site")).to_have_text("YouTube")
    page.evaluate(A_FRAME)
    page.keyboard.type("The minister speaks")
    page.keyboard.press("Enter")
    page.evaluate(A_FRAME)
    page.keyboard.type("Seven minutes")
    tools = page.get_by_role("toolbar", name="Text tools")
    tools.get_by_role("button", name="+ Picture", exact=True).click()
    expect(page.locator(".story-place + .embed[data-joined=true]")).to_be_visible()
    card.locator(".embed-line").last.click()
    tools.get_by_role("button", name="Address").click()
    field = page.locator(".story-card-bar input")
    field.fill("https://ann:secret@paper.example/")
    field.press("Enter")
    expect(page.locator("#story-card-problem")).to_contain_text("a password")
    field.press("Escape")
    page.fill("[name=headline]", "A card in a text")
    desk.save()
    spoke, left, picture, saved = desk.saved_blocks()
    assert left["spans"][0]["href"] == "https://paper.example/left"
    assert [picture["type"], saved["type"]] == ["figure", "embed"]
    assert (saved["provider"], saved["ref"]) == ("youtube", VIDEO)
    assert saved["title"] == "The minister speaks" and saved["joined"]
    assert saved["spans"] == [{"text": "Seven minutes"}]
    assert [each for each in asked if not each.startswith(desk.newsroom.desk)] == []
