"""A browser whose pages fail their test when anything is wrong with them."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.giving_up import give_up

INSIDE = {"data", "blob", "about"}
HOSTS = {"localhost", "127.0.0.1"}
PATIENCE = 20_000  # milliseconds; the machine may be busy with other things
USUAL = {
    "locale": "en-GB",
    "viewport": {"width": 1280, "height": 900},
    # A colour on its way from one to another is neither.
    "reduced_motion": "reduce",
}
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser(request):
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in this thread, and Django takes that for async code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        try:
            opened = chromium.launch(playwright)
        except chromium.NoChromium as error:
            give_up(request.session, str(error))
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser):
    """Opens a page in a browser profile of its own; options are playwright's for a
    context, as `locale="ko-KR"`, `viewport=…`, `color_scheme="dark"`.

    At the end the test fails for an error on a page's console, an uncaught error of a
    script, or a request to another host. A 404 that the test itself went to is none.
    """
    contexts, troubles = [], []

    def open_(**options):
        context = browser.new_context(**(USUAL | options))
        contexts.append(context)
        return watched(context, troubles)

    yield open_
    for context in contexts:
        context.close()
    assert not troubles, "\n".join(troubles)


@pytest.fixture
def page(open_page):
    return open_page()


def watched(context, troubles):
    """A page of the context that adds what is wrong with it to `troubles`."""
    context.set_default_timeout(PATIENCE)
    visited = set()

    def on_request(request):
        if request.is_navigation_request():
            visited.add(request.url)
        address = urlsplit(request.url)
        if address.scheme not in INSIDE and address.hostname not in HOSTS:
            troubles.append(f"request to another host: {request.url}")

    def on_console(message):
        failed_load = message.text.startswith("Failed to load resource")
        address = message.location.get("url") or ""
        # What an open page sends by itself may fail: the page says so.
        by_itself = urlsplit(address).path.endswith(("/autosave/", "/upload/"))
        if failed_load and (address in visited or by_itself):
            return
        if message.type == "error":
            troubles.append(f"console: {message.text} ({message.location.get('url')})")

    context.on("request", on_request)
    context.on("console", on_console)
    context.on("weberror", lambda found: troubles.append(f"script: {found.error}"))
    return context.new_page()
