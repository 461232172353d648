"""A card as it is frozen in a print."""

from articles.body import html, plain


def composed(card) -> dict:
    """Words and where it leads; the address is made of that when a page is made. One
    whose address nobody could follow has no provider: readers do not get it."""
    return {
        "provider": card["provider"],
        "ref": card["ref"] if card["provider"] else "",
        "title": card["title"],
        "html": html(card["spans"]),
        "text": plain(card),
    }
