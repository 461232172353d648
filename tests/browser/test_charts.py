"""The data of a chart: said in the editor, opened by readers, also on a phone."""

from playwright.sync_api import expect

from tests.browser.desk import Desk, words_of


def test_a_table_is_the_data_of_the_picture_above(newsroom_processes, page):
    desk = Desk(page, newsroom_processes, "reporter").write()
    bar = page.get_by_role("toolbar", name="Text tools")
    desk.type("Rice is dearer.")
    bar.get_by_role("button", name="Table", exact=True).click()
    for words in ("Month", "Ulven", "Sarn", "May", "5,100", "5,000"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    data = bar.get_by_role("button", name="Data of the picture above")
    expect(data).to_have_attribute("aria-disabled", "true")
    page.locator(".ProseMirror > p").first.click()
    bar.get_by_role("button", name="Picture", exact=True).click()
    page.locator(".sheet td").nth(4).click()
    data.click()
    expect(data).to_have_attribute("aria-pressed", "true")
    page.fill("[name=headline]", "A chart with its data")
    desk.save()
    _above, picture, table = desk.saved_blocks()
    assert (picture["type"], table["joined"]) == ("figure", True)
    assert words_of(table)[1] == ["May", "5,100", "5,000"]
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(page.url.replace("/change/", "/preview/"))
    cell = page.get_by_role("cell", name="5,100")
    expect(cell).to_be_hidden()
    page.get_by_text("The data as a table").click()
    expect(cell).to_be_visible()
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
