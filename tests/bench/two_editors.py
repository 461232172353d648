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
from tests.bench.newsroom import running_newsroom, use_desk_of

ROUNDS = 500
# How often each step is taken, beside the others.
STEPS = {
    "type": 12,
    "autosave": 4,
    "save": 6,
    "move": 1,
    "take out": 1,
    "another page": 2,
    "go on with an unsaved text": 0.5,
    "close": 0.5,
    "session ends": 0.5,
    "publish": 0.4,
    "right removed": 0.5,
}


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


class Round:
    """One story, its two editors and what came of it."""

    def __init__(self, dice):
        from django.test import Client

        from people.models import User
        from tests.bench.open_pages import Editor

        self.dice, self.counts, self.faults = dice, Counter(), []
        names = ("reporter", "editor", "chief")
        users = {name: User.objects.get(username=name) for name in names}
        self.third = users["chief"]
        self.story = begin(users["reporter"])
        self.editors = [
            Editor(users[name], Client(SERVER_NAME="localhost")) for name in names[:2]
        ]
        self.typed, self.savers, self.removed = set(), {}, []
        self.closed = []

    def play(self):
        for editor in self.editors:
            self.open(editor)
        for _ in range(self.dice.randint(10, 16)):
            step = self.dice.choices(list(STEPS), STEPS.values())[0]
            self.do(step, self.dice.choice(self.editors))
        self.give_rights_back()
        for editor in self.editors:
            editor.sign_in()
            for page in editor.pages[:]:
                self.watched(page, page.close)
                self.leave(page)
        self.check()

    def open(self, editor):
        from tests.bench.open_pages import Page

        if any(editor is each for each, _rows in self.removed):
            return
        editor.sign_in()
        has_script = self.dice.random() < 0.7
        page = Page(editor, self.story, self.dice, has_script=has_script)
        editor.pages.append(page)

    def leave(self, page):
        page.editor.pages.remove(page)
        self.closed.append(page)
        self.typed |= page.fresh
        self.counts["conflicts"] += page.conflicts
        self.counts["choices made in them"] += page.chosen

    def do(self, step, editor):
        self.counts[step] += 1
        if step == "publish":
            publish(self.story, self.third)
        elif step == "session ends":
            editor.end_session()
        elif step == "right removed":
            self.remove_rights(editor)
        elif not editor.pages or (step == "another page" and len(editor.pages) < 2):
            self.open(editor)
        else:
            self.in_page(step, self.dice.choice(editor.pages))

    def in_page(self, step, page):
        if step == "type":
            page.type()
            self.typed |= page.fresh
        elif step == "save":
            self.save(page)
        elif step == "move":
            page.move()
        elif step == "take out":
            page.take_out()
        elif step == "autosave":
            page.autosave()
        elif step == "go on with an unsaved text":
            self.go_on(page)
        elif step == "close" and page.autosave(bye="1"):
            # A page whose text is not kept, as of who is signed out, warns and stays.
            self.leave(page)

    def save(self, page):
        saved = self.watched(page, page.save)
        if saved and self.dice.random() < 0.5:
            page.open()
        elif saved or not page.is_open:
            page.fresh.clear()
            self.leave(page)

    def watched(self, page, step):
        """Do a step, and note which versions came of it by this page."""
        before = version(self.story)
        done = step()
        after = version(self.story)
        self.savers |= dict.fromkeys(range(before + 1, after + 1), page)
        return done

    def go_on(self, page):
        from articles.desk.unsaved import offered

        if page.fresh or any(page.editor is each for each, _rows in self.removed):
            return
        page.editor.sign_in()
        self.story.refresh_from_db()
        if offers := offered(self.story, page.editor.user, page.mark):
            page.put_back(self.dice.choice(offers))

    def remove_rights(self, editor):
        """Given back the next time."""
        if self.removed:
            self.give_rights_back()
            return
        rows = list(editor.user.memberships.all())
        editor.user.memberships.all().delete()
        self.removed.append((editor, rows))

    def give_rights_back(self):
        for _editor, rows in self.removed:
            for row in rows:
                row.pk = None
                row.save(force_insert=True)
        self.removed.clear()

    def check(self):
        from articles.models import Autosave
        from tests.bench.open_pages import tokens

        contents = [
            tokens(row.content) for row in self.story.revisions.order_by("number")
        ]
        for number, (before, after) in enumerate(
            zip(contents, contents[1:], strict=False), 2
        ):
            page = self.savers.get(number)
            seen = page.put_aside if page else set()
            if lost := before - after - seen:
                self.faults.append(f"version {number} overwrote {sorted(lost)}")
        kept = tokens([r.data for r in Autosave.objects.filter(article=self.story)])
        for editor in self.editors:
            kept |= editor.given_back
        chosen = set().union(*(page.dropped for page in self.closed))
        if lost := self.typed - kept - chosen - set().union(*contents):
            self.faults.append(f"nowhere any more: {sorted(lost)}")
        self.counts["versions"] += len(contents)
        self.counts["words typed"] += len(self.typed)
        self.counts["words in unsaved texts"] += len(kept & self.typed)
        self.counts["words chosen against or taken out"] += len(chosen)


def begin(user):
    from articles import workflow
    from articles.body import block
    from articles.desk.figures import put_figures
    from articles.models import Article, Byline
    from people.models import Edition, Person

    edition = Edition.objects.get(code="en")
    texts = (
        "The ferry sailed on Tuesday for the first time since the ice.",
        "Sixty people stood at the pier before dawn, most with handcarts.",
        "The harbour master had counted every plank of the landing.",
        "The next boat leaves on Friday if the wind allows it.",
    )
    body = [block("paragraph", spans=[{"text": text}]) for text in texts]
    body.insert(1, block("figure"))
    article = Article(edition=edition, section=edition.sections.first(), body=body)
    article.headline = article.deck = "The ferry sails"
    workflow.begin(article, user)
    row = {"caption": "The pier", "alt": "A pier", "credit": "Agency"}
    put_figures(article, [(body[1]["id"], row)])
    Byline.objects.create(article=article, person=Person.objects.first())
    workflow.keep(article, user)
    return article


def version(story) -> int:
    from articles.models import Article

    return Article.objects.values_list("version", flat=True).get(pk=story.pk)


def publish(story, by):
    from articles import workflow
    from articles.steps import Refused

    for verb in (workflow.approve_and_publish, workflow.update):
        try:
            verb(story.pk, by)
        except Refused:
            continue


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
