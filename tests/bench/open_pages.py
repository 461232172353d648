"""Somebody who writes in open pages of a story, as a browser would with and without
scripts, and who knows which words were typed where.

Every word that is typed is a token of its own, so that it can be looked for.
"""

import json
from itertools import count

from tests.articles.desk_forms import change_url, fields
from tests.bench import Fault, numbered

LINES = ("headline", "headline", "deck", "kicker")
_NUMBERS = count(1)


def new_token() -> str:
    return f"zq{next(_NUMBERS)}zq"


def tokens(text) -> set[int]:
    return set(numbered.numbers(str(text)))


class Editor:
    """`given_back` are tokens that pages gave back to them to copy."""

    def __init__(self, user, client):
        self.user, self.client = user, client
        self.pages = []
        self.given_back = set()
        self.sign_in()

    def sign_in(self):
        self.client.force_login(self.user)

    def end_session(self):
        self.client.logout()


class Page:
    """One open page. `fresh` are tokens typed in it since it was last saved;
    `put_aside` are those of others that its writer took out or chose against, and
    `dropped` their own ones."""

    def __init__(self, editor, story, dice, *, has_script):
        self.editor, self.story, self.dice = editor, story, dice
        self.client, self.has_script = editor.client, has_script
        self.fresh, self.put_aside, self.dropped = set(), set(), set()
        self.questions, self.conflicts, self.chosen, self.is_open = [], 0, 0, True
        self.open()

    def open(self):
        self.take(self.client.get(change_url(self.story)))
        self.fresh.clear()

    def take(self, response):
        if response.status_code != 200:
            raise Fault(f"a page was answered by {response.status_code}")
        self.fields = fields(response)
        self.mark = self.fields["page"] or new_token().ljust(12, "x")
        self.count = int(self.fields["count"] or 0)
        if self.has_script:
            self.blocks = _document(response)
        conflict = response.context_data.get("conflict")
        self.questions = conflict.questions if conflict else []
        self.conflicts += bool(conflict)

    # What stands in the page, and typing in it.

    @property
    def sent(self) -> dict:
        sent = self.fields | {"page": self.mark, "count": str(self.count)}
        if self.has_script:
            sent["document"] = json.dumps(self.blocks)
            sent.pop("body", None)
        return sent

    @property
    def shown(self) -> set[int]:
        kept = {k: v for k, v in self.sent.items() if k != "comparison"}
        asked = [_text_of(side) for each in self.questions for _, side in each.sides]
        return tokens(kept) | tokens(asked)

    def type(self):
        token = new_token()
        self.fresh |= tokens(token)
        kind = self.dice.choice(["line", "block", "block", "block", "new", "row"])
        names = [name for name in self.fields if name.endswith("-caption")]
        if kind == "line" or (kind == "row" and not names):
            self._add_to(self.dice.choice(LINES), token)
        elif kind == "row":
            self._add_to(names[0], token)
        elif kind == "new" or not self._texts():
            self._put(self.dice.randrange(len(self._parts()) + 1), f"New {token}.")
        else:
            # Mostly where others write, too.
            self._write(self.dice.choice(self._texts()[:2]), token)

    def _add_to(self, name, token):
        self.fields[name] = f"{self.fields[name]} {token}".strip()

    def _parts(self):
        if self.has_script:
            return self.blocks
        return [part for part in self.fields["body"].split("\n\n") if part.strip()]

    def _texts(self):
        """Places of paragraphs, between which pictures stand."""
        return [
            number
            for number, part in enumerate(self._parts())
            if ("spans" in part if self.has_script else not part.startswith("[Image"))
        ]

    def _set(self, parts):
        if self.has_script:
            self.blocks = parts
        else:
            self.fields["body"] = "\n\n".join(parts)

    def _put(self, at, text):
        new = {"id": "", "type": "paragraph", "spans": [{"text": text}]}
        parts = list(self._parts())
        self._set([*parts[:at], new if self.has_script else text, *parts[at:]])

    def _write(self, at, token):
        parts = list(self._parts())
        if self.has_script:
            spans = [*parts[at]["spans"], {"text": f" {token}"}]
            parts[at] = {**parts[at], "spans": spans}
        else:
            parts[at] = f"{parts[at]} {token}"
        self._set(parts)

    def take_out(self):
        """A paragraph, knowing what stands in it."""
        if len(places := self._texts()) < 3:
            return
        parts = list(self._parts())
        gone = tokens(parts.pop(self.dice.choice(places)))
        self.put_aside |= gone
        self.dropped |= gone & self.fresh
        self._set(parts)

    def move(self):
        parts = list(self._parts())
        if len(parts) > 1:
            part = parts.pop(self.dice.randrange(len(parts)))
            parts.insert(self.dice.randrange(len(parts) + 1), part)
            self._set(parts)

    # What the page and its writer send.

    def autosave(self, **more) -> bool:
        """As the script does; whether the desk says that it is kept now."""
        if not self.has_script:
            return False
        self.count += 1
        about = {"base": self.fields["version"], "step": "0", "count": self.count}
        about["user"] = str(self.editor.user.pk)
        url = change_url(self.story).replace("/change/", "/autosave/")
        response = self.client.post(url, self.sent | about | more)
        return response.status_code == 200 or response.json()["is_kept"]

    def answer(self) -> dict:
        """A choice for most questions, and what is put aside by it."""
        answers = {}
        for each in self.questions:
            if self.dice.random() < 0.1:
                continue
            options = ["theirs", "mine"] + ["both"] * each.may_be_both
            answer = answers[each.name] = self.dice.choice(options)
            self.chosen += 1
            theirs, mine = (tokens(_text_of(side)) for _name, side in each.sides)
            if answer == "mine":
                self.put_aside |= theirs - mine
            if answer == "theirs":
                self.put_aside |= mine - theirs
                self.dropped |= (mine - theirs) & self.fresh
        return answers

    def save(self) -> bool:
        """Whether it is saved; else the page is what came back, or is gone."""
        before = self.fresh - self.dropped
        if self.has_script:
            self.count += 1
        return self.came_back(
            self.client.post(change_url(self.story), self.sent | self.answer()), before
        )

    def came_back(self, response, typed) -> bool:
        if response.status_code == 302 and "/login/" not in response.url:
            return True
        if response.status_code == 302:
            self.restore()
        elif response.status_code in (403, 404):
            self.editor.given_back |= tokens(response.content.decode())
            self.is_open = False
        else:
            self.take(response)
            if missing := typed - self.dropped - self.shown:
                raise Fault(f"a page came back without {sorted(missing)}")
        return False

    def restore(self):
        """After an ended session the tab still has what was typed in it."""
        self.editor.sign_in()
        sent = self.sent | {"_restore": "1"}
        response = self.client.post(change_url(self.story), sent)
        self.came_back(response, self.fresh - self.dropped)

    def put_back(self, offer):
        """Go on with an unsaved text that the desk offers."""
        response = self.client.post(change_url(self.story), {"_restore": offer.key})
        if response.status_code == 200:
            self.take(response)
            self.fresh |= tokens(offer.row.data)

    def close(self):
        """A browser says goodbye by itself; who has no scripts saves before."""
        if not self.fresh:
            return
        if self.has_script:
            self.autosave(bye="1")
        for _ in range(30):
            if not self.is_open or self.has_script or self.save():
                return
        raise Fault("a page could not be saved in thirty attempts")


def _document(response):
    given = response.content.decode().partition('id="story-document"')[2]
    return json.loads(given.partition(">")[2].partition("<")[0])


def _text_of(side) -> str:
    return "".join(each.text for each in side.pieces if each.kind != "removed")
