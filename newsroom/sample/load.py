"""Loading the sample newsroom through the doors that a real one uses.

Stories come in through the text import and go through the workflow's verbs; only
the moments are set back, so that the paper does not look as if written at once.
"""

import json
import os
import secrets
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.exchange.importer import import_story
from articles.exchange.text import parse
from articles.models import Byline, Note, Section, Topic, TopicName
from people.models import Edition, Membership, Person, Profile, User
from people.spelling import respell

FOLDER = Path(__file__).parent
STARTED_BEFORE = timedelta(minutes=90)


def is_empty() -> bool:
    """Whether nobody works here yet and nothing stands in the database."""
    return not (User.objects.exists() or Edition.objects.exists())


def kept_password(data: Path) -> str:
    """The password of the sample sign-ins: made once, readable by the owner only."""
    path = data / "sample-password"
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(9) + "\n")
    return path.read_text().strip()


@transaction.atomic
def load(password: str, now=None) -> None:
    """Make the whole sample newsroom, or nothing where a part of it fails."""
    manifest = json.loads((FOLDER / "newsroom.json").read_text("utf-8"))
    editions = _editions(manifest)
    topics = _topics(manifest["topics"], editions)
    people, users = _people(manifest["people"], editions, password)
    now = now or timezone.now()
    stories = {}
    for given in manifest["stories"]:
        stories[given["key"]] = _story(
            given, now, editions, topics, people, users, stories
        )


def _editions(manifest) -> dict:
    editions = {}
    for position, given in enumerate(manifest["editions"], 1):
        fields = {**given, "imprint": "\n".join(given["imprint"])}
        editions[given["code"]] = Edition.objects.create(position=position, **fields)
    for position, given in enumerate(manifest["sections"], 1):
        for code, name in given["names"].items():
            Section.objects.create(
                edition=editions[code],
                slug=given["slug"],
                name=name,
                position=position,
            )
    return editions


def _topics(given, editions) -> dict:
    topics = {}
    for each in given:
        topic = Topic.objects.create(slug=each["slug"], name=each["names"]["en"])
        TopicName.objects.bulk_create(
            TopicName(topic=topic, edition=editions[code], name=name)
            for code, name in each["names"].items()
        )
        topics[each["slug"]] = topic
    return topics


def _people(given, editions, password):
    people, users = {}, {}
    for each in given:
        people[each["key"]] = person = _person(each, editions)
        if login := each.get("login"):
            users[each["key"]] = _user(login, person, editions, password)
    return people, users


def _person(given, editions) -> Person:
    names = ("name", "slug", "kind", "email", "email_public")
    person = Person.objects.create(**{name: given[name] for name in names})
    for code, profile in given["profiles"].items():
        spellings = "\n".join(profile["other_spellings"])
        fields = {**profile, "other_spellings": spellings}
        Profile.objects.create(person=person, edition=editions[code], **fields)
    respell(person)
    return person


def _user(login, person, editions, password) -> User:
    user = User.objects.create_user(login["username"], password=password, person=person)
    for each in login["memberships"]:
        Membership.objects.create(
            user=user, role=each["role"], edition=editions.get(each["edition"])
        )
    return user


def _story(given, now, editions, topics, people, users, stories):
    text = (FOLDER / "stories" / given["file"]).read_text("utf-8")
    edition, starter = editions[given["edition"]], users[given["started_by"]]
    begun = _moment(given["history"][0], now) - STARTED_BEFORE
    with workflow.backdated(begun):
        article = import_story(
            parse(text, language=given["edition"]),
            edition=edition,
            source=text,
            by=starter,
            folder=FOLDER / "pictures",
        ).article
        _complete(article, given, topics, people, stories)
        workflow.keep(article, starter)
    for step in given["history"]:
        _step(article.pk, step, users, now)
    return article


def _moment(step, now):
    return now - timedelta(minutes=step["minutes_ago"])


def _complete(article, given, topics, people, stories):
    """What a plain text does not say: section, topics, alt texts, the original."""
    article.slug, article.kicker = given["slug"], given["kicker"]
    article.dateline = given["dateline"]
    article.section = article.edition.sections.get(slug=given["section"])
    article.original = stories.get(given["original"])
    article.source_language = ""
    article.save()
    article.topics.set([topics[slug] for slug in given["topics"]])
    article.bylines.all().delete()
    for position, each in enumerate(given["bylines"]):
        Byline.objects.create(
            article=article,
            person=people[each["person"]],
            role=each["role"],
            position=position,
        )
    for figure in article.figures.all():
        figure.alt = given["alt"][figure.file_name]
        figure.save(update_fields=["alt"])
    Note.objects.bulk_create(Note(article=article, **note) for note in given["notes"])


def _step(article_id, step, users, now):
    by, verb = users[step["by"]], step["verb"]
    moment = _moment(step, now)
    with workflow.backdated(moment):
        if verb == "publish":
            ahead = step.get("minutes_ahead")
            workflow.publish(
                article_id, by, now + timedelta(minutes=ahead) if ahead else None
            )
        elif verb == "correct":
            _correct(article_id, step, by)
        elif verb == "send_back":
            workflow.send_back(article_id, by, step["note"])
        else:
            getattr(workflow, verb)(article_id, by)


def _correct(article_id, step, by):
    """Change the words that were wrong, as an editor would, then correct."""
    article = workflow.locked(article_id)
    for each in article.body:
        for span in each.get("spans", []):
            span["text"] = span["text"].replace(step["was"], step["now"])
    article.save(update_fields=["body"])
    workflow.keep(article, by)
    note = step["correction"]
    workflow.correct(article_id, by, note["text"], note["kind"])
