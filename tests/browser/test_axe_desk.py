"""The pages of the desk as somebody meets them who cannot see them, or not well."""

from functools import cache

import pytest

from tests.browser.axe import grave

STORY, PEOPLE, PICTURES = (
    "/admin/articles/article/",
    "/admin/people/person/",
    "/admin/media/image/",
)


@cache
def story(page, desk, state):
    """The address of a story in that state, without the slash at the end."""
    page.goto(f"{desk}{STORY}?state={state}")
    return first(page, ".field-shown_headline a")


@cache
def picture(page, desk):
    page.goto(f"{desk}{PICTURES}")
    return first(page, ".library-grid a")


@cache
def row(page, desk, list_):
    page.goto(f"{desk}{list_}")
    return first(page, "#result_list tbody th a, #result_list .field-name a")


def first(page, selector):
    return page.locator(selector).first.get_attribute("href").split("?")[0]


PAGES = {
    "what waits": lambda page, desk: "/admin/",
    "stories": lambda page, desk: STORY,
    "no stories": lambda page, desk: f"{STORY}?q=nobody+wrote+this",
    "a new story": lambda page, desk: f"{STORY}add/?edition=en",
    "a story": lambda page, desk: story(page, desk, "published"),
    "publishing": lambda page, desk: story(page, desk, "submitted").replace(
        "change/", "do/approve_and_publish/"
    ),
    "withdrawing": lambda page, desk: story(page, desk, "published").replace(
        "change/", "do/kill/"
    ),
    "history": lambda page, desk: story(page, desk, "published").replace(
        "change/", "history/"
    ),
    "two versions": lambda page, desk: story(page, desk, "waiting").replace(
        "change/", "compare/?from=1&to=desk"
    ),
    "what readers would see change": lambda page, desk: story(
        page, desk, "waiting"
    ).replace("change/", "compare/readers/"),
    "a version": lambda page, desk: story(page, desk, "published").replace(
        "change/", "version/1/"
    ),
    "bringing a version back": lambda page, desk: story(
        page, desk, "published"
    ).replace("change/", "version/1/restore/"),
    "reporting a mistake": lambda page, desk: story(page, desk, "published").replace(
        "change/", "mistake/"
    ),
    "notes": lambda page, desk: story(page, desk, "published").replace(
        "change/", "notes/"
    ),
    "preview links": lambda page, desk: story(page, desk, "submitted").replace(
        "change/", "preview/links/"
    ),
    "an embargo": lambda page, desk: story(page, desk, "submitted").replace(
        "change/", "do/embargo/"
    ),
    "the board": lambda page, desk: f"{STORY}translations/",
    "languages": lambda page, desk: story(page, desk, "published").replace(
        "change/", "languages/"
    ),
    "glossary terms": lambda page, desk: "/admin/articles/term/",
    "a new term": lambda page, desk: "/admin/articles/term/add/",
    "breaking news": lambda page, desk: f"{STORY}breaking/",
    "a front page": lambda page, desk: "/admin/articles/arrangement/en/",
    "pasting": lambda page, desk: f"{STORY}paste/",
    "people": lambda page, desk: PEOPLE,
    "a person": lambda page, desk: row(page, desk, PEOPLE),
    "pictures": lambda page, desk: PICTURES,
    "a picture": lambda page, desk: picture(page, desk),
    "a picture's history": lambda page, desk: picture(page, desk).replace(
        "change/", "history/"
    ),
    "topics": lambda page, desk: "/admin/articles/topic/",
    "a new topic": lambda page, desk: "/admin/articles/topic/add/",
    "sections": lambda page, desk: "/admin/articles/section/",
    "an edition": lambda page, desk: row(page, desk, "/admin/people/edition/"),
    "a standing note": lambda page, desk: "/admin/articles/standingnote/add/",
    "a duty": lambda page, desk: "/admin/people/duty/add/",
    "sign-ins": lambda page, desk: "/admin/people/user/",
    "a new sign-in": lambda page, desk: "/admin/people/user/add/",
    "another's sign-in": lambda page, desk: row(
        page, desk, "/admin/people/user/?q=reporter"
    ),
    "one's password": lambda page, desk: "/admin/password_change/",
    "one's sign-in": lambda page, desk: "/account/",
    "the second step": lambda page, desk: "/account/set-up/",
    "an app for codes": lambda page, desk: "/account/app/",
    "no such page": lambda page, desk: "/admin/nowhere/",
}


@pytest.fixture(scope="module")
def chief(browser, newsroom_processes):
    """A page of the chief editor's."""
    context = browser.new_context(locale="en-GB", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{newsroom_processes.desk}/admin/login/")
    page.fill("[name=username]", "chief")
    page.fill("[name=password]", newsroom_processes.password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{newsroom_processes.desk}/admin/")
    yield page
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_nothing_grave(chief, newsroom_processes, name):
    desk = newsroom_processes.desk
    address = PAGES[name](chief, desk)
    chief.goto(address if address.startswith("http") else desk + address)
    assert chief.locator("h1").count() == 1
    chief.emulate_media(color_scheme="light")
    assert not grave(chief)
    # By night the same page has other colours, and no more than that.
    chief.emulate_media(color_scheme="dark")
    assert not grave(chief, rules=["color-contrast"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_door_has_nothing_grave(open_page, newsroom_processes, scheme):
    page = open_page(color_scheme=scheme)
    page.goto(f"{newsroom_processes.desk}/admin/login/")
    assert not grave(page)
    page.fill("[name=username]", "chief")
    page.fill("[name=password]", "no such password")
    page.press("[name=password]", "Enter")
    page.wait_for_selector("[role=alert]")
    assert not grave(page)


def test_what_is_grave_is_seen(page):
    page.set_content("<html lang=en><title>x</title><main><h1>x</h1><img src=data:,>")
    assert [each.split(":")[0] for each in grave(page)] == ["image-alt"]


PALE = """<html lang=en><title>x</title><style>
    .pale { color: #bbb } .dim { opacity: .4 } [hidden] { display: none }
    li + li { background: #333; color: #444 }
    @media (prefers-color-scheme: dark) { .pale { color: #333 } }
    </style><main><h1>x</h1>
    <p class=pale hidden>not seen <p class=pale>first <p class=pale>like the first
    <p style="color: #ccc">other <p>plain <ul><li>plain <li>dark</ul>
    <table><tr><td>plain <tr class=dim><td>dim</table>
    <p><label>x <input disabled style="color: #ddd" value=shut></label>
    <p><label>x <input style="color: #ddd" value=typed></label></main>"""


def test_pale_words_are_seen_once_for_each_look(page):
    page.set_content(PALE)
    found, said = grave(page), (">first", ">other", ">dark", ">dim", '"typed"')
    assert all(word in each for word, each in zip(said, found, strict=True)), found
    page.emulate_media(color_scheme="dark")
    assert len(grave(page, rules=["color-contrast"])) == len(said) - 1
