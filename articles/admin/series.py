from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.of_editions import OfEditionsAdmin
from articles.admin.story_chooser import StoryChooser
from articles.desk.headlines import known, with_known_headline
from articles.models import Article, Part, Series
from people.admin.rights import DeskInline

# What the database can hold as a place.
LAST = 32_767


class StoryField(forms.ModelChoiceField):
    def label_from_instance(self, article):
        return known(article)


class PartForm(forms.ModelForm):
    """A story and its place; who takes another story there takes this one out first."""

    article = StoryField(
        label=_("story"),
        queryset=Article.objects.none(),
        error_messages={
            "invalid_choice": _("There is no such story of this edition."),
        },
    )

    class Meta:
        model = Part
        fields = ["position", "article"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        place, story = self.fields["position"], self.fields["article"]
        place.required = False
        place.help_text = _("Empty: the next.")
        story.widget = StoryChooser(Part._meta.get_field("article"))
        story.widget.edition = self.edition
        story.widget.attrs["aria-label"] = story.label
        stories = Article.objects.listed_to(self.user).filter(edition=self.edition)
        if self.instance.pk:
            story.disabled = True
            stories = Article.objects.filter(pk=self.instance.article_id)
            story.widget.known = {self.instance.article_id: self.instance.article}
        story.queryset = with_known_headline(
            stories.exclude(section__is_standing=True), self.user
        )

    def clean_article(self):
        story = self.cleaned_data["article"]
        others = Part.objects.filter(article=story).exclude(pk=self.instance.pk)
        if others.exclude(series=self.instance.series_id).exists():
            raise ValidationError(_("That story is a part of another series."))
        return story

    def validate_unique(self):
        """The rows together say so: one may be taken out as another comes."""


class PartRows(forms.BaseInlineFormSet):
    def clean(self):
        kept = [form for form in self.forms if self._is_kept(form)]
        stories = [form.cleaned_data["article"] for form in kept]
        if len(set(stories)) < len(stories):
            raise ValidationError(_("A story stands in a series once."))
        last = max((form.cleaned_data["position"] or 0 for form in kept), default=0)
        for form in kept:
            if form.cleaned_data["position"] is None:
                last = min(last + 1, LAST)
                form.instance.position = last

    def _is_kept(self, form):
        has_story = hasattr(form, "cleaned_data") and form.cleaned_data.get("article")
        return bool(has_story) and not self._should_delete_form(form)


class PartInline(DeskInline):
    model = Part
    form = PartForm
    formset = PartRows
    fields = ["position", "article"]
    template = "admin/edit_inline/tabular.html"
    extra = 3
    change_right = "sections"
    open_to_all = False
    verbose_name_plural = _("parts, in their order")

    def get_queryset(self, request):
        stories = with_known_headline(Article.objects.defer("body"), request.user)
        parts = super().get_queryset(request)
        return parts.prefetch_related(Prefetch("article", stories))

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form = type(
            "PartForm",
            (formset.form,),
            {"user": request.user, "edition": obj and obj.edition},
        )
        return formset


@admin.register(Series)
class SeriesAdmin(OfEditionsAdmin):
    """Its parts are added once it is there: they are stories of its edition."""

    change_right = "sections"
    fields = ["edition", "name", "slug", "about"]
    list_display = ["name", "edition", "slug"]
    list_select_related = ["edition"]
    search_fields = ["name"]
    sortable_by = []
    inlines = [PartInline]

    def get_inlines(self, request, obj):
        return [PartInline] if obj else []

    def get_readonly_fields(self, request, obj=None):
        return ["edition", "slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def why_kept(self, series):
        if series.parts.exists():
            return gettext("Stories stand in this series. Take them out first.")
        return ""
