"""How an edition looks: fixed choices, and colours that can be read."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.looks.contrast import COLOUR, ENOUGH
from articles.looks.reading import weak
from articles.looks.values import CHOICES, COLOURS, choices_of
from articles.models import Look
from people.chooser import Chooser

_SCHEMES = {"light": _("On a light page"), "dark": _("On a dark page")}
_COLOUR_NAMES = {
    "paper": _("Paper"),
    "ink": _("Ink"),
    "accent": _("Labels and marks"),
    "link": _("Links"),
}
_CHOICE_NAMES = {
    "text_face": _("Letters of the text"),
    "headline_face": _("Letters of headlines"),
    "text_size": _("Size of the text"),
    "headlines": _("Headlines"),
    "masthead_place": _("Masthead of the front page"),
}
_LOGOS = ("logo", "dark_logo")


class LookForm(forms.ModelForm):
    """Its `values` are what is not as usual."""

    class Meta:
        model = Look
        fields = [*_LOGOS]
        help_texts = {
            "logo": _(
                "In place of the masthead's letters. A picture of the library; a wide"
                " one, on the colour of the paper."
            ),
            "dark_logo": _("The same, for readers whose pages are dark."),
        }
        widgets = {
            name: Chooser(Look._meta.get_field(name), admin.site) for name in _LOGOS
        }

    def __init__(self, *args, edition, values=None, **kwargs):
        super().__init__(*args, **kwargs)
        values = values or {}
        for name in CHOICES:
            self.fields[name] = forms.ChoiceField(
                label=_CHOICE_NAMES[name],
                choices=choices_of(name, edition),
                required=False,
                initial=values.get(name, ""),
            )
        for scheme, usual in COLOURS.items():
            for name, colour in usual.items():
                self.fields[f"{scheme}_{name}"] = _Colour(
                    label=_COLOUR_NAMES[name],
                    usual=colour,
                    initial=values.get(f"{scheme}_{name}", colour),
                )

    @property
    def schemes(self):
        """Heading, and the fields of its colours."""
        for scheme, heading in _SCHEMES.items():
            yield heading, [self[f"{scheme}_{name}"] for name in COLOURS[scheme]]

    @property
    def choices(self):
        return [self[name] for name in CHOICES]

    @property
    def logos(self):
        return [self[name] for name in _LOGOS]

    def clean(self):
        cleaned = super().clean()
        self._needs_contrast()
        if cleaned.get("dark_logo") and not cleaned.get("logo"):
            self.add_error("logo", gettext("Choose the one for light pages, too."))
        for name in _LOGOS:
            image = cleaned.get(name)
            if image and image.usable_until:
                self.add_error(
                    name,
                    gettext("The right to use this picture ends. Choose another."),
                )
        return cleaned

    def _needs_contrast(self):
        given = self.cleaned_data
        refused = {name.partition("_")[0] for name in self.errors}
        for (scheme, name), found in weak(given).items():
            if scheme not in refused:
                self.add_error(f"{scheme}_{name}", _too_weak(found))

    @property
    def values(self) -> dict:
        """Of the valid form, what is to be kept."""
        usual = {name: "" for name in CHOICES}
        for scheme, colours in COLOURS.items():
            usual |= {f"{scheme}_{name}": given for name, given in colours.items()}
        given = {name: self.cleaned_data[name] for name in usual}
        return {name: v for name, v in given.items() if v != usual[name]}


class _Colour(forms.CharField):
    """As browsers' own chooser of colours gives it."""

    def __init__(self, *, usual, **kwargs):
        self.usual = usual
        kind = forms.TextInput(attrs={"type": "color"})
        kind.input_type = "color"
        super().__init__(required=False, widget=kind, **kwargs)

    def clean(self, value):
        colour = super().clean(value).lower() or self.usual
        if not COLOUR.fullmatch(colour):
            raise ValidationError(
                _("“%(colour)s” is no colour. Write it as #9d1f2b."),
                params={"colour": colour[:20]},
            )
        return colour


def _too_weak(found) -> str:
    return gettext(
        "It is hard to read on this paper: the contrast is %(found)s to 1, and at least"
        " %(enough)s to 1 is needed. Take a darker or a lighter one."
    ) % {"found": f"{int(found * 10) / 10}", "enough": ENOUGH}


def what_is_weak(values) -> list[str]:
    """Of what is tried out, what could not be kept so, in words."""
    return [
        gettext("%(where)s, %(colour)s: %(why)s")
        % {
            "where": _SCHEMES[scheme],
            "colour": _COLOUR_NAMES[name],
            "why": _too_weak(found),
        }
        for (scheme, name), found in weak(values).items()
    ]
