"""Of stories that a search found: what its page shows of each, and may quote.

To read them, to put their pictures' words into them and to fold their letters is most
of the work of such a page; so they are kept, by the print, as long as this process
would be told that anything has changed. Which stories are found the database says each
time.
"""

from typing import NamedTuple

from articles.models.live import LiveArticle
from articles.search.letters import fold
from articles.search.words import passages
from articles.shown import with_todays_pictures

from .frame import Known
from .prepared import prepared
from .shown import with_pictures

# Of letters, where nobody says otherwise.
MOST = 6_000_000
_NOT_SHOWN = ("card", "files", "credits", "picture", "lead", "people", "translators")
_NOT_SHOWN += ("topics_now",)


class Passage(NamedTuple):
    """`language` is that of words which are not in the edition's."""

    text: str
    language: str
    folded: str


class Text(NamedTuple):
    """`article` comes without its story; `foreign` is the language of a headline that
    is not in the edition's."""

    article: LiveArticle
    foreign: str
    passages: list[Passage]

    @property
    def size(self) -> int:
        return 1000 + 2 * sum(len(each.text) for each in self.passages)


# Each key begins with nothing: whatever is told, all of them are read anew.
texts = Known("", most=MOST, size=lambda text: text.size)


def read(ids) -> dict[int, Text]:
    """By the print, of those that readers have now."""
    return texts.find_all(ids, _read) if ids else {}


def _read(ids) -> dict:
    return {each.pk: _text(each) for each in _of(ids)}


@prepared
def _of(ids):
    found = with_pictures(LiveArticle.objects.filter(pk__in=ids).order_by())
    return found.defer(*_NOT_SHOWN)


def _text(article) -> Text:
    story = with_todays_pictures(article.story, article.shown, article.edition_id)
    article.story = article.shown = None
    found = [Passage(*each, fold(each[0])) for each in passages(story)]
    return Text(article, story.get("untranslated", {}).get("headline", ""), found)
