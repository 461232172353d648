"""The same page in other languages, for machines: `hreflang` of what is live only."""

from articles.public import absolute


def alternates(papers, name, *parts, default="") -> list[dict]:
    """The page `name` of each of `papers`: editions that have something live on it.

    Who reads none of their languages is sent to `default`, or to the first: editions
    come in the order that the newsroom gave them. A page in one language has none.
    """
    if len(papers) < 2:
        return []
    found = [
        {"language": each.language, "address": absolute(name, each.code, *parts)}
        for each in papers
    ]
    return [
        *found,
        {"language": "x-default", "address": default or found[0]["address"]},
    ]


def fronts(papers) -> list[dict]:
    """Of fronts: between languages the reader chooses."""
    return alternates(papers, "front", default=absolute("papers"))


def filled(edition, editions) -> list:
    """Those that have something live, as `live.paper` was asked; none for the page of
    an edition that has nothing itself, for it is no version of theirs."""
    return [each for each in editions if each.has_live] if edition.has_live else []
