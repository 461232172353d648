"""From texts to what PostgreSQL finds them by.

Runs of Hangul, Han and Kana become pairs of letters here; all other words go through
PostgreSQL's own dictionary of the language where it has one. A word of the head is
there as it is written, too: "Who" is a word like all others in a name.

Each lexeme begins with its edition and the year, in UTC, in which readers got the story
first: an index that is asked for the newest with a word in one edition has no work with
those of all others and of all years.
"""

from datetime import UTC

from articles.search.letters import fold, runs, tokens
from articles.search.words import MOST

# Nobody looks for a longer word, and PostgreSQL takes none of 2 KB.
LONGEST, MOST_OF_HEAD = 250, 5_000
# Weights of the head: A headline, B topics, C people, D deck.
TOPIC, PERSON = "B", "C"
_PARTS = {"headline": "A", "topics": TOPIC, "people": PERSON, "deck": "D"}

# What stands for the year in a tsquery, to be looked for in one after the other. It is
# no letter, and in no word.
YEAR = "~"

# PostgreSQL's dictionaries by the language tag; one that an older server lacks is not
# used (DICTIONARY).
_DICTIONARIES = {
    **{"ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek"},
    **{"en": "english", "es": "spanish", "eu": "basque", "fi": "finnish"},
    **{"fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian"},
    **{"hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian"},
    **{"nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian"},
    **{"no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian"},
    **{"sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish"},
    "yi": "yiddish",
}
DICTIONARY = (
    "coalesce((select oid::regconfig from pg_ts_config where cfgname = {name}"
    " and cfgnamespace = 'pg_catalog'::regnamespace), 'simple'::regconfig)"
)
# As SQL of %(…)s: see `values`. Stems come from the dictionary with nothing before.
_STEM = (
    "'''' || %(before)s || replace(replace(lexeme, '\\', '\\\\'), '''', '''''')"
    " || ''':' || array_to_string(positions, ',')"
)
_STEMS_OF_HEAD = (
    f"setweight((select coalesce(string_agg({_STEM}, ' '), '') from"
    " unnest(to_tsvector({dictionary}, %({part}_words)s)))::tsvector, '{weight}')"
)
HEAD = " || ".join(
    f"%({part})s::tsvector || "
    + _STEMS_OF_HEAD.replace("{part}", part).replace("{weight}", weight)
    for part, weight in _PARTS.items()
)
BODY = (
    "strip(%(text)s::tsvector) || array_to_tsvector(array(select %(before)s || lexeme"
    " from unnest(to_tsvector({dictionary}, %(text_words)s))))"
)


def dictionary_of(language: str) -> str:
    return _DICTIONARIES.get(language.split("-")[0].lower(), "simple")


def values(head: dict, body: str, edition: int, language: str, first_live) -> dict:
    """What HEAD and BODY name, for the texts of one story."""
    before = _before(edition, first_live.astimezone(UTC).year)
    found = {"dictionary": dictionary_of(language), "before": before}
    for part, weight in _PARTS.items():
        found |= _part(part, head[part][:MOST_OF_HEAD], before, weight)
    # Every word of the head counts as one of the text: both may have one word each.
    text = "\n".join([*head.values(), body])[:MOST]
    return found | _part("text", text, before, "")


def _part(name, text, before, weight) -> dict:
    # Where a word stands counts only in the head.
    found = runs(fold(text)) if weight else list(dict.fromkeys(runs(fold(text))))
    words = [run for is_joined, run in found if not is_joined and len(run) <= LONGEST]
    lexemes = [token for is_joined, run in found if is_joined for token in tokens(run)]
    if weight:
        lexemes += words
    return {
        name: " ".join(_placed(dict.fromkeys(lexemes), before, weight)),
        f"{name}_words": " ".join(words),
    }


def _placed(lexemes, before, weight):
    """Of words that stand at one place PostgreSQL says that they do not fit at all."""
    for place, each in enumerate(lexemes, start=1):
        yield _quoted(each, before) + (f":{place}{weight}" if weight else "")


def quoted(lexeme: str, edition: int) -> str:
    """As it stands in a tsquery of the edition, with YEAR for the year."""
    return _quoted(lexeme, _before(edition, YEAR))


def _quoted(lexeme, before):
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{before}{escaped}'"


def _before(edition, year) -> str:
    return f"{edition}/{year}/"
