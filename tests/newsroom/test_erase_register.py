"""No place can hold words of a story or a name that erasing does not know."""

import re
from pathlib import Path

from django.conf import settings

from articles.erasing import exempt, proving
from articles.erasing.exempt import FILES, FOLDERS
from articles.erasing.register import ERASED, erased

LACKING = (
    "Say what erasing does with it: a line of articles/erasing/register.py, or one of"
    " articles/erasing/exempt.py with the reason."
)
# What the code puts into the data folder, by its name in quotes.
_NAMED = re.compile(
    r'\b(?:NEWSROOM_DATA|data|self\.data|place\.home)\s*/\s*"([\w.-]+)"'
)
_ROOT = Path(__file__).resolve().parents[2]


def test_every_column_that_can_hold_text_is_registered_or_exempt(db):
    there = {
        f"{table}.{name}"
        for table, names in proving.columns().items()
        for name in names
    }
    registered, left_out = erased(), exempt.columns()
    assert there - registered - left_out.keys() == set(), LACKING
    assert registered & left_out.keys() == set()
    assert (registered | left_out.keys()) - there == set()
    assert all(left_out.values())


def test_every_table_is_registered_once_and_its_words_in_a_known_way():
    names = [each.name for each in ERASED]
    assert len(names) == len(set(names))
    assert all(each.columns for each in ERASED)


def test_every_folder_and_file_of_ours_is_registered():
    named = set()
    for room in ("newsroom", "articles", "media", "people"):
        for path in (_ROOT / room).rglob("*.py"):
            named |= set(_NAMED.findall(path.read_text()))
    assert {"pictures", "logs", "secrets", "postgres"} <= named
    assert named - FOLDERS.keys() - FILES.keys() == set(), LACKING


def test_every_folder_of_the_settings_is_registered():
    data = Path(settings.NEWSROOM_DATA)
    for name in dir(settings):
        path = getattr(settings, name, None)
        if isinstance(path, Path) and path != data and path.is_relative_to(data):
            assert path.relative_to(data).parts[0] in FOLDERS, name
