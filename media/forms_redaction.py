"""What may be typed of the places in a picture that are to be unrecognisable."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from media.blanking import BLUR, MOSAIC, SOLID, Box, Stroke

MOST_SHAPES, MOST_POINTS = 200, 2_000
# What filling costs: areas, and points of the brush by the square of its breadth, both
# in percent by percent; twelve times the whole picture.
MOST_AREA, MOST_PAINT = 120_000, 2_000_000
_NUMBER = r"-?\d{1,3}(?:\.\d{1,4})?"
_BOX = re.compile(rf"\s*({_NUMBER})\s+({_NUMBER})\s+({_NUMBER})\s+({_NUMBER})\s*")
_STROKE = re.compile(rf"\s*brush\s+({_NUMBER})((?:\s+{_NUMBER},{_NUMBER})+)\s*")


class PlacesField(forms.CharField):
    """One place a line: a box as four numbers, or `brush`, its breadth and points."""

    default_error_messages = {
        "required": _("Mark at least one place."),
        "line": _(
            "Line %(number)s is no place: write four numbers from 0 to 100, from the"
            " left, from above, width and height."
        ),
        "paint": _(
            "These places are too large together. Draw one box over what lies close"
            " together."
        ),
        "many": _("There are more than %(most)s places. Mark larger ones."),
    }

    def clean(self, value):
        lines = super().clean(value).splitlines()
        named = [(at, line) for at, line in enumerate(lines, 1) if line.strip()]
        if len(named) > MOST_SHAPES:
            raise ValidationError(
                self.error_messages["many"], params={"most": MOST_SHAPES}
            )
        shapes = [self._shape(number, line) for number, line in named]
        if sum(map(_area, shapes)) > MOST_AREA or sum(map(_paint, shapes)) > MOST_PAINT:
            raise ValidationError(self.error_messages["paint"])
        return shapes

    def _shape(self, number, line):
        shape = _box(line) or _stroke(line)
        if shape is None:
            raise ValidationError(
                self.error_messages["line"], params={"number": number}
            )
        return shape


def _area(shape):
    left, top, right, bottom = shape.bounds((100, 100))
    return (right - left) * (bottom - top)


def _paint(shape):
    is_brush = isinstance(shape, Stroke)
    return len(shape.points) * shape.breadth**2 if is_brush else 0


def _box(line):
    if not (found := _BOX.fullmatch(line.replace(",", " "))):
        return None
    left, top, width, height = map(float, found.groups())
    inside = 0 <= left < 100 and 0 <= top < 100 and 0 < width <= 100
    return Box(left, top, width, height) if inside and 0 < height <= 100 else None


def _stroke(line):
    if not (found := _STROKE.fullmatch(line)):
        return None
    breadth, pairs = float(found[1]), found[2].split()
    points = [tuple(map(float, pair.split(","))) for pair in pairs[:MOST_POINTS]]
    inside = all(0 <= at <= 100 for point in points for at in point)
    if not (inside and 0 < breadth <= 50 and len(pairs) <= MOST_POINTS):
        return None
    return Stroke(tuple(points), breadth)


class RedactionForm(forms.Form):
    places = PlacesField(
        label=_("places"),
        help_text=_(
            "One box a line, in percent of the picture: from the left, from above,"
            " width, height. For example: 12 30 8.5 10"
        ),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    look = forms.ChoiceField(
        label=_("how it looks"),
        choices=[
            (BLUR, _("blurred")),
            (MOSAIC, _("in squares")),
            (SOLID, _("one dark area")),
        ],
        initial=BLUR,
        widget=forms.RadioSelect,
        help_text=_(
            "All three are equally strong: nothing of what is there goes into it."
        ),
    )
    reason = forms.CharField(
        label=_("reason"),
        max_length=2000,
        help_text=_("It is kept with the picture as it was, under seal."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the reason. It is kept.")},
    )

    def __init__(self, *args, is_shown_first=False, **options):
        """To look at it nobody has to say why."""
        super().__init__(*args, **options)
        self.fields["reason"].required = not is_shown_first


class FocusForm(forms.Form):
    focus_x = forms.IntegerField(
        label=_("from the left, in percent"), min_value=0, max_value=100, required=False
    )
    focus_y = forms.IntegerField(
        label=_("from above, in percent"), min_value=0, max_value=100, required=False
    )

    def clean(self):
        data = super().clean()
        if not self.errors and (data["focus_x"] is None) != (data["focus_y"] is None):
            self.add_error(
                "focus_y" if data["focus_y"] is None else "focus_x",
                _("Write both numbers, or none for the middle."),
            )
        return data
