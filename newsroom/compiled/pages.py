"""Which templates make a page, and the functions that were written for them."""

import logging

from django.template.loader_tags import ExtendsNode
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from .expressions import Unwritten
from .writing import written

log = logging.getLogger(__name__)


class Pages:
    """Of one engine."""

    def __init__(self, engine):
        self._engine = engine
        self._parents, self._written, self._parts = {}, {}, {}

    def render(self, template, context) -> str:
        with (
            context.render_context.push_state(template),
            context.bind_template(template),
        ):
            chain = self._chain(template, context)
            language = get_language()
            key = (language, *chain)
            write = self._written.get(key)
            if write is None:
                write = self._written[key] = self._function(chain, language)
            scope, pieces, layers = context.flatten(), [], context.dicts
            context.dicts = [scope]
            try:
                write(context, scope, pieces.append)
            finally:
                # Of a request, Django takes away what it has put there.
                context.dicts = layers
            return mark_safe("".join(pieces))

    def _function(self, chain, language):
        try:
            return written(chain, lambda name: self._part(name, language))
        except Unwritten as node:
            log.info("Django renders %s, for %s", chain[0].name, node)
            return _by_django(chain[0])

    def _part(self, name, language):
        key = (language, name)
        if key not in self._parts:
            self._parts[key] = _Part(self, name, language)
        return self._parts[key]

    def _chain(self, template, context) -> tuple:
        """The template and those that it extends: the names may be told to the page."""
        chain = (template,)
        while node := _extends(chain[-1]):
            name = node.parent_name.resolve(context)
            key = (name, *chain)
            if key not in self._parents:
                self._parents[key] = node.get_parent(context)
            chain = (*chain, self._parents[key])
        return chain


class _Part:
    """A template that stands in others; it is written when it is asked for first."""

    def __init__(self, pages, name, language):
        self._pages, self._name, self._language = pages, name, language

    def write(self, context, scope, out) -> None:
        template = context.template.engine.get_template(self._name)
        if _extends(template):
            self.write = _by_django(template)
        else:
            self.write = self._pages._function((template,), self._language)
        self.write(context, scope, out)


def _extends(template):
    nodes = (each for each in template.nodelist if isinstance(each, ExtendsNode))
    return next(nodes, None)


def _by_django(template):
    def write(context, scope, out):
        context.dicts[0] = scope
        out(template.render(context))

    return write
