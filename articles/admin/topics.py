from django import forms
from django.contrib import admin
from django.urls import path
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.admin import topic_merge
from articles.models import Topic, TopicName
from people.admin.rights import DeskAdmin, DeskInline
from people.admin.rows import EditionRows

# Its tags are not ours: topics are, and their pages stand below.
admin.site.unregister(Tag)


class TopicForm(forms.ModelForm):
    class Meta:
        model = Topic
        fields = ["name", "slug"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Last part of the address. Made from the name when empty."
                " The address of before leads to a new one."
            )

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = self._free_slug(cleaned.get("name", ""))
        return cleaned

    def _free_slug(self, name):
        base = slugify(name, allow_unicode=True)[:90] or "topic"
        others = Topic.objects.exclude(pk=self.instance.pk)
        taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return next(each for each in (base, *numbered) if each not in taken)


class TopicNameInline(DeskInline):
    model = TopicName
    fields = ["edition", "name"]
    formset = EditionRows
    template = "admin/edit_inline/tabular.html"
    change_right = "sections"


@admin.register(Topic)
class TopicAdmin(DeskAdmin):
    change_right = "sections"
    form = TopicForm
    inlines = [TopicNameInline]
    list_display = ["name", "other_names", "slug"]
    search_fields = ["name", "slug", "names__name"]
    sortable_by = ["name"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("names")

    def get_urls(self):
        view = self.admin_site.admin_view(self.merge_view)
        ours = path("<int:topic_id>/merge/", view, name="articles_topic_merge")
        return [ours, *super().get_urls()]

    def merge_view(self, request, topic_id):
        return topic_merge.page(request, self, topic_id)

    @admin.display(description="")
    def other_names(self, topic):
        names = dict.fromkeys(each.name for each in topic.names.all())
        return " · ".join(name for name in names if name != topic.name)

    def why_kept(self, topic):
        if topic.tagged.exists():
            return gettext("This topic stands on stories and cannot be deleted.")
        return ""
