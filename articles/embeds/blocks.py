"""Blocks that are cards. Such a block has `provider` and `ref` (see `providers`), the
`title` that was typed, and `spans`, one line below it without marks; it is `joined`
where the figure before it is its picture. An address that nobody could follow is kept
as it was typed, under no provider, so that whoever typed it can put it right."""

from itertools import pairwise

from django.utils.translation import gettext as _

from articles.embeds.addresses import NotTaken
from articles.embeds.providers import Found, address_of, found_in, site_of

LONGEST_TITLE, LONGEST_LINE = 300, 500


def kept(given) -> Found:
    """What is kept of a block that came in: of the address that was typed, where it has
    one, or of what was kept before."""
    provider, ref = given.get("provider"), given.get("ref")
    if not given.get("address") and address_of(provider, ref):
        return Found(provider, ref)
    typed = " ".join(str(given.get("address") or ref or "").split())
    try:
        return found_in(typed)
    except NotTaken:
        return Found("", typed)


def shown_address(card) -> str:
    """The address that readers follow, or what was typed in its place."""
    return address_of(card["provider"], card["ref"]) or card["ref"]


def for_editor(block) -> dict:
    """With its address, and what the site is called."""
    if block["type"] != "embed":
        return block
    site = site_of(block["provider"], block["ref"])
    return {**block, "address": shown_address(block), "site": site}


def lines_of(card) -> list[str]:
    """Its words: the title and the line below it, where they are."""
    return [line for line in (card["title"], _line(card)) if line]


def _line(card):
    return "".join(span["text"] for span in card["spans"])


def why_not(blocks) -> str:
    """Why a body cannot hold these cards, or ""."""
    cards = [each for each in blocks if each["type"] == "embed"]
    for number, card in enumerate(cards, 1):
        if why := _why_not(card):
            return _("Card %(number)s: %(why)s") % {"number": number, "why": why}
    return ""


def _why_not(card):
    try:
        found_in(shown_address(card))
    except NotTaken as why:
        return f"{why} ({_shortened(card['ref'])})" if card["ref"] else str(why)
    if len(card["title"]) > LONGEST_TITLE:
        return _("Its title is longer than %(most)s characters.") % {
            "most": LONGEST_TITLE
        }
    if len(_line(card)) > LONGEST_LINE:
        return _("The line below its title is longer than %(most)s characters.") % {
            "most": LONGEST_LINE
        }
    return ""


def _shortened(text) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def figures_of(blocks) -> set[str]:
    """Ids of the figures that are pictures of cards."""
    return {
        figure["id"]
        for figure, card in pairwise(blocks)
        if card["type"] == "embed" and card.get("joined") and figure["type"] == "figure"
    }


def pictured(last, card) -> list[dict]:
    """The block before a card of a finished story, if there is one, and the card: with
    its picture, which then stands nowhere else."""
    if not (card.get("joined") and last):
        return [*last, card]
    [before] = last
    if before["type"] == "figure" and "data" not in before:
        return [{**card, "picture": before}]
    if before["type"] != "gallery" or "data" in before["figures"][-1]:
        return [before, card]
    *others, figure = before["figures"]
    rest = {**before, "figures": others} if others[1:] else others[0]
    return [rest, {**card, "picture": figure}]
