"""Marks within a line: read as such, and gone from what is plain text."""

import pytest

from articles.exchange.inline import plain as unmarked
from articles.exchange.inline import spans
from tests.articles.exchange.pasted import CONTACT, DECK, HEAD, ONE, THREE, paste, plain


def test_it_works():
    text = "The **old** works, says [a *short* notice](https://works.example/n), close."
    assert spans(text) == [
        {"text": "The "},
        {"text": "old", "strong": True},
        {"text": " works, says "},
        {"text": "a ", "href": "https://works.example/n"},
        {"text": "short", "href": "https://works.example/n", "em": True},
        {"text": " notice", "href": "https://works.example/n"},
        {"text": ", close."},
    ]
    assert unmarked(text) == "The old works, says a short notice, close."


@pytest.mark.parametrize(
    "text",
    [
        "A man named Kim** and another, Lee**, were held.",
        "김**은 박**과 함께 있었다.",
        "Salt* and lime* are sold here, 3*4 sacks at a time.",
        "The file is salt_pan_02.txt, not salt_pan_03.txt.",
        "*The footnote opens with a star.",
        "[Image: a.jpg](not a link)",
    ],
)
def test_what_is_no_mark_stays(text):
    assert unmarked(text) == text


def test_a_quotation_in_italics_opens_a_paragraph():
    quoted = "*“We raked by moonlight,”* a woman said of the last autumn at the pans."
    assert plain(paste(HEAD, DECK, ONE, quoted, THREE)) == [
        ONE,
        quoted.replace("*", ""),
        THREE,
    ]


def test_marked_headline_deck_caption_and_bio():
    story = paste(
        f"# {HEAD}",
        f"*{DECK}.*",
        "**The pans at dusk.** / *Image: Ruda Venn*",
        ONE,
        CONTACT,
        "*Ruda Venn is a staff reporter who covers the coast. Contact her at "
        "venn@ambrel.example.*",
    )
    assert (story.headline, story.deck) == (HEAD, f"{DECK}.")
    assert story.images[0].caption == "The pans at dusk."
    assert story.images[0].credit == "Ruda Venn"
    assert (
        story.reporters[0].bio == "Ruda Venn is a staff reporter who covers the coast."
    )


def test_a_dateline_in_bold():
    story = paste(HEAD, DECK, f"**AMBREL, Nov. 3** — {ONE}", THREE)
    assert story.dateline.startswith("AMBREL")
    assert plain(story)[0] == f"AMBREL, Nov. 3 — {ONE}"
