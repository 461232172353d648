"""What 200,000 addresses do to the site's memory, and thousands of slow connections.

    .venv/bin/python -m tests.bench.crowd [addresses] [connections]

Queries that nobody knows, stories that are not there, pages of lists at any moment, and
live stories, in turns; the process may grow by what it is set to keep and a third. Then
connections are held, a fifth of them sending a byte now and then: no reader who asks
beside them gets an error.
"""

import itertools
import random
import socket
import sys
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

import psutil

from tests.bench import filled_site
from tests.bench.newsroom import running_newsroom
from tests.bench.serving import addresses, again

ADDRESSES, CONNECTIONS, STORIES = 200_000, 10_000, 4_000
MEMORY, ROOM = 32, 1.35
CLIENTS = 4
# What Python has taken in hand before, whatever is kept: threads, templates, SQL.
FIRST = 2_000


def main(count=ADDRESSES, connections=CONNECTIONS):
    with running_newsroom(durable=False) as (newsroom, server):
        filled_site.fill(server.url("newsroom_owner", "newsroom"), STORIES)
        again(newsroom, NEWSROOM_PAGES_MEMORY=str(MEMORY))
        made = made_up(addresses(newsroom, server))
        ask(newsroom.site, itertools.islice(made, FIRST))
        before = size(newsroom)
        wrong = ask(newsroom.site, itertools.islice(made, count))
        grown = size(newsroom) - before
        faults = [f"{number} answers {status}" for status, number in wrong.items()]
        print(f"{count} addresses: grown by {grown:.0f} MB, set to {MEMORY} MB")
        if grown > MEMORY * ROOM:
            faults.append(f"grown by {grown:.0f} MB")
        faults += crowd(newsroom.site, connections)
    print(f"{len(faults)} misses", *faults, sep="\n  ")
    return 1 if faults else 0


def size(newsroom) -> float:
    """In megabytes, of the process and its workers."""
    process = psutil.Process(newsroom.processes["site"].pid)
    every = [process, *process.children(recursive=True)]
    return sum(each.memory_info().rss for each in every) / 1_000_000


def made_up(pages):
    dice = random.Random(7)
    for number in itertools.count():
        moment = f"2026-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}T00:00:00"
        yield from (
            f"/en/?utm={number}",
            f"/en/story/none-{number}/",
            f"{pages['section']}?before={moment}.{dice.randrange(10**6):06}Z~1",
            f"/en/story/bench-{2 * dice.randint(1, STORIES // 2)}/",
            f"/en/story/bench-2/?fbclid={number}",
        )


def ask(site, paths) -> dict:
    """Statuses that no such address should get, and how often."""
    lock, wrong = threading.Lock(), {}

    def client():
        connection = HTTPConnection(urlsplit(site).hostname, urlsplit(site).port)
        while True:
            with lock:
                path = next(paths, None)
            if path is None:
                return
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            if answer.status not in (200, 404):
                wrong[answer.status] = wrong.get(answer.status, 0) + 1

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return wrong


def crowd(site, connections) -> list:
    """Errors that a reader gets while others hold connections and a fifth are slow."""
    address = (urlsplit(site).hostname, urlsplit(site).port)
    held, refused = [], 0
    for _ in range(connections):
        try:
            held.append(socket.create_connection(address, timeout=5))
        except OSError:
            refused += 1
    slow, took, errors = held[::5], [], 0
    for each in slow:
        each.sendall(b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    for _ in range(100):
        for each in random.sample(slow, min(50, len(slow))):
            _byte(each)
        began = time.perf_counter()
        errors += not _reads(address)
        took.append((time.perf_counter() - began) * 1000)
    for each in held:
        each.close()
    took.sort()
    print(
        f"{len(held)} connections, {len(slow)} slow: {errors} errors,"
        f" p99 {took[98]:.1f} ms"
    )
    faults = [f"{refused} connections refused"] if refused else []
    return faults + ([f"{errors} readers got an error"] if errors else [])


def _byte(slow):
    try:
        slow.sendall(b"x")
    except OSError:  # a server may give up a slow one, never a reader
        return


def _reads(address) -> bool:
    connection = HTTPConnection(*address, timeout=5)
    try:
        connection.request("GET", "/en/", headers={"Host": f"localhost:{address[1]}"})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
