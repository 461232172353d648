"""Whether cards for sharing can be drawn, and which script lacks a font for them."""

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import connections

_CJK, _CORE, _DEJAVU = "fonts-noto-cjk", "fonts-noto-core", "fonts-dejavu-core"
# By first subtag: letters that only its own fonts have, and the Debian package.
_SAMPLES = {
    "ko": ("한국말쌀값", _CJK),
    "ja": ("日本語のかな", _CJK),
    "zh": ("中文报纸價", _CJK),
    "ar": ("سلامعربي", _CORE),
    "fa": ("سلامپچژگ", _CORE),
    "ur": ("سلامٹڈڑے", _CORE),
    "he": ("שלום", _CORE),
    "hi": ("नमस्ते", _CORE),
    "th": ("ภาษาไทย", _CORE),
    "my": ("မြန်မာ", _CORE),
    "km": ("ខ្មែរ", _CORE),
    "lo": ("ລາວ", _CORE),
    "ru": ("Приветщъ", _DEJAVU),
    "uk": ("Привітґї", _DEJAVU),
    "vi": ("Tiếngđạiữ", _DEJAVU),
}
_LATIN = ("Headline", _DEJAVU)


@register()
def fonts_of_our_languages(app_configs, **kwargs):
    """Of the languages whose words we have."""
    # The site draws none.
    if not hasattr(settings, "FONTS"):
        return []
    return _without_fonts([code for code, _name in settings.SITE_LANGUAGES])


@register(Tags.database)
def fonts_of_editions(app_configs, databases=(), **kwargs):
    """Of the editions of this newsroom: `check --database default`, and migrate."""
    if "default" not in (databases or ()) or not hasattr(settings, "FONTS"):
        return []
    from people.models import Edition

    if Edition._meta.db_table not in connections["default"].introspection.table_names():
        return []
    ours = {code for code, _name in settings.SITE_LANGUAGES}
    tags = Edition.objects.values_list("language", flat=True)
    return _without_fonts(
        [tag for tag in tags if tag.split("-")[0].lower() not in ours]
    )


def _without_fonts(languages):
    from media.cards.drawing import can_shape
    from media.cards.faces import HEAD, covers, faces

    found = []
    for tag in languages:
        letters, package = _SAMPLES.get(tag.split("-")[0].lower(), _LATIN)
        if not covers(letters, faces(tag, HEAD)):
            found.append(_lacks_font(tag, package))
        elif not can_shape(letters):
            found.append(_lacks_raqm(tag))
    return found


def _lacks_font(tag, package):
    return Warning(
        f"No font on this machine has the letters of “{tag}”: stories in it that have "
        "no picture get no card for sharing.",
        hint=f"Install the package {package}, or name a font file or a folder in "
        "NEWSROOM_FONTS; then run `manage.py draw_cards`.",
        id="newsroom.W002",
    )


def _lacks_raqm(tag):
    return Warning(
        f"Pillow has no Raqm here, so the letters of “{tag}” cannot be joined and "
        "ordered: stories in it that have no picture get no card for sharing.",
        hint="Install Pillow from its wheels, which have it.",
        id="newsroom.W003",
    )
