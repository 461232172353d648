"""Writing a story in the editor of the desk, in a real browser."""

import pytest

from tests.browser.desk import Desk, outline, words_of
from tests.media_files import jpeg


@pytest.fixture
def desk(newsroom_processes, page):
    return Desk(page, newsroom_processes, "reporter").write()


def save_as(desk, headline):
    desk.page.fill("[name=headline]", headline)
    desk.save()
    return desk.saved_blocks()


def test_it_works(desk):
    desk.type("The bridge reopened.", "Enter", "## Carts", "Enter", "They crossed.")
    desk.type("Enter", "> Nobody waited.", "Enter", "Enter")
    desk.type("- salt", "Enter", "flour", "Enter", "Enter")
    desk.type("A ", "Control+b", "bold", "Control+b", " word.")
    blocks = save_as(desk, "Bridge reopens for carts")
    assert outline(blocks) == [
        ("paragraph", "The bridge reopened."),
        ("subheading", "Carts"),
        ("paragraph", "They crossed."),
        ("quote", "Nobody waited."),
        ("list", ["salt", "flour"]),
        ("paragraph", "A bold word."),
    ]
    assert {"text": "bold", "strong": True} in blocks[-1]["spans"]


def test_ids_of_blocks_last(desk):
    desk.type("One.", "Enter", "Two.", "Enter", "Three.")
    before = save_as(desk, "Three short paragraphs")
    desk.text.locator("p").nth(1).click()
    desk.type("Control+Home", "Zero.", "Enter")
    desk.text.locator("p").last.click()
    desk.type("Control+End", " And more.")
    desk.save()
    after = desk.saved_blocks()
    ids = {words_of(block): block["id"] for block in before}
    assert [words_of(block) for block in after][1:3] == ["One.", "Two."]
    kept = {words_of(block): block["id"] for block in after}
    assert kept["Two."] == ids["Two."]
    assert kept["Three. And more."] == ids["Three."]
    assert len(set(kept.values())) == 4


def test_undo_takes_back_and_redo_brings_again(desk):
    desk.type("Kept.", "Enter")
    desk.page.wait_for_timeout(700)  # what is typed in one go is undone in one go
    desk.type("Regretted.")
    desk.page.keyboard.press("Control+z")
    assert "Regretted" not in desk.text.inner_text()
    desk.page.get_by_role("button", name="Redo").click()
    assert "Regretted." in desk.text.inner_text()


def test_the_toolbar_is_one_stop_and_says_what_is_on(desk):
    desk.type("Words")
    desk.page.keyboard.press("Alt+F10")
    bar = desk.page.get_by_role("toolbar", name="Text tools")
    assert bar.locator(":focus").count() == 1
    assert bar.locator('[tabindex="0"]').count() == 1
    desk.page.keyboard.press("ArrowRight")
    desk.page.keyboard.press("Enter")
    button = bar.get_by_role("button", name="Subheading")
    assert button.get_attribute("aria-pressed") == "true"
    assert desk.text.locator("h2").inner_text() == "Words"


def test_a_link_is_checked_as_it_is_typed(desk):
    desk.type("See the list", "Control+a", "Control+k")
    address = desk.page.get_by_role("textbox", name="Address", exact=True).first
    address.fill("javascript:alert(1)")
    assert desk.page.get_by_text("This is no address").is_visible()
    assert desk.page.get_by_role("button", name="Set the link").is_disabled()
    address.fill("paper.example/list")
    assert not desk.page.get_by_text("This is no address").is_visible()
    address.press("Enter")
    blocks = save_as(desk, "A list with a link")
    assert blocks[0]["spans"] == [
        {"text": "See the list", "href": "https://paper.example/list"}
    ]


def test_words_and_characters_are_counted(desk):
    desk.type("다리가 다시 열렸다.", "Enter", "Carts crossed it.")
    counts = desk.page.locator("#story-counts")
    assert counts.inner_text() == "6 words · 24 characters · 1 min to read"


def test_a_screen_reader_finds_the_text_by_its_label(desk):
    box = desk.page.get_by_role("textbox", name="Text", exact=False).and_(desk.text)
    assert box.get_attribute("aria-multiline") == "true"
    assert box.get_attribute("lang") == "en"
    described = box.get_attribute("aria-describedby")
    assert "Alt+F10" in desk.page.locator(f"#{described}").inner_text()


def compose(session, text):
    session.send(
        "Input.imeSetComposition",
        {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
    )


def test_every_syllable_of_an_input_method_is_kept(desk):
    """As an input method sends 한국어: each syllable grows and is then committed."""
    desk.text.focus()
    session = desk.page.context.new_cdp_session(desk.page)
    for syllable in (["ㅎ", "하", "한"], ["ㄱ", "구", "국"], ["ㅇ", "어"]):
        for step in syllable:
            compose(session, step)
        session.send("Input.insertText", {"text": syllable[-1]})
    desk.page.keyboard.press("Enter")
    # A syllable that is half composed when the story is saved is in it, too.
    for step in ("ㅅ", "시", "신"):
        compose(session, step)
    blocks = save_as(desk, "조합하는 글자")
    assert outline(blocks) == [("paragraph", "한국어"), ("paragraph", "신")]


def test_composing_in_the_middle_of_words_moves_nothing(desk):
    desk.type("앞뒤", "Enter", "둘째 문단")
    desk.page.keyboard.press("Control+Home")
    desk.page.keyboard.press("ArrowRight")
    session = desk.page.context.new_cdp_session(desk.page)
    for step in ("ㄱ", "가", "간", "가나"):
        compose(session, step)
    session.send("Input.insertText", {"text": "가나"})
    blocks = save_as(desk, "가운데에 쓰기")
    assert outline(blocks) == [("paragraph", "앞가나뒤"), ("paragraph", "둘째 문단")]


def add_picture(desk, name, caption):
    desk.page.get_by_role("button", name="Picture", exact=True).click()
    place = desk.page.locator(".story-place").last
    place.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "image/jpeg", "buffer": jpeg()}
    )
    place.locator("[name$=-caption]").fill(caption)
    place.locator("[name$=-alt]").fill(f"Alt of {caption}")
    place.locator("[name$=-credit]").fill("Ansel Toor")
    return place


def captions(desk):
    return [
        field.input_value()
        for field in desk.page.locator(".story-place [name$=-caption]").all()
    ]


def test_a_picture_stands_where_it_was_put_and_moves(desk):
    desk.type("One.", "Enter", "Two.")
    place = add_picture(desk, "bridge.jpg", "The bridge")
    # As it lies in the browser, and as the desk has it once it is sent.
    shown = place.locator("img").get_attribute("src")
    assert shown.startswith(("blob:", "/pictures/"))
    blocks = save_as(desk, "A bridge in a picture")
    assert [block["type"] for block in blocks] == ["paragraph", "paragraph", "figure"]
    assert captions(desk) == ["The bridge"]
    assert desk.page.locator(".story-place img").get_attribute("src")
    desk.page.get_by_role("button", name="Move the picture up").click()
    desk.page.get_by_role("button", name="Move the picture up").click()
    desk.save()
    blocks = desk.saved_blocks()
    assert [block["type"] for block in blocks] == ["figure", "paragraph", "paragraph"]
    assert captions(desk) == ["The bridge"]


def test_a_picture_taken_out_comes_back_with_its_words(desk):
    desk.type("One.")
    add_picture(desk, "bridge.jpg", "The bridge")
    save_as(desk, "A picture taken out")
    desk.page.get_by_role("button", name="Take out").click()
    assert captions(desk) == []
    desk.page.keyboard.press("Control+z")
    assert captions(desk) == ["The bridge"]
    desk.page.get_by_role("button", name="Take out").click()
    desk.save()
    assert [block["type"] for block in desk.saved_blocks()] == ["paragraph"]
    assert captions(desk) == []


CAPTION = """
from media.models import Caption, Image
from people.models import Edition
Caption.objects.update_or_create(
    image=Image.objects.get(name="harbour"), edition=Edition.objects.get(code="en"),
    defaults={"text": "Ships at dusk.", "alt": "Ships in fog", "credit": "Ansel Toor"},
)
"""


def test_the_librarys_words_show_where_fields_are_empty(desk, newsroom_processes):
    newsroom_processes.manage("shell", "-c", CAPTION)
    desk.type("One.")
    desk.page.get_by_role("button", name="Picture", exact=True).click()
    desk.page.locator(".story-place .select2-selection").click()
    desk.page.locator(".select2-search__field").fill("harbour")
    desk.page.locator(".select2-results__option", has_text="harbour").first.click()
    place = desk.page.locator(".story-place")
    place.locator("img").wait_for()
    alt = desk.page.locator(".story-place [name$=-alt]")
    assert alt.get_attribute("placeholder") == "Ships in fog"
    save_as(desk, "A picture of the library")
    assert alt.get_attribute("placeholder") == "Ships in fog"


def test_a_wrong_form_gives_the_text_back(desk):
    desk.type("One.", "Enter", "## Two")
    desk.page.fill("[name=headline]", "A plan that cannot be")
    desk.page.fill("[name=slug]", "two words")
    desk.save()
    assert desk.page.locator(".errornote").is_visible()
    assert desk.text.locator("h2").inner_text() == "Two"
    desk.page.fill("[name=slug]", "")
    desk.save()
    assert outline(desk.saved_blocks()) == [
        ("paragraph", "One."),
        ("subheading", "Two"),
    ]


def test_the_page_of_the_story_works_in_korean(newsroom_processes, open_page):
    page = open_page(locale="ko-KR")
    desk = Desk(page, newsroom_processes, "chief").write("ko")
    desk.type("첫 문단.")
    assert desk.text.get_attribute("lang") == "ko"


def test_a_day_that_is_not_whole_is_not_sent_as_none(desk):
    desk.page.fill("[name=headline]", "A plan with half a date")
    desk.page.locator("[name=planned_at]").press_sequentially("02")
    desk.page.locator(".story-actions button:not([name])").click()
    desk.page.wait_for_timeout(300)
    assert "/add/" in desk.page.url
    assert desk.page.locator("[name=planned_at]:focus").count() == 1


def test_moving_a_paragraph_is_said(desk):
    desk.type("One.", "Enter", "Two.")
    desk.page.keyboard.press("Alt+Shift+ArrowUp")
    assert desk.page.locator(".story-said").inner_text() == "Moved up."
    assert desk.text.locator("p").first.inner_text() == "Two."
