"""Addresses that are hidden from machines, and bios that hold one each."""

import pytest

from articles.exchange.addresses import addresses, without_addresses
from tests.articles.exchange.pasted import BODY, DECK, HEAD, paste, plain


@pytest.mark.parametrize(
    "text",
    [
        "venn@ambrel.example",
        "<mailto:venn@ambrel.example>",
        "venn [at] ambrel [dot] example",
        "venn(at)ambrel.example",
        "venn (@) ambrel.example",
        "venn at ambrel dot example",
        "venn＠ambrel.example",
    ],
)
def test_it_works(text):
    assert [one.value for one in addresses(text)] == ["venn@ambrel.example"]


@pytest.mark.parametrize("text", ["Meet at noon [at] the gate.", "A dot at the end."])
def test_no_address(text):
    assert addresses(text) == []


@pytest.mark.parametrize(
    ("bio", "kept"),
    [
        ("She rakes salt. Tips can be sent to a@b.example.", "She rakes salt."),
        (
            "She rakes salt. Email her at a@b.example or follow @salt.",
            "She rakes salt. Follow @salt.",
        ),
    ],
)
def test_a_bio_without_its_address(bio, kept):
    assert without_addresses(bio) == (kept, ["a@b.example"])


def test_a_hidden_contact_address():
    line = "Please send questions about this article to desk [at] ambrel [dot] example."
    story = paste(HEAD, DECK, *BODY, line)
    assert (story.contact_email, plain(story)) == ("desk@ambrel.example", BODY)


def test_two_bios_in_one_paragraph():
    story = paste(
        *(HEAD, DECK, *BODY),
        "Ruda Venn covers the coast. She can be reached at venn@ambrel.example. Ole "
        "J. Tarn reports on energy. He can be reached at tarn@ambrel.example.",
    )
    assert [(one.name, one.bio, one.email) for one in story.reporters] == [
        ("Ruda Venn", "Ruda Venn covers the coast.", "venn@ambrel.example"),
        ("Ole J. Tarn", "Ole J. Tarn reports on energy.", "tarn@ambrel.example"),
    ]
    assert plain(story) == BODY


def test_a_chinese_bio_with_the_reporters_name():
    bio = "林若溪是本报记者，负责报道沿海地区。"
    story = paste(HEAD, DECK, *BODY, f"{bio}联系邮箱：lin@ambrel.example")
    assert [(one.name, one.bio) for one in story.reporters] == [("林若溪", bio)]
