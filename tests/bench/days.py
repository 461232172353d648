"""Days at the desk that are walked through in a browser, a picture at each step."""

from tests.browser.desk import Desk

USUAL = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}}
SMALL = {"viewport": {"width": 768, "height": 1024}}
DARK = {"color_scheme": "dark"}
PATIENCE = 30_000


class Day:
    """Signs people in, and takes a picture of what each sees."""

    def __init__(self, browser, newsroom, folder):
        self.browser, self.newsroom, self.folder = browser, newsroom, folder
        self.taken, self.desks = 0, {}

    def of(self, name, **look):
        key = name, str(look)
        if key not in self.desks:
            context = self.browser.new_context(**(USUAL | look))
            context.set_default_timeout(PATIENCE)
            self.desks[key] = Desk(context.new_page(), self.newsroom, name)
        return self.desks[key]

    def front(self, name, what, **look):
        desk = self.of(name, **look)
        desk.page.goto(f"{self.newsroom.desk}/admin/")
        self.picture(desk.page, f"{name} {what}")

    def board(self, what, **look):
        """The chief's, of everything that is wanted in other languages."""
        page = self.of("chief", **look).page
        page.goto(f"{self.newsroom.desk}/admin/articles/article/translations/")
        self.picture(page, f"the board with {what}")

    def picture(self, page, what):
        self.taken += 1
        name = f"{self.taken:02d} {what}".replace(" ", "-")
        page.screenshot(path=self.folder / f"{name}.png", full_page=True)
        print(f"{name}.png", flush=True)


def confirm(page):
    """On the page that asks before a verb: nothing advised stands in the way, done."""
    ticks = page.locator(".story-overriding .story-anyway input")
    if ticks.count():
        ticks.check()
    with page.expect_navigation():
        page.locator(".story-do form .story-choices button[type=submit]").first.click()
    page.wait_for_selector(".messagelist .success")
