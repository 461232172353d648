"""Loading the sample newsroom through the doors that a real one uses.

Here the paper and its people are made; `diary.py` lets them write. What is loaded
stands in the JSON files beside this one and in `stories/`.
"""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from articles.models import Section, StandingNote, Topic, TopicName
from newsroom.sample import rights
from newsroom.sample.briefs import briefs
from newsroom.sample.diary import live_through, span
from newsroom.sample.pages import pages
from people.models import Duty, Edition, Membership, Person, Profile, User
from people.spelling import respell

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Room:
    """What the stories refer to, each by its key in the files."""

    editions: dict
    topics: dict
    people: dict
    users: dict


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
    paper = read("paper")
    editions = _editions(paper)
    _standing_notes(paper["standing_notes"], editions)
    topics = _topics(paper["topics"], editions)
    people, users = _people(read("people"), editions, password)
    room = Room(editions, topics, people, users)
    now = now or timezone.now()
    _duties(paper["duties"], room, now)
    told = [*stories(editions), *briefs(read("briefs")), *pages(read("pages"))]
    live_through(told, room, now)
    rights.let_end(now)


def read(name):
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def stories(codes) -> list[dict]:
    """What the files tell of each story, with its text and its pictures' alt texts."""
    alts = read("pictures")
    return [
        {
            **given,
            "edition": code,
            "text": (FOLDER / "stories" / f"{given['key']}.txt").read_text("utf-8"),
            "alts": {name: texts.get(code, "") for name, texts in alts.items()},
        }
        for code in codes
        for given in read(f"stories.{code}")
    ]


def _editions(paper) -> dict:
    editions = {}
    for position, given in enumerate(paper["editions"], 1):
        lines = {
            name: "\n".join(given[name])
            for name in (
                *("imprint", "sensitive_words", "safe_contact"),
                *("other_addresses", "page_order"),
            )
        }
        fields = {**given, **lines}
        editions[given["code"]] = Edition.objects.create(position=position, **fields)
    Section.objects.bulk_create(
        Section(
            edition=editions[code],
            slug=given["slug"],
            name=name,
            position=position,
            is_standing=given.get("is_standing", False),
        )
        for position, given in enumerate(paper["sections"], 1)
        for code, name in given["names"].items()
    )
    return editions


def _duties(given, room, now):
    Duty.objects.bulk_create(
        Duty(
            edition=room.editions[each["edition"]],
            user=room.users[each["user"]],
            starts=now - span(each["began"]),
            ends=now - span(each["began"]) + span(each["lasts"]),
        )
        for each in given
    )


def _standing_notes(given, editions):
    StandingNote.objects.bulk_create(
        StandingNote(**{**each, "edition": editions[each["edition"]]}) for each in given
    )


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
    hashed = make_password(password)  # once: hashing is slow, as it should be
    people, users = {}, {}
    for each in given:
        people[each["key"]] = person = _person(each, editions)
        if login := each["login"]:
            users[each["key"]] = _user(login, person, editions, hashed)
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


def _user(login, person, editions, hashed) -> User:
    user = User.objects.create(
        username=login["username"], password=hashed, person=person
    )
    Membership.objects.bulk_create(
        Membership(user=user, role=each["role"], edition=editions.get(each["edition"]))
        for each in login["memberships"]
    )
    return user
