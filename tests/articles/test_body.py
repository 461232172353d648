"""Blocks: valid, with ids that last."""

import pytest

from articles.body import clean, html, safe_address, settle, storable
from articles.plaintext import from_text, to_text


def typed(text, previous=()):
    return settle(from_text(text, previous)[0], list(previous))


def ids(blocks):
    return [each["id"] for each in blocks]


def test_it_works():
    first = typed("One.\n\nTwo.\n\nThree.")
    again = typed("One.\n\nTwo.\n\nThree.", first)
    assert again == first


def test_an_edited_paragraph_keeps_its_id():
    first = typed("The bridge reopened today.\n\nCarts crossed.")
    again = typed("The bridge has reopened today.\n\nCarts crossed.", first)
    assert ids(again) == ids(first)


def test_a_new_paragraph_gets_a_new_id_and_the_others_keep_theirs():
    first = typed("One is here.\n\nTwo is there.")
    again = typed("One is here.\n\nA new one came.\n\nTwo is there.", first)
    assert [again[0]["id"], again[2]["id"]] == ids(first)
    assert again[1]["id"] not in ids(first)


def test_a_split_gives_the_id_to_one_half_only():
    first = typed("The bridge reopened. Carts crossed it in the rain.")
    again = typed("The bridge reopened.\n\nCarts crossed it in the rain.", first)
    assert len(set(ids(again))) == 2
    assert first[0]["id"] in ids(again)


def test_a_repeated_id_is_kept_by_the_first():
    first = typed("One.")
    again = settle([first[0], dict(first[0])], first)
    assert again[0]["id"] == first[0]["id"] != again[1]["id"]


def test_a_foreign_id_is_issued_anew():
    foreign = {"id": "<script>", "type": "paragraph", "spans": [{"text": "Hm"}]}
    assert settle([foreign], [])[0]["id"].isalnum()


def test_a_moved_figure_keeps_its_id():
    first = typed("[Image: a.jpg]\n\nOne.\n\n[Image: b.jpg]")
    again = typed("[Image 2]\n\nOne.\n\n[Image 1]", first)
    assert ids(again) == [first[2]["id"], first[1]["id"], first[0]["id"]]


def test_clean_drops_what_it_does_not_know():
    given = [
        {"id": "x", "type": "paragraph", "spans": [{"text": "Hi", "onclick": "x"}]}
    ]
    assert clean(given) == [{"id": "x", "type": "paragraph", "spans": [{"text": "Hi"}]}]


@pytest.mark.parametrize(
    "given", [{}, "x", [1], [{"type": "script"}], [{"type": "quote", "spans": "x"}]]
)
def test_clean_refuses_what_is_no_body(given):
    with pytest.raises(ValueError, match="block|body|spans"):
        clean(given)


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "data:text/html,x", "//x.example", "/x", "http://["),
        *("x", "https://a@elsewhere.example/", "https://\u202eelpmaxe.repap/"),
        *("https://paper.example/a b", "https://a\nb.example", "http://\ud800.example"),
    ],
)
def test_unsafe_addresses_are_no_links(address):
    assert safe_address(address) == ""
    assert html([{"text": "x", "href": address}]) == "x"


def test_storable_replaces_what_no_database_holds():
    assert storable("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_to_text_numbers_figures_in_the_order_of_the_body():
    blocks = typed("[Image: a.jpg]\n\nOne.\n\n[Image: b.jpg]")
    assert to_text(blocks) == "[Image 1]\n\nOne.\n\n[Image 2]"
