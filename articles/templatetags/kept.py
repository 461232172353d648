"""`{% kept "card" picture.id story.pk level %}…{% endkept %}`: a part of many pages,
made once for all that is named after its name. The first of these is the id of a
picture in it, or an empty text."""

from django import template

from articles.kept_parts import kept_parts

register = template.Library()


class KeptNode(template.Node):
    def __init__(self, made_of, nodelist):
        self.made_of, self.nodelist = made_of, nodelist

    def render(self, context):
        key = kept_parts.key(*(each.resolve(context, True) for each in self.made_of))
        part = kept_parts.find(key)
        if part is None:
            part = kept_parts.keep(key, self.nodelist.render(context))
        return part


@register.tag
def kept(parser, token):
    made_of = [parser.compile_filter(each) for each in token.split_contents()[1:]]
    if len(made_of) < 2:
        raise template.TemplateSyntaxError("Say its name and the picture in it.")
    nodelist = parser.parse(["endkept"])
    parser.delete_first_token()
    return KeptNode(made_of, nodelist)
