"""What may be typed of where a picture is from, and until when it may be used."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from media import above, protecting
from media.models import Image
from media.rights import is_over, usable
from people.chooser import Chooser
from people.clock_time import MomentField, same_minute
from people.desk_clock import zone_of


class RightsForm(forms.ModelForm):
    usable_until = MomentField(label=_("usable until"), required=False)

    class Meta:
        model = Image
        fields = ["source", "licence", "usable_until", "replacement"]
        widgets = {"licence": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, user, now, **options):
        super().__init__(*args, **options)
        self.now, self.user = now, user
        # Stories in the way, the picture nobody looked at, and who gets it again.
        self.protected, self.unchecked, self.comes_back = [], None, []
        self.zone = zone_of(user)
        # Kept: `instance` gets what was typed before the rest is checked.
        self.ended = self.instance.usable_until
        self.kept_replacement = self.instance.replacement_id
        self.fields["usable_until"].zone = self.zone
        self.fields["usable_until"].help_text = _(
            "Time of %(zone)s. At this moment readers of every edition get it no more."
            " Empty: for good."
        ) % {"zone": self.zone.key}
        field = Image._meta.get_field("replacement")
        self.fields["replacement"].widget = Chooser(field, admin.site)
        self.fields["replacement"].queryset = Image.objects.filter(
            Q(replaced_by=None) | Q(pk=self.instance.replacement_id)
        )

    def clean_usable_until(self):
        at = self.cleaned_data["usable_until"]
        is_past = at and at <= self.now
        if is_past and not (self.ended and same_minute(at, self.ended)):
            raise ValidationError(
                _(
                    "That moment is past. To end it at once, use “Readers may not have"
                    " it any more”."
                )
            )
        return self.ended if is_past else at

    def clean_replacement(self):
        other = self.cleaned_data["replacement"]
        if other is None:
            return None
        if other.pk == self.instance.pk:
            raise ValidationError(_("A picture cannot stand in for itself."))
        if not usable(self.now).filter(pk=other.pk).exists():
            raise ValidationError(
                _(
                    "“%(name)s” may not be used itself: say first where it is from, or"
                    " choose another one."
                ),
                params={"name": other.name},
            )
        if other.replacement_id:
            raise ValidationError(
                _("“%(name)s” has a replacement itself. Choose one that has none."),
                params={"name": other.name},
            )
        if self.instance.stands_in_for.exists():
            raise ValidationError(
                _("This picture stands in for another: nothing can stand in for it.")
            )
        return other

    def clean(self):
        data = super().clean()
        at, other = data.get("usable_until"), data.get("replacement")
        if at and other and other.usable_until and is_over(other, at):
            self.add_error("replacement", _("By then its own time is over."))
        self._protect(at, other)
        if self._begins_again(at) and not self.errors:
            uses = above.live_uses(self.instance, self.user)
            self.comes_back = uses
            if uses and "again" not in self.data:
                self.add_error(
                    "usable_until",
                    _("Readers get it again in the stories named above: confirm it."),
                )
        return data

    def _begins_again(self, at) -> bool:
        return bool(self.ended and self.ended <= self.now) and not (
            at and at <= self.now
        )

    def still_protects(self) -> bool:
        """Asked again under the lock of the stories and of these pictures: somebody
        may have begun to protect people, or taken back that nobody is seen."""
        data = self.cleaned_data
        named = filter(None, (self.instance, data["replacement"]))
        rows = Image.objects.select_for_update(no_key=True)
        checked = {
            each.pk: protecting.is_checked(each)
            for each in rows.filter(pk__in=[each.pk for each in named]).order_by("pk")
        }
        self._protect(data["usable_until"], data["replacement"], checked)
        return self.is_valid()

    def _protect(self, at, other, checked=None):
        """Readers of stories that protect people get no unchecked picture by it."""
        named = other and other.pk != self.kept_replacement
        again = self._begins_again(at)
        new = [
            (name, image)
            for name, image in (
                ("replacement", other if named else None),
                ("usable_until", self.instance if again else None),
            )
            if image and not _is_checked(image, checked)
        ]
        if not new:
            return
        self.protected = protecting.stories_of(self.instance, self.user)
        if self.protected:
            name, self.unchecked = new[0]
            self.add_error(name, protecting.why_not())


def _is_checked(image, checked) -> bool:
    if checked is None:
        return protecting.is_checked(image)
    return checked.get(image.pk, False)


class EndForm(forms.Form):
    sure = forms.BooleanField(
        label=_("Readers may not have this picture any more, now."),
        error_messages={"required": _("Tick this, or go back.")},
    )
