"""Finding a Chromium on this machine by starting it."""

import os
import shutil

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

# The one without a window's furniture opens a page for a third of the cost.
SHELL = "chromium-headless-shell"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
PLACES = (
    "/usr/lib/chromium/chromium",
    "/usr/lib64/chromium-browser/chromium-browser",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# It asks its maker for nothing, and needs no graphics card.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
MISSING = (
    "The browser tests need Chromium, and none here starts: install it (Debian and "
    "Ubuntu `sudo apt-get install chromium`, Fedora `sudo dnf install chromium`, macOS "
    "`brew install --cask google-chrome`), or name one with CHROMIUM=/path/to/chrome, "
    "or run `.venv/bin/python -m playwright install --with-deps chromium`; "
    "`make test-fast` runs every test that needs no browser."
)

NO_SANDBOX = (
    "Chromium is here, and this machine does not let it make the sandbox it works in: "
    "allow unprivileged user namespaces, or run the tests in a container as root; "
    "`make test-fast` runs every test that needs no browser."
)


class NoChromium(Exception):
    """None starts; the message says what to install."""


def launch(playwright: Playwright) -> Browser:
    why = MISSING
    for path in _candidates(playwright):
        try:
            return playwright.chromium.launch(
                executable_path=path,
                args=FLAGS,
                chromium_sandbox=os.geteuid() != 0,  # it refuses to work for root
            )
        except Error as error:  # there, but it does not start here: try the next
            if "No usable sandbox" in str(error):
                why = NO_SANDBOX
    raise NoChromium(why)


def missing() -> str:
    """What to do about a Chromium that does not start, "" when one does."""
    with sync_playwright() as playwright:
        try:
            launch(playwright).close()
        except NoChromium as error:
            return str(error)
        return ""


def whole(playwright: Playwright) -> str:
    """The path of one with all its parts, for programs that start it themselves; "" for
    none."""
    return next((each for each in _candidates(playwright) if SHELL not in each), "")


def missing_whole() -> str:
    """As `missing`, for such a one."""
    with sync_playwright() as playwright:
        return "" if whole(playwright) else MISSING


def _candidates(playwright: Playwright):
    named = os.environ.get("CHROMIUM")
    if named:
        yield named
    own = playwright.chromium.executable_path
    shell, *found = map(shutil.which, (SHELL, *NAMES))
    for path in dict.fromkeys(filter(None, (shell, own, *found, *PLACES))):
        if os.access(path, os.X_OK):
            yield path
