"""A whole story, then what stands at its head: headline, deck, byline, dateline."""

import pytest

from articles.exchange.refusal import Refusal
from articles.exchange.text import parse

ONE = (
    "The harbour of Port Lindow will stay closed until spring because the old "
    "breakwater cannot carry another winter, its master told the town council."
)
TWO = (
    "Fishing crews have moved their boats to the river mouth, where they pay twice "
    "the fee and wait for the tide. “We lose four hours a day,” said one skipper."
)
THREE = (
    "The council has set aside money for a study. It expects the first results by "
    "the end of the year and will then ask the province for help with the work."
)
BODY = [ONE, TWO, THREE]
DECK = "Crews pay twice the fee at the river mouth while a study is prepared"


def story(*parts):
    return "\n\n".join(parts) + "\n"


def plain(parsed):
    return parsed.as_json()["paragraphs"]


def test_it_works():
    parsed = parse(
        story(
            "Port Lindow closes its harbour",
            DECK,
            "Waves break over the harbour wall of Port Lindow in March. / Image: Mara "
            "Dunn",
            ONE,
            TWO,
            "The river mouth at low tide. / Image: Lindow Gazette Pool",
            THREE,
            "*Translated by Elin Strand",
            "Please send questions and comments about this article to "
            "desk@gazette.example.",
            "Tobias Quill is a full-time reporter at the Gazette and covers the "
            "coast. "
            "He has an M.A. in History from Lindow University. You can write to him at "
            "quill@gazette.example",
        )
    )
    assert parsed.as_json() == {
        "headline": "Port Lindow closes its harbour",
        "deck": DECK,
        "language": "en",
        "paragraphs": BODY,
        "images": [
            {
                "caption": "Waves break over the harbour wall of Port Lindow in March.",
                "credit": "Mara Dunn",
                "after_paragraph": 0,
            },
            {
                "caption": "The river mouth at low tide.",
                "credit": "Lindow Gazette Pool",
                "after_paragraph": 2,
            },
        ],
        "translators": ["Elin Strand"],
        "contact_email": "desk@gazette.example",
        "reporters": [
            {
                "name": "Tobias Quill",
                "bio": "Tobias Quill is a full-time reporter at the Gazette and "
                "covers the coast. He has an M.A. in History from Lindow University.",
                "email": "quill@gazette.example",
            }
        ],
        "notes": [],
    }
    assert parsed.unsure == []


def test_headline_only():
    parsed = parse("Port Lindow closes its harbour\n")
    assert parsed.headline == "Port Lindow closes its harbour"
    assert plain(parsed) == []
    assert parsed.unsure


def test_no_deck_leaves_the_first_paragraph_in_the_body():
    parsed = parse(story("Port Lindow closes its harbour", *BODY))
    assert parsed.deck is None
    assert plain(parsed) == BODY


def test_short_first_paragraph_is_no_deck():
    lede = "The harbour is shut."
    parsed = parse(story("Port Lindow closes its harbour", lede, *BODY))
    assert [parsed.deck, *plain(parsed)].count(lede) == 1
    if parsed.deck:
        assert any("deck" in sentence for sentence in parsed.unsure)


def test_deck_without_blank_lines_between():
    parsed = parse("\n".join(["Port Lindow closes its harbour", DECK, *BODY]))
    assert parsed.deck == DECK
    assert plain(parsed) == BODY


@pytest.mark.parametrize(
    "headline",
    [
        "Ferry/rail link reopens in Port Lindow",
        "Opinion: why the harbour must stay",
        "Fish / Image: how a town sees itself",
        "“We lose four hours a day”: crews on the harbour’s closure",
        "Update: harbour shut until spring",
        "Photo: a town without its boats",
        "By sea and by land",
        "1. The harbour",
        "The harbour, the river and the road: " + "how a town lost its sea " * 14,
    ],
)
def test_headline_is_kept_as_written(headline):
    parsed = parse(story(headline, *BODY))
    assert parsed.headline == headline.strip()
    assert plain(parsed) == BODY
    assert parsed.deck is None
    assert parsed.images == []


def test_labels_of_headline_and_deck_are_taken_off():
    parsed = parse(story("Headline: Port Lindow closes", f"Deck: {DECK}.", *BODY))
    assert (parsed.headline, parsed.deck) == ("Port Lindow closes", f"{DECK}.")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Tobias Quill", ["Tobias Quill"]),
        ("By Tobias Quill and Mara Dunn", ["Tobias Quill", "Mara Dunn"]),
        ("BY TOBIAS QUILL", ["TOBIAS QUILL"]),
        (
            "By Tobias Quill, Mara Dunn & Elin van der Berg",
            ["Tobias Quill", "Mara Dunn", "Elin van der Berg"],
        ),
        ("By Tobias Quill in Port Lindow", ["Tobias Quill"]),
        ("By Tobias Quill | Nov. 3, 2031", ["Tobias Quill"]),
        ("By Tobias Quill, Lindow News", ["Tobias Quill"]),
        ("Reported by Tobias Quill", ["Tobias Quill"]),
    ],
)
def test_byline_above_the_text(line, names):
    parsed = parse(story("Port Lindow closes its harbour", DECK, line, *BODY))
    assert [one.name for one in parsed.reporters] == names
    assert parsed.deck == DECK
    assert plain(parsed) == BODY


def test_byline_and_bio_are_one_reporter():
    parsed = parse(
        story(
            "Port Lindow closes its harbour",
            "By Kim Ara Min",
            *BODY,
            "Kim Ara-min covers the coast for the Gazette. Contact: "
            "ara@gazette.example.",
        )
    )
    (reporter,) = parsed.reporters
    assert reporter.email == "ara@gazette.example"
    assert reporter.bio == "Kim Ara-min covers the coast for the Gazette."
    assert any("“Kim Ara Min”" in one for one in parsed.unsure)


def test_deck_that_only_looks_like_a_byline():
    parsed = parse(story("Port Lindow closes", "By Monday all boats must leave", *BODY))
    assert parsed.deck == "By Monday all boats must leave"
    assert parsed.reporters == []


@pytest.mark.parametrize(
    ("lead_in", "place"),
    [
        ("PORT LINDOW, Nov. 3 — ", "PORT LINDOW, Nov. 3"),
        ("PORT LINDOW — ", "PORT LINDOW"),
        ("LINDOW (Gazette) - ", "LINDOW (Gazette)"),
        ("Port Lindow, Nov. 3 – ", "Port Lindow, Nov. 3"),
    ],
)
def test_dateline(lead_in, place):
    parsed = parse(story("Port Lindow closes its harbour", lead_in + ONE, TWO))
    assert parsed.dateline == place
    assert parsed.paragraphs[0].text == ONE
    assert plain(parsed) == [lead_in + ONE, TWO]


def test_a_dash_in_the_first_paragraph_is_no_dateline():
    first = (
        "Tobias Quill — the last pilot of the harbour — will leave in spring, he said."
    )
    parsed = parse(story("The last pilot", first, TWO, THREE))
    assert parsed.dateline is None
    assert plain(parsed)[0] == first


def test_a_date_line_is_reported_not_kept():
    parsed = parse(story("Port Lindow closes", DECK, "Nov. 21, 2031", *BODY))
    assert plain(parsed) == BODY
    assert any("Nov. 21, 2031" in one for one in parsed.unsure)


@pytest.mark.parametrize("text", ["", "   \n\t\n", "\ufeff", "—\n***\n"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(Refusal, match="no words"):
        parse(text)


def test_a_huge_text_is_refused_with_its_size():
    with pytest.raises(Refusal, match=r"5\.0 MB.*2 MB"):
        parse("word " * 1_000_000)


def test_given_language_wins():
    assert parse(story("Port Lindow", *BODY), language="en-GB").language == "en"
    assert parse(story("Port Lindow", *BODY), language="ko").language == "ko"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Ara Min", "Kim Ara-min"),
        ("Kim Ara Min", "Kim Aramin"),
        ("Де Ла Мар", "Де Ла-Мар"),
    ],
)
def test_a_name_written_in_two_ways_is_pointed_out(one, other):
    parsed = parse(story("Harbour", f"{ONE} {one} agreed.", f"{TWO} So did {other}."))
    (sentence,) = [line for line in parsed.unsure if "more than one way" in line]
    assert one in sentence
    assert other in sentence


def test_a_lone_surrogate_is_replaced_and_told():
    parsed = parse(story("Harbour", ONE, TWO.replace("tide", "ti\ud800de")))
    assert "ti\ufffdde" in plain(parsed)[1]
    assert any("Line 5" in sentence for sentence in parsed.unsure)


def test_control_characters_are_removed_and_told():
    parsed = parse(story("Harbour", ONE.replace("winter", "win\x07ter"), TWO))
    assert plain(parsed) == [ONE, TWO]
    assert any("control" in sentence for sentence in parsed.unsure)


@pytest.mark.parametrize("label", ["단독", "[단독]", "【独自】", "EXCLUSIVE", "속보"])
def test_a_label_in_a_line_of_its_own_is_no_headline(label):
    parsed = parse(story(label, "Port Lindow closes its harbour", DECK, *BODY))
    assert parsed.headline == "Port Lindow closes its harbour"
    assert parsed.deck == DECK
    assert parsed.kicker == label.strip("[]【】")


def test_a_headline_that_is_one_word_stays():
    assert parse(story("Exclusive")).headline == "Exclusive"
