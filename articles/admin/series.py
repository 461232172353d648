from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.of_editions import OfEditionsAdmin
from articles.models import Article, Part, Series
from people.admin.rights import DeskInline


class PartForm(forms.ModelForm):
    """A story by its address: its number, or the last part of what readers open."""

    story = forms.CharField(
        label=_("story"),
        max_length=300,
        help_text=_("Its number on the desk, or its address."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    class Meta:
        model = Part
        fields = ["position"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["story"] = self.instance.article.slug or str(
                self.instance.article_id
            )

    def clean_story(self):
        text = self.cleaned_data["story"].strip().rstrip("/").rpartition("/")[2]
        stories = Article.objects.listed_to(self.user)
        stories = stories.exclude(section__is_standing=True)
        here = stories.filter(edition=self.edition) if self.edition else stories
        found = here.filter(slug=text).first() if "\0" not in text else None
        if found is None and text.isdecimal() and len(text) < 10:
            found = here.filter(pk=int(text)).first()
        if found is None:
            raise ValidationError(_("There is no such story of this edition."))
        others = Part.objects.filter(article=found).exclude(pk=self.instance.pk)
        if others.exclude(series=self.instance.series_id).exists():
            raise ValidationError(_("That story is a part of another series."))
        self.instance.article = found
        return text


class PartRows(forms.BaseInlineFormSet):
    def clean(self):
        super().clean()
        seen = set()
        for form in self.forms:
            article = form.instance.article_id
            if form.cleaned_data.get("DELETE") or not form.cleaned_data.get("story"):
                continue
            if article in seen:
                raise ValidationError(_("A story stands in a series once."))
            seen.add(article)


class PartInline(DeskInline):
    model = Part
    form = PartForm
    formset = PartRows
    fields = ["position", "story"]
    template = "admin/edit_inline/tabular.html"
    extra = 3
    change_right = "sections"
    open_to_all = False
    verbose_name_plural = _("parts, in their order")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article")

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
