"""What the desk says of a story that is not complete yet."""

from articles.developing import is_developing, of_original


def developing_of(article, choices) -> dict | None:
    """For the page of a story: since when, until when it is on top of the front, and
    whether this person may say that it is complete."""
    if is_developing(article):
        may_end = any(e.verb.name == "conclude" and not e.why_not for e in choices)
        return {
            "since": article.developing_since,
            "until": article.breaking_until,
            "may_end": may_end,
        }
    if of_original(article):
        return {"of": article.original.edition}
    return None


def put_off(original, article) -> list:
    """Corrections of the original that became no duty of the translation, because the
    original was developing, and that came after what it was translated from."""
    if not (article.stale_since and article.true_to):
        return []
    made = original.corrections.filter(at__gt=article.true_to.at)
    return list(made.exclude(duties__article=article).order_by("at"))
