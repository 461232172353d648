"""The typed form of a body: what is typed comes back as it was meant."""

from hypothesis import given
from hypothesis import strategies as st

from articles.plaintext import from_text, spans, to_text


def kinds(text):
    return [each["type"] for each in from_text(text)[0]]


def test_it_works():
    text = (
        "First *paragraph*.\n\n## A subheading\n\n> Said once.\n> And again.\n\n"
        "- one\n- two\n\n1. first\n2. second\n\n---\n\n[Image: bridge.jpg]\n\nLast."
    )
    assert kinds(text) == [
        "paragraph",
        "subheading",
        "quote",
        "list",
        "list",
        "divider",
        "figure",
        "paragraph",
    ]
    blocks, names = from_text(text)
    assert list(names.values()) == ["bridge.jpg"]
    assert to_text(blocks).startswith("First *paragraph*.\n\n## A subheading")


def test_marks_become_spans():
    assert spans("a **b** *c* [d](https://paper.example/x) e") == [
        {"text": "a "},
        {"text": "b", "strong": True},
        {"text": " "},
        {"text": "c", "em": True},
        {"text": " "},
        {"text": "d", "href": "https://paper.example/x"},
        {"text": " e"},
    ]


def test_a_lone_sign_is_a_sign():
    assert spans("2 * 3 and **") == [{"text": "2 * 3 and **"}]


def test_an_unsafe_link_stays_as_typed():
    assert spans("[x](javascript:alert(1))")[0].get("href") is None


def test_windows_line_ends():
    assert kinds("One.\r\n\r\nTwo.") == ["paragraph", "paragraph"]


def test_a_figure_in_another_language():
    assert kinds("[사진: 다리.jpg]") == ["figure"]
    assert kinds("［写真: x］") == ["paragraph"]


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="*[]()\\#>-1."),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() == text and text)
SPAN = st.fixed_dictionaries(
    {"text": TEXT},
    optional={
        "em": st.just(True),
        "strong": st.just(True),
        "href": st.just("https://paper.example/(a)"),
    },
)


def _joined(found):
    """Neighbours with the same marks as one, as typing them would be."""
    out = []
    for span in found:
        span = {**span, "text": span["text"]}
        if "href" in span:
            span["href"] = span["href"].replace("(", "%28").replace(")", "%29")
        marks = {key: value for key, value in span.items() if key != "text"}
        if out and {k: v for k, v in out[-1].items() if k != "text"} == marks:
            out[-1]["text"] += span["text"]
        else:
            out.append(span)
    return out


@given(st.lists(SPAN, min_size=1, max_size=4))
def test_every_text_survives_being_typed_again(found):
    block = {"id": "aaaaaaaa", "type": "paragraph", "spans": _joined(found)}
    again = from_text(to_text([block]))[0]
    assert [{**each, "id": "aaaaaaaa"} for each in again] == [block]
