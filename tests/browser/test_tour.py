"""The tour that the README gives, and the day of each role, by hand and by eye."""

import re

import pytest

from tests.browser.desk import Desk
from tests.media_files import jpeg

# Stories of the sample that readers have in English only.
TRANSLATED = "Lamp oil is sold by the spoon in Kolvar"
WITHDRAWN = "Pupils in Grusk may keep their coats on"
PASTED = """Ferry to Sorrel runs again after nine days

The harbour master gives no reason for the pause

Passengers wait on the quay of Ostrel. / Image: Tove Lindqvarn

The ferry between Ostrel and Sorrel ran again on Monday, nine days after it had stopped.

Two passengers said that nobody had asked them for the new permit.

*Translated by Noh Da-on

Seo Yun-gyeom covers ports. Contact: seo@farlantern.example
"""


@pytest.fixture
def sign_in(newsroom_processes, open_page):
    """`sign_in("editor")` is that person's desk, in a browser of their own."""

    def sign_in_(name, **options):
        return Desk(open_page(**options), newsroom_processes, name)

    return sign_in_


@pytest.fixture
def reader(newsroom_processes, open_page):
    page = open_page(locale="en-GB")
    page.goto(newsroom_processes.site)
    return page


def choose(page, chooser, name):
    """Find `name` in a chooser and take the first that is offered."""
    chooser.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill(name)
    page.locator(".select2-results__option", has_text=name).first.click()


def write(desk, headline, edition="en"):
    """A story with a deck, a picture above the text and a section, saved."""
    page = desk.write(edition).page
    page.fill("[name=headline]", headline)
    page.fill("[name=deck]", "Nobody says why it had been shut.")
    page.fill("[name=dateline]", "MERIK, Halvern")
    page.get_by_role("button", name="Picture", exact=True).click()
    place = page.locator(".story-place")
    place.locator("input[type=file]").set_input_files(
        {"name": "bridge.jpg", "mimeType": "image/jpeg", "buffer": jpeg((1200, 800))}
    )
    place.locator("[name$=-caption]").fill("The bridge at noon.")
    place.locator("[name$=-alt]").fill("A bridge of three arches")
    place.locator("[name$=-credit]").fill("Tove Lindqvarn")
    desk.text.locator("p").last.click()
    desk.type("Control+End", "The bridge reopened.", "Enter", "Carts crossed it.")
    page.locator("[name=section]").select_option(index=1)
    desk.save()
    desk.give_rights()


def waiting(desk, headline):
    """Open the story from the first page of the desk, where it waits."""
    desk.page.goto(f"{desk.newsroom.desk}/admin/")
    desk.page.get_by_role("link", name=headline).first.click()
    desk.page.wait_for_selector(".has-editor")


def confirm(desk, verb):
    """A verb that asks first: press it on the story's page, then on its own."""
    desk.save(verb)
    with desk.page.expect_navigation():
        desk.page.locator(".story-do form [type=submit]").click()


def live_page(desk, name="Live page"):
    link = desk.page.get_by_role("link", name=name, exact=True)
    return link.get_attribute("href")


def found(desk, headline):
    """Open the story from the list, by its headline."""
    desk.page.goto(f"{desk.newsroom.desk}/admin/articles/article/?q={headline}")
    desk.page.get_by_role("link", name=headline).first.click()
    desk.page.wait_for_selector(".has-editor")


def test_a_story_goes_from_a_reporter_to_its_readers(sign_in, reader):
    reporter = sign_in("reporter")
    write(reporter, "Merik bridge takes carts again")
    reporter.save("submit")
    assert reporter.page.get_by_text("In review").first.is_visible()

    editor = sign_in("editor")
    waiting(editor, "Merik bridge takes carts again")
    with editor.page.expect_popup() as opened:
        editor.page.get_by_role("link", name="Preview").first.click()
    preview = opened.value
    preview.wait_for_load_state()
    assert preview.locator("h1").inner_text() == "Merik bridge takes carts again"
    confirm(editor, "approve_and_publish")
    address = live_page(editor)

    reader.goto(address)
    assert reader.locator("h1").inner_text() == "Merik bridge takes carts again"
    assert "Seo Yun-gyeom" in reader.locator(".byline").inner_text()
    assert "Tove Lindqvarn" in reader.locator("figcaption").inner_text()
    lead = reader.locator("figure img")
    assert lead.evaluate("picture => picture.naturalWidth") > 400

    editor.page.fill("[name=deck]", "The ministry says why it had been shut.")
    editor.save()
    reader.reload()
    assert "Nobody says why" in reader.locator(".deck").inner_text()
    editor.save("correct")
    editor.page.locator(".story-do [name=note]").fill("A reason has been given.")
    with editor.page.expect_navigation():
        editor.page.locator(".story-do form [type=submit]").click()
    reader.reload()
    assert "The ministry says why" in reader.locator(".deck").inner_text()
    assert "A reason has been given" in reader.locator("#corrections").inner_text()


def test_what_the_chief_withdraws_is_gone_for_readers(sign_in, reader):
    chief = sign_in("chief")
    found(chief, WITHDRAWN)
    address = live_page(chief)
    assert reader.goto(address).status == 200
    chief.page.locator('.story-aside [value="kill"]').click()
    chief.page.wait_for_selector(".story-do form")
    chief.page.locator(".story-do form [type=submit]").click()
    chief.page.wait_for_selector(".has-editor")
    assert reader.goto(address).status == 410
    assert WITHDRAWN not in reader.content()


def test_a_translation_in_korean_goes_back_once_and_is_published(sign_in, reader):
    translator = sign_in("translator", locale="ko-KR")
    page = translator.write("ko").page
    page.fill("[name=headline]", "등잔 기름을 숟가락으로 판다")
    translator.type("기름 한 숟가락이 하룻저녁이다.")
    page.locator("summary", has_text="번역").click()
    choose(page, page.locator(".story-field-original"), TRANSLATED)
    translator.save()
    translator.save("submit")
    assert "검토" in page.locator(".story-standing").inner_text()

    editor = sign_in("editor", locale="ko-KR")
    waiting(editor, "등잔 기름을 숟가락으로 판다")
    editor.page.locator('.story-aside [value="send_back"]').click()
    editor.page.locator(".story-do [name=note]").fill("부제를 붙여 주십시오.")
    editor.page.locator(".story-do form [type=submit]").click()
    editor.page.wait_for_url(re.compile("/admin/"))

    page.goto(f"{translator.newsroom.desk}/admin/")
    assert page.get_by_text("부제를 붙여 주십시오.").is_visible()
    waiting(translator, "등잔 기름을 숟가락으로 판다")
    page.fill("[name=deck]", "세 숟가락이 하룻저녁")
    translator.save("submit")

    waiting(editor, "등잔 기름을 숟가락으로 판다")
    editor.page.locator("[name=section]").select_option(index=1)
    editor.page.fill("[name=dateline]", "메리크")
    confirm(editor, "approve_and_publish")
    reader.goto(live_page(editor, "게시된 페이지"))
    assert reader.locator("html").get_attribute("lang") == "ko"
    assert "노다온" in reader.locator(".translators").inner_text()
    reader.get_by_role("link", name="English").last.click()
    assert reader.locator("h1").inner_text() == TRANSLATED


def test_the_photo_editor_adds_a_picture_with_its_words(sign_in):
    desk = sign_in("photo")
    page = desk.page
    page.get_by_role("link", name="Pictures").click()
    page.get_by_role("link", name="Add pictures").click()
    page.locator("[name=files]").set_input_files(
        {"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": jpeg((900, 600))}
    )
    row = page.locator(".given-picture")
    row.locator("[name$=-text]").fill("The quay before the ferry.")
    row.locator("[name$=-alt]").fill("People on a quay")
    row.locator("[name$=-credit]").fill("Tove Lindqvarn")
    page.get_by_role("button", name="Save the words").click()
    page.wait_for_selector(".library-grid")
    page.locator(".library-grid").get_by_role("link", name="quay").first.click()
    assert page.locator("[name=captions-0-alt]").input_value() == "People on a quay"

    reporter = sign_in("reporter").write()
    reporter.page.get_by_role("button", name="Picture", exact=True).click()
    choose(reporter.page, reporter.page.locator(".story-place"), "quay")
    alt = reporter.page.locator(".story-place [name$=-alt]")
    reporter.page.locator(".story-place img").wait_for()
    assert alt.get_attribute("placeholder") == "People on a quay"


def test_a_pasted_story_is_shown_and_becomes_a_draft(sign_in):
    desk = sign_in("reporter")
    page = desk.page
    page.get_by_role("link", name="Paste a story").click()
    page.get_by_label("Edition").select_option(label="English")
    page.get_by_label("The story").fill(PASTED)
    page.get_by_role("button", name="Look at it").click()
    understood = page.locator(".story-understood").inner_text()
    assert "Ferry to Sorrel runs again after nine days" in understood
    assert "Noh Da-on" in understood
    page.get_by_role("button", name="Make the draft").click()
    page.wait_for_selector(".has-editor")
    assert "nobody had asked them" in desk.text.inner_text()
    credit = page.locator(".story-place [name$=-credit]")
    assert credit.input_value() == "Tove Lindqvarn"


def test_the_chief_enters_every_room_and_gives_a_sign_in(sign_in):
    chief = sign_in("chief")
    page = chief.page
    rooms = page.get_by_role("navigation", name="Rooms of the desk").get_by_role("link")
    for address in [each.get_attribute("href") for each in rooms.all()]:
        assert page.goto(chief.newsroom.desk + address).status == 200
        assert page.locator("h1").first.is_visible()
    page.get_by_role("link", name="Add sign-in").click()
    page.fill("[name=username]", "newcomer")
    for field in ("password1", "password2"):
        page.fill(f"[name={field}]", chief.newsroom.password)
    page.locator("[name=memberships-0-edition]").select_option(label="English")
    page.locator("[name=memberships-0-role]").select_option(label="reporter")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state()

    newcomer = sign_in("newcomer")
    newcomer.page.get_by_role("link", name="Write a story").click()
    newcomer.page.wait_for_selector(".has-editor")
    assert newcomer.page.get_by_role("link", name="Sign-ins").count() == 0
