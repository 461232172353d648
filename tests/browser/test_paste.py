"""What is pasted into the editor: clean blocks, and nothing that runs or asks."""

import pytest

from tests.browser.conftest import watched
from tests.browser.desk import Desk, outline
from tests.browser.hostile import SNIPPETS

WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {margin:0cm; font-size:11pt} @font-face {font-family: Batang}</style>
<xml><w:WordDocument></w:WordDocument></xml></head><body lang=EN-GB>
<!--StartFragment-->
<h1 style='margin-top:12.0pt'><span lang=EN-GB>Salt road<o:p></o:p></span></h1>
<p class=MsoNormal><span style='font-family:"Calibri",sans-serif'>The carts left
at&nbsp; dawn<b style='mso-bidi-font-weight:normal'> in two columns</b>.<o:p></o:p>
</span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>salt<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>flour<o:p></o:p></p>
<p class=MsoNormal style='mso-list:none'>Then <i>nothing</i> for a
<a href="https://paper.example/week">week</a>.<o:p></o:p></p>
<!--EndFragment--></body></html>
"""
DOCS = """
<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-7f1a">
<h2 dir="ltr"><span style="font-size:16pt;font-weight:400">Salt road</span></h2>
<p dir="ltr"><span style="font-weight:400">The carts left </span>
<span style="font-weight:700">at dawn</span><span
style="font-style:italic">, twice</span>.</p>
<br /><ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>salt</span></p></li>
<ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>grey salt</span></p></li></ul>
<li dir="ltr"><p dir="ltr"><span>flour</span></p></li></ul><br /></b>
"""


@pytest.fixture
def desk(newsroom_processes, page):
    return Desk(page, newsroom_processes, "reporter").write()


def saved(desk, headline):
    desk.page.fill("[name=headline]", headline)
    desk.save()
    return desk.saved_blocks()


def test_word_comes_out_clean(desk):
    desk.paste(WORD)
    blocks = saved(desk, "Pasted from a word processor")
    assert outline(blocks) == [
        ("subheading", "Salt road"),
        ("paragraph", "The carts left at dawn in two columns."),
        ("list", ["salt", "flour"]),
        ("paragraph", "Then nothing for a week."),
    ]
    assert {"text": " in two columns", "strong": True} in blocks[1]["spans"]
    assert {"text": "week", "href": "https://paper.example/week"} in blocks[3]["spans"]


def test_google_docs_come_out_clean(desk):
    desk.paste(DOCS)
    blocks = saved(desk, "Pasted from a shared document")
    assert outline(blocks) == [
        ("subheading", "Salt road"),
        ("paragraph", "The carts left at dawn, twice."),
        ("list", ["salt", "grey salt", "flour"]),
    ]
    assert {"text": "at dawn", "strong": True} in blocks[1]["spans"]
    assert {"text": ", twice", "em": True} in blocks[1]["spans"]


def test_three_thousand_words_come_at_once(desk):
    paragraph = "<p class=MsoNormal>" + "salt flour oil " * 20 + "<o:p></o:p></p>"
    desk.paste(paragraph * 50)
    assert desk.page.locator("#story-counts").inner_text().startswith("3,000 words")
    assert len(saved(desk, "Three thousand words")) == 50


def test_plain_text_comes_in_paragraphs(desk):
    desk.paste(text="One.\n\nTwo.\nThree.")
    assert [words for _, words in outline(saved(desk, "Plain"))] == [
        "One.",
        "Two.",
        "Three.",
    ]


def test_pictures_of_a_page_are_left_out_and_not_asked_for(desk):
    """That nothing is asked for is the watch's to say, at the end of every test."""
    desk.paste(
        "<p>Before<img src='http://elsewhere.invalid/a.png' srcset='"
        "http://elsewhere.invalid/b.png 2x'></p><table background='"
        "http://elsewhere.invalid/c.png'><tr><td>one</td><td>two</td></tr></table>"
        "<p style='background:url(http://elsewhere.invalid/d.png)'>After</p>"
    )
    assert desk.page.get_by_text("were left out").is_visible()
    assert outline(saved(desk, "A page with pictures")) == [
        ("paragraph", "Before"),
        ("table", [["one", "two"]]),
        ("paragraph", "After"),
    ]


def test_lists_in_lists_and_quotes_of_two_paragraphs(desk):
    desk.paste(
        "<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol>"
        "<blockquote><p>First.</p><p>Second.</p></blockquote>"
    )
    assert outline(saved(desk, "Deep lists")) == [
        ("list", ["one", "inner", "two"]),
        ("quote", "First.\nSecond."),
    ]


def test_words_that_were_struck_out_stay_out(desk):
    desk.paste(
        "<p>It was <del>Ansel Toor</del><ins>a clerk</ins> who <s>said</s> told"
        "<span style='text-decoration:line-through'> the ministry</span> us.</p>"
    )
    assert desk.page.get_by_text("struck out were left out").is_visible()
    [(_, words)] = outline(saved(desk, "A text with changes"))
    assert words == "It was a clerk who told us."


def test_links_lead_past_who_watches_them(desk):
    desk.paste(
        "<p><a href='https://www.google.com/url?q=https://paper.example/a%3Fb%3Dc"
        "&sa=D&ust=1'>one</a> <a href='https://eur01.safelinks.protection.outlook.com/"
        "?url=https%3A%2F%2Fpaper.example%2Fd&data=x'>two</a></p>"
    )
    [block] = saved(desk, "A text with links")
    addresses = [each["href"] for each in block["spans"] if "href" in each]
    assert addresses == ["https://paper.example/a?b=c", "https://paper.example/d"]


RUN = "() => window.ran || 0"


def test_hostile_html_does_nothing(newsroom_processes, browser):
    """Each snippet counts itself where it runs, or asks another host.

    That the desk's policy refuses something is written to the console, and is no
    trouble here: it is the second lock behind the first.
    """
    assert len(SNIPPETS) >= 300
    context, troubles = browser.new_context(locale="en-GB"), []
    desk = Desk(watched(context, troubles), newsroom_processes, "reporter").write()
    for snippet in SNIPPETS:
        desk.paste(f"<p>before</p>{snippet}<p>after</p>")
    desk.page.wait_for_timeout(300)
    assert desk.page.evaluate(RUN) == 0
    blocks = saved(desk, "Hostile snippets")
    assert desk.page.evaluate(RUN) == 0
    for block in blocks:
        for spans in block.get("items", [block.get("spans", [])]):
            for span in spans:
                href = span.get("href", "https:")
                assert href.startswith(("https:", "http:", "mailto:")), href
    address = desk.page.get_by_role("link", name="Preview").first.get_attribute("href")
    desk.page.goto(newsroom_processes.desk + address)
    assert desk.page.locator("article").inner_text().count("before") == len(SNIPPETS)
    assert desk.page.evaluate(RUN) == 0
    context.close()
    assert [each for each in troubles if "Content Security Policy" not in each] == []
