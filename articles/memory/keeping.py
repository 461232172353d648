"""What is remembered of a translation, written when it, or its original, is printed.

Only what readers have in both languages: a part of the original that says something
else by now than what was translated is forgotten until its translation follows.
"""

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Now

from articles.memory.bands import bands_of
from articles.memory.grams import runs_of
from articles.memory.sentences import pairs_in
from articles.models import Article, MemoryPair, Rendering
from articles.translation.parts import parts_of

# Of one paragraph and of one story; a text of more is no story.
LONGEST = 4_000
MOST = 2_000
NOT_ENDED = Q(live_until=None) | Q(live_until__gt=Now())
# Names and addresses of who made a picture are no sentences.
LEFT_OUT = frozenset({"credit"})


def printed(article) -> None:
    """After a print of the article, in the same transaction."""
    if article.original_id:
        remember(article)
        return
    translations = article.translations.filter(state=Article.State.PUBLISHED)
    # Whoever prints one of them now has its row; in their turn, and not in a circle.
    mine = translations.select_for_update(of=("self",), no_key=True).order_by("pk")
    for each in mine.select_related("original"):
        remember(each)


def forget(article) -> None:
    """What readers lose, or lose in the other language."""
    _remove(Q(article=article.pk) | Q(article__original=article.pk))


def remember(translation) -> None:
    """In place of what was remembered of it before."""
    _remove(Q(article=translation.pk))
    if translation.adapted_freely:
        return
    both = [_with_readers(each) for each in (translation.original, translation)]
    if not all(both):
        return
    (original, since), (mine, until_now) = both
    renderings = list(
        translation.renderings.filter(state=Rendering.State.DONE).select_related(
            "true_to"
        )
    )
    keep(translation, max(since, until_now), _pairs(renderings, original, mine))


def keep(translation, at, pairs) -> None:
    """`pairs` has (source, target), with readers from the moment `at`."""
    editions = translation.original.edition_id, translation.edition_id
    # What has no letter is like nothing.
    found = [
        (bands, pair)
        for pair in pairs
        if (bands := bands_of(runs_of(pair[0]), editions))
    ]
    made = MemoryPair.objects.bulk_create(
        MemoryPair(
            article=translation,
            source_edition_id=editions[0],
            target_edition_id=editions[1],
            source=source,
            target=target,
            published_at=at,
        )
        for _bands, (source, target) in found
    )
    _add_bands(
        (band, pair.pk)
        for (bands, _texts), pair in zip(found, made, strict=True)
        for band in bands
    )


def _add_bands(rows):
    """Two dozen of each sentence: as arrays they take a tenth of the time of rows. In
    the order of the index, so that of two who print at once none waits for the other
    in a circle, and pages are touched once."""
    rows = sorted(rows)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into articles_memoryband (band, pair_id)"
            " select * from unnest(%s::integer[], %s::bigint[])",
            [[band for band, _pair in rows], [pair for _band, pair in rows]],
        )


def _remove(of_them):
    """Without a look at each row for what hangs on it: that is only the bands."""
    gone = list(MemoryPair.objects.filter(of_them).values_list("pk", flat=True))
    if not gone:
        return
    with connection.cursor() as cursor:
        for table, column in (("memoryband", "pair_id"), ("memorypair", "id")):
            cursor.execute(
                f"delete from articles_{table} where {column} = any(%s)", [gone]
            )


def _with_readers(article):
    """The content of the newest print and from when readers have it, or nothing."""
    windows = article.windows.filter(NOT_ENDED).order_by("-live_from")
    window = windows.select_related("print__revision").first()
    if window is None or window.print.revision is None:
        return None
    return window.print.revision.content, window.live_from


def _pairs(renderings, original, mine):
    sources = {part.key: part for part in parts_of(original)}
    targets = {part.key: part for part in parts_of(mine)}
    before = _Before()
    found = []
    for keys, parts in _together(renderings):
        if not all(_is_the_same(each, sources, before) for each in keys.values()):
            continue
        if any(part not in targets for part in parts):
            continue
        ours = [sources[key] for key in sources if key in keys]
        theirs = [targets[key] for key in targets if key in parts]
        if ours[0].kind in LEFT_OUT:
            continue
        whole = "\n".join(part.text for part in ours)
        told = "\n".join(part.text for part in theirs)
        if max(len(whole), len(told)) <= LONGEST:
            found += pairs_in(whole, told)
    return list(dict.fromkeys(found))[:MOST]


class _Before:
    """Parts of the versions that were translated, each version read once."""

    def __init__(self):
        self._parts = {}

    def text(self, rendering):
        if rendering.true_to_id not in self._parts:
            parts = parts_of(rendering.true_to.content)
            self._parts[rendering.true_to_id] = {each.key: each.text for each in parts}
        return self._parts[rendering.true_to_id].get(rendering.source)


def _is_the_same(renderings, sources, before):
    """Whether readers have of the original what was translated."""
    return all(
        each.source in sources and sources[each.source].text == before.text(each)
        for each in renderings
    )


def _together(renderings):
    """({source: renderings}, {parts}) of what is split or merged, each as one."""
    groups = []
    for each in renderings:
        keys, parts = {each.source: [each]}, {each.part}
        apart = []
        for group in groups:
            if each.source in group[0] or each.part in group[1]:
                for key, found in group[0].items():
                    keys.setdefault(key, []).extend(found)
                parts |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (keys, parts)]
    return groups
