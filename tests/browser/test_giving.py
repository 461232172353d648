"""Pictures on their way: many at once with a refused one and a lost connection, and
from a phone."""

import pytest

from tests.browser.desk import Desk
from tests.media_files import jpeg
from tests.media_told import telling_jpeg

ROWS = "#upload-files .upload-file"


def payload(name, data):
    return {"name": name, "mimeType": "image/jpeg", "buffer": data}


@pytest.fixture
def desk(newsroom_processes, page):
    return Desk(page, newsroom_processes, "reporter")


def row(page, name, rows=ROWS):
    return page.locator(rows).filter(has_text=name)


def shows(page, name, words, rows=ROWS):
    row(page, name, rows).get_by_text(words).wait_for()


def test_many_at_once_one_refused_and_one_lost(desk):
    page = desk.page
    page.goto(f"{desk.newsroom.desk}/admin/media/image/upload/?edition=en")
    lost = []

    def lose_the_first(route):
        if b"lost.jpg" in route.request.post_data_buffer and not lost:
            lost.append(route)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/upload/**", lose_the_first)
    page.set_input_files(
        "#upload-send input[type=file]",
        [
            payload("told.jpg", telling_jpeg((10, 60, 90))),
            payload("\u202egnp.notes.jpg", b"%PDF-1.7"),
            payload("lost.jpg", jpeg(colour=(61, 62, 63))),
        ],
    )
    shows(page, "told.jpg", "It is here.")
    shows(page, "gnp.notes.jpg", "the format PDF")
    shows(page, "lost.jpg", "The connection was lost.")
    row(page, "lost.jpg").get_by_role("button", name="Try again").click()
    shows(page, "lost.jpg", "It is here.")
    assert page.locator(".given-picture").count() == 2
    told = page.locator(".given-picture").filter(has_text="told")
    assert told.get_by_label("caption").input_value() == "The bridge at Ulven"
    assert told.get_by_text("SN-0815").is_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Save the words").click()
    page.get_by_text("2 pictures and their words are in the library.").wait_for()


def test_a_file_chosen_before_the_scripts_came_is_sent(desk):
    page = desk.page
    held = []
    page.route("**/upload/send*.js", lambda route: held.append(route))
    address = f"{desk.newsroom.desk}/admin/media/image/upload/?edition=en"
    with page.expect_request("**/upload/send*.js"):
        page.goto(address, wait_until="commit")
    page.set_input_files(
        "#upload-send input[type=file]", [payload("early.jpg", jpeg(colour=(7, 8, 9)))]
    )
    held.pop().continue_()
    shows(page, "early.jpg", "It is here.")


def test_from_a_phone(newsroom_processes, open_page):
    desk = Desk(
        open_page(viewport={"width": 360, "height": 740}),
        newsroom_processes,
        "reporter",
    )
    page = desk.page
    desk.write()
    page.fill("[name=headline]", "Seen at the ferry")
    desk.save()
    page.goto(page.url.replace("/change/", "/pictures/"))
    files = "#phone-put .upload-file"
    page.set_input_files(
        "#phone input[type=file]", [payload("IMG_7.jpg", telling_jpeg((7, 80, 20)))]
    )
    shows(page, "IMG_7.jpg", "It is here.", files)
    caption = row(page, "IMG_7.jpg", files).get_by_label("What it shows")
    assert caption.input_value() == "The bridge at Ulven"
    caption.fill("The ferry at Ulven")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    heights = page.locator("button:visible, textarea:visible, .phone-choose")
    assert all(each.bounding_box()["height"] >= 44 for each in heights.all())
    page.get_by_role("button", name="Put them into the story").click()
    page.get_by_text("The picture is in the story.").wait_for()
    desk.open(page.url.replace("/pictures/", "/change/"))
    assert [each["type"] for each in desk.saved_blocks()] == ["figure"]
    assert page.locator(".story-figure .story-thumbnail").count() == 1


def test_nothing_chosen_is_lost_and_what_is_refused_goes(desk):
    """Files wait for the reason of their seal; a refused one leaves no empty place."""
    page = desk.page
    page.goto(f"{desk.newsroom.desk}/admin/media/image/upload/?edition=en")
    page.locator(".upload-seal summary").click()
    page.locator("[name=seal]").check()
    page.set_input_files(
        "#upload-send input[type=file]", [payload("kept.jpg", jpeg(colour=(5, 6, 99)))]
    )
    waits = page.locator(".upload-waits")
    assert "kept.jpg" in waits.inner_text()
    assert "write why" in waits.inner_text()
    page.fill("[name=seal_reason]", "A witness may need it")
    page.locator("[name=seal_reason]").blur()
    shows(page, "kept.jpg", "It is here.")
    assert not waits.is_visible()
    with page.expect_navigation():
        page.locator("#upload-words").evaluate("form => form.submit()")
    desk.write()
    page.set_input_files(".giving-input", [payload("notes.jpg", b"%PDF-1.7")])
    place = page.locator(".story-place")
    place.get_by_text("the format PDF").wait_for()
    assert place.locator(".giving-name").inner_text() == "notes.jpg"
    place.get_by_role("button", name="Take this picture out").click()
    place.wait_for(state="detached")
