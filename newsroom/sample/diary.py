"""The life of the sample's stories: what was done to each, in the order of time.

Stories come in through the text import and go on through the workflow's verbs. Only
the moments are set back, so that the record reads as that of a paper at work.
"""

import re
from datetime import timedelta
from pathlib import Path

from articles import mistakes, workflow
from articles.checks import Overriding
from articles.exchange.importer import import_story
from articles.exchange.text import parse
from articles.models import Article, Byline, Figure, Note
from media.models import Caption
from newsroom.sample import rights
from people.checks import CHOSEN_KEYS

PICTURES = Path(__file__).parent / "pictures"
# Some of the sample has no place of writing: its editors had looked at that.
_LOOKED_AT = Overriding(frozenset(CHOSEN_KEYS))
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def live_through(stories, room, now) -> None:
    """Start every story and do every step of its history, oldest step first."""
    ids = {}
    for moment, story, step in _steps(stories, now):
        with workflow.backdated(moment):
            if step["verb"] == "start":
                ids[story["key"]] = _start(story, room, ids)
            else:
                _do(step, ids[story["key"]], room.users[step["by"]], now)
        # The row's own clock cannot be set back.
        changed = Article.objects.filter(pk=ids[story["key"]])
        changed.update(changed_at=moment)
        if step["verb"] == "start":
            changed.update(created_at=moment)


def _steps(stories, now):
    steps = [
        (now - span(step["ago"]), story, step)
        for story in stories
        for step in ({"verb": "start", **story["started"]}, *story["history"])
    ]
    return sorted(steps, key=lambda step: step[0])


def span(text) -> timedelta:
    """`2d 3h 10m` as a span of time; `2d 3h 5h` is three hours and five more."""
    parts = re.findall(r"(\d+)([dhm])", text)
    return sum(
        (timedelta(**{_UNITS[unit]: int(count)}) for count, unit in parts), timedelta()
    )


def _start(story, room, ids) -> int:
    edition = room.editions[story["edition"]]
    starter = room.users[story["started"]["by"]]
    article = import_story(
        parse(story["text"], language=edition.language),
        edition=edition,
        source=story["text"],
        by=starter,
        folder=None if story["original"] else PICTURES,
    ).article
    _complete(article, story, ids)
    _see_to_figures(article, story["alts"])
    rights.state(article)
    _credit(article, story, room)
    article.topics.set([room.topics[slug] for slug in story["topics"]])
    workflow.keep(article, starter)
    return article.pk


def _complete(article, story, ids):
    """What a plain text does not say: section, address, notes, the original."""
    article.slug, article.kicker = story["slug"], story["kicker"]
    article.dateline = story["dateline"]
    article.section = article.edition.sections.get(slug=story["section"])
    article.original_id = story["original"] and ids[story["original"]]
    article.source_language = ""
    article.save()
    Note.objects.bulk_create(Note(article=article, **note) for note in story["notes"])


def _see_to_figures(article, alts):
    """Alt texts; a translation has the pictures of its original; and the library
    gets the words that a picture was first used with in an edition."""
    taken = Figure.objects.filter(article=article.original_id)
    images = dict(taken.values_list("file_name", "image"))
    for figure in article.figures.all():
        figure.alt = alts.get(figure.file_name, "")
        # Some pictures are still to come, and some are still to be described.
        figure.image_id = figure.image_id or images.get(figure.file_name)
        figure.save(update_fields=["alt", "image"])
        if not (figure.image_id and figure.alt):
            continue
        Caption.objects.get_or_create(
            image_id=figure.image_id,
            edition=article.edition,
            defaults={
                "text": figure.caption,
                "alt": figure.alt,
                "credit": figure.credit,
            },
        )


def _credit(article, story, room):
    """The credits with their roles and in their order, instead of the text's."""
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(
            article=article,
            person=room.people[each["person"]],
            role=each["role"],
            position=position,
        )
        for position, each in enumerate(story["bylines"])
    )


def _do(step, article_id, by, now):
    verb, note = step["verb"], step.get("note", "")
    if verb == "publish":
        ahead = step.get("ahead")
        at = now + span(ahead) if ahead else None
        workflow.publish(article_id, by, at, overriding=_LOOKED_AT)
    elif verb == "correct":
        correction = step["correction"]
        told = (correction["text"], correction["kind"])
        workflow.correct(article_id, by, *told, overriding=_LOOKED_AT)
    elif verb == "kill":
        workflow.kill(article_id, by, note, step["public_note"])
    elif verb in ("send_back", "spike"):
        getattr(workflow, verb)(article_id, by, note)
    elif verb == "edit":
        _edit(article_id, by, step)
    elif verb == "mistake":
        mistakes.report(article_id, by, step["text"], step["sentence"])
    elif verb == "settle":
        reported = mistakes.open_mistakes(article_id).first()
        mistakes.settle(reported.pk, by, step["outcome"], note)
    else:
        getattr(workflow, verb)(article_id, by)


def _edit(article_id, by, step):
    """Change some words of the desk copy, as somebody at the desk would."""
    article = workflow.locked(article_id)
    found = [run for run in _runs(article.body) if step["was"] in run["text"]]
    if not found:
        raise ValueError(f"No “{step['was']}” in story {article_id}.")
    for run in found:
        run["text"] = run["text"].replace(step["was"], step["now"])
    article.save(update_fields=["body"])
    workflow.keep(article, by, step["why"])


def _runs(body):
    """Every piece of text in the body, wherever its block keeps it."""
    for each in body:
        yield from each.get("spans", [])
        for item in each.get("items", []):
            yield from item
