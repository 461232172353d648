"""Which story a page is about, and whether this person may see or change it.

A story of which somebody may not even know is not found (404). One whose headline
they see in lists and whose text is not for them answers 403 and says whom to ask.
"""

from functools import wraps

from django.db.models import OuterRef, Prefetch, prefetch_related_objects
from django.template.response import TemplateResponse

from articles.desk.reading import with_readers_now
from articles.desk.states import tell_of_readers, with_readers
from articles.models import Article, Team
from articles.querysets import has
from articles.steps import may_do
from people.chooser import is_id

_TEAM = Prefetch("team", Team.objects.select_related("user__person"))
# By itself: most stories have none, and each of a hundred columns takes its time.
_ORIGINAL = Prefetch("original", Article.objects.select_related("edition"))


def stories_for(user):
    """Stories that `user` may know of; `readable` says whether the text is too."""
    readable = Article.objects.visible_to(user).filter(pk=OuterRef("pk"))
    return with_readers(Article.objects.listed_to(user)).annotate(
        readable=has(readable)
    )


def story_for(user, object_id) -> Article | None:
    if not is_id(object_id):
        return None
    stories = Article.objects.select_related("edition", "section")
    # In no order: Django compares each column that is selected with those of an order.
    stories = stories.prefetch_related(_TEAM).filter(pk=object_id).order_by()
    article = next(iter(stories), None)
    # Asked of the story at hand: most people have its edition, and the database needs
    # longer for the question than for the story.
    if article is None or not Article.objects.may_know_of(user, article):
        return None
    if article.original_id:
        prefetch_related_objects([article], _ORIGINAL)
    tell_of_readers(article)
    article.readable = Article.objects.may_read(user, article)
    return article


def page(admin, request, template, *, status=None, **context):
    """A page of the story part of the desk, in the frame of the admin."""
    return TemplateResponse(
        request,
        f"admin/articles/article/{template}",
        {**admin.admin_site.each_context(request), "opts": admin.opts, **context},
        status=status,
    )


def not_there(admin, request):
    return page(admin, request, "not_there.html", status=404)


def not_yours(admin, request, article, to_change=False):
    return page(
        admin,
        request,
        "not_yours.html",
        status=403,
        # Not the story: its headline would stand in the trail.
        number=article.pk,
        edition=article.edition,
        to_change=to_change,
        readers=with_readers_now(article),
    )


def for_story(view):
    """A view of (admin, request, article, …) for whoever may read the story."""

    @wraps(view)
    def wrapped(admin, request, object_id, **parts):
        article = story_for(request.user, object_id)
        if article is None:
            return not_there(admin, request)
        if not article.readable:
            return not_yours(admin, request, article)
        return view(admin, request, article, **parts)

    return wrapped


def may_edit(article, user) -> bool:
    return may_do(article, "edit", user)
