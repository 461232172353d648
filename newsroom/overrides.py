"""Templates of a newsroom's own, in place of ours of the same name (docs/looks.md).

One that cannot be read never takes pages with it: readers get ours, and the log, the
start of `manage.py run` and `manage.py check` say which file and line is wrong.
"""

import logging
from pathlib import Path

from django.conf import settings
from django.core.checks import Warning, register
from django.template import (
    Engine,
    Origin,
    Template,
    TemplateDoesNotExist,
    TemplateSyntaxError,
)
from django.template.loaders.filesystem import Loader as FilesystemLoader

log = logging.getLogger(__name__)

# What readers get. The desk's templates change with its code.
THEIRS = ("articles/", "people/")
THEIRS_WHOLE = ("base.html", "404.html", "410.html")


def is_theirs(name) -> bool:
    return name in THEIRS_WHOLE or name.startswith(THEIRS)


class Loader(FilesystemLoader):
    def get_dirs(self):
        return [settings.NEWSROOM_TEMPLATES]

    def get_template_sources(self, name):
        if is_theirs(name):
            yield from super().get_template_sources(name)

    def get_contents(self, origin):
        """Asked once for each, by the loader that keeps what is compiled."""
        name = origin.template_name
        try:
            text = super().get_contents(origin)
            Template(text, origin, name, self.engine)
        except (TemplateSyntaxError, UnicodeDecodeError, OSError) as error:
            log.error("The template %s is wrong%s", name, _line(error))
            raise TemplateDoesNotExist(origin) from error
        return text


def _line(error) -> str:
    token = getattr(error, "token", None)
    return f", line {token.lineno}" if token and token.lineno else ""


def faults() -> list[str]:
    """Of each template that cannot be used: which file, which line, and why."""
    folder = Path(settings.NEWSROOM_TEMPLATES)
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.html"))
    found = ((folder / name, _fault(folder / name, name)) for name in names)
    return [f"{file}{fault}" for file, fault in found if fault]


def _fault(file, name) -> str:
    if not is_theirs(name):
        return ": no template of readers' pages has that name, so it is not used."
    try:
        text = file.read_text(encoding="utf-8")
        Template(text, Origin(str(file), name), name, Engine.get_default())
    except TemplateSyntaxError as error:
        return f"{_line(error)}: {error}"
    except UnicodeDecodeError:
        return ": it is not written as UTF-8."
    except OSError as error:
        return f": it cannot be read ({error.strerror})."
    return ""


@register
def own_templates(app_configs, **kwargs):
    hint = "Readers get ours in its place until it is mended."
    return [Warning(each, hint=hint, id="newsroom.W003") for each in faults()]
