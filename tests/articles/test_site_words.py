"""The words round a story are there in every language of ours."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation.template import templatize

from articles.models import Correction, Note
from articles.parts import LABELLED
from articles.site.people import DONE
from articles.wording import CREDIT_LINES

TEMPLATES = [
    path
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html"))
    if "admin" not in path.parts
]
QUOTED = r"""u?(?:'([^']*)'|"([^"]*)")"""
CALL = re.compile(rf"(?<![a-z])(?:pgettext\({QUOTED}, |gettext\(){QUOTED}\)")


def in_templates():
    for path in TEMPLATES:
        for call in CALL.finditer(templatize(path.read_text("utf-8"))):
            yield call[1] or call[2], call[3] or call[4]


@pytest.mark.parametrize("language", ["ko", "ja"])
def test_every_word_of_the_templates_is_translated(language):
    words = set(in_templates())
    assert len(words) > 20
    with translation.override(language):
        missing = [
            word
            for context, word in words
            if (
                translation.pgettext(context, word)
                if context
                else translation.gettext(word)
            )
            == word
        ]
    assert missing == []


@pytest.mark.parametrize("language", ["ko", "ja"])
def test_every_label_is_translated(language):
    labels = [
        *CREDIT_LINES.values(),
        *DONE.values(),
        *(kind.label for kind in Correction.Kind),
        *(Note.Kind(kind).label for kind in LABELLED),
    ]
    english = [str(label) for label in labels]
    with translation.override(language):
        same = [
            word
            for word, label in zip(english, labels, strict=True)
            if word == str(label)
        ]
    assert same == []


@pytest.mark.parametrize("language", ["ko", "ja"])
def test_what_is_compiled_is_what_is_written(language):
    folder = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES"
    written = polib.pofile(str(folder / "django.po"))
    compiled = polib.mofile(str(folder / "django.mo"))
    assert {(e.msgctxt, e.msgid): e.msgstr for e in compiled} == {
        (e.msgctxt, e.msgid): e.msgstr for e in written.translated_entries()
    }
