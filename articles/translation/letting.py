"""What an editor lets go to readers untranslated, for the print that says so."""

from articles.models import Rendering
from articles.translation.parts import FIELDS


def let_untranslated(article) -> dict[str, str]:
    """The language of the original by the names of fields and ids of blocks whose
    words are still its."""
    if not article.original_id:
        return {}
    let = article.renderings.filter(state=Rendering.State.TODO, let_by__isnull=False)
    keys = {part.partition("/")[0] for part in let.values_list("part", flat=True)}
    if not keys:
        return {}
    language = article.original.edition.language
    return dict.fromkeys(sorted(keys), language)


def fields_in(let) -> dict[str, str]:
    return {name: let[name] for name in FIELDS if name in let}
