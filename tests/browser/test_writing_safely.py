"""A page that is open for long: sessions and networks end, others come and go on."""

import re

import pytest

from tests.browser.desk import Desk, outline

# The cursor goes to the end, and a key comes before the browser says so.
ENTER_AT_ONCE = """text => {
    getSelection().selectAllChildren(text);
    getSelection().collapseToEnd();
    text.dispatchEvent(new KeyboardEvent('keydown', {
        key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true,
    }));
}"""

# A page asks the desk every ten seconds.
BEAT = 25_000


@pytest.fixture
def desk(newsroom_processes, page):
    return Desk(page, newsroom_processes, "reporter").write()


def wait_for(desk, words, inside="#story-form"):
    found = desk.page.locator(inside).get_by_text(words)
    found.first.wait_for(timeout=BEAT)
    return found.first


def look_away(desk):
    """Then the page asks the desk at once."""
    desk.page.evaluate("window.dispatchEvent(new Event('blur'))")


def stopped(desk):
    return desk.page.locator("#story-stop")


def test_a_session_that_ends_while_typing_and_goes_on(desk):
    desk.page.fill("[name=headline]", "Written across two sessions")
    desk.type("One.")
    wait_for(desk, re.compile("^Draft kept at"))
    desk.page.context.clear_cookies(name="newsroom_desk")
    desk.type(" Two.")
    wait_for(desk, "You are signed out.")
    desk.type(" Three.")
    with desk.page.context.expect_page() as opened:
        stopped(desk).get_by_role("link", name="Sign in in a new tab").click()
    other = opened.value
    other.fill("[name=username]", "reporter")
    other.fill("[name=password]", desk.newsroom.password)
    other.press("[name=password]", "Enter")
    other.wait_for_selector("#logout-form")
    other.close()
    look_away(desk)
    wait_for(desk, "You are signed in again.")
    assert stopped(desk).is_hidden()
    assert desk.page.evaluate("Object.keys(sessionStorage)") == []
    desk.save()
    assert outline(desk.saved_blocks()) == [("paragraph", "One. Two. Three.")]
    assert desk.page.locator("[data-offer]").count() == 0


def test_a_network_that_goes_for_a_while(desk):
    desk.type("One.")
    wait_for(desk, re.compile("^Draft kept at"))
    desk.page.context.set_offline(True)
    desk.type(" Two.")
    wait_for(desk, "No connection since")
    # Save does not leave the page for one of the browser's.
    desk.page.locator(".story-bar >> text=Save").click()
    assert desk.text.inner_text() == "One. Two."
    assert "Two." in desk.page.evaluate("JSON.stringify(sessionStorage)")
    desk.page.context.set_offline(False)
    wait_for(desk, "Connected again.")
    desk.save()
    assert outline(desk.saved_blocks()) == [("paragraph", "One. Two.")]


def test_taking_over(desk, newsroom_processes, open_page):
    desk.page.fill("[name=headline]", "Written by one after the other")
    desk.type("First words.")
    desk.save()
    desk.type("Control+End", " Half a sent")
    wait_for(desk, re.compile("^Draft kept at"))
    other = Desk(open_page(), newsroom_processes, "editor")
    other.open(desk.page.url)
    wait_for(other, re.compile("has this open, in the body, since"), "#story-above")
    other.page.get_by_role("button", name="Take over").click()
    wait_for(other, "You go on with this story now.")
    wait_for(desk, re.compile("took over at"))
    assert desk.text.get_attribute("contenteditable") == "false"
    assert desk.text.inner_text() == "First words. Half a sent"
    look_away(other)
    offer = other.page.locator("[data-offer]")
    offer.get_by_role("link", name="Look at it").wait_for(timeout=BEAT)
    stopped(desk).get_by_role("button", name="Take it back").click()
    desk.page.locator("[contenteditable=true]").wait_for()
    desk.type("Control+End", "ence.")
    assert desk.text.inner_text() == "First words. Half a sentence."
    look_away(other)
    wait_for(other, re.compile("took over at"))


def test_keys_and_counts(desk):
    page = desk.page
    desk.type("다리가 다시 열렸다.", "Enter", "It reopened.")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.wait_for_selector(".has-editor")
    shown = page.inner_text("#story-counts")
    assert shown == "5 words · 20 characters · 1 min to read"
    # As the desk counts it, before the script does.
    raw = page.request.get(page.url).text()
    assert f">{shown}</p>" in raw
    desk.text.focus()
    with page.context.expect_page() as opened:
        page.keyboard.press("Control+Alt+p")
    assert opened.value.url.endswith("/preview/")
    opened.value.close()
    page.fill("[name=headline]", "Submitted by a key")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    page.wait_for_selector(".has-editor")
    assert page.locator(".story-bar .story-state").inner_text() == "In review"


def test_put_in_at_once_it_stays_taken_over_and_theirs(
    desk, newsroom_processes, open_page
):
    desk.page.fill("[name=headline]", "Put in by who took over")
    desk.save()
    desk.type("Half a sent")
    wait_for(desk, re.compile("^Draft kept at"))
    other = Desk(open_page(), newsroom_processes, "editor")
    other.open(desk.page.url)
    other.page.get_by_role("button", name="Take over").click()
    offer = other.page.locator("[data-offer]")
    with other.page.expect_navigation():
        offer.get_by_role("button", name="Put it in").click()
    other.page.wait_for_selector(".has-editor")
    assert other.text.inner_text() == "Half a sent"
    focused = other.page.locator("[role=status]:focus")
    assert focused.inner_text().startswith("The unsaved text of ")
    look_away(desk)
    wait_for(desk, re.compile("took over at"))
    assert desk.page.evaluate("document.activeElement.id") == "story-stop"
    # Nothing was typed there: it is no unsaved text of the editor's.
    other.open(desk.page.url)
    assert "You have unsaved text" not in other.page.inner_text("#story-unsaved")


def test_the_cursor_is_where_it_was(desk):
    page = desk.page
    desk.type("One.", "Enter", "Two.", "Enter", "Three.")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.locator("#story-told", has_text="Saved.").wait_for(state="attached")
    page.keyboard.type("More. ")
    assert desk.text.inner_text().split() == ["One.", "More.", "Two.", "Three."]
    desk.text.evaluate(ENTER_AT_ONCE)
    page.keyboard.type("Four.")
    assert desk.text.inner_text().endswith("Three.\n\nFour.")
