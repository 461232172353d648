"""The style sheet of a look, made from its values, and its address."""

from functools import lru_cache
from hashlib import sha256

from articles.public import path_of

from .contrast import mixed, softened
from .values import COLOURS, chosen, colour_of

# From this width on everything is larger (site.css).
_WIDE = "@media (min-width: 120rem)"


def sheet_of(values) -> str:
    """CSS of a dict of values; empty where all is usual."""
    return _sheet(tuple(sorted((k, v) for k, v in values.items() if _is_plain(v))))


def address_of(code, values) -> str:
    """Its path; empty where all is usual."""
    css = sheet_of(values)
    return path_of("look", code, name_of(css)) if css else ""


@lru_cache(maxsize=200)
def name_of(css) -> str:
    return sha256(css.encode()).hexdigest()[:12]


def _is_plain(value) -> bool:
    return isinstance(value, str)


@lru_cache(maxsize=200)
def _sheet(values) -> str:
    values = dict(values)
    parts = [_colours(values), _faces(values), _sizes(values), _masthead(values)]
    return "\n".join(filter(None, parts))


def _colours(values) -> str:
    light, dark = (_scheme(values, scheme) for scheme in COLOURS)
    if dark:
        dark = f"@media (prefers-color-scheme: dark) {{ {dark} }}"
    return "\n".join(filter(None, (light, dark)))


def _scheme(values, scheme) -> str:
    used = {name: colour_of(values, scheme, name) for name in COLOURS[scheme]}
    if used == COLOURS[scheme]:
        # What was chosen for light must not stand in the dark.
        return ""
    paper, ink = used["paper"], used["ink"]
    tint = tint_of(paper, ink)
    used |= {
        "tint": tint,
        "rule": mixed(paper, ink, 0.2),
        "soft": softened(ink, paper, tint),
    }
    return _rule(":root", {f"--{name}": value for name, value in used.items()})


def tint_of(paper, ink) -> str:
    """The ground of corrections and cards."""
    return mixed(paper, ink, 0.05)


def _faces(values) -> str:
    text, heads = (chosen(values, f"{name}_face") for name in ("text", "headline"))
    if not (text or heads):
        return ""
    heads = heads or "var(--serif)"
    return "\n".join(
        [
            _rule("body", {"font-family": text or "var(--serif)"}),
            _rule("h1, h2, h3, .masthead, .headline", {"font-family": heads}),
        ]
    )


def _sizes(values) -> str:
    size, loud = chosen(values, "text_size"), chosen(values, "headlines")
    rules = []
    if size != 100:
        rules.append(_rule(":root", {"font-size": f"{size}%"}))
        wide = _rule(":root", {"font-size": f"{size * 1.125:g}%"})
        rules.append(f"{_WIDE} {{ {wide} }}")
    if loud != "1":
        rules.append(_rule(":root", {"--loud": loud}))
    return "\n".join(rules)


def _masthead(values) -> str:
    place = chosen(values, "masthead_place")
    if place == "center":
        return ""
    return _rule(".large .nameplate", {"text-align": place})


def _rule(selector, what) -> str:
    inside = "; ".join(f"{name}: {value}" for name, value in what.items())
    return f"{selector} {{ {inside} }}"
