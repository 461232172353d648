"""The first page of the desk keeps itself current, and says so when it cannot."""

import re

from tests.browser.desk import Desk

TEXT = "The keeper of the well counts fourteen wells and not nine."
PICK = """() => {
    const row = document.querySelector('[data-key=review] li:nth-child(3)');
    row.querySelector('a').focus({preventScroll: true});
    row.isMine = true;
    window.scrollTo(0, row.getBoundingClientRect().top + window.scrollY - 200);
    return [document.activeElement.href, row.getBoundingClientRect().top];
}"""
FOUND = """() => {
    const row = document.activeElement.closest('li');
    return [document.activeElement.href, row.getBoundingClientRect().top, row.isMine];
}"""


def test_it_works(newsroom_processes, open_page):
    chief = Desk(open_page(), newsroom_processes, "chief").page
    live = chief.locator("[data-key=out] a.waiting-headline").first.get_attribute(
        "href"
    )
    chief.locator(".waiting-table summary").first.click()
    href, top = chief.evaluate(PICK)

    translator = Desk(open_page(), newsroom_processes, "translator").page
    address = live.replace("change/", "mistake/")
    translator.goto(f"{newsroom_processes.desk}{address}")
    translator.fill("[name=text]", TEXT)
    with translator.expect_navigation():
        translator.get_by_role("button", name="Report it").click()

    # As whoever comes back to the tab: it looks at once.
    chief.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    row = chief.locator(".waiting-mistake", has_text=TEXT)
    row.wait_for()
    assert row.locator(".waiting-new").inner_text() == "new"
    said = chief.locator("#waiting-said").inner_text()
    assert re.search(r"New in “Reported mistakes.*”: 1", said)
    now_href, now_top, is_mine = chief.evaluate(FOUND)
    assert now_href == href
    assert is_mine
    assert abs(now_top - top) < 2
    assert chief.locator(".waiting-table[open]").count() == 1
    line = chief.locator("#waiting-as-of")
    assert re.search(r"As of \d\d:\d\d:\d\d", line.inner_text())

    chief.context.set_offline(True)
    chief.get_by_text("no connection").first.wait_for()
    assert re.search(r"Not current since \d\d:\d\d:\d\d", line.inner_text())
    chief.context.set_offline(False)
    line.get_by_text("As of").wait_for()
    chief.context.clear_cookies(name="newsroom_desk")
    chief.get_by_role("link", name="Look again").click()
    chief.get_by_text("signed out").first.wait_for()
    assert chief.get_by_role("link", name="Sign in again").is_visible()
    assert row.is_visible()
