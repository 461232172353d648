"""How a translation stands to its original, part by part.

`standing(article)` compares the translation as it is saved with the version of the
original that it should follow. Nothing here is asked of readers' pages.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from articles import developing
from articles.models import Article, Rendering, Revision
from articles.translation.parts import FIELDS, Part, parts_of, words_of
from articles.translation.sources import source_of


class State(StrEnum):
    TODO = "todo"  # there is a place for it, and it is not translated yet
    DONE = "done"
    CHANGED = "changed"  # the source says something else than what was translated
    GONE = "gone"  # the source is no more, its translation still is
    NEW = "new"  # a source that has no place in the translation
    DROPPED = "dropped"
    EXTRA = "extra"  # words of the translation's own


BEHIND = frozenset({State.CHANGED, State.GONE, State.NEW})


@dataclass
class Row:
    """One source part with what renders it, or words of the translation's own. `was`
    is the source as it was when it was translated, where it is another now."""

    state: State
    source: Part | None = None
    targets: list[Part] = field(default_factory=list)
    renderings: list[Rendering] = field(default_factory=list)
    was: Part | None = None

    @property
    def is_let(self) -> bool:
        """Whether an editor lets it go to readers untranslated."""
        return bool(self.renderings) and all(each.let_by_id for each in self.renderings)


@dataclass
class Standing:
    """`source` is the version of the original that is followed. `is_paired` is false
    where nobody has said yet which parts belong together; then there are only sources
    and words of the translation's own, and `true_to` says for the whole what it was
    made from."""

    rows: list[Row]
    source: Revision | None
    is_paired: bool
    is_behind: bool

    @property
    def wanted(self) -> list[Row]:
        """All that is to be translated."""
        return [r for r in self.rows if r.state not in (State.EXTRA, State.DROPPED)]

    @property
    def done(self) -> list[Row]:
        return [row for row in self.rows if row.state == State.DONE]


def standing(article) -> Standing:
    """Of a translation whose original is here."""
    source = source_of(article.original)
    now = {part.key: part for part in parts_of(source.content)} if source else {}
    targets = {part.key: part for part in parts_of(words_of(article))}
    renderings = list(article.renderings.all())
    targets = _with_empty(targets, renderings, now, article.body)
    before = _Before(renderings, source, now)
    rows = [_row(part, renderings, targets, before) for part in now.values()]
    rows += _gone(renderings, now, targets, before)
    rows = _with_extras(rows, targets)
    is_paired = bool(renderings)
    return Standing(rows, source, is_paired, _is_behind(article, rows, now, is_paired))


def mark_behind(article, now) -> None:
    """Write down whether the original says something that the translation does not,
    and since when. The caller holds the translation's row, or the original's."""
    is_behind = standing(article).is_behind and not article.adapted_freely
    if is_behind == bool(article.stale_since):
        return
    # While the original develops nobody is chased after it: its end says so once.
    if is_behind and developing.is_developing(article.original):
        return
    article.stale_since = now if is_behind else None
    Article.objects.filter(pk=article.pk).update(stale_since=article.stale_since)


def _with_empty(targets, renderings, now, body):
    """Places without words count, too: the library may have those of a picture, and a
    field that was emptied is still where a part is to be translated."""
    figures = {each["id"] for each in body if each["type"] == "figure"}
    empty = {
        each.part: Part(each.part, each.part.rpartition("/")[2], "", "")
        for each in renderings
        if each.source in now
        and each.part not in targets
        and (each.part.partition("/")[0] in figures or _waits(each))
    }
    return {**targets, **empty}


def _waits(rendering):
    return rendering.part in FIELDS and rendering.state == Rendering.State.TODO


class _Before:
    """Parts of earlier versions of the original, each version read once."""

    def __init__(self, renderings, source, now):
        self.parts = {source.pk: now} if source else {}
        ids = {each.true_to_id for each in renderings} - self.parts.keys()
        earlier = Revision.objects.filter(pk__in=ids).values_list("pk", "content")
        for pk, text in earlier if ids else ():
            self.parts[pk] = {part.key: part for part in parts_of(text)}

    def part(self, rendering):
        return self.parts[rendering.true_to_id].get(rendering.source)


def _row(part, renderings, targets, before):
    mine = [each for each in renderings if each.source == part.key]
    placed = [each for each in mine if each.part in targets]
    shown = [targets[each.part] for each in placed]
    dropped = [each for each in mine if each.state == Rendering.State.DROPPED]
    for each in [*placed, *dropped]:
        was = before.part(each)
        if each.state != Rendering.State.TODO and (not was or was.value != part.value):
            return Row(State.CHANGED, part, shown, mine, was)
    if not placed:
        return Row(State.DROPPED if dropped else State.NEW, part, [], mine)
    waits = any(each.state == Rendering.State.TODO for each in placed)
    return Row(State.TODO if waits else State.DONE, part, shown, mine)


def _gone(renderings, now, targets, before):
    """Where all that a part of the translation renders is no more."""
    living = {each.part for each in renderings if each.source in now}
    return [
        Row(State.GONE, None, [targets[each.part]], [each], before.part(each))
        for each in renderings
        if each.source not in now and each.part in targets and each.part not in living
    ]


def _with_extras(rows, targets):
    """What renders nothing stands behind what it stands behind in the translation."""
    at = {part.key: row for row in rows for part in row.targets}
    found, first = {}, []
    last = None
    for key, part in targets.items():
        if key in at:
            last = at[key]
        elif last is None:
            first.append(Row(State.EXTRA, targets=[part]))
        else:
            found.setdefault(id(last), []).append(Row(State.EXTRA, targets=[part]))
    return first + [each for row in rows for each in [row, *found.get(id(row), [])]]


def _is_behind(article, rows, now, is_paired):
    if is_paired:
        return any(row.state in BEHIND for row in rows)
    if article.true_to is None:
        return False
    before = {part.key: part.value for part in parts_of(article.true_to.content)}
    return before != {key: part.value for key, part in now.items()}
