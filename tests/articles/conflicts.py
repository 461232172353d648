"""Two who save one story, and the page that asks what shall stand."""

import json

from articles.body import plain
from articles.models import Article
from tests.articles.desk_forms import change_url, fields, opened

TWO = "The bridge reopened.\n\nCarts crossed it."


def now(story):
    return Article.objects.get(pk=story.pk)


def texts(story):
    return [plain(each) for each in now(story).body]


def meet(first, second, story, theirs, mine):
    """The page as the second gets it back: both had it open, the first saved first."""
    page = opened(second, story)
    save(first, story, **theirs)
    return second.post(change_url(story), page | named(mine))


def save(client, story, **changes):
    response = client.post(change_url(story), opened(client, story) | named(changes))
    assert response.status_code == 302


def named(changes):
    """`figures__0__caption` is the name figures-0-caption."""
    return {name.replace("__", "-"): value for name, value in changes.items()}


def asked(page):
    """The questions of the page by their legends."""
    return {each.legend: each for each in page.context["conflict"].questions}


def said(side):
    """A side of a question, as `The [-old-][+new+] bridge`."""
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in side.pieces)


def document_of(page):
    """The text as the editor in the browser is given it."""
    given = page.content.decode().partition('id="story-document"')[2]
    return json.loads(given.partition(">")[2].partition("<")[0])


def answer(client, story, page, *answers, **changes):
    """Send the page back, with an answer to each question in their order."""
    questions = page.context["conflict"].questions
    chosen = {each.name: a for each, a in zip(questions, answers, strict=False) if a}
    return client.post(change_url(story), fields(page) | chosen | named(changes))
