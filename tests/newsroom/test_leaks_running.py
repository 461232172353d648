"""What the site's own process keeps in memory is gone when its story is: in every
coding, for who has it already, and wherever it stood."""

import gzip
from secrets import token_hex

import brotli
import pytest

from articles import workflow
from articles.models import Article, Topic
from articles.workflow import pull
from people.models import User
from tests.cast import paragraph
from tests.newsroom.running_desk import Reader, page_of, written

TAKEN = ("", "gzip", "br", "gzip, br", "*;q=0.1, identity;q=0", "br;q=0, gzip")
LONG_AGO = "Thu, 26 Nov 1998 10:00:00 GMT"


class Bytes(Reader):
    """Reads what was packed, too."""

    def ask(self, path, method="GET", **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request(method, path, headers=headers)
        answer = self._connection.getresponse()
        body = answer.read()
        coding = answer.headers.get("Content-Encoding")
        answer.body = {"gzip": gzip.decompress, "br": brotli.decompress}.get(
            coding, bytes
        )(body)
        answer.said = f"{answer.headers} {answer.body.decode('utf-8', 'replace')}"
        return answer


@pytest.fixture
def reader(newsroom):
    return Bytes(newsroom)


@pytest.fixture
def editor(newsroom):
    return User.objects.get(username="editor")


@pytest.fixture
def chief(newsroom):
    return User.objects.get(username="chief")


@pytest.fixture
def story(editor):
    """With readers, its words in nothing else; taken away behind the test."""
    article = written(editor, headline := f"Zq{token_hex(6)}")
    article.deck = f"{headline} deck"
    article.body = [paragraph(f"{headline} body")]
    article.save()
    topic = Topic.objects.create(name=f"{headline} topic", slug=headline.lower())
    article.topics.add(topic)
    workflow.keep(article, editor)
    workflow.approve_and_publish(article.pk, editor)
    article.word = headline
    yield article
    if article.windows.filter(live_until=None).exists():
        workflow.kill(article.pk, editor)


def places(story) -> list:
    """Where readers find it; the story itself comes first."""
    own, section, topic = page_of(story), story.section.slug, story.word.lower()
    month = f"{story.changed_at:%Y/%m}"
    found = [own, f"{own[:-1]}.json", f"{own[:-1]}.html", "/", "/en/"]
    found += [
        f"/en/section/{section}/",
        f"/en/topic/{topic}/",
        "/en/people/ole-carter/",
    ]
    found += [f"/en/archive/{month}/", "/en/latest.json", "/en/sitemap-news.xml"]
    found += [f"/en/sitemap-{story.pk // 2000}.xml", f"/en/search/?q={story.word}"]
    found += [f"/en/feed.{form}" for form in ("rss", "atom")]
    found += [f"/en/section/{section}/feed.rss", f"/en/topic/{topic}/feed.atom"]
    text = (own, f"/en/section/{section}/", f"/en/topic/{topic}/", "/en/", "/")
    return found + [f"/t{each}" for each in text]


def filled(reader, story) -> dict:
    """The tags of all that shows the story: asked for until it is there in brotli."""
    tags = {}
    for path in places(story):
        said = ""
        for taken in (*TAKEN, *TAKEN):
            answer = reader.ask(path, Accept_Encoding=taken)
            tags.setdefault(path, set()).add(answer.headers.get("ETag", '"none"'))
            said += answer.said
        assert names(said, path, story.word, story.slug), path
    return tags


def names(said, path, *words) -> bool:
    """Whether there is one of the words, but for the address that was asked for."""
    said = said.lower()
    for each in (path, path.removeprefix("/t"), path.rpartition(".")[0] + "/"):
        said = said.replace(each.lower(), "")
    return any(word.lower() in said for word in words)


def shown(reader, path, tags) -> str:
    """All that comes from there, however it is asked for."""
    answers = [reader.ask(path, Accept_Encoding=taken) for taken in TAKEN]
    answers += [reader.ask(path, "HEAD"), reader.ask(path, "POST")]
    for tag in (*tags, "*", f"W/{min(tags)}", ", ".join(sorted(tags))):
        answers.append(reader.ask(path, If_None_Match=tag, Accept_Encoding="gzip, br"))
    answers.append(reader.ask(path, If_Modified_Since=LONG_AGO, Range="bytes=0-50"))
    answers.append(reader.ask(f"{path}{'&' if '?' in path else '?'}utm_source=1"))
    return "".join(each.said for each in answers)


def left(reader, story, tags, *words) -> set:
    """Where one of the words still is; whoever asks with one knows it."""
    reader.until(page_of(story), lambda answer: story.word not in answer.text)
    return {
        path
        for path in places(story)
        if "?q=" not in path and names(shown(reader, path, tags[path]), path, *words)
    }


def killed(story, editor, chief):
    workflow.kill(story.pk, editor)


def pulled(story, editor, chief):
    pull(story.pk, chief, "A source is in danger.")


@pytest.mark.parametrize("way", [killed, pulled])
def test_of_what_is_withdrawn_nothing_is_left(reader, story, editor, chief, way):
    tags = filled(reader, story)
    way(story, editor, chief)
    assert left(reader, story, tags, story.word, story.slug) == set()
    for tag in (*tags[page_of(story)], "*"):
        assert reader.ask(page_of(story), If_None_Match=tag).status == 410
    searched = reader.ask(f"/en/search/?q={story.word}").said
    nothing = reader.ask("/en/search/?q=zqnobodyzqnobody").said
    assert searched.count(story.slug) == nothing.count(story.slug) == 0


def test_of_what_was_changed_nothing_is_left(reader, story, editor, chief):
    tags = filled(reader, story)
    article = Article.objects.get(pk=story.pk)
    article.headline, article.deck = "Carts are mended", "All of them."
    article.body = [paragraph("They roll.")]
    article.topics.clear()
    article.save()
    workflow.keep(article, editor)
    workflow.update(article.pk, editor)
    assert left(reader, story, tags, story.word) == set()
    for tag in tags[page_of(story)]:
        assert reader.ask(page_of(story), If_None_Match=tag).status == 200
