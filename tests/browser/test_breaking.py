"""From a headline to a live page, and the front page as an editor arranges it."""

import time

from tests.browser.desk import Desk

FRONT = "/admin/articles/arrangement/en/"
ROWS = ".arranging-top [data-row]"


class Counted:
    """What one person does on a page: each step is one action."""

    def __init__(self, page):
        self.page, self.actions = page, 0

    def __getattr__(self, name):
        def act(*arguments, **options):
            self.actions += 1
            return getattr(self.page, name)(*arguments, **options)

        return act


def test_headline_to_live_page(newsroom_processes, page, open_page):
    newsroom = newsroom_processes
    page = Desk(page, newsroom, "editor").page
    by = Counted(page)
    began = time.monotonic()
    by.fill("#breaking_headline", "Dam above Oss gives way")
    by.fill("#breaking_text", "Water stands in four streets of the lower town.")
    by.select_option("#breaking_section", index=1)
    with page.expect_navigation():
        by.click(".breaking button[type=submit]")
    live = page.locator(".messagelist a").first.get_attribute("href")
    reader = open_page()
    assert reader.goto(live).status == 200
    seconds = time.monotonic() - began
    print(f"\nheadline to live page: {by.actions} actions, {seconds:.1f} seconds")
    assert by.actions <= 4
    assert reader.locator("h1").inner_text() == "Dam above Oss gives way"
    assert reader.locator(".story > header .developing").is_visible()
    reader.goto(f"{newsroom.site}/en/")
    strip = reader.locator("main .breaking")
    assert "Dam above Oss gives way" in strip.inner_text()

    # Of a story that readers have there are more links than stand side by side.
    page.set_viewport_size({"width": 390, "height": 800})
    story = page.url.split("change/")[0]
    for part in ("history/", "change/"):
        page.goto(story + part)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    with page.expect_navigation():
        page.get_by_role("button", name="The story is complete…").click()
    page.get_by_role("button", name="The story is complete").click()
    page.get_by_text("It is complete").wait_for()
    reader.goto(f"{newsroom.site}/en/")
    assert not reader.locator("main .breaking").count()


def test_the_front_is_arranged_by_keys_and_by_hand(newsroom_processes, page, open_page):
    newsroom = newsroom_processes
    page = Desk(page, newsroom, "editor").page
    page.goto(f"{newsroom.desk}{FRONT}")
    for place in (9, 10, 11):
        page.select_option("#placing_story", index=place)
        with page.expect_navigation():
            page.get_by_role("button", name="Put it there").click()

    def shown():
        return [each.inner_text() for each in page.locator(f"{ROWS} a").all()]

    first, second, third = shown()
    # With the keyboard alone: the third comes up twice, and the focus goes with it.
    page.locator(ROWS).nth(2).locator("[data-move=up]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert shown() == [third, first, second]
    assert page.locator("[data-said]").inner_text() == "Now number 1 of 3"
    page.locator(f"{ROWS} .arranging-hold").nth(2).drag_to(
        page.locator(ROWS).nth(0), target_position={"x": 40, "y": 3}
    )
    assert shown() == [second, third, first]
    preview = page.frame_locator("[name=arranging-seen]")
    preview.locator(".lead .headline", has_text=second).wait_for()
    with page.expect_navigation():
        page.locator(".arranging-save .story-primary").click()
    reader = open_page()
    reader.goto(f"{newsroom.site}/en/")
    tops = reader.locator(".top-stories .headline").all_inner_texts()
    assert tops[:3] == [second, third, first]
