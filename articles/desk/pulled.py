"""What the desk says of a story that the chief pulled in an emergency. The reason is
for whoever may read the story that was pulled."""

from articles import pulled
from articles.models import Article
from people.roles import may


def pulled_of(article, user) -> dict | None:
    """For the page of a story: by whom, when and why, and whether it is away now."""
    away = pulled.standing(article)
    row = away or pulled.opened_again(article)
    if row is None:
        return None
    is_own = row.article_id == article.pk
    may_read = is_own or Article.objects.may_read(user, row.article)
    return {
        "row": row,
        "is_own": is_own,
        "is_away": away is not None,
        "reason": pulled.reason_of(row) if may_read else "",
        "may_put_back": may(user, "panic"),
    }
