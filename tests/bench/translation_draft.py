"""A draft that is sent for translation, and changed while it is translated."""

from datetime import datetime, timedelta

from playwright.sync_api import expect

from tests.bench.translated_words import (
    CHANGED,
    ORIGINAL,
    PICTURE,
    WORDS,
    cropped_picture,
)

TRANSLATORS = {"en": "tarrick", "ja": "tsuzura"}


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
    desk.give_rights()
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


def changed_meanwhile(day, original):
    """The writer goes on with the draft; who translates it is told, and sees what."""
    desk = day.of("do", locale="ko-KR")
    desk.open(original)
    retype(desk, ORIGINAL["paragraphs"][2], CHANGED["ko"])
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
    retype(
        day.of(TRANSLATORS["en"]), WORDS["en"][ORIGINAL["paragraphs"][2]], CHANGED["en"]
    )
    page.keyboard.press("Control+Alt+Enter")
    expect(page.locator(".side-row[data-state=changed]")).to_have_count(0)
    day.of(TRANSLATORS["en"]).save("submit")
    day.picture(page, "tarrick has submitted")


def retype(desk, was, now):
    desk.text.locator("p", has_text=was).click(click_count=3)
    desk.page.keyboard.insert_text(now)
