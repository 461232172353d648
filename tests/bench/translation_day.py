"""The day of one original and its two translations: numbered pictures in a folder.

    .venv/bin/python -m tests.bench.translation_day [folder]

A Korean draft is sent for translation, translated to English and Japanese beside it,
released in one moment, corrected, and both translations are brought up to date. A
newsroom of its own is started with its sample and left again; it fails where a step
of the day does not come to be.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.days import DARK, SMALL, Day
from tests.bench.newsroom import running_newsroom
from tests.bench.translated_words import CHANGED
from tests.bench.translation_draft import changed_meanwhile, taken, translated, wanted
from tests.bench.translation_release import caught_up, corrected, gate, released
from tests.browser import chromium


def evening(day, addresses):
    day.board("nothing behind")
    day.board("little room at night", **SMALL, **DARK)
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
    day.board("what is wanted")
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
