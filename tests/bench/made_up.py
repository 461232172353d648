"""Sentences that nobody wrote, in five scripts, by words as common as Zipf says."""

from bisect import bisect
from itertools import accumulate

LETTERS = {
    "ko": "".join(
        chr(0xAC00 + 28 * n + end) for n in range(0, 399, 3) for end in (0, 4)
    ),
    "ja": "".join(chr(0x4E00 + 23 * n) for n in range(600)),
    "zh": "".join(chr(0x4E01 + 19 * n) for n in range(600)),
    "en": "etaoinshrdlucmfwypvbgk",
    "ru": "оеаинтсрвлкмдпуяыьгзбч",
}
WORDS, SENTENCE = 30_000, (1, 22)


class Language:
    """Words of one script, few of them in most sentences."""

    def __init__(self, code, dice):
        self.code, self.dice = code, dice
        self.between = "" if code in ("ja", "zh") else " "
        lengths = (2, 3) if code in ("ko", "ja", "zh") else (3, 10)
        self.words = [
            "".join(dice.choices(LETTERS[code], k=dice.randint(*lengths)))
            for _ in range(WORDS)
        ]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))

    def word(self):
        at = self.dice.random() * self._weights[-1]
        return self.words[bisect(self._weights, at)]

    def sentence(self) -> list[str]:
        return [self.word() for _ in range(self.dice.randint(*SENTENCE))]

    def written(self, words) -> str:
        return self.between.join(words) + ("。" if not self.between else ".")

    def changed(self, words, share) -> list[str]:
        """One word at least is another."""
        words = list(words)
        many = max(1, round(len(words) * share))
        for place in self.dice.sample(range(len(words)), many):
            words[place] = self.word()
        return words
