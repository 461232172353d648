"""200 publishes while readers ask: is ever half a story served?

    .venv/bin/python -m tests.bench.half_stories

Each version carries its number in the headline, the deck and every sentence of the
body. A page with two numbers, with fewer of them than the first page had, without its
end, or an answer that is no page is a fault. Behind the 200 a story is published that
is torn on purpose: readers must find fault with it, or they would find none anywhere.
Exit code 1 on any fault; ten minutes of publishing at most.
"""

import statistics
import sys
import threading
import time
from http.client import HTTPException
from urllib.request import urlopen

from tests.bench import Fault, numbered
from tests.bench.newsroom import running_newsroom, use_desk_of

PUBLISHES = 200
READERS = 4
LIMIT = 600


class Page:
    """An address and how often a whole page of it has the version's number."""

    def __init__(self, url):
        self.url = url
        self.count = len(numbered.numbers(self._text()))

    def version(self) -> int:
        text = self._text()
        if not text.rstrip().endswith("</html>"):
            raise Fault(f"{self.url} broke off")
        try:
            return numbered.number_of(text, self.count)
        except Fault as fault:
            raise Fault(f"{self.url} {fault}") from fault

    def _text(self):
        try:
            with urlopen(self.url, timeout=30) as answer:
                return answer.read().decode()
        except (OSError, HTTPException) as error:  # also a status that is no page's
            raise Fault(f"{self.url} gave no page: {error!r}") from error


class Reader(threading.Thread):
    """Asks for every page again and again, as long as it is going."""

    def __init__(self, pages):
        super().__init__(daemon=True)
        self.pages, self.going = pages, True
        self.read, self.seen, self.faults = 0, set(), []

    def run(self):
        while self.going:
            for page in self.pages:
                self.ask(page)

    def ask(self, page):
        try:
            self.seen.add(page.version())
        except Fault as fault:
            self.faults.append(str(fault))
        self.read += 1


def main():
    with running_newsroom() as (newsroom, _server):
        use_desk_of(newsroom)
        story = prepare()
        pages = [Page(f"{newsroom.site}/en/{path}") for path in ("story/bench/", "")]
        readers = [Reader(pages) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        took = publish_all(story)
        for reader in readers:
            reader.going = False
            reader.join()
        torn = caught(story, pages)
    return report(readers, took, torn)


def prepare():
    from articles import workflow
    from articles.models import Article, Byline
    from people.models import Edition, Person, User

    edition = Edition.objects.get(code="en")
    editor = User.objects.get(username="editor")
    section = edition.sections.first()
    article = Article(edition=edition, section=section, slug="bench", dateline="ULVEN")
    fill(article, 1)
    workflow.start(article, editor)
    Byline.objects.create(article=article, person=Person.objects.first())
    workflow.approve_and_publish(article.pk, editor)
    return article, editor


def fill(article, number):
    from articles.body import block

    article.headline = numbered.headline(number)
    article.deck = numbered.deck(number)
    article.body = [
        block("paragraph", spans=[{"text": text}])
        for text in numbered.paragraphs(number)
    ]


def publish_all(story) -> list[float]:
    """How long each publishing took; fewer than PUBLISHES where time ran out."""
    article, _editor = story
    deadline = time.monotonic() + LIMIT
    took = []
    while len(took) < PUBLISHES and time.monotonic() < deadline:
        began = time.perf_counter()
        article.refresh_from_db()
        fill(article, len(took) + 2)
        publish(story)
        took.append(time.perf_counter() - began)
    return took


def publish(story):
    from articles import workflow

    article, editor = story
    article.save()
    workflow.keep(article, editor)
    workflow.update(article.pk, editor)


def caught(story, pages) -> list[str]:
    """What a reader says of a story with the headline of one version and the body of
    the next, and of one that lacks its last sentence."""
    article, _editor = story
    reader = Reader(pages[:1])
    for tear in (_mix, _cut):
        article.refresh_from_db()
        fill(article, PUBLISHES + 10)
        tear(article)
        publish(story)
        reader.ask(pages[0])
    return reader.faults


def _mix(article):
    article.headline = numbered.headline(PUBLISHES + 9)


def _cut(article):
    span = article.body[-1]["spans"][0]
    span["text"] = span["text"].rstrip(". ").rpartition(".")[0]


def report(readers, took, torn):
    faults = [fault for reader in readers for fault in reader.faults]
    seen = set().union(*(reader.seen for reader in readers))
    if len(took) < PUBLISHES:
        faults.append(f"{len(took)} of {PUBLISHES} publishes in {LIMIT} seconds")
    if len(seen) < len(took) / 4:
        faults.append("readers saw too few of the versions to prove anything")
    if len(torn) != 2:
        faults.append("readers found no fault with a story torn on purpose")
    read = sum(reader.read for reader in readers)
    print(f"{len(took)} publishes, median {statistics.median(took) * 1000:.0f} ms")
    print(f"{read} pages by {READERS} readers, {len(seen)} versions seen")
    print("torn on purpose:", *torn, sep="\n  ")
    print(f"{len(faults)} faults", *faults[:10], sep="\n  ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
