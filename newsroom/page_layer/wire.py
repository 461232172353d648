"""The site's connections: uvicorn's, and pages from memory before it has to parse.

A request that is whole, plain and for a page in memory is answered at once. Everything
else is uvicorn's to read and to answer, with bounds for clients that are slow.
"""

from time import monotonic

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .bridge import LARGEST_HEAD, REFUSING

# Seconds: for a whole head, and for an answer of which nothing is taken.
HEAD_PATIENCE, TAKING_PATIENCE = 20, 30
# Requests that wait on one connection. Browsers send one after the other; a stranger
# sends thousands in a packet, reads no answer, and does so a thousand times.
MOST_WAITING = 20
NO_REQUEST, TOO_LARGE = b"400 Bad Request", b"431 Request Header Fields Too Large"


class Wire(HttpToolsProtocol):
    """`config.app` is a Bridge."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._find = self.app.layer.quick
        # Between two messages; nothing of the next one has come.
        self._is_between, self._is_in_head, self._head = True, False, 0
        self._patience = self._stuck = None
        self._is_given_up = False
        # Whose answer is being made; uvicorn knows only what came last.
        self._running = None
        self._lately = 0.0

    def connection_made(self, transport):
        super().connection_made(transport)
        self._be_patient()

    def connection_lost(self, exc):
        for timer in (self._patience, self._stuck):
            if timer:
                timer.cancel()
        super().connection_lost(exc)
        self._leave()
        # They point at each other, and wait for the collector of cycles otherwise.
        self.pipeline.clear()

    def data_received(self, data):
        if (
            self._is_between
            and (self.cycle is None or self.cycle.response_complete)
            and not self.flow.write_paused
            and (answer := self._find(data))
        ):
            self._lately = monotonic()
            date = self.server_state.default_headers[0][1]
            self.transport.writelines(
                (answer.head, b"date: %b\r\n\r\n" % date, answer.body)
            )
            self.app.give_way()
        else:
            self._read(data)

    def _read(self, data):
        was_in_head, self._head = self._is_in_head, self._head + len(data)
        super().data_received(data)
        if not self._is_in_head:
            self._head = 0
        elif self._head > LARGEST_HEAD:
            self._refuse(TOO_LARGE)
        elif not was_in_head:
            self._be_patient()

    def send_400_response(self, msg):
        """uvicorn's, of what is no request."""
        self._refuse(NO_REQUEST)

    def _refuse(self, status):
        said = [b"%b: %b\r\n" % each for each in REFUSING]
        self.transport.write(b"HTTP/1.1 %b\r\n%b\r\n" % (status, b"".join(said)))
        self._leave()
        self.transport.close()

    def _start_asgi_task(self, cycle, app):
        self._running = cycle
        super()._start_asgi_task(cycle, app)

    def _abort(self):
        self._leave()
        self.transport.abort()

    def _leave(self):
        """What is being made is for nobody: to send it would be an error in the log,
        which a stranger could fill."""
        if self._running:
            self._running.disconnected = True
            self._running.message_event.set()

    def on_message_begin(self):
        self._is_between, self._is_in_head = False, True
        super().on_message_begin()

    def on_headers_complete(self):
        self._is_in_head = False
        if len(self.pipeline) >= MOST_WAITING:
            self._is_given_up = True
            self._abort()
        if not self._is_given_up:
            super().on_headers_complete()

    def on_message_complete(self):
        self._is_between = True
        super().on_message_complete()

    def _be_patient(self):
        if self._patience:
            self._patience.cancel()
        self._patience = self.loop.call_later(HEAD_PATIENCE, self._give_up)

    def _give_up(self):
        """Of a head that did not come; a first one, or a later one in parts."""
        self._patience = None
        has_asked = self.cycle is not None or self._lately
        if (self._is_in_head or not has_asked) and not self.transport.is_closing():
            self.transport.close()
        elif self.cycle is None:
            self.timeout_keep_alive_handler()

    def timeout_keep_alive_handler(self):
        """What was answered from memory since has started no timer of its own."""
        left = self._lately + self.timeout_keep_alive - monotonic()
        if left > 0:
            self._unset_keepalive_if_required()
            self.timeout_keep_alive_task = self.loop.call_later(
                left, self.timeout_keep_alive_handler
            )
        else:
            super().timeout_keep_alive_handler()

    def pause_writing(self):
        super().pause_writing()
        self._watch(None)

    def resume_writing(self):
        super().resume_writing()
        if self._stuck:
            self._stuck.cancel()
            self._stuck = None

    def _watch(self, waiting):
        """Whoever takes nothing of an answer does not hold it for ever."""
        now = self.transport.get_write_buffer_size()
        if now == waiting:
            self._abort()
        else:
            self._stuck = self.loop.call_later(TAKING_PATIENCE, self._watch, now)
