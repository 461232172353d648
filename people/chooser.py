"""A chooser that types in search of a row, as the desk's forms use it."""

from django.contrib.admin.widgets import AutocompleteSelect

LONGEST_ID = 18  # digits of what the database can hold


class Chooser(AutocompleteSelect):
    """Django's own asks the database for whatever was sent; a value that is no row's
    number would end in a page that cannot be made."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [each for each in value if _is_id(each)], attr)


def _is_id(value) -> bool:
    text = str(value or "")
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_ID
