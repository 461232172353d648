"""An original and its translations go out in one moment, and are corrected."""

from playwright.sync_api import expect

from tests.bench.days import DARK, SMALL, confirm
from tests.bench.translated_words import (
    CORRECTED,
    CORRECTION,
    HEADLINES,
    ORIGINAL,
    WORDS,
)
from tests.bench.translation_draft import TRANSLATORS, retype, translated


def gate(day, original, addresses):
    """What is untranslated does not go: seen at the story and in the joint list."""
    desk = day.of("editor")
    desk.open(addresses["ja"])
    day.picture(desk.page, "editor sees what is untranslated")
    desk.save("approve_and_publish")
    assert not desk.page.locator(".story-do form .story-choices").count()
    day.picture(desk.page, "editor cannot let it go")
    day.of("do", locale="ko-KR").save("submit")
    for address in (original, addresses["en"]):
        desk.open(address)
        desk.save("approve")
    desk.open(original)
    desk.save("publish")
    assert desk.page.locator("[name=along]:disabled").count() == 1
    day.picture(desk.page, "editor sees which language is not ready")
    day.front("chief", "has the day of all editions")
    day.board("everything at work")


def released(day, original, addresses):
    desk = day.of("editor")
    desk.open(addresses["ja"])
    desk.save("send_back")
    desk.page.fill("[name=note]", "One paragraph is still Korean.")
    confirm(desk.page)
    day.front("tsuzura", "has it back")
    other = day.of("tsuzura")
    other.open(addresses["ja"])
    translated(day, "ja")
    other.save()
    other.save("submit")
    desk.open(addresses["ja"])
    desk.save("approve")
    desk.open(original)
    desk.save("publish")
    assert desk.page.locator("[name=along]:checked").count() == 2
    day.picture(desk.page, "editor sees all three ready")
    confirm(desk.page)
    day.picture(desk.page, "editor has released them jointly")
    live = {"ko": _live(desk, original)}
    for code, address in addresses.items():
        live[code] = _live(desk, address)
        _read(day, live[code], f"readers have it in {code}")
    _read(day, live["ko"], "readers have it in ko")
    return live


def _live(desk, address):
    desk.open(address)
    link = desk.page.get_by_role("link", name="Live page", exact=True)
    return link.get_attribute("href")


def _reader(day, **look):
    context = day.browser.new_context(
        **({"viewport": {"width": 1280, "height": 900}} | look)
    )
    return context.new_page()


def _read(day, address, what, **look):
    """A reader's page; returns the page, which stays open."""
    page = _reader(day, **look)
    page.goto(address)
    day.picture(page, what)
    return page


def corrected(day, original, live):
    """English keeps its text with the line, Japanese hides what is wrong behind it."""
    writer = day.of("do", locale="ko-KR")
    writer.open(original)
    retype(writer, ORIGINAL["paragraphs"][1], CORRECTED["ko"])
    writer.save()
    desk = day.of("editor")
    desk.open(original)
    desk.save("correct")
    page = desk.page
    page.fill("[name=note]", CORRECTION["ko"])
    japanese = page.locator("fieldset.elsewhere", has_text=HEADLINES["ja"])
    japanese.locator("input[type=radio][value=hide]").check()
    assert japanese.locator("input[type=checkbox]:checked").count() == 1
    day.picture(page, "editor says what other readers get meanwhile")
    confirm(page)
    day.picture(page, "editor has corrected the original")
    english = _read(day, live["en"], "readers of English are told")
    expect(english.locator(".due")).to_have_count(1)
    expect(english.get_by_text(_second("en"))).to_be_visible()
    hidden = _read(
        day, live["ja"], "readers of Japanese miss a paragraph", **SMALL, **DARK
    )
    expect(hidden.locator(".due").first).to_be_visible()
    assert _second("ja") not in hidden.content()
    day.board("both behind")
    day.front("chief", "sees how many are out of date")


def _second(code):
    return WORDS[code][ORIGINAL["paragraphs"][1]]


def caught_up(day, code, address, live):
    """The duty leads to what changed, that to the text, and that to a correction."""
    name = TRANSLATORS[code]
    day.front(name, "has a correction to take over")
    desk = day.of(name)
    page = desk.page
    due = page.locator("[data-key=corrections] li", has_text=HEADLINES[code])
    due.get_by_role("link", name="See what changed").click()
    expect(page.locator(".behind-row ins")).to_contain_text("45")
    day.picture(page, f"{name} sees the words that changed")
    page.locator(".behind-target a", has_text="Edit").first.click()
    page.wait_for_selector(".has-editor")
    day.picture(page, f"{name} has both texts before them")
    retype(desk, _second(code), CORRECTED[code])
    page.keyboard.press("Control+Alt+Enter")
    desk.save()
    day.picture(page, f"{name} has brought it up to date")
    day.front("editor", f"has the correction in {code} to publish")
    editor = day.of("editor")
    editor.open(address)
    day.picture(editor.page, f"editor has the duty in {code}")
    editor.page.locator(
        ".story-above ~ form a, .story-panel a", has_text="Correct…"
    ).first.click()
    editor.page.fill("[name=note]", CORRECTION[code])
    day.picture(editor.page, f"editor takes the correction over in {code}")
    confirm(editor.page)
    page = _read(day, live, f"readers of {code} have the correction")
    expect(page.locator(".due")).to_have_count(0)
    expect(page.get_by_text(CORRECTED[code])).to_be_visible()
    expect(page.locator("#corrections")).to_contain_text(CORRECTION[code])
