"""200 publishes while readers ask: is ever half a story served?

    .venv/bin/python -m tests.bench.half_stories

Each version carries its number in the headline, the deck and every paragraph; a page
with two numbers, or an answer that is no page, is a fault. Exit code 1 on any.
"""

import re
import statistics
import sys
import threading
import time
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.bench.newsroom import running_newsroom, use_desk_of

PUBLISHES = 200
READERS = 4
PARAGRAPHS = 30
TOKEN = re.compile(r"zq(\d+)zq")


class Reader(threading.Thread):
    def __init__(self, urls):
        super().__init__(daemon=True)
        self.urls, self.going = urls, True
        self.pages, self.faults, self.seen = 0, [], set()

    def run(self):
        while self.going:
            for url in self.urls:
                self._ask(url)

    def _ask(self, url):
        try:
            with urlopen(url) as answer:
                found = set(TOKEN.findall(answer.read().decode()))
        except HTTPError as error:
            self.faults.append(f"{url} answered {error.code}")
            return
        self.pages += 1
        self.seen |= found
        if len(found) != 1:
            self.faults.append(f"{url} showed versions {sorted(found)}")


def main():
    with running_newsroom() as (newsroom, _server):
        use_desk_of(newsroom)
        story, urls = prepare(newsroom)
        readers = [Reader(urls) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        took = [publish(story, number) for number in range(2, PUBLISHES + 2)]
        for reader in readers:
            reader.going = False
            reader.join()
    return report(readers, took)


def prepare(newsroom):
    from articles import workflow
    from articles.models import Article, Byline
    from people.models import Edition, Person, User

    edition = Edition.objects.get(code="en")
    editor = User.objects.get(username="editor")
    article = Article(edition=edition, section=edition.sections.first(), slug="bench")
    fill(article, 1)
    workflow.start(article, editor)
    Byline.objects.create(article=article, person=Person.objects.first())
    workflow.approve_and_publish(article.pk, editor)
    return (article, editor), [
        f"{newsroom.site}/en/story/bench/",
        f"{newsroom.site}/en/",
    ]


def fill(article, number):
    from articles.body import block

    words = f"zq{number}zq"
    article.headline, article.deck = f"Version {words}", f"The deck of {words}"
    article.body = [
        block("paragraph", spans=[{"text": f"Paragraph {n} of {words}. " * 8}])
        for n in range(PARAGRAPHS)
    ]


def publish(story, number):
    from articles import workflow

    article, editor = story
    began = time.perf_counter()
    article.refresh_from_db()
    fill(article, number)
    article.save()
    workflow.keep(article, editor)
    workflow.update(article.pk, editor)
    return time.perf_counter() - began


def report(readers, took):
    faults = [fault for reader in readers for fault in reader.faults]
    seen = set().union(*(reader.seen for reader in readers))
    print(f"{len(took)} publishes, median {statistics.median(took) * 1000:.0f} ms")
    print(f"{sum(reader.pages for reader in readers)} pages, {len(seen)} versions seen")
    print(f"{len(faults)} faults", *faults[:10], sep="\n  ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
