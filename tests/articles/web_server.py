"""A web of one server on this machine, for what asks others."""

import ssl
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

CERTIFICATE = Path(__file__).parent / "right_example.pem"


class _Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        page = self.server.pages.get(self.path, 404)
        status, headers = page if isinstance(page, tuple) else (page, {})
        if isinstance(status, dict):
            status = status[self.command]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    # What a cache in front is asked to drop.
    do_GET = do_BAN = do_HEAD

    def do_CONNECT(self):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        self.send_error(502)

    def log_message(self, *args):
        pass


@contextmanager
def web(pages, secure=False):
    """A server that answers `pages`: path -> status, or (status, headers); a status
    may differ by the verb. `asked` holds what it was asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.pages, server.asked = pages, []
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
