"""Somebody at the desk, over HTTP: signs in, opens forms, sends them back."""

from dataclasses import dataclass
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import (
    HTTPCookieProcessor,
    HTTPRedirectHandler,
    Request,
    build_opener,
)

PATIENCE = 30
CSRF_COOKIE = "newsroom_desk_csrf"


@dataclass
class Answer:
    status: int
    location: str
    content: bytes


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        """A redirect is the answer that a saved form gets, so it is handed back."""


class Person:
    """Raises OSError or HTTPException where no whole answer came."""

    def __init__(self, desk: str, username: str, password: str):
        self.desk, self._cookies = desk, CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies), _Stay)
        self.get("/admin/login/")
        answer = self.post(
            "/admin/login/", {"username": username, "password": password}
        )
        if answer.status != 302:
            raise PermissionError(f"{username} was not let in: {answer.status}")

    def get(self, path) -> Answer:
        return self._ask(Request(self.desk + path))

    def post(self, path, fields) -> Answer:
        token = next(each.value for each in self._cookies if each.name == CSRF_COOKIE)
        return self._ask(
            Request(
                self.desk + path,
                data=urlencode(fields).encode(),
                headers={"X-CSRFToken": token, "Origin": self.desk},
            )
        )

    def _ask(self, request):
        try:
            reply = self._opener.open(request, timeout=PATIENCE)
        except HTTPError as error:
            reply = error
        with reply:
            return Answer(reply.status, reply.headers.get("Location", ""), reply.read())
