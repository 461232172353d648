"""Nothing on the readers' pages stands in the way of a screen reader or a keyboard."""

import pytest

from tests.browser.axe import violations

EDITIONS = ("en", "ko", "ja")
COAL = {"en": "coal", "ko": "석탄", "ja": "石炭"}
NARROW = {"width": 320, "height": 640}
# Wide by day, narrow by night.
LOOKS = [{}, {"viewport": NARROW, "color_scheme": "dark"}]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}
# What another width or colour can change; the rest was asked of the same page wide.
CHANGED = {"runOnly": ["color-contrast", "target-size", "scrollable-region-focusable"]}
WITHDRAW = """
from articles import workflow
from articles.body import block
from articles.models import Article, Byline
from people.models import Edition, Person, User
chief, editor = (User.objects.get(username=name) for name in ("chief", "editor"))
for edition in Edition.objects.all():
    story = Article(
        edition=edition, section=edition.sections.first(), headline="x",
        slug="withdrawn", deck="x", dateline="x",
        body=[block("paragraph", spans=[{"text": "x"}])],
    )
    workflow.start(story, chief)
    Byline.objects.create(article=story, person=Person.objects.first())
    workflow.approve_and_publish(story.pk, editor)
    workflow.kill(story.pk, chief)
"""


@pytest.fixture(scope="module")
def site(newsroom_processes):
    """Its address; every edition has a withdrawn story there."""
    newsroom_processes.manage("shell", "-c", WITHDRAW)
    return newsroom_processes.site


def linked(page, kind) -> str:
    return page.locator(f"main a[href*='/{kind}/']").first.get_attribute("href")


def one_of_each(page, site, code):
    """The front's address and those of a page of every kind that one comes to."""
    page.goto(f"{site}/{code}/")
    section = page.locator("nav a[href*='/section/']").first.get_attribute("href")
    story = linked(page, "story")
    page.goto(site + story)
    topic, person = linked(page, "topic"), linked(page, "people")
    about = page.locator(".pages a").first.get_attribute("href")
    gone = [f"/{code}/nothing/", f"/{code}/story/withdrawn/"]
    search = f"/{code}/search/?q={COAL[code]}"
    found = [search, f"{search}&section=none"]
    return [f"/{code}/", section, story, topic, person, about, *found, *gone]


def faults(page, rules) -> list[str]:
    return [
        f"{page.url} {each['id']}: {node['html'][:120]}"
        for each in violations(page, rules)
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(look) or "plain")
@pytest.mark.parametrize("code", EDITIONS)
def test_every_page_is_accessible(site, open_page, code, look):
    page = open_page(**look)
    found = []
    for path in ["/", *one_of_each(page, site, code)]:
        page.goto(site + path)
        found += faults(page, CHANGED if look else RULES)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.viewport_size["width"], path
    assert not found, "\n".join(found)


def test_a_paper_that_runs_from_right_to_left_is_accessible(site, open_page):
    page = open_page(viewport=NARROW)
    page.goto(f"{site}/fa/")
    found = faults(page, RULES)
    page.goto(site + linked(page, "story"))
    found += faults(page, RULES)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert not found, "\n".join(found)


def test_pages_as_text_only_are_accessible(site, open_page):
    page = open_page(viewport=NARROW)
    story = one_of_each(page, site, "en")[2]
    found = []
    for path in ("/t/", "/t/en/", f"/t{story}", "/t/fa/", "/t/en/nothing/"):
        page.goto(site + path)
        found += faults(page, RULES)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert not found, "\n".join(found)


def test_the_keyboard_comes_to_the_text_first(site, page):
    page.goto(f"{site}/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.querySelector('main').contains(document.activeElement)"
    )


def test_on_paper_there_is_no_navigation(site, page):
    page.goto(site + one_of_each(page, site, "en")[2])
    page.emulate_media(media="print")
    assert page.locator("nav:visible").count() == 0
    assert page.locator("h1:visible").count() == 1
    assert page.locator(".printed").inner_text().endswith(page.url.split("/", 3)[3])
