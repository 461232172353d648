"""In place of DjangoTemplates: the same templates, written down as functions."""

from django.template.backends.django import DjangoTemplates, Template, reraise
from django.template.context import make_context
from django.template.exceptions import TemplateDoesNotExist

from .pages import Pages


class CompiledTemplates(DjangoTemplates):
    def __init__(self, params):
        super().__init__(params)
        self.pages = Pages(self.engine)

    def get_template(self, template_name):
        found = super().get_template(template_name)
        is_usual = self.engine.autoescape and not (
            self.engine.string_if_invalid or self.engine.debug
        )
        return CompiledTemplate(found.template, self) if is_usual else found


class CompiledTemplate(Template):
    def render(self, context=None, request=None):
        context = make_context(context, request)
        try:
            return self.backend.pages.render(self.template, context)
        except TemplateDoesNotExist as error:
            reraise(error, self.backend)
