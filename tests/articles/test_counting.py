"""How long a text is, in each kind of script."""

import pytest

from articles.desk.counting import count, counted


@pytest.mark.parametrize(
    ("text", "words", "characters", "minutes", "is_dense"),
    [
        ("", 0, 0, 0, False),
        ("One word more.", 3, 12, 1, False),
        ("word " * 230, 230, 920, 1, False),
        ("word " * 231, 231, 924, 2, False),
        ("слово " * 461, 461, 2305, 3, False),
        ("북한의 다리가 다시 열렸다.", 4, 12, 1, True),
        ("가나다라 " * 125, 125, 500, 1, True),
        ("가나다라 " * 126, 126, 504, 2, True),
        ("橋がまた開いた。", 1, 8, 1, True),
        ("字" * 1500, 1, 1500, 3, True),
        # Both in one text take the time of both.
        ("word " * 115 + "가" * 250, 116, 710, 1, False),
        ("word " * 116 + "가" * 250, 117, 714, 2, False),
    ],
)
def test_counts(text, words, characters, minutes, is_dense):
    found = count(text)
    assert (found.words, found.characters) == (words, characters)
    assert (found.minutes, found.is_dense) == (minutes, is_dense)


def test_marks_and_pictures_do_not_count():
    assert counted(
        "## Two words\n\n[Image 1]\n\n*Third* [fourth](https://a.example)"
    ) == (count("Two words\n\nThird fourth"))


def test_a_text_that_is_far_too_long_is_not_read():
    assert counted("a" * 1_000_001).characters == 1_000_001
