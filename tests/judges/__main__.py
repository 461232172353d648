"""Asks every judge of the readers' site, and fails when one finds something.

    python -m tests.judges                          # the sample, in one of its own
    python -m tests.judges http://localhost:8000    # one that runs

`make judge` installs the programs that judge into .venv/judge before.
"""

import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from playwright.sync_api import sync_playwright
from psycopg import sql

from tests.browser import chromium
from tests.crawl import Site
from tests.running import RunningNewsroom

from . import browser, lighthouse, links, nu, observatory

MISSING_PAGE = "/en/nothing/"
TOLD = 15


def main(base) -> int:
    answers = list(Site(base).crawl(MISSING_PAGE, "/robots.txt"))
    pages = [each for each in answers if each.is_page]
    print(f"{len(answers)} addresses, {len(pages)} of them pages")
    faults = 0
    faults += said("Links", links.faults(answers, expected={base + MISSING_PAGE}))
    faults += said("HTTP Observatory", observatory.faults(pages))
    faults += said("Nu HTML checker", nu.faults(pages))
    with sync_playwright() as playwright:
        shown = chromium.launch(playwright)
        # Of a page that is not there the browser itself says so in the console.
        shown_pages = [each for each in one_of_each(pages) if each.status == 200]
        faults += said("axe and the console", browser.faults(shown, shown_pages))
        path = chromium.whole(playwright)
        shown.close()
    faults += said("Lighthouse", lighthouse.faults(one_of_each(pages), path))
    return min(faults, 1)


def one_of_each(pages) -> list:
    """The first of each template in each edition."""
    found = {}
    for each in pages:
        edition = each.address.removeprefix("http://").split("/")[1]
        found.setdefault((edition, each.kind), each)
    return list(found.values())


def said(judge, faults) -> int:
    faults = list(faults)
    print(f"{judge}: {len(faults) or 'nothing to say'}", flush=True)
    for each in faults[:TOLD]:
        print(f"  {each}")
    return len(faults)


@contextmanager
def newsroom():
    """The sample newsroom, on a server and in a folder of its own."""
    from newsroom.settings.test import TEST_SERVER

    with TEST_SERVER.running() as server, TemporaryDirectory() as data:
        name = f"newsroom_judged_{server.suffix}"
        with psycopg.connect(server.url("owner"), autocommit=True) as owner:
            owner.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        with RunningNewsroom(server, name, Path(data)) as running:
            yield running.site


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.exit(main(sys.argv[1].rstrip("/")))
    with newsroom() as site:
        sys.exit(main(site))
