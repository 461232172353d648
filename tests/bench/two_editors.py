"""500 random interleavings of two editors of one story: is a word ever lost?

    .venv/bin/python -m tests.bench.two_editors
    .venv/bin/python -m tests.bench.two_editors --seed 7 --rounds 50
    .venv/bin/python -m tests.bench.two_editors --careless | --forgetful

Each writes in up to two pages of it, with and without scripts: they type, move, take
out, save, autosave, choose at random in conflicts, go on with unsaved texts, lose their
session and their rights; a third publishes it. Every word typed is a token of its own.
At the end each token has to be in a version, in an unsaved text, or in a page that gave
it back to whoever typed it, unless they took it out or chose against it themselves; and
no save may have dropped a token of a version before it without its writer having seen
and chosen that. Exit code 1 on any fault.

`--careless` compares nothing when two save, `--forgetful` keeps no autosave: both fail
unless the check then finds what was overwritten or lost.
"""

import argparse
import random
import sys
import time
from collections import Counter
from unittest.mock import patch

from tests.bench import Fault
from tests.bench.editing_rounds import STEPS, Round
from tests.bench.newsroom import running_newsroom, use_desk_of

ROUNDS = 500


def main(arguments=None):
    given = parsed(arguments)
    began = time.monotonic()
    with running_newsroom(durable=False) as (newsroom, _server):
        use_desk_of(newsroom)
        with broken(given):
            counts, faults = play(given)
    counts["seconds"] = round(time.monotonic() - began)
    return report(given, counts, faults)


def parsed(arguments):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--first", type=int, default=0, help="the round to begin with")
    parser.add_argument("--careless", action="store_true")
    parser.add_argument("--forgetful", action="store_true")
    return parser.parse_args(arguments)


def broken(given):
    """The desk as it must not be, to prove the check; otherwise nothing."""
    from articles.desk import autosaves, conflict

    if given.careless:
        return patch(
            "articles.desk.editing.meet",
            lambda forms, arrival, only_shown=False: conflict.Met(arrival),
        )
    if given.forgetful:
        nothing = autosaves.Kept(0, None, is_new=True)
        return patch.object(autosaves, "keep", lambda *_: nothing)
    return patch.dict({}, {})


def play(given):
    counts, faults = Counter(), []
    for number in range(given.first, given.first + given.rounds):
        dice = random.Random(f"{given.seed} {number}")
        round_ = Round(dice)
        try:
            round_.play()
        except Fault as fault:
            round_.faults.append(str(fault))
        counts.update(round_.counts)
        found = [f"round {number}: {fault}" for fault in round_.faults]
        faults += found
        if found or (number + 1) % 25 == 0:
            print(f"after round {number}: {len(faults)} faults", *found, flush=True)
    return counts, faults


def report(given, counts, faults):
    for name in ("versions", "conflicts", *STEPS):
        print(f"{counts[name]:6} {name}")
    for name in sorted(set(counts) - {"versions", "conflicts", *STEPS}):
        print(f"{counts[name]:6} {name}")
    print(f"{len(faults)} faults", *faults[:12], sep="\n  ")
    if given.careless or given.forgetful:
        return 0 if faults else 1
    if not counts["conflicts"]:
        print("no conflict came about, so nothing was proven")
        return 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
