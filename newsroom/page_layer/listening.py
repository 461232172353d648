"""What the database tells: the keys of pages to drop, and what its clock brings.

One thread in each process that answers, with one direct connection. Memory may answer
only while this thread has heard from the database within LEASE seconds: a connection
that is lost, a network that is silent and a thread that died all end the same way.
"""

import logging
import threading
from contextlib import suppress
from math import inf
from time import monotonic

import psycopg

logger = logging.getLogger(__name__)

CHANNEL, NAME = "newsroom_pages", "newsroom pages"
# How often the database is asked for its clock, and for how long an answer is good.
BEAT, LEASE = 1.0, 3.0
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
# Told of a planned print, whose moment may have come while its transaction went on.
CLOCK, LONGEST_TRANSACTION = "clock", "2 minutes"
# A connection on which nothing is acknowledged ends by itself.
OPTIONS = {
    "autocommit": True,
    "application_name": NAME,
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 5_000,
}
_ASK = f"""
select now, extract(epoch from next - now)::float8,
       (select string_agg(distinct key, ' ')
          from live_turn, unnest(keys) key
         where at > %s::timestamptz - case when %s then interval '{LONGEST_TRANSACTION}'
                                      else interval '0' end)
  from live_clock
"""


class Listener:
    """`tell(keys)` drops pages; `anew()` drops all, for what was told meanwhile is
    unknown; `moments` says until when memory may answer."""

    def __init__(self, address, tell, anew, moments):
        self._address = address
        self._tell, self._anew, self._moments = tell, anew, moments
        self._asked_at, self._looks_back = None, False
        self._ends = threading.Event()
        self._thread = None

    def start(self) -> None:
        self._thread = threading.Thread(
            target=self._work, name="page layer", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        self._ends.set()
        self._thread.join()

    def _work(self) -> None:
        pause = FIRST_PAUSE
        while not self._ends.is_set():
            began = monotonic()
            with (
                suppress(psycopg.Error, OSError),
                psycopg.connect(self._address, **OPTIONS) as connection,
            ):
                self._listen(connection)
            self._moments.distrust()
            if monotonic() - began > LEASE:
                pause = FIRST_PAUSE
            logger.warning("Not listening to the database: pages are made each time.")
            self._ends.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _listen(self, connection) -> None:
        connection.execute(f"listen {CHANNEL}")
        # The question is planned once: to plan it takes ten times as long as to answer
        # it, and nothing is heard meanwhile.
        connection.execute("set plan_cache_mode = force_generic_plan")
        self._anew()
        self._asked_at = connection.execute("select now from live_clock").fetchone()[0]
        self._looks_back = False
        while not self._ends.is_set():
            self._hear(connection, self._ask(connection))

    def _ask(self, connection) -> float:
        """Ask the clock and what it brought; for how long nothing is to be asked."""
        before = monotonic()
        given = [self._asked_at, self._looks_back]
        asked = connection.execute(_ASK, given, prepare=True)
        after = monotonic()
        self._asked_at, following, keys = asked.fetchone()
        self._looks_back = False
        if keys:
            self._tell(keys.split())
        following = inf if following is None else following
        # What came while the answer was on its way is older than the answer.
        heard = self._hear(connection, 0)
        self._moments.trust(before + LEASE, before + following)
        # Not before the moment, wherever in between the clock was read.
        wait = min(BEAT, after + following - monotonic())
        return 0.0 if heard else max(0.0, wait)

    def _hear(self, connection, seconds) -> bool:
        """Drop what is told within that time; whether anything was."""
        heard = False
        for told in connection.notifies(timeout=seconds, stop_after=1):
            keys = told.payload.split()
            self._looks_back = self._looks_back or CLOCK in keys
            self._tell(keys)
            heard = True
        return heard
