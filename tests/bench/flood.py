"""1,000 guesses at one editor's password, while the editor signs in.

    .venv/bin/python -m tests.bench.flood
    .venv/bin/python -m tests.bench.flood --tries 5000 --addresses 5000

The guesses come from as many addresses as there are (behind one proxy, as
NEWSROOM_DESK_PROXIES says), several at a time, as fast as the desk answers. Meanwhile
the editor signs in, by password and code in the browser that they always use, and by a
passkey in one that was never used before. It says how many guesses were looked at, and
how long the editor's sign-ins took, before and during the flood. Exit code 1 where the
editor was not let in, or more guesses were looked at than strangers have.
"""

import argparse
import statistics
import sys
import threading
import time
from itertools import count

from newsroom.processes import wait_until_healthy
from tests.bench.newsroom import running_newsroom, use_desk_of

TRIES, ADDRESSES, AT_ONCE = 1_000, 1_000, 4
REFUSED = b"Too many wrong tries"


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tries", type=int, default=TRIES)
    parser.add_argument("--addresses", type=int, default=ADDRESSES)
    given = parser.parse_args(arguments)
    with running_newsroom(durable=False) as (newsroom, _server):
        asks_for_second_steps(newsroom)
        use_desk_of(newsroom)
        return report(given, *run(newsroom, given))


def asks_for_second_steps(newsroom):
    """The sample's desk, as a newsroom of one's own has it behind a proxy."""
    newsroom.processes["desk"].stop()
    newsroom.environment |= {"NEWSROOM_SECOND_STEP": "1", "NEWSROOM_DESK_PROXIES": "1"}
    newsroom.start("desk")
    wait_until_healthy(newsroom.processes.values())


def run(newsroom, given):
    from tests.bench.visitor import Visitor

    usual = Visitor(newsroom.desk, "198.51.100.1")
    secret, device = usual.set_up("editor", newsroom.password)
    before = [sign_in_by_passkey(newsroom, device, n)[1] for n in range(5)]
    flood = Flood(newsroom.desk, given)
    code_times, key_times, failures = [], [], 0
    flood.start()
    began = time.monotonic()
    for number in count():
        usual.sign_out()
        right, seconds = usual.by_code("editor", newsroom.password, secret)
        code_times.append(seconds)
        failures += not right
        for each in range(3):
            right, seconds = sign_in_by_passkey(newsroom, device, number * 3 + each)
            key_times.append(seconds)
            failures += not right
        if not flood.is_on:
            break
    answers = flood.finish()
    return answers, time.monotonic() - began, before, code_times, key_times, failures


def sign_in_by_passkey(newsroom, device, number):
    """From a browser and an address that were never here."""
    from tests.bench.visitor import Visitor

    return Visitor(newsroom.desk, f"192.0.2.{number % 250 + 1}").by_passkey(device)


class Flood:
    """So many strangers at once, each with another address every time."""

    def __init__(self, desk, given):
        self.desk, self.given, self.answers = desk, given, []
        self._left, self._lock = iter(range(given.tries)), threading.Lock()
        self.workers = [threading.Thread(target=self._guess) for _ in range(AT_ONCE)]

    def start(self):
        for each in self.workers:
            each.start()

    @property
    def is_on(self):
        return any(each.is_alive() for each in self.workers)

    def finish(self):
        for each in self.workers:
            each.join()
        return self.answers

    def _guess(self):
        from tests.bench.visitor import Visitor

        visitor = Visitor(self.desk, "203.0.113.1")
        visitor.get("/admin/login/")
        while (number := self._next()) is not None:
            at = number % self.given.addresses
            visitor.address = f"10.{at >> 16}.{at >> 8 & 255}.{at & 255}"
            began = time.monotonic()
            sent = {"username": "editor", "password": f"guess {number}"}
            answer = visitor.post("/admin/login/", sent)
            self.answers.append((REFUSED not in answer, time.monotonic() - began))

    def _next(self):
        with self._lock:
            return next(self._left, None)


def report(given, answers, seconds, before, code_times, key_times, failures):
    from people.sign_in import guessing

    looked_at = sum(was for was, _ in answers)
    most = (
        guessing.STRANGERS.most + round(seconds / guessing.STRANGERS.seconds_each) + 1
    )
    print(f"guesses sent            {len(answers):>8,} in {seconds:.0f} s")
    print(f"  from addresses        {min(given.addresses, given.tries):>8,}")
    print(f"  looked at             {looked_at:>8,} (strangers have {most})")
    print(f"  refused unread        {len(answers) - looked_at:>8,}")
    print(f"the editor came in      {len(code_times) + len(key_times) - failures:>8,}")
    print(f"  was kept out          {failures:>8,}")
    for name, times in (
        ("passkey, before", before),
        ("passkey, new browser", key_times),
        ("password and code", code_times),
    ):
        middle, worst = statistics.median(times), max(times)
        print(f"  {name:<22}{middle:>8.2f} s (worst {worst:.2f}, {len(times)} times)")
    return 1 if failures or looked_at > most else 0


if __name__ == "__main__":
    sys.exit(main())
