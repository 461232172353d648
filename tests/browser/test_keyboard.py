"""A story written and published by who has no mouse: every step is a key."""

import pytest

from tests.browser.axe import grave

MOST = 80  # steps from one thing to the next; more of them nobody would take
IS_HERE = """wanted => document.activeElement.matches(wanted)
    && document.activeElement.checkVisibility()"""


class Keys:
    """Somebody at the keyboard of a page."""

    def __init__(self, page):
        self.page = page
        self.keyboard = page.keyboard

    def to(self, wanted):
        """Tab until the focus is on what the selector says."""
        for _ in range(MOST):
            if self.page.evaluate(IS_HERE, wanted):
                return self
            self.keyboard.press("Tab")
        raise AssertionError(f"nothing of {wanted} within {MOST} steps")

    def type(self, *words):
        for each in words:
            self.keyboard.type(each)
        return self

    def go(self, key="Enter"):
        with self.page.expect_navigation():
            self.keyboard.press(key)
        return self


@pytest.fixture
def keys(newsroom_processes, page):
    page.goto(f"{newsroom_processes.desk}/admin/")
    return Keys(page)


def test_from_signing_in_to_the_readers_page(keys, newsroom_processes):
    page = keys.page
    keys.to("[name=username]").type("editor")
    keys.to("[name=password]").type(newsroom_processes.password).go()
    keys.to("main a[href$='/article/add/']").go()
    keys.to("main a[href*='edition=en']").go()
    page.wait_for_selector(".has-editor")
    keys.to("[name=headline]").type("No mouse in the house")
    keys.to("[name=deck]").type("The port office has sold its last one.")
    keys.to("[name=dateline]").type("MERIK")
    keys.to(".ProseMirror").type("The office works on.")
    keys.to(".story-credit .select2-selection")
    keys.keyboard.press("Enter")
    page.wait_for_selector(".select2-search__field:focus")
    keys.type("Baek So-ram")
    page.wait_for_selector(".select2-results__option--highlighted >> text=Baek So-ram")
    keys.keyboard.press("Enter")
    keys.to("[name=section]")
    keys.keyboard.press("ArrowDown")
    keys.go("Control+s")
    page.wait_for_selector(".has-editor")
    keys.go("Control+Enter")
    assert page.locator("h1").inner_text() == "Approve and publish"
    assert not grave(page)
    # Few people work at the port office: that was looked at.
    keys.to(".story-do [name=checks-anyway]")
    keys.keyboard.press("Space")
    keys.go("Control+Enter")
    keys.to(".messagelist a")
    with page.expect_popup() as opened:
        keys.keyboard.press("Enter")
    assert opened.value.locator("h1").inner_text() == "No mouse in the house"


def test_what_readers_lose_is_not_lost_by_a_key_in_passing(keys, newsroom_processes):
    page = keys.page
    keys.to("[name=username]").type("chief")
    keys.to("[name=password]").type(newsroom_processes.password).go()
    page.goto(f"{newsroom_processes.desk}/admin/articles/article/?state=published")
    address = page.locator(".field-shown_headline a").first.get_attribute("href")
    address = address.split("?")[0].replace("change/", "do/kill/")
    page.goto(newsroom_processes.desk + address)
    keys.keyboard.press("Control+Enter")
    page.reload()
    assert page.locator(".story-do button.story-danger").is_visible()
