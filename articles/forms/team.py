from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Team
from people.models import User


class _People(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return f"{user} · {user.username}" if str(user) != user.username else str(user)


class MemberForm(forms.Form):
    user = _People(
        label=_("person"),
        queryset=User.objects.none(),
        required=False,
        empty_label="—",
    )
    part = forms.ChoiceField(
        label=_("part"), choices=Team.Part.choices, initial=Team.Part.WRITER
    )

    def __init__(self, *args, edition, **options):
        super().__init__(*args, **options)
        self.fields["user"].queryset = colleagues(edition)


def colleagues(edition):
    """Who may work on a story of the edition at all, and whoever is a chief."""
    here = Q(memberships__edition=edition) | Q(memberships__edition=None)
    return (
        User.objects.filter(here, is_active=True, memberships__isnull=False)
        .select_related("person")
        .distinct()
    )


class Members(forms.BaseFormSet):
    @property
    def members(self) -> dict:
        """User -> part of the rows that stay; the last row of a user counts."""
        return {
            row.cleaned_data["user"]: row.cleaned_data["part"]
            for row in self.forms
            if row.cleaned_data.get("user") and not self._should_delete_form(row)
        }


MemberForms = forms.formset_factory(
    MemberForm, formset=Members, extra=2, can_delete=True, max_num=50, absolute_max=50
)
