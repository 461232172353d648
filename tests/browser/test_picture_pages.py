"""Making people unrecognisable, and the point that stays, without a mouse."""

import re

import pytest

from tests.browser.desk import Desk


@pytest.fixture
def picture(newsroom_processes, page):
    """A picture of the sample, on its page."""
    desk = Desk(page, newsroom_processes, "editor")
    page.goto(f"{newsroom_processes.desk}/admin/media/image/?q=merik-bridge")
    link = page.locator('a[href*="/admin/media/image/"][href$="/change/"]').first
    page.goto(
        f"{newsroom_processes.desk}{link.get_attribute('href').partition('?')[0]}"
    )
    return desk


def test_it_works(picture):
    """A box is added, moved, made larger and taken away by keys, and sent with one that
    stays; a brush stroke is drawn."""
    page = picture.page
    page.locator('a[href$="/redact/"]').click()
    page.wait_for_selector(".redact-stage.is-ready")
    places = page.locator("[name=places]")
    page.locator("[data-add]").press("Enter")
    box = page.locator(".redact-box")
    box.press("ArrowRight")
    box.press("Shift+ArrowDown")
    box.press("Alt+ArrowUp")
    assert places.input_value() == "41 39.8 20 21"
    assert "41 %" in box.get_attribute("aria-label")
    page.locator("[data-add]").press("Enter")
    page.locator(".redact-box").nth(1).press("Delete")
    assert page.locator(".redact-box").count() == 1
    page.locator("[data-brush]").click()
    stage = page.locator("[data-stage]").bounding_box()
    x, y = stage["x"] + 20, stage["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=3)
    page.mouse.up()
    assert re.search(r"\nbrush 5 \S+,\S+ \S+,\S+", places.input_value())
    page.locator("[data-first]").press("Enter")
    page.wait_for_selector("[data-shown]:not([hidden])")
    assert page.evaluate("document.querySelector('[data-after]').naturalWidth") > 600
    page.locator("[name=look][value=solid]").check()
    assert "show it again" in page.inner_text("[data-first-said]")
    page.fill("[name=reason]", "A witness is seen")
    with page.expect_navigation():
        page.locator("#redact-form .story-primary").click()
    assert "unrecognisable now, in every story" in page.inner_text("main, #content")


def test_the_point_that_stays(picture):
    page = picture.page
    page.locator('a[href$="/focus/"]').click()
    mark = page.locator(".focus-mark")
    mark.press("ArrowRight")
    mark.press("Shift+ArrowUp")
    assert page.input_value("[name=focus_x]") == "51"
    assert page.input_value("[name=focus_y]") == "40"
    stage = page.locator("[data-stage]")
    box = stage.bounding_box()
    stage.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    assert page.input_value("[name=focus_x]") == "25"
    with page.expect_navigation():
        page.locator("#focus-form [type=submit]").click()
