"""The pictures that go out with a story, as its readers get them, and what the checks
found of each: for whoever decides."""

from dataclasses import dataclass
from typing import Any

from articles.compose import compose
from articles.picture_words import WORDS
from media.rights import current


@dataclass(frozen=True)
class Picture:
    """`number` is that of its place in the text."""

    number: int
    image: Any
    words: dict
    found: list

    @property
    def lines(self):
        """(name, words, whether there are none because nothing is to be read)"""
        is_decorative = bool(self.words.get("decorative"))
        for name, label in WORDS.items():
            yield label, self.words[name], name == "alt" and is_decorative


def pictures_of(article, findings) -> list[Picture]:
    composed = {each["id"]: each for each in compose(article)["blocks"]}
    images = {each.image_id: each.image for each in article.figures.all()}
    places = [each["id"] for each in article.body if each["type"] == "figure"]
    return [
        Picture(
            number,
            current(images[composed[place]["image"]]),
            composed[place],
            [each for each in findings if _is_of(each, number)],
        )
        for number, place in enumerate(places, 1)
        if place in composed and images.get(composed[place]["image"])
    ]


def _is_of(finding, number) -> bool:
    start = f"id_figures-{number - 1}-"
    return any(place.field.startswith(start) for place in finding.places)
