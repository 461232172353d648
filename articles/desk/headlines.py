"""Under which headline somebody may know a story that is not theirs to read.

Who translates may point to any story that readers have. The desk copy of it may have
another headline by now, which is not for them yet.
"""

from django.db.models import Case, Exists, OuterRef, Subquery, TextField, When
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from articles.models import Article, Window
from articles.querysets import LIVE_NOW


def with_known_headline(stories, user):
    """Adds `known_headline`: the desk's where `user` may read the story, what readers
    have where not, and nothing where they have nothing."""
    readable = Article.objects.visible_to(user).filter(pk=OuterRef("pk"))
    live = Window.objects.filter(LIVE_NOW, article=OuterRef("pk")).order_by()
    printed = live.values(words=KeyTextTransform("headline", "print__story"))[:1]
    return stories.annotate(
        known_headline=Case(
            When(Exists(readable), then="headline"),
            default=Subquery(printed),
            output_field=TextField(),
        )
    )


def known(article) -> str:
    """The headline of a story that came through `with_known_headline`."""
    if article.known_headline is None:
        return f"({_('not open to you')})"
    return article.known_headline or str(_("(no headline)"))
