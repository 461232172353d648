"""Asking the desk as one person, and seeing what was written by it."""

import re
from copy import copy
from http.cookies import SimpleCookie

from django.conf import settings
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.test.client import ClientHandler

_WRITE = re.compile(
    r'(?<!for )(?:insert into|update(?!\s+set)|delete from|truncate)\s+"?(\w+)', re.I
)
# Whether somebody is signed in is not what the table is about.
_OF_NO_ACCOUNT = {"django_session", "usersessions_usersession"}
_OF_NO_ACCOUNT |= {"people_signinlimit", "newsroom_cache"}


class Writes:
    """The tables that were written to while it was on."""

    def __init__(self):
        self.tables = set()

    def __call__(self, execute, sql, params, many, context):
        said = str(sql).lstrip()
        answer = execute(sql, params, many, context)
        if found := _WRITE.match(said):
            self.tables |= {found[1]} - _OF_NO_ACCOUNT
        # One that may find nothing to write, as to forget what is old.
        elif said.lower().startswith("with ") and context["cursor"].rowcount > 0:
            self.tables |= set(_WRITE.findall(said))
        return answer


class Answer:
    def __init__(self, response, wrote):
        self.status, self.wrote = response.status_code, wrote
        self.location = response.headers.get("Location", "")
        head = "".join(f"{name}: {value}\n" for name, value in response.items())
        cookies = response.cookies.output()
        self.content = b"".join(response)
        self.all = head + cookies + self.content.decode("utf-8", "replace")


class Door(RequestFactory):
    """A signed-in browser, without the test client's copies of every template.

    Whatever a request changes is taken back at once.
    """

    # One for all: it reads every static file when it is made.
    handler = ClientHandler(enforce_csrf_checks=False)

    def __init__(self, user):
        super().__init__()
        self.cookies = SimpleCookie()
        if user.is_authenticated:
            client = Client()
            client.force_login(user)
            name = settings.SESSION_COOKIE_NAME
            self.cookies[name] = client.cookies[name].value

    def request(self, **request):
        return self.handler(self._base_environ(**request))

    def ask(self, method, address, data=None) -> Answer:
        writes, place = Writes(), transaction.savepoint()
        with connection.execute_wrapper(writes):
            if method == "GET":
                response = self.get(address)
            else:
                response = self.post(address, data or {})
            answer = Answer(response, writes.tables)
        transaction.savepoint_rollback(place)
        return answer


def strict(door) -> Door:
    """The same browser at a desk that asks for the token of its forms."""
    asked = copy(door)
    asked.handler = ClientHandler(enforce_csrf_checks=True)
    return asked
