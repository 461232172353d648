"""The record of an erasing: a print that names places, and a step without a note."""

import secrets

from articles import chain, holes
from articles.models import Print, Transition
from articles.snapshot import record


def printed(article, erasure, emptied) -> None:
    """`emptied`: print -> places, as `erase_story` returns it. In its transaction."""
    if not emptied:
        return
    erased, salts, resealed = {}, {}, {}
    for each in Print.objects.filter(pk__in=emptied):
        parts, number = chain.parts_of(each), str(each.pk)
        for place in emptied[number]:
            salt = salts[holes.key(number, place)] = secrets.token_hex(16)
            leaf = chain.leaf(salt, place, parts[place])
            erased.setdefault(number, {})[place] = leaf
        if chain.digest(each) != each.digest:
            resealed[number] = chain.digest(each)
    chain.append(
        Print(
            article=article,
            edition_id=article.edition_id,
            kind=Print.Kind.ERASE,
            slug=article.slug,
            by_id=erasure.asked_by_id,
            story={"erasure": erasure.pk, "erased": erased, "resealed": resealed},
            salts=salts,
            at=article.moment,
            live_from=article.moment,
        )
    )


def stepped(article, erasure) -> None:
    """That it was done, and by whom; what it was about is known to nobody. A new
    version, so that who has the story open meanwhile does not save over it."""
    was_printed = article.printed == article.version
    revision = record(article, None, article.moment)
    if was_printed:
        article.printed = article.version
    article.save(update_fields=["printed"])
    Transition.objects.create(
        article=article,
        verb="erase",
        before=article.state,
        after=article.state,
        revision=revision,
        at=article.moment,
        by_id=erasure.asked_by_id,
    )
