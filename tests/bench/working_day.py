"""The working day of one story, as each role sees it: numbered pictures in a folder.

    .venv/bin/python -m tests.bench.working_day [folder]

A newsroom of its own is started with its sample and left again. It fails where a step
of the day does not come to be, so it is a walk through the desk as well.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.days import Day, confirm
from tests.bench.newsroom import running_newsroom
from tests.browser import chromium

HEADLINE = "Ferry to Sorrel runs again after nine days"


def morning(day) -> str:
    """The reporter writes and submits; returns the address of the story."""
    day.front("reporter", "finds what waits")
    desk = day.of("reporter").write("en")
    page = desk.page
    page.fill("[name=headline]", HEADLINE)
    page.fill("[name=deck]", "The harbour master gives no reason for the pause.")
    page.fill("[name=dateline]", "OSTREL")
    page.select_option("[name=section]", label="Society")
    desk.type(
        "The ferry ran again on Monday.", "Enter", "Nobody was asked for a permit."
    )
    page.get_by_text("Draft kept at").wait_for()
    day.picture(page, "reporter writes and it is kept")
    desk.save()
    desk.save("submit")
    day.picture(page, "reporter has submitted")
    return page.url


def sent_back(day, address):
    day.front("editor", "finds it in review")
    desk = day.of("editor")
    desk.open(address)
    day.picture(desk.page, "editor reads it")
    desk.save("send_back")
    desk.page.fill("[name=note]", "Who says so? Name the source, or say why not.")
    day.picture(desk.page, "editor sends it back")
    confirm(desk.page)
    day.front("reporter", "has it back with the note")
    desk = day.of("reporter")
    desk.open(address)
    desk.text.locator("p").last.click()
    for key in ("End", "Enter"):
        desk.page.keyboard.press(key)
    desk.page.keyboard.type("So two passengers said, who asked not to be named.")
    desk.save("submit")


def published(day, address):
    desk = day.of("editor")
    desk.page.goto(address.replace("change/", "history/"))
    day.picture(desk.page, "editor reads what happened")
    desk.page.get_by_role("button", name="Compare the two").click()
    day.picture(desk.page, "editor compares two versions")
    desk.open(address)
    desk.save("approve_and_publish")
    day.picture(desk.page, "editor sees what readers will get")
    confirm(desk.page)
    day.picture(desk.page, "editor has published")
    live = desk.page.locator(".messagelist a").first.get_attribute("href")
    desk.page.goto(live)
    day.picture(desk.page, "what readers have")


def corrected(day, address):
    desk = day.of("translator")
    desk.page.goto(address.replace("change/", "mistake/"))
    desk.page.fill("[name=text]", "It was Sunday, says the time-table.")
    desk.page.locator("#content form button[type=submit]").first.click()
    day.front("editor", "finds the mistake on top")
    desk = day.of("reporter")
    desk.open(address)
    desk.text.locator("p").first.click(click_count=3)
    desk.page.keyboard.type("The ferry ran again on Sunday.")
    desk.save()
    day.picture(desk.page, "reporter has changes waiting")
    desk = day.of("editor")
    desk.open(address)
    desk.save("correct")
    desk.page.fill("[name=note]", "The ferry ran on Sunday, not on Monday.")
    desk.page.locator("[name=settling]").first.check()
    day.picture(desk.page, "editor corrects")
    confirm(desk.page)
    day.front("chief", "sees the day of all editions")
    day.front("photo", "finds pictures without words")
    day.front("translator", "finds what to translate")
    night = {"viewport": {"width": 768, "height": 1024}, "color_scheme": "dark"}
    day.front("editor", "at night on a small screen", **night)


def main(arguments) -> int:
    folder = Path(*arguments[:1] or ["working-day"])
    folder.mkdir(parents=True, exist_ok=True)
    with running_newsroom(durable=False) as (newsroom, _), sync_playwright() as driver:
        day = Day(chromium.launch(driver), newsroom, folder)
        address = morning(day)
        sent_back(day, address)
        published(day, address)
        corrected(day, address)
    print(f"{day.taken} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
