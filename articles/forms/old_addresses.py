"""What may be typed of addresses of an older site, one by one or as a table."""

import csv
import io

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import OldAddress
from articles.old_addresses import address_of, lead_of, typed
from articles.refused import Refused
from articles.taken_addresses import has_page

MOST_LINES = 20_000
MOST_BYTES = 4_000_000
SHOWN = 30


class OldAddressForm(forms.ModelForm):
    leads_to = forms.CharField(
        label=_("Leads to"),
        max_length=1000,
        help_text=_("A page of this site that readers have, such as /en/story/bridge/"),
    )

    class Meta:
        model = OldAddress
        fields = ["address"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["leads_to"] = address_of(self.instance)

    def clean_address(self):
        return _or_error(_free, self.cleaned_data["address"])

    def clean_leads_to(self):
        """Known by the instance before the model is asked whether it is whole."""
        text = self.cleaned_data["leads_to"]
        lead = _or_error(lead_of, text)
        self.instance.article_id, self.instance.target = lead.article_id, lead.target
        return text


def _free(text) -> str:
    """An old address, of which the site is asked."""
    address = typed(text)
    if has_page(address):
        raise Refused(
            gettext(
                "Readers have a page at %(address)s now. An old address leads on only"
                " where they have none."
            )
            % {"address": address}
        )
    return address


def _or_error(read, text):
    try:
        return read(text)
    except Refused as refused:
        raise ValidationError(str(refused)) from refused


class OldAddressTable(forms.Form):
    """A table of two columns: the old address, and where it leads."""

    file = forms.FileField(label=_("File (CSV, UTF-8)"), required=False)
    text = forms.CharField(
        label=_("Or its lines"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "ltr"}),
    )

    def clean(self):
        cleaned = super().clean()
        text = _decoded(cleaned["file"]) if cleaned.get("file") else cleaned.get("text")
        if not (text or "").strip():
            raise ValidationError(_("Choose a file, or write lines."))
        self.leads = self._read(text)
        return cleaned

    def _read(self, text) -> dict:
        """Address -> Lead. All of the lines that are wrong are told."""
        leads, wrong = {}, []
        for number, row in _rows(text):
            try:
                old, new = _two(row)
                leads[_free(old)] = lead_of(new)
            except Refused as refused:
                line = {"number": number, "why": refused}
                wrong.append(gettext("Line %(number)s: %(why)s") % line)
        if not (leads or wrong):
            raise ValidationError(_("There is no address in it."))
        if wrong[SHOWN:]:
            wrong[SHOWN:] = [gettext("And %s more.") % len(wrong[SHOWN:])]
        if wrong:
            raise ValidationError([gettext("Nothing was taken in."), *wrong])
        return leads

    def take_in(self) -> int:
        rows = [
            OldAddress(address=address, **lead._asdict())
            for address, lead in self.leads.items()
        ]
        with transaction.atomic():
            OldAddress.objects.bulk_create(
                rows,
                batch_size=1000,
                update_conflicts=True,
                unique_fields=["address"],
                update_fields=["article", "target"],
            )
        return len(rows)


def _decoded(file) -> str:
    if file.size > MOST_BYTES:
        raise ValidationError(_("This file is too large. Take it in by parts."))
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("This file is not in UTF-8.")) from error


def _rows(text):
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\0", ""), newline="")))
    except csv.Error as error:
        raise ValidationError(_("This is no table of lines with commas.")) from error
    if len(rows) > MOST_LINES:
        raise ValidationError(
            _("This table has too many lines. Take it in by parts of %s.") % MOST_LINES
        )
    if rows and [cell.strip().lower() for cell in rows[0][:2]] == ["old", "new"]:
        rows[0] = []
    return [(n, row) for n, row in enumerate(rows, 1) if any(c.strip() for c in row)]


def _two(row):
    if len(row) != 2:
        raise Refused(gettext("It needs the old address, a comma, and the new one."))
    return row
