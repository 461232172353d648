"""Which parts of a story are others on the desk than readers have them."""

from articles.models import Rendering
from articles.snapshot import snapshot
from articles.translation.parts import parts_of
from articles.translation.sources import source_of


def changed_keys(article) -> set[str]:
    """Keys of parts that readers have and that would be another, or gone, if the story
    were printed as it stands."""
    printed = source_of(article)
    if printed is None:
        return set()
    now = {part.key: part.value for part in parts_of(snapshot(article))}
    return {
        part.key
        for part in parts_of(printed.content)
        if now.get(part.key) != part.value
    }


def rendering(translations, sources) -> dict[int, set[str]]:
    """Keys of the parts that render one of `sources`, by the translation's id."""
    found = {each.pk: set() for each in translations}
    rows = Rendering.objects.filter(article__in=found, source__in=sources)
    for article_id, part in rows.values_list("article", "part"):
        found[article_id].add(part)
    return found


def rendered_by(translation, parts) -> set[str]:
    """Keys of the parts of the original that these parts render."""
    rows = translation.renderings.filter(part__in=parts)
    return set(rows.values_list("source", flat=True))
