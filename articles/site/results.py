"""What a search found, as its page shows it."""

from typing import NamedTuple

from django.utils import formats
from django.utils.functional import cached_property

from articles.models.live import LiveArticle
from articles.search import finding
from articles.search.snippets import (
    Piece,
    Snippet,
    has_phrases,
    marked,
    snippet,
    words_of,
)
from articles.search.vectors import dictionary_of

from . import texts

PAGE, OF_OTHERS = 20, 3
# A phrase is looked for in the texts of so many stories with its words at a time.
READ, READ_OF_OTHERS = 60, 12


class Shown(NamedTuple):
    """A story on the page; `foreign` is the language of a headline that is not in the
    edition's."""

    article: LiveArticle
    headline: list[Piece]
    foreign: str
    snippet: Snippet | None


class Results:
    """`shown` are stories of the edition, `others` those of other languages by edition,
    where the search begins."""

    def __init__(self, asked, edition, editions, start=0):
        self.asked, self.edition, self.start = asked, edition, start
        languages = [each.language for each in editions]
        self._stems = finding.stems_of(languages, asked.words)
        elsewhere = [each for each in editions if each.pk != edition.pk and not start]
        step, few = (READ, READ_OF_OTHERS) if asked.phrases else (PAGE, OF_OTHERS)
        # One more than are shown says whether there is a further page.
        places = [(edition, step + 1, start), *((each, few, 0) for each in elsewhere)]
        self._found = finding.find(asked, places, self._stems)
        self._stories = self._read(editions, step)
        mine = self._found.get(edition.pk)
        self.is_there = bool(mine)
        self.total = mine.total if mine else 0
        self.shown = self._stories.get(edition.pk, [])
        more = bool(mine and len(mine.prints) > step) and start + step
        self.is_cut = bool(more) and more >= finding.DEEPEST
        self.older = more if more and not self.is_cut else 0
        self.others = [
            Others(each, self._found[each.pk].total, self._stories[each.pk][:OF_OTHERS])
            for each in elsewhere
            if self._stories.get(each.pk)
        ]

    def _read(self, editions, step) -> dict:
        """Edition's id -> its stories in their order, ready for the page."""
        ids = [pk for each in self._found.values() for pk in each.prints[:step]]
        read = texts.read(ids)
        papers = {each.pk: each for each in editions}
        # One may have been withdrawn since its id was found.
        return {
            pk: self._fit(
                papers[pk], [read[each] for each in found.prints[:step] if each in read]
            )
            for pk, found in self._found.items()
        }

    def _fit(self, edition, found) -> list[Shown]:
        if phrases := self.asked.phrases:
            found = [each for each in found if has_phrases(each, phrases)]
        words = words_of(self.asked, self._stems[dictionary_of(edition.language)])
        return [
            Shown(
                each.article,
                marked(each.article.headline, words),
                each.foreign,
                snippet(each.passages, words),
            )
            for each in found
        ]

    @cached_property
    def count(self) -> str:
        return counted(self.total)

    @property
    def are_counted(self) -> bool:
        """Of phrases nobody knows how many there are before all are read."""
        return not self.asked.phrases

    @property
    def fewer(self) -> list[str]:
        """Of what found nothing: each word by itself, and of words that are written
        together the beginning."""
        runs = self.asked.runs
        found = [run[:2] if joined and len(run) > 2 else run for joined, run in runs]
        found = list(dict.fromkeys(found))
        return [] if len(runs) == 1 and found == [runs[0][1]] else found[:6]

    @property
    def read_at_once(self) -> int:
        return READ


class Others:
    """Stories of another edition, the first few of `total`."""

    def __init__(self, edition, total, shown):
        self.edition, self.total, self.shown = edition, total, shown
        self.count = counted(total)


def counted(total) -> str:
    """500+ where nobody counted on."""
    most = finding.COUNTED
    shown = formats.number_format(min(total, most), force_grouping=True)
    return f"{shown}+" if total > most else shown
