"""Which sentences of a paragraph belong together in two languages."""

from articles.desk.tokens import sentences_of


def sentences(text) -> list[str]:
    parts = (each.text.strip() for each in sentences_of(text))
    return [part for part in parts if part]


def pairs_in(source, target) -> list[tuple[str, str]]:
    """Sentence by sentence where both have as many, else the whole."""
    ours, theirs = sentences(source), sentences(target)
    if len(ours) == len(theirs):
        return list(zip(ours, theirs, strict=True))
    return [(source.strip(), target.strip())]
