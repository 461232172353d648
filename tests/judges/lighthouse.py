"""Lighthouse of a front and of a story: 100 of everything."""

import json
import os
import shutil
import subprocess
from pathlib import Path

PROGRAM = Path(".venv/judge/node_modules/.bin/lighthouse")
KINDS = ("front", "story")
ASKED = ["performance", "accessibility", "best-practices", "seo"]
FLAGS = "--headless=new --no-sandbox --disable-gpu"
# A machine that does other things at the same time is slow now and then.
TRIES = 3


def faults(pages, chrome):
    if not PROGRAM.exists() or not shutil.which("node"):
        yield "it needs Node and npm, which `make judge` uses to install it"
        return
    for each in pages:
        if each.kind in KINDS and each.status == 200:
            yield from _judged(each.address, chrome)


def _judged(address, chrome):
    best = dict.fromkeys(ASKED, 0)
    for _ in range(TRIES):
        found = _scores(address, chrome)
        best = {name: max(best[name], found[name]) for name in ASKED}
        if min(best.values()) == 100:
            break
    print(f"  {address} {best}", flush=True)
    yield from (f"{address} {name}: {n}" for name, n in best.items() if n < 100)


def _scores(address, chrome) -> dict:
    command = [str(PROGRAM), address, "--output=json", "--quiet"]
    command += [f"--only-categories={','.join(ASKED)}", f"--chrome-flags={FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": str(chrome)}
    found = subprocess.run(
        command, capture_output=True, text=True, env=environment, check=False
    )
    if found.returncode:
        raise SystemExit(f"Lighthouse does not run: {found.stderr[-500:]}")
    judged = json.loads(found.stdout)["categories"]
    return {name: round((judged[name]["score"] or 0) * 100) for name in ASKED}
