"""What a look can be made of: nothing else reaches a style sheet."""

from django.utils.translation import gettext_lazy as _

from .contrast import COLOUR

# As newsroom/static/site.css has them.
COLOURS = {
    "light": {
        "paper": "#ffffff",
        "ink": "#191714",
        "accent": "#9d1f2b",
        "link": "#17497c",
    },
    "dark": {
        "paper": "#131417",
        "ink": "#e9e6e0",
        "accent": "#ff9d92",
        "link": "#9cc4f0",
    },
}
# Stacks of faces that systems have; an empty one is what site.css has for the script.
FACES = {
    "": "",
    "classic": '"Times New Roman", Times, "Liberation Serif", "Nimbus Roman", serif',
    "sturdy": 'Georgia, Gelasio, "Noto Serif", "DejaVu Serif", serif',
    "sans": "var(--sans)",
}
_FACE_NAMES = {
    "": _("usual for the language"),
    "classic": _("narrow, as in books"),
    "sturdy": _("wide and sturdy"),
    "sans": _("without serifs"),
}
TEXT_SIZES = {"small": 94, "": 100, "large": 106, "larger": 113}
_TEXT_SIZE_NAMES = {
    "small": _("small"),
    "": _("usual"),
    "large": _("large"),
    "larger": _("very large"),
}
HEADLINES = {"quiet": "0.84", "": "1", "loud": "1.14"}
_HEADLINE_NAMES = {"quiet": _("quiet"), "": _("usual"), "loud": _("loud")}
PLACES = {"": "center", "start": "start"}
_PLACE_NAMES = {"": _("in the middle"), "start": _("where lines begin")}

CHOICES = {
    "text_face": FACES,
    "headline_face": FACES,
    "text_size": TEXT_SIZES,
    "headlines": HEADLINES,
    "masthead_place": PLACES,
}
# Scripts that the stacks of Latin letters have no letters of.
_OTHER_SCRIPTS = {"ar", "fa", "he", "hi", "ja", "ko", "my", "th", "ur", "zh"}


def choices_of(name, edition) -> list[tuple]:
    named = {
        "text_face": _FACE_NAMES,
        "headline_face": _FACE_NAMES,
        "text_size": _TEXT_SIZE_NAMES,
        "headlines": _HEADLINE_NAMES,
        "masthead_place": _PLACE_NAMES,
    }[name]
    if name.endswith("_face") and edition.language_code in _OTHER_SCRIPTS:
        named = {each: named[each] for each in ("", "sans")}
    return list(named.items())


def colour_of(values, scheme, name) -> str:
    """The chosen colour, or ours where none was chosen, or it is none."""
    given = str(values.get(f"{scheme}_{name}", ""))
    return given if COLOUR.fullmatch(given) else COLOURS[scheme][name]


def chosen(values, name):
    """What a choice stands for; the usual where it is not known (any more)."""
    known = CHOICES[name]
    return known.get(values.get(name), known[""])
