"""The day of one original and its two translations: numbered pictures in a folder.

    .venv/bin/python -m tests.bench.translation_day [folder]

A Korean draft is sent for translation, translated to English and Japanese beside it,
released in one moment, corrected, and both translations are brought up to date. A
newsroom of its own is started with its sample and left again; it fails where a step
of the day does not come to be.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.bench.days import Day, confirm
from tests.bench.newsroom import running_newsroom
from tests.bench.translated_words import (
    CHANGED,
    CORRECTED,
    CORRECTION,
    HEADLINES,
    ORIGINAL,
    PICTURE,
    WORDS,
    cropped_picture,
)
from tests.browser import chromium

TRANSLATORS = {"en": "tarrick", "ja": "tsuzura"}
SMALL = {"viewport": {"width": 768, "height": 1024}}
DARK = {"color_scheme": "dark"}


def wanted(day):
    """Written, and sent for translation while it is a draft."""
    desk = day.of("do", locale="ko-KR").write("ko")
    page = desk.page
    for name in ("headline", "deck", "dateline"):
        page.fill(f"[name={name}]", ORIGINAL[name])
    page.select_option("[name=section]", label="사회")
    first, *others = ORIGINAL["paragraphs"]
    desk.type(first, *(key for each in others for key in ("Enter", each)))
    _put_picture(page)
    desk.save()
    day.picture(page, "the writer has a draft")
    _ask(day, page)
    return page.url.replace("/languages/", "/change/")


def _put_picture(page):
    page.locator("[data-command=picture]").click()
    row = page.locator(".story-place").last
    row.locator("input[type=file]").set_input_files(
        {
            "name": "stove.jpg",
            "mimeType": "image/jpeg",
            "buffer": cropped_picture("classroom.jpg"),
        }
    )
    for name, words in PICTURE.items():
        row.locator(f"[name$=-{name}]").fill(words)


def _ask(day, page):
    page.goto(page.url.replace("/change/", "/languages/"))
    tomorrow = datetime.now() + timedelta(days=1)
    for code in TRANSLATORS:
        section = page.locator(f"section[aria-labelledby=language-{code}]")
        section.locator("[name$=-due_at]").fill(f"{tomorrow:%Y-%m-%dT09:00}")
        section.locator("[name$=-note]").fill("세 언어로 한꺼번에 내보냅니다.")
        section.locator("[name$=-is_open]").check()
        with page.expect_navigation():
            section.locator("[name=ask]").click()
    day.picture(page, "the writer has sent the draft to two editions")


def taken(day, code):
    """From the first page; begun, with nothing done yet."""
    name = TRANSLATORS[code]
    day.front(name, "finds a draft that is wanted")
    page = day.of(name).page
    with page.expect_navigation():
        page.locator("[data-key=free] button[name=take]").first.click()
    page.wait_for_selector(".messagelist .success")
    day.picture(page, f"{name} has taken it")
    page.locator(".story-choices a.story-primary").click()
    day.picture(page, f"{name} is told what will be made")
    with page.expect_navigation():
        page.get_by_role("button", name="Begin the translation").click()
    page.wait_for_selector(".has-editor")
    return page.url


def translated(day, code, *, without=()):
    """By keys alone, from part to part."""
    page = day.of(TRANSLATORS[code]).page
    page.focus("[name=headline]")
    page.keyboard.press("Control+a")
    seen = set()
    while (source := _source(page)) not in seen:
        seen.add(source)
        if source in without:
            page.keyboard.press("Alt+PageDown")
            continue
        if source == PICTURE["credit"]:
            # A name of the glossary, which offers how this edition writes it.
            page.keyboard.press("Control+Alt+4")
        else:
            page.keyboard.insert_text(WORDS[code][source])
        if source == ORIGINAL["paragraphs"][0]:
            page.wait_for_timeout(900)
            day.picture(page, f"{TRANSLATORS[code]} in the middle of it")
        page.keyboard.press("Control+Alt+Enter")


def _source(page):
    """The part of the original that is current; of the first one, at the end."""
    row = page.locator(".side-row.is-current .side-text")
    return row.text_content().strip()


def _state(page, source):
    row = page.locator(".side-row[data-source]", has_text=source)
    return row.get_attribute("data-state")


def changed_meanwhile(day, original):
    """The writer goes on with the draft; who translates it is told, and sees what."""
    desk = day.of("do", locale="ko-KR")
    desk.open(original)
    _retype(desk, ORIGINAL["paragraphs"][2], CHANGED["ko"])
    desk.save()
    page = day.of(TRANSLATORS["en"]).page
    page.locator("[name=kicker]").fill("Schools")
    expect(page.locator("#side-notice")).to_be_visible()
    day.picture(page, "tarrick is told that the draft changed")
    day.of(TRANSLATORS["en"]).save()
    row = page.locator(".side-row[data-state=changed]")
    assert row.count() == 1
    assert row.locator("ins").count()
    day.picture(page, "tarrick sees what changed in the draft")
    _retype(
        day.of(TRANSLATORS["en"]), WORDS["en"][ORIGINAL["paragraphs"][2]], CHANGED["en"]
    )
    page.keyboard.press("Control+Alt+Enter")
    expect(page.locator(".side-row[data-state=changed]")).to_have_count(0)
    day.of(TRANSLATORS["en"]).save("submit")
    day.picture(page, "tarrick has submitted")


def _retype(desk, was, now):
    desk.text.locator("p", has_text=was).click(click_count=3)
    desk.page.keyboard.insert_text(now)


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
    _board(day, "everything at work")


def _board(day, what, **look):
    page = day.of("chief", **look).page
    page.goto(f"{day.newsroom.desk}/admin/articles/article/translations/")
    day.picture(page, f"the board with {what}")


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
    _retype(writer, ORIGINAL["paragraphs"][1], CORRECTED["ko"])
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
    _board(day, "both behind")
    day.front("chief", "sees how many are out of date")


def _second(code):
    return WORDS[code][ORIGINAL["paragraphs"][1]]


def caught_up(day, code, address, live):
    """The duty leads to what changed, that to the text, and that to a correction."""
    name = TRANSLATORS[code]
    day.front(name, "has a correction to take over")
    desk = day.of(name)
    page = desk.page
    page.locator("[data-key=corrections] a", has_text="See what changed").first.click()
    assert page.locator(".behind-row ins").all_inner_texts() == ["45"]
    day.picture(page, f"{name} sees the words that changed")
    page.locator(".behind-target a", has_text="Edit").first.click()
    page.wait_for_selector(".has-editor")
    day.picture(page, f"{name} has both texts before them")
    _retype(desk, _second(code), CORRECTED[code])
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


def evening(day, addresses):
    _board(day, "nothing behind")
    _board(day, "little room at night", **SMALL, **DARK)
    day.front("chief", "has numbers in the evening")
    day.front("chief", "has them in Korean", locale="ko-KR")
    for look in (SMALL, DARK):
        desk = day.of("tsuzura", **look)
        desk.open(addresses["ja"])
        desk.text.locator("p").nth(1).click()
        what = "small" if look is SMALL else "dark"
        day.picture(desk.page, f"side by side when it is {what}")


def walk(day):
    original = wanted(day)
    _board(day, "what is wanted")
    addresses = {"en": taken(day, "en")}
    translated(day, "en")
    changed_meanwhile(day, original)
    addresses["ja"] = taken(day, "ja")
    left = CHANGED["ko"]
    translated(day, "ja", without={left})
    day.of("tsuzura").save("submit")
    gate(day, original, addresses)
    live = released(day, original, addresses)
    corrected(day, original, live)
    for code, address in addresses.items():
        caught_up(day, code, address, live[code])
    evening(day, addresses)


def main(arguments) -> int:
    folder = Path(*arguments[:1] or ["translation-day"])
    folder.mkdir(parents=True, exist_ok=True)
    with running_newsroom(durable=False) as (newsroom, _), sync_playwright() as driver:
        day = Day(chromium.launch(driver), newsroom, folder)
        walk(day)
    print(f"{day.taken} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
