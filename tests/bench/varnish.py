"""Varnish from the system's packages in front of the site, told by the outbox.

    .venv/bin/python -m tests.bench.varnish [times]

With docs/varnish.vcl as it is, but for the ports. A story is published, read through
Varnish until Varnish has it, withdrawn; then told to Varnish, and read again. Keys that
only begin alike must stay. Last, Varnish is stopped while a story is withdrawn: that is
not done until a Varnish that has started again acknowledges.
"""

import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from tests.bench import Fault
from tests.bench.freshness import written
from tests.bench.newsroom import running_newsroom, use_desk_of
from tests.bench.serving import again
from tests.running import free_ports

TIMES, PATIENCE = 20, 10
VCL = Path(__file__).parents[2] / "docs" / "varnish.vcl"


@contextmanager
def varnish(site, port):
    """Yields its address once it answers."""
    with tempfile.TemporaryDirectory() as folder:
        text = VCL.read_text().replace('"8000"', f'"{urlsplit(site).port}"')
        config = Path(folder) / "site.vcl"
        config.write_text(text)
        for path in (Path(folder), config):
            path.chmod(0o755)
        server = subprocess.Popen(
            ["varnishd", "-F", "-f", config, "-a", f"127.0.0.1:{port}"]
            + ["-n", f"{folder}/work", "-s", "malloc,64m"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            until(lambda: ask(address, "/robots.txt")[0] == 200)
            yield address
        finally:
            server.terminate()
            server.wait()


def ask(address, path, method="GET", **headers):
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)
    try:
        headers = {"Host": "localhost", **headers}
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    except OSError:
        return 0, ""
    finally:
        connection.close()


def until(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > deadline:
            raise Fault("Waited in vain.")
        time.sleep(0.02)


def main(times=TIMES):
    (port,) = free_ports(1)
    with running_newsroom() as (newsroom, _server):
        newsroom.environment["NEWSROOM_CACHES"] = f"http://127.0.0.1:{port}"
        again(newsroom, NEWSROOM_SHARED_SECONDS="60")
        use_desk_of(newsroom)
        with varnish(newsroom.site, port) as address:
            took = [one(newsroom, address) for _ in range(times)]
            alike(address)
        stopped(newsroom, port)
    print(f"withdrawn: median {median(took):.1f} ms, most {max(took):.1f} ms")
    return 0


def one(newsroom, address) -> float:
    """Milliseconds from the commit of a kill until Varnish answers 410."""
    from articles import purging, workflow

    path, article, editor = published(address)
    workflow.kill(article.pk, editor)
    began = time.perf_counter()
    if purging.waits_for([article.pk]) != 1:
        raise Fault("A kill was done before Varnish had heard of it.")
    until(lambda: ask(newsroom.site, path)[0] == 410)
    if ask(address, path)[0] != 200:
        raise Fault("Varnish had not kept the page: nothing is proved.")
    if purging.drain() or purging.waits_for([article.pk]):
        raise Fault("Varnish did not acknowledge.")
    status, text = ask(address, path)
    took = (time.perf_counter() - began) * 1000
    if status != 410 or article.headline in text:
        raise Fault(f"Varnish still answers {status}.")
    return took


def published(address):
    from articles import purging, workflow
    from people.models import User

    purging.know_caches()
    editor = User.objects.get(username="editor")
    article = written(editor, f"mark {time.time_ns()}")
    workflow.approve_and_publish(article.pk, editor)
    purging.drain()
    path = f"/en/story/{article.slug}/"
    until(lambda: ask(address, path)[0] == 200)
    return path, article, editor


def alike(address):
    """A ban of story-1 leaves story-12 alone, and what is not understood is refused."""
    from articles import purging, workflow

    path, article, editor = published(address)
    workflow.kill(article.pk, editor)
    # Keys that no story has: the page names those beside it, too.
    for key in (f"story-{article.pk}0", f"story-{article.pk}00", "story"):
        if not purging.banned(address, {key}):
            raise Fault("Varnish refused a ban.")
        if ask(address, path)[0] != 200:
            raise Fault("A ban of another key dropped the page.")
    if ask(address, "/", "BAN", **{"X-Keys": "((("})[0] == 200:
        raise Fault("Varnish acknowledged what it did not understand.")
    if purging.drain() or ask(address, path)[0] != 410:
        raise Fault("The ban of its own key left the page.")


def stopped(newsroom, port):
    """Nobody says that a kill is done while a cache is away."""
    from articles import purging, workflow

    with varnish(newsroom.site, port) as address:
        _path, article, editor = published(address)
    workflow.kill(article.pk, editor)
    if not purging.drain() or purging.waits_for([article.pk]) != 1:
        raise Fault("A kill was done while Varnish was away.")
    with varnish(newsroom.site, port):
        if purging.drain() or purging.waits_for([article.pk]):
            raise Fault("Varnish came back and did not acknowledge.")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
