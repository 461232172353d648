"""`kill -9` of the desk and of PostgreSQL during 100 saves: is a saved story lost?

    .venv/bin/python -m tests.bench.kill_nine
    .venv/bin/python -m tests.bench.kill_nine --careless

Four people save stories by form, two of them publish what they saved; meanwhile the
desk's whole process group and every process of the PostgreSQL server are killed ten
times each, some at once behind an acknowledgement, and started again by our own
launcher. Afterwards each acknowledged save is a revision and each acknowledged
publishing a print, everything else is there whole or not at all, and the record is
whole. Exit code 1 on any fault; ten minutes at most.

`--careless` lets PostgreSQL acknowledge before it has written, and fails unless the
check then finds a loss. What no kill shows is a machine that loses its power.
"""

import os
import random
import signal
import sys
import threading
import time
from http.client import HTTPException

import psutil

from newsroom.processes import wait_until_healthy
from tests.articles.desk_forms import fields
from tests.bench import kept, numbered
from tests.bench.newsroom import running_newsroom, use_desk_of
from tests.bench.person import Person

SAVES = 100
KILLS = 10
WRITERS = ("reporter", "reporter", "editor", "editor")
LIMIT = 600
PAUSE = 0.2


class Writer(threading.Thread):
    """Saves one story again and again, each time as the next number."""

    def __init__(self, person, article, publishes, news):
        super().__init__(daemon=True)
        self.person, self.article, self.publishes = person, article, publishes
        self.news, self.going, self.number = news, True, 1
        self.saved, self.published = set(), set()
        self.refused, self.unexpected = 0, 0

    @property
    def page(self):
        return f"/admin/articles/article/{self.article}/change/"

    def run(self):
        while self.going:
            try:
                self.save()
            except (OSError, HTTPException):  # killed before it could answer
                time.sleep(PAUSE)

    def save(self):
        opened = self.person.get(self.page)
        if opened.status != 200:
            self._note(opened)
            return
        self.number += 1
        number = self.number
        form = fields(opened)
        sent = form | {
            "headline": numbered.headline(number),
            "deck": numbered.deck(number),
            "body": "\n\n".join(numbered.paragraphs(number)),
        }
        if self._is_done(self.person.post(self.page, sent)):
            self._acknowledged(self.saved, number)
            if self.publishes:
                self.publish(number, int(form["version"]) + 1)

    def publish(self, number, version):
        page = f"/admin/articles/article/{self.article}/do/update/"
        if self._is_done(self.person.post(page, {"version": version})):
            self._acknowledged(self.published, number)

    def _is_done(self, answer):
        if answer.status == 302 and answer.location.endswith(self.page):
            return True
        self._note(answer)
        return False

    def _note(self, answer):
        """Neither done nor cut off: an error page, or a form with a reason."""
        if answer.status < 500:
            self.refused += 1
        time.sleep(PAUSE)

    def _acknowledged(self, numbers, number):
        with self.news:
            numbers.add(number)
            self.news.notify_all()


class Killer:
    """Kills at random moments and starts again what it killed."""

    def __init__(self, newsroom, server, news):
        self.newsroom, self.server, self.news = newsroom, server, news
        self.kills = {"desk": 0, "postgres": 0}
        self.away = []

    def run(self, deadline):
        order = ["desk", "postgres"] * KILLS
        random.shuffle(order)
        for what in order:
            if time.monotonic() > deadline:
                return
            self._choose_a_moment()
            began = time.monotonic()
            getattr(self, f"kill_{what}")()
            self.kills[what] += 1
            wait_until_healthy(self.newsroom.processes.values())
            self.away.append(time.monotonic() - began)

    def _choose_a_moment(self):
        """Just behind an acknowledgement, or anywhere in a later save."""
        with self.news:
            for _ in range(random.randint(1, 4)):
                self.news.wait(10)
        if random.random() < 0.5:
            time.sleep(random.uniform(0, 0.5))

    def kill_desk(self):
        desk = self.newsroom.processes["desk"]
        os.killpg(desk.pid, signal.SIGKILL)
        desk.stop()
        self.newsroom.start("desk")

    def kill_postgres(self):
        # Stopped first, so that it starts no process while the list is made.
        postmaster = psutil.Process(int(self.server.status().pid))
        postmaster.suspend()
        for process in [postmaster, *postmaster.children(recursive=True)]:
            process.kill()
        self.server.start()


def main(careless):
    deadline = time.monotonic() + LIMIT
    with running_newsroom(durable=not careless) as (newsroom, server):
        use_desk_of(newsroom)
        news = threading.Condition()
        writers = [
            Writer(Person(newsroom.desk, name, newsroom.password), *story, news)
            for name, story in zip(WRITERS, kept.prepare(WRITERS), strict=True)
        ]
        killer = Killer(newsroom, server, news)
        for writer in writers:
            writer.start()
        killer.run(deadline)
        while _saves(writers) < SAVES and time.monotonic() < deadline:
            time.sleep(PAUSE)
        for writer in writers:
            writer.going = False
            writer.join()
        faults = [fault for writer in writers for fault in kept.faults(writer)]
        faults += kept.faults_of_record(newsroom)
    return report(writers, killer, faults, careless)


def _saves(writers):
    return sum(len(writer.saved) for writer in writers)


def report(writers, killer, faults, careless):
    print(
        f"{killer.kills['desk']} kills of the desk, {killer.kills['postgres']} of "
        f"PostgreSQL; back in {sum(killer.away) / len(killer.away):.1f} s on average, "
        f"{max(killer.away):.1f} s at most"
    )
    sent = sum(writer.number - 1 for writer in writers)
    print(
        f"{sent} saves sent, {_saves(writers)} acknowledged, "
        f"{sum(writer.refused for writer in writers)} refused; "
        f"{sum(writer.unexpected for writer in writers)} of the others are kept whole"
    )
    published = sum(len(writer.published) for writer in writers)
    print(f"{published} publishings acknowledged")
    short = _saves(writers) < SAVES or min(killer.kills.values()) < KILLS
    if short:
        print(f"Not {SAVES} saves and {KILLS} kills of each in {LIMIT} seconds")
    print(f"{len(faults)} faults", *faults[:10], sep="\n  ")
    if careless:
        print("A loss was wanted, to prove that it is found.")
        return 0 if any("lost" in fault for fault in faults) else 1
    return 1 if faults or short else 0


if __name__ == "__main__":
    sys.exit(main("--careless" in sys.argv[1:]))
