"""Lighthouse of a front and of a story: 100 of everything."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

PROGRAM = Path(".venv/judge/node_modules/.bin/lighthouse")
KINDS = ("front", "story")
ASKED = ["performance", "accessibility", "best-practices", "seo"]
FLAGS = "--headless=new --no-sandbox --disable-gpu"
# A machine that does other things at the same time is slow now and then.
TRIES = 3


class NoScores(Exception):
    """It gave up, as it does when Chromium says nothing for a while."""


def faults(pages, chrome):
    if not PROGRAM.exists() or not shutil.which("node"):
        yield "it needs Node and npm, which `make judge` uses to install it"
        return
    for each in pages:
        # Text-only pages name the full one as theirs: nobody is to find them instead.
        is_text = urlsplit(each.address).path.startswith("/t/")
        if each.kind in KINDS and each.status == 200 and not is_text:
            yield from _judged(each.address, chrome)


def _judged(address, chrome):
    best, trouble = dict.fromkeys(ASKED, 0), ""
    for _ in range(TRIES):
        try:
            found = _scores(address, chrome)
        except NoScores as error:
            trouble = f" ({error})"
            continue
        best = {name: max(best[name], found[name]) for name in ASKED}
        if min(best.values()) == 100:
            break
    print(f"  {address} {best}", flush=True)
    low = {name: score for name, score in best.items() if score < 100}
    yield from (f"{address} {name}: {score}{trouble}" for name, score in low.items())


def _scores(address, chrome) -> dict:
    command = [str(PROGRAM), address, "--output=json", "--quiet"]
    command += [f"--only-categories={','.join(ASKED)}", f"--chrome-flags={FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": str(chrome)}
    found = subprocess.run(
        command, capture_output=True, text=True, env=environment, check=False
    )
    if found.returncode:
        raise NoScores(found.stderr.strip()[-500:])
    judged = json.loads(found.stdout)["categories"]
    return {name: round((judged[name]["score"] or 0) * 100) for name in ASKED}
