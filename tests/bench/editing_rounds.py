"""A round of two editors: random steps in pages of one story, and then the check."""

from collections import Counter

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
