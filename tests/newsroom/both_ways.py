"""Every page of a site twice: by the written templates, and by Django's own.

    python -m tests.newsroom.both_ways

With the site's environment; prints what it found as JSON. Pages are asked of Django's
handler in this process, for what is to be compared is made in it.
"""

import io
import json
import logging
import sys
from unittest.mock import patch
from urllib.parse import unquote, urlsplit

from django.template.backends.django import Template

from newsroom.compiled.backend import CompiledTemplate
from newsroom.wsgi_site import django
from tests.crawl import Answer

HOST = "http://localhost"
# What nothing links to.
MORE = (
    "/en/nothing/",
    "/t/en/nothing/",
    "/en/search/?q=the",
    "/ko/search/?q=%EB%B6%81%ED%95%9C",
)


def ask(address) -> Answer:
    parts = urlsplit(address)
    told, headers = [], {}
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(parts.path).encode().decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    answer = django(
        environ, lambda *status_and_headers: told.extend(status_and_headers)
    )
    body = b"".join(answer)
    answer.close()
    headers = {name.lower(): value for name, value in told[1]}
    return Answer(address, int(told[0][:3]), headers, body)


def pages():
    waiting = [HOST + "/", *(HOST + each for each in MORE)]
    known = set(waiting)
    while waiting:
        answer = ask(waiting.pop())
        if "text" not in answer.headers.get("content-type", "text"):
            continue
        yield answer
        if answer.is_page:
            links = {each for each in answer.links() if each.startswith(HOST + "/")}
            waiting += [each for each in links - known if _is_page(each)]
            known |= links


def _is_page(address):
    return not urlsplit(address).path.startswith(("/pictures/", "/files/", "/static/"))


class _Left(logging.Handler):
    """Templates that were not written."""

    def __init__(self):
        super().__init__()
        self.names = set()

    def emit(self, record):
        self.names.add(record.args[0])


def main():
    left = _Left()
    log = logging.getLogger("newsroom.compiled.pages")
    log.addHandler(left)
    log.setLevel(logging.INFO)
    found = {"pages": 0, "different": []}
    for written in pages():
        with patch.object(CompiledTemplate, "render", Template.render):
            by_django = ask(written.address)
        found["pages"] += 1
        if written != by_django:
            found["different"].append(written.address)
    print(json.dumps({**found, "left": sorted(left.names)}))


if __name__ == "__main__":
    main()
