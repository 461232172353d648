"""Work in the database of the running newsroom, from the process of the tests."""

import time
from contextlib import contextmanager
from http.client import HTTPConnection
from secrets import token_hex
from urllib.parse import urlsplit

from django.db import connections

from articles import workflow
from articles.models import Article, Byline
from newsroom.settings.base import database
from people.models import Edition, Person
from tests.cast import paragraph

PATIENCE = 10


@contextmanager
def desk_of(newsroom):
    """What is done within is done with the desk's login of that newsroom."""
    tests = connections["default"]
    its = {**tests.settings_dict, **database(newsroom.environment["DATABASE_URL"])}
    connections["default"] = running = type(tests)(its, "default")
    try:
        yield
    finally:
        running.close()
        connections["default"] = tests


def written(editor, headline):
    """A draft that lacks nothing, at an address of its own."""
    edition = Edition.objects.get(code="en")
    article = Article(
        edition=edition,
        section=edition.sections.first(),
        slug=f"layer-{token_hex(4)}",
        headline=headline,
        deck="In both directions.",
        dateline="ULVEN",
        body=[paragraph("They cross.")],
    )
    workflow.start(article, editor)
    person, _ = Person.objects.get_or_create(name="Ole Carter", slug="ole-carter")
    Byline.objects.create(article=article, person=person)
    return article


def page_of(article):
    return f"/en/story/{article.slug}/"


class Reader:
    """Asks the site over one connection, as a browser does."""

    def __init__(self, newsroom):
        address = urlsplit(newsroom.site)
        self._connection = HTTPConnection(address.hostname, address.port)

    def get(self, path, method="GET", **headers):
        self._connection.request(method, path, headers=headers)
        answer = self._connection.getresponse()
        answer.text = answer.read().decode()
        return answer

    def until(self, path, is_so):
        """The first answer that is so: what is told needs a moment to come."""
        deadline = time.monotonic() + PATIENCE
        while not is_so(answer := self.get(path)):
            assert time.monotonic() < deadline, f"{answer.status} {answer.headers}"
        return answer
