"""In which script a name is written."""

import unicodedata

# By the first word of a letter's name; readings of a Japanese name are no spelling.
_SCRIPTS = {"CJK": "HAN"}


def script_of(text) -> str:
    """That of its first letter: names keep to one."""
    for letter in text:
        if letter.isalpha():
            name = unicodedata.name(letter, "").split(" ")[0]
            return _SCRIPTS.get(name, name)
    return ""


def same_script(one, other) -> bool:
    return script_of(one) == script_of(other)
