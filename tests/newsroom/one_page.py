"""A page layer round an application that a test writes, and a clock that it sets."""

from math import inf

from newsroom.page_layer.moments import Moments
from newsroom.pages import PageLayer

HOST = "paper.example"
ASK_AGAIN = "max-age=0, must-revalidate, s-maxage=0"


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class Site:
    """`pages` says by path what the application answers: (status, headers, body), or
    a function of the environ that says it. `asked` has what it was asked."""

    def __init__(self, pages=None, most=1_000_000, shared=10):
        self.pages, self.asked = pages or {}, []
        self.clock = Clock()
        self.moments = Moments(shared, self.clock)
        self.layer = PageLayer(
            self.application, self.moments, most=most, is_host=HOST.__eq__
        )
        # The layer's shortest way asks the process's own clock.
        self.listen()

    def listen(self, following=inf):
        self.moments.trust(self.clock.now + 3, self.clock.now + following)

    def application(self, environ, start_response):
        self.asked.append(environ)
        answer = self.pages.get(environ["PATH_INFO"], (404, {}, b"nothing here"))
        status, headers, body = answer(environ) if callable(answer) else answer
        headers = {"Content-Length": str(len(body)), **headers}
        start_response(f"{status} As Said", list(headers.items()))
        return [body]

    def get(self, path, method="GET", query="", **headers):
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": HOST,
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        answer = Answer()
        answer.body = b"".join(self.layer(environ, answer))
        return answer


class Answer:
    def __call__(self, status, headers, exc_info=None):
        self.status = int(status.partition(" ")[0])
        self.headers = dict(headers)
        assert len(self.headers) == len(headers)


def page(keys="story-1", body=b"<p>" + b"carts " * 100, status=200, **more):
    headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": ASK_AGAIN}
    if keys:
        headers["Surrogate-Key"] = keys
    return status, {**headers, **more}, body
