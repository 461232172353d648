from django import forms

from people.models import Edition

MOST_BLANK = 4


class EditionRows(forms.BaseInlineFormSet):
    """A row for each edition: blank ones wait for editions that have none yet, and
    rows of editions in which this person has no right can only be read.

    `editions` holds the ids of the editions that may be changed; None means all.
    """

    editions = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        blank = self._without_row()
        if len(blank) <= MOST_BLANK and self.max_num != 0:
            self.extra = max(self.extra, len(blank))
            self.initial_extra = [{"edition": edition.pk} for edition in blank]

    def add_fields(self, form, index):
        super().add_fields(form, index)
        edition_id = form.instance.edition_id
        if self.editions is not None and edition_id not in (None, *self.editions):
            self._only_read(form)
        elif "edition" in form.fields:
            form.fields["edition"].queryset = self._choices()
        edition = self._known.get(edition_id or form.initial.get("edition"))
        if edition:
            self._speak(form, edition)

    @property
    def _known(self):
        if not hasattr(self, "_editions"):
            self._editions = Edition.objects.in_bulk()
        return self._editions

    def _choices(self):
        editions = Edition.objects.all()
        return (
            editions if self.editions is None else editions.filter(pk__in=self.editions)
        )

    def _without_row(self):
        # Not `initial_forms`: asking for them makes all, before `extra` is set.
        taken = {row.edition_id for row in self.get_queryset()}
        return [each for each in self._choices() if each.pk not in taken]

    def _only_read(self, form):
        kept = (self._pk_field.name, self.fk.name)
        for name, field in form.fields.items():
            field.disabled = field.disabled or name not in kept

    def _speak(self, form, edition):
        """Texts are typed, spoken and broken in the edition's language."""
        for name, field in form.fields.items():
            if name in ("edition", "DELETE") or field.widget.is_hidden:
                continue
            field.widget.attrs |= {"lang": edition.language, "dir": edition.direction}
