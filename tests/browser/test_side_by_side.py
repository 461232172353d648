"""Translating beside the original, in a real browser."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, words_of

# Longer than what it translates, and than that and what follows it.
WELLS = "섬 서쪽에 있는 우물 아홉 곳이 모두 닫혔다고 섬에 사는 사람 셋이 말했다."


@pytest.fixture
def desk(newsroom_processes, page):
    """The translation into Korean, just begun, of a story of two paragraphs."""
    desk = Desk(page, newsroom_processes, "chief").write()
    page.fill("[name=headline]", "Wells turn salt")
    desk.type("Nine wells are shut.", "Enter", "Water comes by boat.")
    desk.save()
    page.goto(page.url.replace("/change/", "/translate/ko/"))
    with page.expect_navigation():
        page.get_by_role("button", name="Begin the translation").click()
    page.wait_for_selector(".has-editor")
    return desk


def states(page):
    rows = page.locator(".side-row[data-source]:visible")
    return rows.evaluate_all("rows => rows.map((row) => row.dataset.state)")


def progress(page):
    return page.locator("#side-progress").text_content()


def said(page):
    return json.loads(page.input_value("[name=renderings]") or '{"rows": []}')["rows"]


def test_it_works_by_keys_alone(desk, page):
    assert states(page) == ["todo"] * 3
    page.focus("[name=headline]")
    page.keyboard.press("Control+a")
    for words in ("우물이 짜졌다", WELLS, "물은 배로 온다."):
        page.keyboard.insert_text(words)
        page.keyboard.press("Control+Alt+Enter")
    expect(page.locator("#side-progress")).to_have_text(re.compile("^3 of 3"))
    desk.save()
    assert states(page) == ["done"] * 3
    assert [words_of(each) for each in desk.saved_blocks()] == [
        WELLS,
        "물은 배로 온다.",
    ]
    assert page.input_value("[name=headline]") == "우물이 짜졌다"


def test_split_join_leave_out_and_put_back(desk, page):
    desk.text.locator("p").first.click()
    page.keyboard.press("End")
    for _step in range(5):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelectorAll('.ProseMirror > p').length === 3"
    )
    keys = desk.text.locator("p").evaluate_all("all => all.map((p) => p.dataset.block)")
    sources = {row["part"]: row["source"] for row in said(page)}
    row = page.locator(f'.side-row[data-source="{sources[keys[1]]}"]')
    assert "Nine wells" in row.text_content()
    page.keyboard.press("Control+z")
    last = page.locator(".side-row[data-source]").last
    last.locator("summary").click()
    last.get_by_role("button", name="Leave out").click()
    assert states(page) == ["todo", "todo", "dropped"]
    assert desk.text.locator("p").count() == 1
    last.get_by_role("button", name="Put a place for it").click()
    assert states(page) == ["todo"] * 3
    assert desk.text.locator("p").all_inner_texts() == [
        "Nine wells are shut.",
        "Water comes by boat.",
    ]
    desk.save()
    assert states(page) == ["todo"] * 3


# How far each part of the original stands from what renders it, without the room that
# was made above that.
FAR = """() => [...document.querySelectorAll('.side-row[data-source]')].map((row) => {
    const [key] = row.dataset.places.split(' ');
    const place = document.querySelector(`.ProseMirror > [data-block="${key}"]`)
        || document.querySelector(`.story-field-${key}`);
    const style = getComputedStyle(place);
    const room = parseFloat(style.borderTopWidth) + parseFloat(style.paddingTop);
    const [one, other] = [row, place].map((each) => each.getBoundingClientRect().top);
    return one - other - room;
}).every((gap) => Math.abs(gap) < 3)"""


def test_each_part_stands_beside_what_renders_it(desk, page):
    page.wait_for_function(FAR)
    # In a narrow window there is one part at a time, with what the cursor is in.
    page.set_viewport_size({"width": 768, "height": 900})
    desk.text.locator("p").last.click()
    page.wait_for_function(
        "() => document.querySelectorAll('.side-row.is-current').length === 1"
    )
    shown = page.locator(".side-row:visible")
    assert shown.count() == 1
    assert "Water comes by boat." in shown.text_content()
