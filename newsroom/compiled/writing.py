"""A template as the text of a function: each node as statements.

The function gets `c`, Django's Context; `s`, a dict of all that is known at the place;
and `out`, which takes a piece of the page. Where Django pushes on its stack, `s` is
copied, and the old one taken again where Django pops.
"""

from functools import lru_cache

from django.template.base import TextNode, VariableNode
from django.template.context import Context
from django.template.defaulttags import (
    CommentNode,
    FirstOfNode,
    ForNode,
    IfNode,
    LoadNode,
    NowNode,
    TemplateTagNode,
    URLNode,
    VerbatimNode,
    WithNode,
)
from django.template.library import InclusionNode, SimpleNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.templatetags.i18n import (
    BlockTranslateNode,
    GetCurrentLanguageBidiNode,
    GetCurrentLanguageNode,
    GetLanguageInfoNode,
    LanguageNode,
    TranslateNode,
)
from django.templatetags.static import StaticNode
from django.utils.translation import gettext, pgettext

from articles.templatetags.kept import KeptNode

from .expressions import Names, Unwritten, condition, value
from .lines import Lines

# Nothing but what they know at their place is in what they say: Django may be asked.
_BY_DJANGO = (FirstOfNode, GetCurrentLanguageBidiNode, GetCurrentLanguageNode)
_BY_DJANGO += (GetLanguageInfoNode, LanguageNode, NowNode, TemplateTagNode, URLNode)
_BY_DJANGO += (VerbatimNode,)
_COUNTERS = (
    'loop{n}["counter0"] = i{n}',
    'loop{n}["counter"] = i{n} + 1',
    'loop{n}["revcounter"] = size{n} - i{n}',
    'loop{n}["revcounter0"] = size{n} - i{n} - 1',
    'loop{n}["first"] = i{n} == 0',
    'loop{n}["last"] = i{n} == size{n} - 1',
)
_WRITERS = {}


def _writes(*kinds):
    def register(method):
        _WRITERS.update(dict.fromkeys(kinds, method))
        return method

    return register


def written(chain, part):
    """The function of a template, and of those that it extends, innermost first.

    `part(name)` is another template, as something with a function `write`. Raises
    Unwritten where Django has to render it.
    """
    writer = _Writer(chain, part)
    writer.chain()
    space = writer.names
    try:
        exec(_code(writer.source), space)
    except SyntaxError as error:  # Python nests twenty loops, and no more
        raise Unwritten("its depth") from error
    return space["write"]


@lru_cache(maxsize=2_000)
def _code(source):
    return compile(source, "<template>", "exec")


class _Writer(Lines):
    def __init__(self, chain, part):
        super().__init__()
        self._chain, self._part, self.names = chain, part, Names()
        self._blocks = _blocks(chain)
        # Which block is written, and how far up its `super` is.
        self._inside = None

    def chain(self) -> None:
        *children, root = self._chain
        for template in children:
            for node in template.nodelist:
                if isinstance(node, ExtendsNode):
                    break
                self.node(node)
        self.nodes(root.nodelist)

    def nodes(self, nodelist) -> None:
        for each in nodelist:
            self.node(each)

    def node(self, node) -> None:
        _WRITERS.get(type(node), _Writer.other)(self, node)

    def _values(self, expressions) -> str:
        pairs = ((name, self._value(each)) for name, each in expressions.items())
        return ", ".join(f"{name!r}: {written}" for name, written in pairs)

    def _value(self, expression, failed="") -> str:
        return value(expression, self.names, failed)

    def _set_or_say(self, name, written, said) -> None:
        self._line(f"s[{name!r}] = {written}" if name else f"out({said})")

    def _give_or_say(self, name, text) -> None:
        """What is known already."""
        if name:
            self._line(f"s[{name!r}] = {self.names.of(text)}")
        else:
            self._say(text)

    # Nodes.

    def other(self, node) -> None:
        """Others are Django's, if they keep nothing between two of their turns."""
        if type(node) not in _BY_DJANGO or node.get_nodes_by_type(BlockNode):
            raise Unwritten(type(node).__name__)
        self._ask(node)

    def _ask(self, node) -> None:
        self._line("c.dicts[0] = s")
        self._line(f"out({self.names.of(node)}.render(c))")

    @_writes(TextNode)
    def _text(self, node) -> None:
        self._say(node.s)

    @_writes(LoadNode, CommentNode)
    def _nothing(self, node) -> None:
        pass

    @_writes(VariableNode)
    def _variable(self, node) -> None:
        expression = node.filter_expression
        if expression.token == "block.super" and self._inside:
            name, height = self._inside
            self._block(name, height + 1)
        else:
            self._line(f"out(shown({self._value(expression)}))")

    @_writes(IfNode)
    def _if(self, node) -> None:
        word = "if"
        for asked, nodelist in node.conditions_nodelists:
            test = "True" if asked is None else condition(asked, self.names)
            with self._under(f"{word} {test}:"):
                self.nodes(nodelist)
            word = "elif"

    @_writes(WithNode)
    def _with(self, node) -> None:
        with self._pushed(self._values(node.extra_context)):
            self.nodes(node.nodelist)

    @_writes(ForNode)
    def _for(self, node) -> None:
        n = self._number()
        values = self._value(node.sequence, None)
        self._line(f"values{n} = sequence({values}, {node.is_reversed})")
        self._line(f"size{n} = len(values{n})")
        with self._under(f"if size{n}:"), self._pushed():
            self._loop(node, n)
        if node.nodelist_empty:
            with self._under("else:"), self._pushed():
                self.nodes(node.nodelist_empty)

    def _loop(self, node, n) -> None:
        outer = "{'parentloop': s.get('forloop', {})}"
        self._line(f"loop{n} = s['forloop'] = {outer}")
        with self._under(f"for i{n}, item{n} in enumerate(values{n}):"):
            for line in _COUNTERS:
                self._line(line.format(n=n))
            if len(node.loopvars) == 1:
                self._line(f"s[{node.loopvars[0]!r}] = item{n}")
                self.nodes(node.nodelist_loop)
            else:
                names = self.names.of(tuple(node.loopvars))
                with self._pushed(f"**unpacked({names}, item{n})"):
                    self.nodes(node.nodelist_loop)

    @_writes(IncludeNode)
    def _include(self, node) -> None:
        name = node.template.var
        if not isinstance(name, str) or node.template.filters or name[:1] == ".":
            raise Unwritten("include")
        known = "**KNOWN" if node.isolated_context else "**s"
        told = f"{{{known}, {self._values(node.extra_context)}}}"
        self._line(f"{self.names.of(self._part(str(name)))}.write(c, {told}, out)")

    @_writes(BlockNode)
    def _block(self, node) -> None:
        self._block(node.name, 0)

    def _block(self, name, height) -> None:
        nodes = self._blocks[name][height : height + 1]
        outside, self._inside = self._inside, (name, height)
        for each in nodes:
            with self._pushed(f"'block': {self.names.of(each)}"):
                self.nodes(each.nodelist)
        self._inside = outside

    @_writes(SimpleNode)
    def _simple(self, node) -> None:
        called = self._called(node)
        self._set_or_say(node.target_var, called, f"escaped({called})")

    @_writes(InclusionNode)
    def _inclusion(self, node) -> None:
        if not isinstance(node.filename, str):
            raise Unwritten("inclusion tag")
        part = self.names.of(self._part(node.filename))
        self._line(f"{part}.write(c, fresh({self._called(node)}, s), out)")

    def _called(self, node) -> str:
        given = [self._value(each) for each in node.args]
        given += [f"{name}={self._value(each)}" for name, each in node.kwargs.items()]
        if node.takes_context:
            self._line("c.dicts[0] = s")
            given.insert(0, "c")
        return f"{self.names.of(node.func)}({', '.join(given)})"

    @_writes(TranslateNode)
    def _translate(self, node) -> None:
        if not (_is_fixed(node.filter_expression) and _is_fixed(node.message_context)):
            raise Unwritten("translate")
        scope = Context()
        said = node.render(scope)
        self._give_or_say(node.asvar, scope[node.asvar] if node.asvar else said)

    @_writes(BlockTranslateNode)
    def _blocktranslate(self, node) -> None:
        if node.plural or not _is_fixed(node.message_context):
            self._ask(node)
            return
        sentence, names = node.render_token_list(node.singular)
        about = node.message_context
        said = pgettext(about.var, sentence) if about else gettext(sentence)
        with self._pushed(self._values(node.extra_context)):
            values = ", ".join(
                f"{each!r}: shown(s.get({each!r}, ''))" for each in names
            )
            made = "worded(%s, {%s}, %s, c, s)"
            number = self._number()
            call = made % (self.names.of(said), values, self.names.of(node))
            self._line(f"said{number} = {call}")
        written = f"said{number}"
        self._set_or_say(node.asvar, f"SafeString({written})", written)

    @_writes(KeptNode)
    def _kept(self, node) -> None:
        n = self._number()
        made_of = ", ".join(self._value(each, None) for each in node.made_of)
        self._line(f"key{n} = kept_parts.key({made_of})")
        self._line(f"part{n} = kept_parts.find(key{n})")
        with self._under(f"if part{n} is None:"):
            self._line(f"out{n}, out = out, (said{n} := []).append")
            self.nodes(node.nodelist)
            self._line(f"out = out{n}")
            self._line(f"part{n} = kept_parts.keep(key{n}, ''.join(said{n}))")
        self._line(f"out(part{n})")

    @_writes(StaticNode)
    def _static(self, node) -> None:
        if not _is_fixed(node.path):
            raise Unwritten("static")
        scope = Context()
        said = node.render(scope)
        self._give_or_say(node.varname, scope[node.varname] if node.varname else said)


def _is_fixed(expression) -> bool:
    """Whether it is a text in quotation marks, or nothing."""
    if expression is None:
        return True
    is_text = getattr(expression.var, "lookups", None) is None
    return is_text and not expression.filters


def _blocks(chain) -> dict:
    """Name -> the block of each template that has it, innermost first."""
    found = {}
    for template in chain:
        for each in template.nodelist.get_nodes_by_type(BlockNode):
            found.setdefault(each.name, []).append(each)
    return found
