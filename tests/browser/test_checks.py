"""A finding of the checks leads to the place where it is put right."""

import pytest

from tests.browser.axe import grave
from tests.browser.desk import Desk

CHOSEN = "() => [document.activeElement.className, String(getSelection())]"


@pytest.fixture
def desk(newsroom_processes, page):
    return Desk(page, newsroom_processes, "editor").write()


def test_it_works(desk):
    page = desk.page
    page.fill("[name=headline]", "Ferry waits")
    desk.type("It waits.", "Enter", "A man of the Port Office said so.")
    page.get_by_role("button", name="Picture", exact=True).click()
    desk.save()
    address = page.url

    page.get_by_role("link", name="paragraph 2").click()
    focused, chosen = page.evaluate(CHOSEN)
    assert "ProseMirror" in focused
    assert chosen == "Port Office"
    # What is chosen in the page is chosen in the editor: typing replaces it.
    page.keyboard.type("town hall")
    assert "A man of the town hall said so." in desk.text.inner_text()

    page.get_by_role("link", name="Picture 1 has no alt text.").click()
    page.keyboard.type("A ferry at a quay")
    assert page.locator("[name=figures-0-alt]").input_value() == "A ferry at a quay"

    with page.expect_navigation():
        page.locator('.story-aside [value="approve_and_publish"]').click()
    page.wait_for_selector(".story-checks")
    assert not page.get_by_text("has no alt text").is_visible()
    assert not grave(page)
    page.get_by_role("link", name="Picture 1 has no credit line.").click()
    page.wait_for_selector(".has-editor")
    page.locator("[name=figures-0-credit]:focus").wait_for()
    assert page.url.removesuffix("#") == address
