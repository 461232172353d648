"""What written templates call. What is not plain here is asked of Django."""

import re
from html import escape

from django.conf import settings
from django.template.base import VariableDoesNotExist, render_value_in_context
from django.template.context import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.timezone import template_localtime

from articles.kept_parts import kept_parts

__all__ = ["kept_parts", "template_localtime"]

NOTHING = object()
_UNSURE = object()
# What every template knows, as a new context has it.
KNOWN = Context().flatten()
_PLAIN = Context()
_SPECIAL = re.compile("[&<>\"']").search


_SEQUENCES = (str, tuple, list)


class _HasItems(dict):
    """Of a type, whether a name may be a key in one: in lists of letters or of rows it
    is none."""

    def __missing__(self, kind):
        found = hasattr(kind, "__getitem__") and not issubclass(
            kind, str | tuple | list
        )
        self[kind] = found
        return found


_HAS_ITEMS = _HasItems()
# What may be meant where a dict has no such key; or a number.
_OF_DICTS = frozenset(dir(dict))


def shown(value) -> str:
    """As `{{ value }}` says it."""
    kind = type(value)
    if kind is str:
        return escape(value) if _SPECIAL(value) else value
    if kind is SafeString:
        return value
    if kind is int and not settings.USE_THOUSAND_SEPARATOR:
        return str(value)
    return render_value_in_context(value, _PLAIN)


def escaped(value) -> str:
    """As a tag says what its function returned."""
    kind = type(value)
    if kind is SafeString:
        return value
    if kind is str:
        return escape(value) if _SPECIAL(value) else value
    return conditional_escape(value)


def of(context, scope, variable, whole, name, failed):
    """A variable with one dot in it, of `whole`: a key of a dict, or an attribute."""
    kind = type(whole)
    if kind is dict:
        part = whole.get(name, NOTHING)
        if part is NOTHING and name not in _OF_DICTS and not name.isdigit():
            return failed
    elif whole is NOTHING:
        return failed
    elif _HAS_ITEMS[kind] or callable(whole):
        part = NOTHING
    else:
        try:
            part = getattr(whole, name, NOTHING)
        except Exception:  # noqa: BLE001 - Django passes over it, or raises it
            part = NOTHING
    if part is NOTHING or callable(part):
        return asked(context, scope, variable, failed)
    return part


def found(context, scope, variable, names, failed):
    """A variable with more dots in it, which are few."""
    part = scope.get(names[0], NOTHING)
    for name in names[1:]:
        part = of(context, scope, _UNSURE, part, name, NOTHING)
        if part is _UNSURE:
            return asked(context, scope, variable, failed)
    return failed if part is NOTHING else part


def needed(context, scope, variable):
    """An argument of a filter: it is an error if it is not there."""
    context.dicts[0] = scope
    return variable.resolve(context)


def asked(context, scope, variable, failed):
    """What Django makes of it."""
    if variable is _UNSURE:
        return variable
    context.dicts[0] = scope
    try:
        return variable.resolve(context)
    except VariableDoesNotExist:
        return failed


def tested(test, condition, context, scope):
    """A condition; where something in it goes wrong, Django says what it comes to."""
    try:
        return test()
    except Exception:  # noqa: BLE001 - Django answers, and raises what it has to
        context.dicts[0] = scope
        try:
            return condition.eval(context)
        except VariableDoesNotExist:
            return None


def filtered(function, value, *args, **options):
    """By a filter that leaves safe what was safe."""
    new = function(value, *args, **options)
    return mark_safe(new) if isinstance(value, SafeData) else new


def sequence(values, is_reversed):
    """What is looped over."""
    if values is None:
        return ()
    if not hasattr(values, "__len__"):
        values = list(values)
    return list(reversed(values)) if is_reversed else values


def unpacked(names, item) -> dict:
    size = len(item) if hasattr(item, "__len__") else 1
    if size != len(names):
        raise ValueError(f"Need {len(names)} values to unpack in for loop; got {size}.")
    return dict(zip(names, item, strict=True))


def worded(sentence, values, node, context, scope) -> str:
    """A translated sentence with its values; Django says what of one that is wrong."""
    try:
        return sentence % values
    except (KeyError, ValueError):
        context.dicts[0] = scope
        return node.render(context)


def fresh(told, scope) -> dict:
    """For the template of an inclusion tag, which sees nothing of the page's."""
    token = scope.get("csrf_token")
    new = {**KNOWN, **told}
    return new if token is None else {**new, "csrf_token": token}
