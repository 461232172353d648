"""Word diffs to be judged by eye, and what they cost.

    python -m tests.bench.word_diffs

prints each edit of tests/articles/edits.py as it was, as it is and as it is shown;
then how long a story of 3,000 words with 40 changed paragraphs takes, one block that
is a whole book, and the worst that somebody could paste.
"""

import random
import statistics
import time

from articles.desk.alignment import Budget
from articles.desk.words import word_diff
from tests.articles.edits import JAPANESE, KOREAN, OTHERS, marked

PARAGRAPHS, WORDS, EDITS = 40, 75, 6
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# As often as in an English text: about one word in six is one of few.
FEW = ["the", "of", "and", "to", "a", "in"]


def main():
    for title, edits in (
        ("Korean", KOREAN),
        ("Japanese", JAPANESE),
        ("Others", OTHERS),
    ):
        print(f"\n{title}")
        for before, after, _shown in edits:
            print(f"\n  was   {before}\n  is    {after}")
            print(f"  shown {marked(word_diff(before, after))}")
    print()
    for name, pairs in texts().items():
        print(f"{name:52} {milliseconds(pairs):8.1f} ms")


def texts() -> dict:
    dice = random.Random(7)
    story = [paragraph(dice, WORDS) for _ in range(PARAGRAPHS)]
    edited = [edit(dice, text, EDITS) for text in story]
    book = " ".join(paragraph(dice, 20) for _ in range(3000))
    return {
        "3,000 words, 40 of 40 paragraphs changed": list(
            zip(story, edited, strict=True)
        ),
        "the same as one block": [(" ".join(story), " ".join(edited))],
        "3,000 other words": [(" ".join(story), paragraph(dice, 3000))],
        "one block of 60,000 words, 300 changed": [(book, edit(dice, book, 300))],
        "200 blocks of the same two words, moved by one": [
            ("a b " * 400, "b " + "a b " * 400)
        ]
        * 200,
        "one block of 100,000 times the same letter": [
            ("a " * 50_000, "b a " * 25_000)
        ],
    }


def paragraph(dice, words) -> str:
    return " ".join(word(dice) for _ in range(words)) + "."


def word(dice) -> str:
    if dice.random() < 1 / 6:
        return dice.choice(FEW)
    return "".join(dice.choices(LETTERS[: dice.randint(4, 26)], k=dice.randint(3, 9)))


def edit(dice, text, count) -> str:
    words = text.split(" ")
    for _ in range(count):
        words[dice.randrange(len(words))] = word(dice)
    return " ".join(words)


def milliseconds(pairs, rounds=5) -> float:
    """Of this process, the median of some rounds; one budget for all pairs of a round,
    as for one page."""
    taken = []
    for _ in range(rounds):
        budget = Budget()
        begun = time.process_time()
        for before, after in pairs:
            word_diff(before, after, budget)
        taken.append((time.process_time() - begun) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
