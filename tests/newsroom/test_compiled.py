"""Templates that are written down as functions say what Django's say."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, TemplateSyntaxError
from django.utils import translation
from django.utils.safestring import mark_safe

from newsroom.compiled.backend import CompiledTemplate, CompiledTemplates
from newsroom.processes import ROOT, site_environment

OTHERS = {
    "base.html": "<{% block head %}head {{ who }}{% endblock %}|{% block main %}"
    "{% block inner %}inner{% endblock %}{% endblock %}>",
    "line.html": "{{ who }} {{ more }} {{ forloop.counter }}{% firstof a b as who %}",
    "rows.html": "{% for a, b in pairs %}{{ a }}={{ b }};{% endfor %}",
    "said.html": "{% extends 'base.html' %}{% block main %}said{% endblock %}",
    "turns.html": "{% for each in three %}{% cycle 'a' 'b' %}{% endfor %}",
}


class Odd:
    """Asked for its parts in every way that Django knows."""

    plain = "plain & simple"
    missing = None

    def called(self):
        return "was called"

    def wants(self, one):
        return one

    def alter(self):
        raise AssertionError("changed something")

    alter.alters_data = True

    @property
    def broken(self):
        raise ValueError("broken")

    @property
    def absent(self):
        error = ValueError("absent")
        error.silent_variable_failure = True
        raise error


def known():
    return {
        "who": "<Mira> & 'others'",
        "safe": mark_safe("<b>safe</b>"),
        "none": None,
        "yes": True,
        "count": 1234567,
        "share": 0.5,
        "at": datetime(2026, 11, 26, 9, 5, tzinfo=UTC),
        "three": ["a", "b<", 3],
        "pairs": [("a", 1), ("b", 2)],
        "empty": [],
        "story": {"headline": "A & B", "items": "a key", "0": "zero", "deck": ""},
        "deep": {"er": {"est": SimpleNamespace(name="<deep>")}},
        "odd": Odd(),
        "call": lambda: "called <it>",
        "words": translation.gettext_lazy("Search"),
        "base": "base.html",
    }


SAME = [
    "plain <text> {% comment %}nothing{% endcomment %}{# nor this #}",
    "{{ who }} {{ safe }} {{ none }} {{ yes }} {{ count }} {{ share }} {{ nobody }}",
    "{{ at }} {{ at|date:'c' }} {{ three }} {{ words }} {{ call }} {{ 'a<b' }} {{ 3 }}",
    "{{ story.headline }} {{ story.items }} {{ story.0 }}{{ story.deck }}{{ story.x}}",
    "{{ story.values|length }} {{ three.1 }} {{ three.9 }} {{ who.0 }} {{ who.x }}",
    "{{ odd.plain }} {{ odd.called }} {{ odd.wants }} {{ odd.missing }}{{ odd.alter }}",
    "{{ odd.absent }} {{ odd.nothing }} {{ deep.er.est.name }} {{ deep.x.y.z }}",
    "{{ who|default:'x' }} {{ nobody|default:who }} {{ safe|upper }} {{ who|safe }}",
    "{{ who|add:story.deck|linebreaksbr }} {{ three|join:who }} {{ safe|add:who }}",
    "{% if yes and not nobody %}1{% elif who %}2{% else %}3{% endif %}",
    "{% if nobody %}1{% elif 'a' in three and count > 5 %}2{% endif %}",
    "{% if 3 < who %}1{% else %}2{% endif %}{% if odd.broken or yes %}3{% endif %}",
    "{% if nobody == none %}1{% endif %}{% if who|add:nobody %}1{% else %}2{% endif %}",
    "{% for each in three %}{{ forloop.counter }}{{ each }}{% if not forloop.last %},"
    "{% endif %}{% empty %}none{% endfor %}{{ each }}",
    "{% for each in empty %}{{ each }}{% empty %}none {{ who }}{% endfor %}",
    "{% for each in nobody %}{{ each }}{% endfor %}{% for a in three reversed %}{{ a }}"
    "{% for b in pairs %}{{ forloop.parentloop.counter }}{{ b.0 }}{% endfor %}"
    "{% endfor %}",
    "{% for a, b in pairs %}{{ a }}{{ b }}{% endfor %}{{ a }}",
    "{% with who=story.headline more=3 %}{{ who }} {{ more }}{% endwith %}{{ who }}",
    "{% include 'line.html' %}|{% include 'line.html' with who='x' only %}|{{ who }}",
    "{% for each in three %}{% include 'line.html' with more=each %}{% endfor %}",
    "{% include 'said.html' %} {% include 'turns.html' %} {% include 'rows.html' %}",
    "{% extends 'base.html' %}{% block head %}{{ block.super }}!{% endblock %}",
    "{# first #} {% extends base|default:'x' %}{% block inner %}<{{ block.super }}>"
    "{% endblock %}",
    "{% extends 'base.html' %}{% block main %}{% for block in three %}{{ block }}"
    "{% endfor %}{{ block.super }}{% endblock %}",
    "{% load i18n %}{% translate 'Search' %} {% translate 'Search' as s %}{{ s }} "
    "{% translate 'Published' context 'date of a story' %} {% translate '100%' %}",
    "{% load i18n %}{% blocktranslate with number=count count=three|length %}Part "
    "{{ number }} of {{ count }}{% endblocktranslate %}{{ number }}",
    "{% load i18n %}{% blocktranslate count minutes=count %}{{ minutes }} minute to "
    "read{% plural %}{{ minutes }} minutes to read{% endblocktranslate %}",
    "{% load i18n %}{% blocktranslate trimmed asvar line %}\n 5 % of\n {{ who }}\n"
    "{% endblocktranslate %}{{ line }}",
    "{% load i18n %}{% get_current_language as here %}{{ here }}{% language 'ko' %}"
    "{% translate 'Search' %}{% endlanguage %}{% translate 'Search' %}",
    "{% load sheets %}{% autoescape off %}{{ who }}{% endautoescape %}{% now 'Y' %}",
    "{% load paper %}{% language_name 'ko' %}{% language_name 'ko' as name %}{{ name }}"
    " {% foreign who %}{% foreign '' %}",
    "{% load kept %}{% kept 'part' none who %}{{ who }}{% for each in three %}"
    "{{ each }}{% endfor %}{% endkept %}{{ each }}"
    "{% kept 'more' '' nobody %}{% endkept %}",
    "{% for each in three %}{% ifchanged each %}{{ each }}{% endifchanged %}"
    "{% endfor %}",
]


@pytest.fixture(scope="module")
def backend():
    def of(**templates):
        loader = "django.template.loaders.locmem.Loader"
        return CompiledTemplates(
            {
                "NAME": "tried",
                "DIRS": [],
                "APP_DIRS": False,
                "OPTIONS": {
                    "loaders": [
                        (
                            "django.template.loaders.cached.Loader",
                            [(loader, each) for each in (templates, OTHERS)],
                        )
                    ]
                },
            }
        )

    return of


def both(backend, template, **more):
    found = backend(**{"page.html": template}).get_template("page.html")
    assert type(found) is CompiledTemplate
    written = [found.render(known() | more) for _ in range(2)]
    assert written[0] == written[1]
    return written[0], found.template.render(Context(known() | more))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("template", SAME)
def test_the_same_is_said(backend, template, language):
    with translation.override(language):
        written, by_django = both(backend, template)
    assert written == by_django


def test_loops_may_be_deeper_than_python_has_them(backend):
    loops = "{% for each in three %}{% if forloop.first %}"
    ends = "{% endif %}{% endfor %}"
    written, by_django = both(backend, f"{loops * 25}{{{{ each }}}}{ends * 25}")
    assert written == by_django == "a"


def test_an_own_template_builds_on_ours_of_the_same_name(backend):
    own = "{% extends 'base.html' %}{% block head %}own {{ block.super }}{% endblock %}"
    found = backend(**{"base.html": own}).get_template("base.html")
    assert found.render({"who": "Mira"}) == "<own head Mira|inner>"


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ odd.broken }}", ValueError),
        ("{% for a, b in three %}{{ a }}{% endfor %}", ValueError),
        ("{% extends nobody %}", TemplateSyntaxError),
    ],
)
def test_what_goes_wrong_goes_wrong_alike(backend, template, error):
    found = backend(**{"page.html": template}).get_template("page.html")
    for render in (found.render, lambda told: found.template.render(Context(told))):
        with pytest.raises(error):
            render(known())


def test_every_page_of_the_sample_has_the_same_bytes(newsroom_processes):
    done = subprocess.run(
        [sys.executable, "-m", "tests.newsroom.both_ways"],
        env=site_environment(newsroom_processes.environment),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert not done.returncode, done.stderr
    found = json.loads(done.stdout)
    assert found["different"] == []
    assert found["left"] == []
    assert found["pages"] > 300
