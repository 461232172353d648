"""Variables, filters and conditions of Django's templates as expressions of Python.

In a written function `c` is the Context and `s` the dict of all that is known at that
place; before anything of Django's is asked, `s` is put into `c`.
"""

from django.template.base import Variable
from django.template.smartif import TokenBase
from django.utils.safestring import mark_safe

from . import running

# As Python has them.
_BETWEEN = {"or", "and", "in", "not in", "is", "is not"}
_BETWEEN |= {"==", "!=", "<", ">", "<=", ">="}


class Unwritten(Exception):
    """There is something in the template that Django has to render."""


class Names(dict):
    """What a written function may call, and what stands in it, under short names."""

    def __init__(self):
        super().__init__(
            (name, value)
            for name, value in vars(running).items()
            if not name.startswith("_")
        )
        self._by_id = {}

    def of(self, value) -> str:
        if type(value) in (str, int, bool, type(None)):
            return repr(value)
        known = self._by_id.get(id(value))
        if known is None:
            known = self._by_id[id(value)] = f"o{len(self._by_id)}"
            self[known] = value
        return known


def value(expression, names, failed="") -> str:
    """A FilterExpression; `failed` is what one comes to that is not there."""
    written = _start(expression, names, failed)
    for function, args in expression.filters:
        given = [_argument(each, names) for each in args]
        if getattr(function, "expects_localtime", False):
            written = f"template_localtime({written}, c.use_tz)"
        if getattr(function, "needs_autoescape", False):
            given.append("autoescape=True")
        call = names.of(function)
        if getattr(function, "is_safe", False):
            call = f"filtered({call}, "
        else:
            call = f"{call}("
        written = f"{call}{', '.join([written, *given])})"
    return written


def _start(expression, names, failed):
    start = expression.var
    if not isinstance(start, Variable):
        return names.of(start)
    return _variable(start, names, repr(failed))


def _variable(variable, names, failed):
    lookups = variable.lookups
    if lookups is None:
        # A number, or a text in quotation marks; it may be translated when it is said.
        return names.of(variable.resolve({}))
    if lookups[:2] == ("block", "super"):
        raise Unwritten("block.super")
    about = f"c, s, {names.of(variable)}"
    first, *rest = lookups
    if not rest:
        # What is called before it is shown is Django's affair.
        kept = f"(v if not callable(v := s.get({first!r}, {failed}))"
        return f"{kept} else asked({about}, {failed}))"
    if len(rest) == 1:
        return f"of({about}, s.get({first!r}, NOTHING), {rest[0]!r}, {failed})"
    return f"found({about}, {lookups!r}, {failed})"


def _argument(given, names):
    is_variable, argument = given
    if not is_variable:
        return names.of(mark_safe(argument))
    if argument.lookups is None:
        return names.of(argument.resolve({}))
    # One that is not there is an error, which Django raises.
    return f"needed(c, s, {names.of(argument)})"


def condition(asked, names) -> str:
    """What stands behind `{% if %}`."""
    if not _is_operator(asked):
        expression = asked.value
        if not any(args for _, args in expression.filters):
            return value(expression, names, None)
    return f"tested(lambda: {_terms(asked, names)}, {names.of(asked)}, c, s)"


def _is_operator(asked):
    return isinstance(asked, TokenBase) and asked.id != "literal"


def _terms(asked, names):
    if not _is_operator(asked):
        return value(asked.value, names, None)
    if asked.id == "not":
        return f"(not {_terms(asked.first, names)})"
    if asked.id not in _BETWEEN:
        raise Unwritten(asked.id)
    first, second = (_terms(each, names) for each in (asked.first, asked.second))
    return f"({first} {asked.id} {second})"
