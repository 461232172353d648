"""A page is made once when many ask for it at once."""

import threading

PATIENCE = 10


class Flight:
    """`page` is set when it has landed, unless each has to make their own."""

    def __init__(self):
        self.page, self._landed = None, threading.Event()

    def wait(self):
        self._landed.wait(PATIENCE)
        return self.page

    def land(self) -> None:
        self._landed.set()


class Flights:
    def __init__(self):
        self._lock = threading.Lock()
        self._going = {}

    def join(self, address) -> tuple[Flight, bool]:
        """The flight, and whether who asks is to make the page."""
        with self._lock:
            flight = self._going.get(address)
            if flight:
                return flight, False
            self._going[address] = flight = Flight()
            return flight, True

    def land(self, address, flight) -> None:
        with self._lock:
            if self._going.get(address) is flight:
                del self._going[address]
        flight.land()

    def let_go(self) -> None:
        """Something has changed: nobody else joins those that began before."""
        with self._lock:
            self._going.clear()
