"""How soon readers see what the desk did: published, withdrawn, planned.

    .venv/bin/python -m tests.bench.freshness [times]

The site runs two workers on one core; readers hold connections to both, and a change
has come when every one of them shows it. Measured idle and while wrk asks for the same
pages with 32 connections. A moment is that of the database's clock; for the others the
clock starts when the commit has returned, before the desk does anything else.

How long the desk needs from the button to the commit is told beside it, for a first
publication in one step, a minor fix and a withdrawal: whoever waits for their story
waits for both.
"""

import itertools
import subprocess
import sys
import time
from datetime import timedelta
from functools import partial
from http.client import HTTPConnection
from statistics import median, quantiles
from urllib.parse import urlsplit

from tests.bench import load
from tests.bench.newsroom import running_newsroom, use_desk_of
from tests.bench.serving import again

TIMES, EYES, WORKERS = 20, 8, 2
PATIENCE = 5
IDLE = {"article": 10, "front": 20, "killed": 10, "planned": 50}
# The slowest but one in twenty.
LOADED = {"article": 50, "front": 50, "killed": 50, "planned": 50}
DESK = ("publishing", "fixing", "withdrawing")


class Eyes:
    """Readers with a connection each: the kernel gives these to one worker or other."""

    def __init__(self, site):
        address = urlsplit(site)
        self._all = [
            HTTPConnection(address.hostname, address.port) for _ in range(EYES)
        ]

    def see(self, path, is_so, since) -> float:
        """Milliseconds until the last of them sees it; all ask at once."""
        blind = self._all
        while blind:
            if time.perf_counter() - since > PATIENCE:
                raise TimeoutError(path)
            for eye in blind:
                eye.request("GET", path)
            blind = [eye for eye in blind if not is_so(*_answer(eye))]
        return (time.perf_counter() - since) * 1000

    def see_none(self, path, is_so, until) -> None:
        for eye in itertools.cycle(self._all):
            if time.perf_counter() > until - 0.02:
                return
            if is_so(*_ask(eye, path)) and time.perf_counter() < until:
                raise AssertionError("A planned story came before its moment.")


def _ask(eye, path):
    eye.request("GET", path)
    return _answer(eye)


def _answer(eye):
    answer = eye.getresponse()
    return answer.status, answer.read().decode()


def main(times=TIMES):
    with running_newsroom() as (newsroom, _server):
        use_desk_of(newsroom)
        again(newsroom, NEWSROOM_SITE_WORKERS=str(WORKERS))
        eyes = Eyes(newsroom.site)
        print("ms                     median     p95    most")
        faults = told("idle", measured(eyes, times), IDLE, median)
        hose = subprocess.Popen(
            load.command(f"{newsroom.site}/en/", 600), stdout=subprocess.DEVNULL
        )
        try:
            found = measured(eyes, times)
        finally:
            hose.terminate()
            hose.wait()
        faults += told("under load", found, LOADED, p95)
    print(f"{len(faults)} misses", *faults, sep="\n  ")
    return 1 if faults else 0


def measured(eyes, times) -> dict:
    found = {name: [] for name in (*IDLE, *DESK)}
    for number in range(times):
        one(eyes, number, found)
    return found


def one(eyes, number, found):
    """One story: published, fixed, withdrawn; and another at a moment."""
    from articles import workflow
    from people.models import User

    editor = User.objects.get(username="editor")
    mark = f"mark {time.time_ns()}"
    article = written(editor, mark)
    path = f"/en/story/{article.slug}/"
    eyes.see(path, lambda status, _: status == 404, time.perf_counter())
    publish = partial(workflow.approve_and_publish, article.pk, editor)
    came = timed(publish, partial(eyes.see, path, lambda status, _: status == 200))
    found["publishing"].append(came[0])
    found["article"].append(came[1])
    article.refresh_from_db()
    article.headline = f"{mark} fixed"
    article.save()
    workflow.keep(article, editor)
    fix = partial(workflow.update, article.pk, editor)
    is_fixed = partial(eyes.see, "/en/", lambda _, text: article.headline in text)
    came = timed(fix, is_fixed)
    found["fixing"].append(came[0])
    found["front"].append(came[1])
    kill = partial(workflow.kill, article.pk, editor)
    came = timed(kill, partial(eyes.see, path, lambda status, _: status == 410))
    found["withdrawing"].append(came[0])
    found["killed"].append(came[1])
    found["planned"].append(planned(eyes, editor, f"planned {time.time_ns()}"))


def timed(verb, seen) -> list:
    """Milliseconds of a verb until its commit, and from then on until readers have it:
    before the desk does what follows a commit, as to draw a card."""
    from django.db import transaction

    began, took = time.perf_counter(), []

    def committed():
        moment = time.perf_counter()
        took.extend([(moment - began) * 1000, seen(moment)])

    with transaction.atomic():
        transaction.on_commit(committed)
        verb()
    return took


def planned(eyes, editor, mark) -> float:
    from articles import workflow

    article = written(editor, mark)
    path = f"/en/story/{article.slug}/"
    moment = workflow.clock() + timedelta(seconds=1)
    workflow.approve_and_publish(article.pk, editor, at=moment)
    began = time.perf_counter()
    # The moment by our clock, or somewhat before: the question takes a while.
    began += (moment - workflow.clock()).total_seconds()
    eyes.see_none(path, lambda status, _: status == 200, began)
    took = eyes.see(path, lambda status, _: status == 200, began)
    if workflow.clock() < moment:
        raise AssertionError("A planned story came before its moment.")
    workflow.kill(article.pk, editor)
    return took


def written(editor, mark):
    from articles import workflow
    from articles.body import block
    from articles.models import Article, Byline
    from people.models import Edition, Person

    edition = Edition.objects.get(code="en")
    article = Article(
        edition=edition,
        section=edition.sections.first(),
        slug=mark.replace(" ", "-"),
        headline=mark,
        deck="As soon as it can be.",
        dateline="ULVEN",
        body=[block("paragraph", spans=[{"text": "Carts crossed it. " * 40}])],
    )
    workflow.start(article, editor)
    Byline.objects.create(article=article, person=Person.objects.first())
    return article


def p95(took) -> float:
    return quantiles(took, n=20)[-1] if len(took) > 1 else took[0]


def told(when, found, wanted, middle) -> list:
    faults = []
    for name, took in found.items():
        middling, late, last = median(took), p95(took), max(took)
        print(f"{when:10} {name:12}{middling:7.1f} {late:7.1f} {last:7.1f}")
        if name in wanted and middle(took) > wanted[name]:
            faults.append(f"{name} {when}: {middle(took):.0f} ms, not {wanted[name]}")
    return faults


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
