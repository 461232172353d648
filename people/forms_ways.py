"""What may be typed of the other ways to a paper, and of how to write to it safely."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people import ways


class WaysForm(forms.ModelForm):
    """Mixed into the form of an edition."""

    def clean_other_addresses(self):
        text = self.cleaned_data["other_addresses"]
        found = _few_lines(text)
        if wrong := [line for line in found if ways.read(line) is None]:
            raise ValidationError(
                [
                    ValidationError(
                        _(
                            "“%(line)s” is no address of the web. Write it as"
                            " https://mirror.example/, or as"
                            " Mirror = https://mirror.example/."
                        ),
                        params={"line": line[:100]},
                    )
                    for line in wrong
                ]
            )
        return "\n".join(found)

    def clean_safe_contact(self):
        return "\n".join(_few_lines(self.cleaned_data["safe_contact"]))

    def clean_page_order(self):
        return "\n".join(_few_lines(self.cleaned_data["page_order"].replace("/", "")))


def _few_lines(text) -> list[str]:
    """They stand on every page, so there are few of them and none is long."""
    found = ways.lines(text)
    if len(found) > ways.MOST_LINES or any(len(each) > ways.LONGEST for each in found):
        raise ValidationError(
            _("At most %(lines)s lines of at most %(most)s characters each."),
            params={"lines": ways.MOST_LINES, "most": ways.LONGEST},
        )
    return found
