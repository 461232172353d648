"""What was typed is there again after an ended session, and nowhere else."""

import pytest

from tests.browser.axe import grave
from tests.browser.desk import Desk, outline


@pytest.fixture
def desk(newsroom_processes, page):
    return Desk(page, newsroom_processes, "reporter").write()


def end_session(desk):
    desk.page.context.clear_cookies(name="newsroom_desk")


def kept(desk):
    """The offer of what is still in this tab."""
    return desk.page.locator("#story-kept")


def press_save(desk):
    with desk.page.expect_navigation():
        desk.page.locator(".story-bar >> text=Save").click()


def test_it_works(desk):
    desk.page.fill("[name=headline]", "Written as the session ended")
    desk.type("One.", "Enter", "## Two")
    end_session(desk)
    press_save(desk)
    assert "/login/" in desk.page.url
    desk.sign_in()
    desk.page.wait_for_selector(".has-editor")
    assert desk.page.get_by_text("was not saved").is_visible()
    with desk.page.expect_navigation():
        kept(desk).get_by_role("button", name="Put it back").click()
    desk.page.wait_for_selector(".has-editor")
    assert desk.page.get_by_text("What you typed is back below").is_visible()
    assert desk.page.input_value("[name=headline]") == "Written as the session ended"
    assert desk.text.locator("h2").inner_text() == "Two"
    desk.save()
    assert outline(desk.saved_blocks()) == [
        ("paragraph", "One."),
        ("subheading", "Two"),
    ]
    assert not desk.page.get_by_text("was not saved").is_visible()


def test_pictures_and_credits_come_back_with_the_text(desk):
    desk.type("One.")
    desk.page.get_by_role("button", name="Picture", exact=True).click()
    desk.page.locator(".story-place [name$=-caption]").fill("The bridge")
    desk.page.get_by_text("Add a note", exact=True).click()
    desk.page.locator("[name=notes-0-text]").fill("Names were changed.")
    end_session(desk)
    press_save(desk)
    desk.sign_in()
    desk.page.wait_for_selector(".has-editor")
    with desk.page.expect_navigation():
        kept(desk).get_by_role("button", name="Put it back").click()
    desk.page.wait_for_selector(".has-editor")
    caption = desk.page.locator(".story-place [name$=-caption]")
    assert caption.input_value() == "The bridge"
    assert desk.page.input_value("[name=notes-0-text]") == "Names were changed."


def test_a_saved_story_is_not_offered(desk):
    desk.page.fill("[name=headline]", "Saved in good order")
    desk.type("One.")
    desk.save()
    address = desk.page.url
    desk.write()
    assert not desk.page.get_by_text("was not saved").is_visible()
    desk.open(address)
    assert not desk.page.get_by_text("was not saved").is_visible()


def test_what_is_forgotten_stays_forgotten(desk):
    desk.type("One.")
    end_session(desk)
    press_save(desk)
    desk.sign_in()
    desk.page.wait_for_selector(".has-editor")
    kept(desk).get_by_role("button", name="Forget it").click()
    desk.page.reload()
    desk.page.wait_for_selector(".has-editor")
    assert not desk.page.get_by_text("was not saved").is_visible()


def test_somebody_else_in_the_same_tab_sees_nothing_of_it(desk):
    desk.type("One.")
    end_session(desk)
    press_save(desk)
    desk.name = "editor"
    desk.sign_in()
    desk.page.wait_for_selector(".has-editor")
    assert not desk.page.get_by_text("was not saved").is_visible()
    assert desk.page.evaluate("Object.keys(sessionStorage)") == []


def test_two_editors_choose_what_shall_stand(desk, newsroom_processes, open_page):
    desk.page.fill("[name=headline]", "Written by two")
    desk.type("First words.")
    desk.save()
    other = Desk(open_page(), newsroom_processes, "editor")
    other.open(desk.page.url)
    other.type("Control+End", " The editor's words.")
    other.save()
    desk.type("Control+End", " The reporter's words.")
    desk.save()
    page = desk.page
    assert page.evaluate("document.activeElement.className") == "story-conflict"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert not grave(page, ".story-conflict")
    question = page.get_by_role("group", name="Paragraph 1")
    saved, mine = question.locator(".story-side").all()
    assert "The editor's words." in saved.locator("ins").inner_text()
    assert "The reporter's words." in mine.locator("ins").inner_text()
    assert "The reporter's words." in desk.text.inner_text()
    question.get_by_role("radio", name="Both").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Save what I chose").click()
    page.wait_for_selector(".has-editor")
    assert outline(desk.saved_blocks()) == [
        ("paragraph", "First words. The editor's words."),
        ("paragraph", "First words. The reporter's words."),
    ]
