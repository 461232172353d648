"""The desk as a person uses it in a browser: sign in, open a story, type, paste."""

import json
import re

PASTE = """([html, text]) => {
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    data.setData('text/plain', text);
    document.querySelector('.ProseMirror').dispatchEvent(new ClipboardEvent('paste', {
        clipboardData: data, bubbles: true, cancelable: true,
    }));
}"""
A_FRAME = "new Promise((go) => requestAnimationFrame(() => setTimeout(go)))"
# ProseMirror puts its own cursor back 20 milliseconds after it got the focus.
AFTER_FOCUS = "new Promise((go) => setTimeout(go, 21))"


class Desk:
    """One page of a browser, signed in as `name`."""

    def __init__(self, page, newsroom, name):
        self.page, self.newsroom = page, newsroom
        _at_peoples_pace(page)
        self.name = name
        # In a browser of its own, and still signed in: for each password the desk
        # takes longer than for any page.
        page.context.add_cookies(newsroom.signed_in.get(name, []))
        page.goto(f"{newsroom.desk}/admin/")
        if not page.locator("#logout-form").count():
            self.sign_in()
            newsroom.signed_in[name] = page.context.cookies()

    def sign_in(self):
        self.page.fill("[name=username]", self.name)
        self.page.fill("[name=password]", self.newsroom.password)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_selector("#logout-form")

    def write(self, edition="en"):
        """The page of a new story."""
        self.page.goto(
            f"{self.newsroom.desk}/admin/articles/article/add/?edition={edition}"
        )
        self.page.wait_for_selector(".has-editor")
        return self

    def open(self, address):
        self.page.goto(address)
        self.page.wait_for_selector(".has-editor")

    @property
    def text(self):
        return self.page.locator(".ProseMirror")

    def type(self, *words):
        """Words and keys, as `("One.", "Enter", "Two.")`."""
        self.text.focus()
        self.page.evaluate(AFTER_FOCUS)
        for each in words:
            if each in ("Enter", "Backspace", "Shift+Enter") or "Control" in each:
                self.page.keyboard.press(each)
                # The browser tells where the cursor is a frame later.
                self.page.evaluate(A_FRAME)
            else:
                self.page.keyboard.type(each)

    def paste(self, html="", text=""):
        self.text.focus()
        self.page.evaluate(AFTER_FOCUS)
        self.page.evaluate(PASTE, [html, text or re.sub(r"<[^>]*>", "", html)])

    def save(self, verb=""):
        """Press Save, or the button of the verb; the page that comes is whole."""
        button = ".story-actions button:not([name])"
        if verb:
            button = f'[name=_verb][value="{verb}"]'
        with self.page.expect_navigation():
            self.page.locator(f"#story-form {button}[type=submit]").first.click()
        self.page.wait_for_selector(".has-editor, .story-do")

    def give_rights(self, source="staff"):
        """Say where the pictures of the saved story are from, where nobody did."""
        address, links = self.page.url, self.page.locator(".story-rights a").all()
        for door in [link.get_attribute("href") for link in links]:
            self.page.goto(f"{self.newsroom.desk}{door}")
            self.page.select_option("[name=source]", source)
            with self.page.expect_navigation():
                self.page.locator("#rights-form [type=submit]").click()
        if links:
            self.open(address)

    def saved_blocks(self):
        """The blocks that the desk has, as the page gives them to the editor."""
        return json.loads(self.page.locator("#story-document").text_content())


def _at_peoples_pace(page):
    """Nobody goes from the text to a field before the editor has put its cursor."""
    fill = page.fill

    def fill_then(*given, **options):
        page.evaluate(AFTER_FOCUS)
        return fill(*given, **options)

    page.fill = fill_then


def words_of(block):
    if block["type"] == "list":
        return ["".join(s["text"] for s in item) for item in block["items"]]
    if block["type"] == "table":
        return [
            ["".join(s["text"] for s in cell) for cell in row] for row in block["rows"]
        ]
    return "".join(span["text"] for span in block.get("spans", []))


def outline(blocks):
    return [(block["type"], words_of(block)) for block in blocks]
