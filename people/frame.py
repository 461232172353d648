"""What stands on pages round every story: masthead, language, direction. Who shows it
elsewhere, too, wants to know that it changed."""

SHOWN = frozenset({"masthead", "language", "direction"})
# Functions of an edition, in its transaction, that return a sentence for whoever
# changed it, or "".
listeners = []


def changed(edition) -> list[str]:
    return [said for each in listeners if (said := each(edition))]
