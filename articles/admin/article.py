from django.contrib import admin
from django.db.models import Prefetch, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_protect

from articles.admin import editing, history
from articles.admin.access import may_edit, stories_for
from articles.admin.addresses import addresses_of
from articles.admin.filters import (
    EditionFilter,
    MineFilter,
    SectionFilter,
    StateFilter,
)
from articles.admin.story_chooser import narrowed
from articles.desk.headlines import known, with_known_headline
from articles.desk.states import shown_state
from articles.desk.team import who_has_it
from articles.models import Article, Byline
from people import spelling
from people.admin.lists import AskedByForm
from people.roles import may, roles_of

LONGEST_SEARCH = 200


@admin.register(Article)
class ArticleAdmin(AskedByForm, admin.ModelAdmin):
    """The list of stories; the pages of one story are in the modules beside this."""

    actions = None
    list_display = [
        "shown_state",
        "shown_headline",
        "edition",
        "section",
        "credited",
        "with_whom",
        "changed",
    ]
    list_display_links = None
    list_filter = [MineFilter, StateFilter, EditionFilter, SectionFilter]
    list_per_page = 50
    list_max_show_all = 50
    list_select_related = ["edition", "section"]
    ordering = ["-changed_at", "-pk"]
    search_fields = ["headline", "slug"]
    search_help_text = _("Headline, address or credited person")
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    sortable_by = []

    def get_queryset(self, request):
        if _is_chooser(request):
            offered = Article.objects.translatable_by(request.user)
            offered = narrowed(offered, request)
            known = with_known_headline(offered, request.user)
            return known.select_related("edition")
        bylines = Byline.objects.select_related("person").prefetch_related(
            "person__profiles"
        )
        return (
            stories_for(request.user)
            .defer("body", "deck")
            .prefetch_related(Prefetch("bylines", bylines), "team__user__person")
        )

    def get_search_results(self, request, queryset, search_term):
        """By headline and address; by credits only where the text may be read."""
        words = search_term[:LONGEST_SEARCH].split()[:10]
        credited = _credited(request.user, " ".join(words))
        headline = "known_headline" if _is_chooser(request) else "headline"
        for word in words:
            found = Q((f"{headline}__icontains", word)) | Q(slug__icontains=word)
            queryset = queryset.filter(found | credited)
        return queryset, False

    def lookup_allowed(self, lookup, value, request=None):
        return lookup in {each.parameter_name for each in self.list_filter}

    def has_module_permission(self, request):
        return bool(roles_of(request.user))

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return bool(roles_of(request.user))
        return Article.objects.visible_to(request.user).filter(pk=obj.pk).exists()

    def has_add_permission(self, request):
        return may(request.user, "start")

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return may(request.user, "edit", own=True)
        return may_edit(obj, request.user)

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        extra = {"title": _("Stories"), "may_paste": may(request.user, "paste")}
        return super().changelist_view(request, extra | (extra_context or {}))

    @method_decorator(csrf_protect)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None:
            return editing.add(self, request)
        return editing.change(self, request, object_id)

    def history_view(self, request, object_id, extra_context=None):
        return history.listing(self, request, object_id)

    def get_urls(self):
        return addresses_of(self, super().get_urls())

    def chooser_label(self, article):
        return f"{known(article)} · {article.edition}"

    @admin.display(description=_("state"))
    def shown_state(self, article):
        shown = {"shown": shown_state(article), "edition": article.edition}
        return render_to_string("admin/articles/article/_state.html", shown)

    @admin.display(description=_("headline"))
    def shown_headline(self, article):
        return render_to_string(
            "admin/articles/article/_headline.html",
            {
                "article": article,
                "address": reverse("admin:articles_article_change", args=[article.pk]),
            },
        )

    @admin.display(description=_("by"))
    def credited(self, article):
        if not article.readable:
            return ""
        edition = article.edition_id
        return ", ".join(
            byline.person.name_in(edition) for byline in article.bylines.all()
        )

    @admin.display(description=_("who has it"))
    def with_whom(self, article):
        return who_has_it(article) if article.readable else ""

    @admin.display(description=_("last change"))
    def changed(self, article):
        return render_to_string(
            "admin/articles/article/_changed.html", {"article": article}
        )


def _is_chooser(request):
    """Whether a chooser looks for it: of an original, of a part of a series."""
    match = request.resolver_match
    return bool(match and match.url_name == "autocomplete")


def _credited(user, name):
    people = spelling.search(name).values("pk")
    bylines = Byline.objects.filter(person__in=people).values("article")
    readable = Article.objects.visible_to(user).values("pk")
    return Q(pk__in=bylines) & Q(pk__in=readable)
