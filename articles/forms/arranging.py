"""Which story is put where on a front."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.arrangements import with_readers
from articles.desk.arranging import NEWEST, offered, sections_of
from articles.models import Article, Part
from articles.site.arranged import SECTION, TOP
from people.chooser import Chooser, is_id


class _WithReaders(Chooser):
    """Finds stories of one edition that its readers have or will have."""

    def __init__(self, field, edition):
        super().__init__(field, admin.site, attrs={"data-width": "100%"})
        self.edition = edition

    def get_url(self):
        return f"{super().get_url()}?edition={self.edition.pk}&with_readers=1"


class PlacingForm(forms.Form):
    """One of the newest, without a search; or any other."""

    use_required_attribute = False

    place = forms.ChoiceField(label=_("place"))
    story = forms.ChoiceField(label=_("one of the newest"), required=False)
    other = forms.ModelChoiceField(
        label=_("or any other story"),
        queryset=Article.objects.none(),
        required=False,
        error_messages={
            "invalid_choice": _("There is no such story in this edition."),
        },
    )

    def __init__(self, *args, edition, order, **options):
        options.setdefault("auto_id", "placing_%s")
        super().__init__(*args, **options)
        self.edition = edition
        stories = Article.objects.filter(edition=edition.pk)
        self.fields["other"].queryset = stories.exclude(section__is_standing=True)
        chooser = _WithReaders(Part._meta.get_field("article"), edition)
        chooser.is_required = False
        chooser.choices = self.fields["other"].choices
        self.fields["other"].widget = chooser
        sections = sections_of(edition, order.blocks)
        self.sections = {f"{SECTION}{each.pk}": each.pk for each in sections}
        self.fields["place"].choices = [
            (TOP, gettext("Lead and seconds")),
            *((f"{SECTION}{each.pk}", each.name) for each in sections),
        ]
        # Checked below: a story may go from the list while the page is open.
        self.fields["story"] = _Newest(
            label=self.fields["story"].label,
            required=False,
            choices=[
                ("", gettext("Choose a story")),
                (NEWEST, gettext("Whatever is newest (lead and seconds only)")),
                *offered(edition, order),
            ],
        )

    def clean(self):
        cleaned = super().clean()
        other, story = cleaned.get("other"), cleaned.get("story")
        if "other" in self.errors:
            return cleaned
        place = cleaned.get("place", TOP)
        if other is None and not story:
            self.add_error("story", gettext("Choose a story first."))
        elif other is None and story == NEWEST:
            self._needs_top(place)
        else:
            self._needs(other or story, place, "other" if other else "story")
        return cleaned

    def _needs_top(self, place):
        self.chosen = None
        if place != TOP:
            self.add_error(
                "story",
                gettext(
                    "In a section whatever is newest stands by itself, behind those"
                    " that you put there. Choose a story, or “Lead and seconds” as"
                    " its place."
                ),
            )

    def _needs(self, story, place, name):
        article = story if isinstance(story, Article) else self._found(story)
        if article is None:
            self.add_error(name, gettext("There is no such story in this edition."))
        elif not with_readers(self.edition, [article.pk]):
            self.add_error(
                name, gettext("Readers do not have that story, and it is not planned.")
            )
        elif place != TOP and article.section_id != self.sections[place]:
            self.add_error(name, gettext("That story is of another section."))
        else:
            self.chosen = article.pk

    def _found(self, story):
        if not is_id(story):
            return None
        return self.fields["other"].queryset.filter(pk=story).first()


class _Newest(forms.ChoiceField):
    def valid_value(self, value):
        return True
