"""Where the parts of an original stand in a translation, and with which words.

Halves of a paragraph that was split are one place: together they render one part.
"""

from dataclasses import dataclass
from itertools import chain

from articles.models import Rendering, Revision
from articles.plaintext import to_text
from articles.snapshot import snapshot
from articles.translation.parts import FIELDS, parts_of


@dataclass
class Place:
    """`part` with the halves behind it (`more`). `words` are those that somebody wrote
    there: none where still only the original's stand."""

    part: str
    more: tuple = ()
    words: str = ""
    is_todo: bool = False


def typed(content) -> dict:
    """Part key -> its words with the marks of typed text."""
    blocks = {each["id"]: each for each in content.get("body") or []}
    return {
        part.key: to_text([blocks[part.key]]) if part.key in blocks else part.text
        for part in parts_of(content)
    }


def places_of(article, source, own=frozenset()) -> dict[str, list[Place]]:
    """Key of a part of the version `source` -> its places. `own` are parts that stand
    for themselves, halves or not."""
    ours = typed(snapshot(article))
    blocks = {each["id"]: each for each in article.body}
    order = {key: number for number, key in enumerate(ours)}
    renderings = [
        each for each in article.renderings.exclude(part="") if each.part in ours
    ]
    renderings.sort(key=lambda each: order[each.part])
    known = [each.part for each in renderings]
    alone = own | {part for part in known if known.count(part) > 1}
    alone |= {
        key for key in known if blocks.get(key, {}).get("type", "table") == "table"
    }
    found = {}
    for each in renderings:
        here = found.setdefault(each.source, [])
        if here and each.part not in alone and here[-1].part in blocks:
            here[-1].more += (each.part,)
        else:
            here.append(Place(each.part))
        here[-1].is_todo |= each.state == Rendering.State.TODO
    for key in FIELDS:
        # A field is there, whether anybody said so or not.
        if key in ours and key not in known and key not in found:
            found[key] = [Place(key)]
    originals = _originals(renderings, source)
    for key, places in found.items():
        for place in places:
            _write(place, ours, blocks, originals.get(key, ()))
    return found


def _write(place, ours, blocks, originals):
    words = ours[place.part]
    if place.more:
        words = to_text([blocks[part] for part in (place.part, *place.more)])
    place.words = "" if place.is_todo and _bare(words) in originals else words


def _originals(renderings, source) -> dict:
    """What stands in a part that nobody has begun to translate: the original's words,
    of the version that is followed or of that from which it was begun."""
    waiting = [each for each in renderings if each.state == Rendering.State.TODO]
    ids = {each.true_to_id for each in waiting} - {source.pk}
    earlier = Revision.objects.filter(pk__in=ids).values_list("content", flat=True)
    found = {}
    for content in chain([source.content], earlier if ids else ()):
        for key, text in typed(content).items():
            found.setdefault(key, set()).add(_bare(text))
    return found


def _bare(text):
    """Where it was split does not count."""
    return "".join(text.split())
