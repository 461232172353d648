"""Tables in the editor: typed cell by cell, pasted, changed, and seen by readers."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, words_of
from tests.browser.test_editor import compose

SPREADSHEET = """<meta charset='utf-8'><google-sheets-html-origin>
<style type="text/css"><!--td {border: 1px solid #cccccc;}--></style><table xmlns="http://www.w3.org/1999/xhtml"
dir="ltr" border="1" style="table-layout:fixed"><colgroup><col width="100"/></colgroup>
<tbody><tr style="height:21px;"><td style="font-weight:bold;">Goods</td><td>Ulven</td>
<td>Sarn</td></tr><tr><td>Rice</td><td>5,100</td><td>5,000</td></tr></tbody></table>
</google-sheets-html-origin>"""
WORD = """<p class=MsoNormal>Before it.</p><table class=MsoTableGrid border=1><tr>
<td width=100><p class=MsoNormal><b>City</b></p></td><td colspan=2><p class=MsoNormal>
<b>Price</b></p></td></tr><tr><td><p class=MsoNormal>Sarn</p></td><td>
<p class=MsoNormal><i>about</i> 12</p></td><td><p>won</p></td></tr></table>
<p class=MsoNormal>After it.</p>"""


@pytest.fixture
def desk(newsroom_processes, page):
    return Desk(page, newsroom_processes, "reporter").write()


def press(desk, name):
    bar = desk.page.get_by_role("toolbar", name="Text tools")
    bar.get_by_role("button", name=name, exact=True).click()


def test_typed_from_cell_to_cell_and_changed(desk, page):
    desk.type("Prices rose.")
    press(desk, "Table")
    keys = page.keyboard
    for words in ("Goods", "Ulven", "Sarn", "Rice", "5,100", "---", "- Maize", "2,300"):
        keys.type(words)
        keys.press("Tab")
    keys.type("2,250")
    expect(page.locator(".sheet td.is-number")).to_have_count(8)
    keys.press("Enter")
    keys.press("Enter")
    assert page.locator(".sheet tr").count() == 5
    press(desk, "− Row")
    press(desk, "Headings: first column")
    page.locator(".sheet-line").first.click()
    keys.type("Prices in May")
    keys.press("Control+Alt+2")  # a table is no subheading
    page.locator(".sheet-line").last.click()
    keys.type("Our survey")
    keys.press("Enter")
    keys.type("Below.")
    page.fill("[name=headline]", "A table that was typed")
    desk.save()
    above, table, below = desk.saved_blocks()
    assert words_of(table) == [
        ["Goods", "Ulven", "Sarn"],
        ["Rice", "5,100", "---"],
        ["- Maize", "2,300", "2,250"],
        ["", "", ""],
    ]
    assert (table["head"], table["side"]) == (True, False)
    assert table["caption"] == [{"text": "Prices in May"}]
    assert table["source"] == [{"text": "Our survey"}]
    assert below["spans"] == [{"text": "Below."}]
    page.locator(".sheet td").nth(4).click()
    keys.press("Control+a")
    keys.type("5,200")
    desk.save()
    changed = desk.saved_blocks()
    assert words_of(changed[1])[1] == ["Rice", "5,200", "---"]
    assert [each["id"] for each in changed] == [above["id"], table["id"], below["id"]]


def test_a_filled_cell_is_typed_anew_letter_by_letter(desk, page):
    press(desk, "Table")
    keys, cells = page.keyboard, page.locator(".sheet td")
    for words in ("Goods", "Ulven", "Sarn", "Rice", "5,100", "5,000", "Maize"):
        keys.type(words)
        keys.press("Tab")
    cells.nth(3).click(click_count=3)
    keys.type("hello")
    cells.nth(4).click(click_count=3)
    session = page.context.new_cdp_session(page)
    for syllable in (["ㅎ", "하", "한"], ["ㄱ", "구", "국"]):
        for step in syllable:
            compose(session, step)
        session.send("Input.insertText", {"text": syllable[-1]})
    # Several cells that are marked are emptied; what is typed stands in the first.
    for first, last, typed in ((0, 1, "words"), (5, 8, "ㄱ")):
        cells.nth(last).click()
        cells.nth(first).click(modifiers=["Shift"])
        expect(page.locator(".selectedCell")).not_to_have_count(0)
        if typed == "words":
            keys.type(typed)
        else:
            for step in ("ㄱ", "구", "국"):
                compose(session, step)
            session.send("Input.insertText", {"text": "국"})
    page.fill("[name=headline]", "A table that was typed anew")
    desk.save()
    assert words_of(desk.saved_blocks()[0])[:3] == [
        ["words", "", "Sarn"],
        ["hello", "한국", "국"],
        ["Maize", "", ""],
    ]


def test_pasted_from_a_spreadsheet_a_word_processor_and_into_words_of(desk, page):
    desk.paste(SPREADSHEET)
    # From the second number on: what does not fit makes room for itself.
    page.locator(".sheet td").nth(4).click()
    desk.paste(text="1\t2\t3\n4\t5\t6")
    page.locator(".sheet-line").last.click()
    page.keyboard.press("Enter")
    desk.paste(WORD)
    expect(page.locator(".story-said")).to_contain_text("merged were taken apart")
    page.fill("[name=headline]", "Tables that were pasted")
    desk.save()
    first, above, second, below = desk.saved_blocks()
    assert words_of(first) == [
        ["Goods", "Ulven", "Sarn", ""],
        ["Rice", "1", "2", "3"],
        ["", "4", "5", "6"],
    ]
    assert first["head"] and first["side"]
    assert above["spans"] == [{"text": "Before it."}]
    assert words_of(second) == [["City", "Price", ""], ["Sarn", "about 12", "won"]]
    assert second["rows"][1][1][0] == {"text": "about", "em": True}
    assert not any(span.get("strong") for cell in second["rows"][0] for span in cell)
    assert below["spans"] == [{"text": "After it."}]
    narrow = "() => [document.documentElement.scrollWidth, innerWidth]"
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(page.url.replace("/change/", "/preview/"))
    wide, seen = page.evaluate(narrow)
    assert wide <= seen
    region = page.get_by_role("region", name="Table").first
    region.focus()
    assert region.evaluate("each => each === document.activeElement")


def test_pictures_beside_each_other_change_places_and_leave(desk, page):
    desk.type("Bridges.")
    press(desk, "Picture")
    places = page.locator(".story-place")
    for number, name in enumerate(("North", "Middle", "South")):
        if number:
            place = places.nth(number - 1)
            place.get_by_role("button", name="+ Picture beside it").click()
        places.nth(number).locator("[name$=-caption]").fill(name)
    places.nth(1).get_by_role("button", name="Move the picture up").click()
    page.fill("[name=headline]", "Three bridges beside each other")
    desk.save()
    captions = page.locator(".story-place [name$=-caption]")
    names = captions.evaluate_all("all => all.map((each) => each.value)")
    assert names == ["Middle", "North", "South"]
    joined = [each.get("joined", False) for each in desk.saved_blocks()[1:]]
    assert joined == [False, True, True]
    places.first.get_by_role("button", name="Take out").click()
    desk.save()
    joined = [each.get("joined", False) for each in desk.saved_blocks()[1:]]
    assert joined == [False, True]
