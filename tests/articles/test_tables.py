"""Tables: typed, cleaned, and as readers get them."""

import pytest

from articles.body import clean, html, plain, settle
from articles.compose import compose
from articles.compose import table as compose_table
from articles.parts import galleries
from articles.plaintext import from_text, to_text
from articles.tables import grid, is_number, why_too_large

TYPED = """[Table: Prices in *May*]
| Goods | Pyongyang | Sinuiju |
| === | --- | --- |
| Rice, 1 kg | 5,100 | 5,000 won |
| Petrol | n/a | 12.5 |
[Source: [our survey](https://paper.example/survey)]"""


def table(text=TYPED):
    return from_text(text)[0][0]


def test_it_works():
    made = table()
    assert made["head"] and made["side"]
    assert html(made["caption"]) == "Prices in <em>May</em>"
    assert [
        [plain({"type": "paragraph", "spans": c}) for c in r] for r in made["rows"]
    ] == [
        ["Goods", "Pyongyang", "Sinuiju"],
        ["Rice, 1 kg", "5,100", "5,000 won"],
        ["Petrol", "n/a", "12.5"],
    ]
    assert to_text([made]) == TYPED
    assert clean([made]) == [made]
    assert plain(made).split("\n")[1:] == [
        "Goods\tPyongyang\tSinuiju",
        "Rice, 1 kg\t5,100\t5,000 won",
        "Petrol\tn/a\t12.5",
        "our survey",
    ]


def test_what_is_still_to_be_typed_is_the_desks_only():
    """Empty rows and columns at the end; one between others says something."""
    typed = "| Goods |  | Price |  |  |\n| --- | --- | --- | --- | --- |\n"
    made = compose_table(table(typed + "| Rice |  | 5 |  |  |\n|  |  |  |  |  |"))
    assert made["rows"] == [["Goods", "", "Price"], ["Rice", "", "5"]]


@pytest.mark.parametrize(
    "cell",
    ["a | b", "---", "===", "a\\", "\\|", "[x]", "*", "", "|", "> a", "a\\|b", "1-2"],
)
@pytest.mark.parametrize("head", [True, False])
@pytest.mark.parametrize("side", [True, False])
def test_a_cell_comes_back_as_it_was(cell, head, side):
    spans = [{"text": cell}] if cell else []
    rows = [[spans, [{"text": "b"}]], [[], spans], [spans, spans]]
    given = clean(
        [{"id": "", "type": "table", "head": head, "side": side, "rows": rows}]
    )
    made = from_text(to_text(given))[0]
    assert [{**each, "id": ""} for each in made] == given


def test_rows_of_a_spreadsheet_are_a_table_and_a_paragraph_with_tabs_is_none():
    made = table("\tPyongyang\tSinuiju\nRice\t5,100\t5,000\nCorn\t2,300\t2,250")
    assert made["type"] == "table" and made["side"] and made["rows"][0][0] == []
    paragraph = [{"id": "a", "type": "paragraph", "spans": [{"text": "a\tb\nc\td"}]}]
    [again] = from_text(to_text(paragraph))[0]
    assert again["type"] == "paragraph" and again["spans"] == paragraph[0]["spans"]
    strokes = [{"id": "a", "type": "paragraph", "spans": [{"text": "| a | b |"}]}]
    assert from_text(to_text(strokes))[0][0]["spans"] == strokes[0]["spans"]


def test_rows_have_one_length_and_cells_one_line():
    [made] = clean([{"type": "table", "rows": [[[{"text": " a\nb "}]], [[], []]]}])
    assert made["rows"] == [[[{"text": "a b"}], []], [[], []]]
    for rows in ([], [[]], "x", [[[]] * 1000] * 1000):
        with pytest.raises(ValueError):
            clean([{"type": "table", "rows": rows}])


def test_a_changed_table_keeps_its_id():
    first = settle([table()], [])
    again = settle([table(TYPED.replace("5,100", "5,300"))], first)
    assert again[0]["id"] == first[0]["id"]


def test_what_is_a_number():
    for text in (
        "5,100",
        "−3.5%",
        "US$ 12",
        "5,000 won",
        "1990–95",
        "₩5,100",
        "5100원",
    ):
        assert is_number(text), text
    for text in ("Rice", "1 kg of rice", "", "won", "12 March 2026"):
        assert not is_number(text), text


def test_headings_say_of_what_and_numbers_stand_at_the_end(cast, story):
    story.body = [table()]
    [block] = compose(story)["blocks"]
    rows = grid(block)
    assert [cell.scope for cell in rows[0]] == ["col", "col", "col"]
    assert [cell.scope for cell in rows[1]] == ["row", "", ""]
    assert [cell.is_number for cell in rows[2]] == [False, True, True]
    assert block["source"] == '<a href="https://paper.example/survey">our survey</a>'


def test_one_that_is_too_large_is_refused_in_words():
    row = "| a | b |\n"
    assert "201 rows" in why_too_large([table(row * 201)])
    assert "21 columns" in why_too_large([table("| a " * 21 + "|")])
    assert "row 2" in why_too_large([table(f"| a |\n| {'x' * 501} |")])
    assert why_too_large([table(row * 200)]) == ""


def test_figures_that_follow_each_other_make_a_gallery():
    typed = "One.\n\n[Image 1]\n\n[+Image 2]\n\n[+Image 3]\n\nTwo.\n\n[+Image 4]"
    figures = [{"id": str(n), "type": "figure"} for n in range(4)]
    blocks, _names = from_text(typed, figures)
    assert to_text(clean(blocks)) == typed
    shown = galleries(blocks)
    kinds = ["paragraph", "gallery", "paragraph", "figure"]
    assert [each["type"] for each in shown] == kinds
    assert [each["id"] for each in shown[1]["figures"]] == ["0", "1", "2"]
