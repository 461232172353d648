"""Both doors of a running newsroom, and that the browser's watch sees what is wrong."""

import pytest

from tests.browser.conftest import watched

SIGN_INS = ("reporter", "translator", "photo", "editor", "chief")


def test_the_site_opens(newsroom_processes, page):
    answer = page.goto(newsroom_processes.site)
    assert answer.ok
    assert page.locator("html").get_attribute("lang")


@pytest.mark.parametrize("name", SIGN_INS)
def test_signing_in(newsroom_processes, page, name):
    page.goto(f"{newsroom_processes.desk}/admin/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", newsroom_processes.password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{newsroom_processes.desk}/admin/")
    assert page.context.cookies()


def test_a_wrong_password_stays_outside(newsroom_processes, page):
    page.goto(f"{newsroom_processes.desk}/admin/")
    page.fill("[name=username]", "chief")
    page.fill("[name=password]", "no such password")
    page.press("[name=password]", "Enter")
    page.wait_for_selector(".errornote, [role=alert]")
    assert "/login/" in page.url


def test_the_site_sets_no_cookie_and_knows_no_desk(newsroom_processes, page):
    assert page.goto(f"{newsroom_processes.site}/admin/").status == 404
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        ("console.error('ink is out')", "console: ink is out"),
        ("setTimeout(() => { throw Error('torn') })", "torn"),
        ("fetch('http://elsewhere.invalid/x').catch(() => 0)", "elsewhere.invalid"),
    ],
)
def test_trouble_is_seen(browser, newsroom_processes, script, trouble):
    context, troubles = browser.new_context(), []
    page = watched(context, troubles)
    page.goto(f"{newsroom_processes.desk}/healthz")
    assert not troubles
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_timeout(200)
    context.close()
    assert any(trouble in each for each in troubles)


@pytest.mark.parametrize("text", ["신문", "新聞のかな"])
def test_korean_and_japanese_are_drawn(page, text):
    """A missing glyph is drawn as the same box whatever the letter."""
    page.set_content("<canvas width=100 height=100></canvas>")
    drawn = page.evaluate(
        """letters => letters.map(letter => {
            const canvas = document.querySelector("canvas");
            const pen = canvas.getContext("2d");
            pen.clearRect(0, 0, 100, 100);
            pen.font = "64px sans-serif";
            pen.fillText(letter, 10, 80);
            return canvas.toDataURL();
        })""",
        list(text),
    )
    assert len(set(drawn)) == len(text)
