"""What was said of the parts of a translation, written to its rows."""

from articles.body import plain
from articles.models import Rendering
from articles.translation.parts import FIELDS

State = Rendering.State
NONE = "none"


def put_renderings(forms, arranged) -> bool:
    """Store it, in the transaction that stores the text; whether anything changed."""
    said = forms.renderings.said
    if not said.rows:
        return False
    article = forms.article
    ids = _ids(forms.written.blocks, arranged.body)
    there = {block["id"]: block["type"] for block in arranged.body}
    changed = False
    for row in said.rows:
        part = _settled(row["part"], ids)
        if _is_place(part, there) or not part:
            changed |= _put(article, {**row, "part": part}, said.true_to, forms.user)
    return changed


def _ids(written, body) -> dict[str, str]:
    """What the page called a block -> the id that it has by now."""
    left, found = list(body), {}
    for block in written:
        same = next((each for each in left if _says(each) == _says(block)), None)
        if same:
            left = left[left.index(same) + 1 :]
            found[block["id"]] = same["id"]
    return {key: found[key] for key in found if key}


def _says(block):
    return block["type"], plain(block)


def _settled(part, ids):
    block, slash, name = part.partition("/")
    return f"{ids.get(block, block)}{slash}{name}"


def _is_place(part, there):
    block, _slash, name = part.partition("/")
    if name:
        return there.get(block) == "figure"
    return part in FIELDS or there.get(block, "figure") not in ("figure", "divider")


def _put(article, row, true_to, user) -> bool:
    source, part, state = row["source"], row["part"], row["state"]
    mine = article.renderings.filter(source=source)
    if state == NONE:
        return bool(mine.filter(part=part).delete()[0])
    # Left out and in its place at once is neither.
    others = mine.filter(part="") if part else mine.exclude(part="")
    others.delete()
    mine.update_or_create(
        article=article,
        source=source,
        part=part,
        defaults={
            "state": state,
            "true_to": true_to,
            "let_by": user if row["let"] and state == State.TODO else None,
        },
    )
    return True
