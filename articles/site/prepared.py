"""Queries whose SQL is worked out once.

Building and compiling a query with annotations is most of the work of a page that is
made anew: ten times what the database does for it.

    @prepared
    def of_address(edition, slug):
        return LiveArticle.objects.filter(edition=edition, slug=slug)

    of_address(1, "bridge")  # a list

The function is called once for each kind of arguments, with others in their place; it
may do nothing with them but hand them to lookups. A list is one kind for each length of
it, a Q for what it asks; a Fixed number stands in the query as it is.
"""

from datetime import UTC, datetime
from functools import wraps

from django.db import connections
from django.db.models import Q
from django.db.models.base import ModelState

# Of one query. There are few, but for lists that are as long as somebody types.
MOST_KINDS = 200


class Fixed(int):
    """How many rows: for a slice."""


def prepared(build):
    kept = {}

    @wraps(build)
    def ask(*values) -> list:
        kinds = _kind(values)
        if kinds not in kept:
            if len(kept) >= MOST_KINDS:
                kept.clear()
            kept[kinds] = _Kept(build, values)
        return kept[kinds].ask(_leaves(values))

    return ask


def asked_for(*values):
    """The same for the same values, by which an answer can be kept."""
    return _kind(values), tuple(_leaves(values))


class _Kept:
    """A compiled query, its rows made into instances without Django's detours: these
    are of views, and nobody saves them or listens to their making."""

    def __init__(self, build, values):
        stand_ins = _StandIns().of(values)
        self._places = {each: n for n, each in enumerate(_leaves(stand_ins))}
        queryset = build(*stand_ins)
        self.db, self._model = queryset.db, queryset.model
        compiler = queryset.query.get_compiler(self.db)
        self._sql, self._params = compiler.as_sql()
        columns = [each[0] for each in compiler.select]
        self._names = _names(compiler)
        self._converters = list(compiler.get_converters(columns).items())

    def ask(self, values) -> list:
        params = tuple(self._given(each, values) for each in self._params)
        connection = connections[self.db]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            rows = cursor.fetchall()
        return [self._instance(list(row), connection) for row in rows]

    def _instance(self, row, connection):
        for place, (converters, expression) in self._converters:
            value = row[place]
            for convert in converters:
                value = convert(value, expression, connection)
            row[place] = value
        made = self._model.__new__(self._model)
        known = made.__dict__
        known["_state"] = state = ModelState()
        state.adding, state.db = False, self.db
        known.update(zip(self._names, row, strict=True))
        return made

    def _given(self, param, values):
        if isinstance(param, list):
            return [self._given(each, values) for each in param]
        place = self._places.get(param)
        return param if place is None else values[place]


def _names(compiler) -> list:
    """Of attributes, one for each column."""
    names = [""] * len(compiler.select)
    for place in compiler.klass_info["select_fields"]:
        names[place] = compiler.select[place][0].target.attname
    for name, place in compiler.annotation_col_map.items():
        names[place] = name
    return names


_LISTS = (list, tuple, set)


def _kind(value):
    """All that the SQL goes by."""
    if isinstance(value, Q):
        asked = tuple(
            _kind(each) if isinstance(each, Q) else (each[0], _kind(each[1]))
            for each in value.children
        )
        return Q, value.connector, value.negated, asked
    if isinstance(value, _LISTS):
        return list, tuple(map(_kind, value))
    if isinstance(value, Fixed):
        return Fixed, int(value)
    return type(value)


def _leaves(value) -> list:
    """The single values in it, in order."""
    if isinstance(value, Q):
        asked = (e if isinstance(e, Q) else e[1] for e in value.children)
        return [leaf for each in asked for leaf in _leaves(each)]
    if isinstance(value, _LISTS):
        return [leaf for each in value for leaf in _leaves(each)]
    return [] if isinstance(value, Fixed) else [value]


class _StandIns:
    """In place of values, such as no query of ours names by itself."""

    def __init__(self):
        self._number = 0

    def of(self, value):
        if isinstance(value, Q):
            asked = [
                self.of(each) if isinstance(each, Q) else (each[0], self.of(each[1]))
                for each in value.children
            ]
            return Q.create(asked, connector=value.connector, negated=value.negated)
        if isinstance(value, _LISTS):
            return [self.of(each) for each in value]
        if isinstance(value, Fixed):
            return int(value)
        self._number += 1
        return _stand_in(type(value), self._number)


def _stand_in(kind, number):
    if kind is int:
        return -7_000_000 - number
    if kind is datetime:
        moment = divmod(number, 60)
        return datetime(1, 1, 1, 0, *moment, tzinfo=UTC)
    if kind is str:
        return f"\ue000{number}"
    raise TypeError(f"There is nothing to stand in for {kind.__name__}.")
