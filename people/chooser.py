"""A chooser that types in search of a row, as the desk's forms use it."""

from django.contrib.admin.widgets import AutocompleteSelect

LONGEST_ID = 18  # digits of what the database can hold


class Chooser(AutocompleteSelect):
    """Django's own asks the database for whatever was sent; a value that is no row's
    number would end in a page that cannot be made."""

    # Rows that the page has read already, by their ids.
    known = {}

    def optgroups(self, name, value, attr=None):
        ids = [each for each in value if is_id(each)]
        if ids and all(int(each) in self.known for each in ids):
            return self._of_known(name, ids)
        return super().optgroups(name, ids, attr)

    def _of_known(self, name, ids):
        label = self.choices.field.label_from_instance
        options = [(each, label(self.known[int(each)])) for each in ids]
        if not self.is_required:
            options.insert(0, ("", ""))
        return [
            (
                None,
                [
                    self.create_option(name, value, words, value != "", place)
                    for place, (value, words) in enumerate(options)
                ],
                0,
            )
        ]


def is_id(value) -> bool:
    text = str(value or "")
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_ID
