"""The fixed cast of the tests: two editions, who works there, and one whole story."""

from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.test import Client

from articles import workflow
from articles.body import block
from articles.models import Article, Byline, Section
from people.models import Edition, Membership, Person, Profile, User
from people.roles import Role
from people.spelling import respell

# Most translations of the tests are of nobody: tests of the check ask for it.
QUIET = {"translator": "off"}


def make_edition(code, **fields):
    fields = {
        "language": code,
        "name": code,
        "masthead": f"The {code} Paper",
        "checks": dict(QUIET),
    } | fields
    edition = Edition.objects.create(code=code, **fields)
    Section.objects.create(edition=edition, slug="politics", name=f"Politics {code}")
    return edition


def make_user(name, role=None, edition=None):
    user = User.objects.create_user(name, password="open sesame 12")
    if role:
        Membership.objects.create(user=user, role=role, edition=edition)
    return user


def make_person(name, slug, edition=None, **fields):
    person = Person.objects.create(name=name, slug=slug, **fields)
    if edition:
        Profile.objects.create(person=person, edition=edition, name=name)
    respell(person)
    return person


def paragraph(text):
    return block("paragraph", spans=[{"text": text}])


def make_story(by, edition, headline="Bridge to the north reopens", **fields):
    """A draft that lacks nothing, started by `by`."""
    fields = {
        "section": edition.sections.first(),
        "deck": "First carts cross after the flood",
        "dateline": "ULVEN",
        "body": [paragraph("The bridge reopened."), paragraph("Carts crossed it.")],
    } | fields
    article = Article(edition=edition, headline=headline, **fields)
    workflow.start(article, by)
    person, _ = Person.objects.get_or_create(
        slug="ansel-toor", defaults={"name": "Ansel Toor"}
    )
    Byline.objects.create(article=article, person=person)
    return article


def make_cast():
    """Everybody, and the editions `en` and `ko`."""
    en = make_edition(
        "en",
        name="English",
        contact_email="desk@paper.example",
        position=1,
    )
    ko = make_edition(
        "ko",
        name="한국어",
        time_zone="Asia/Seoul",
        contact_email="ko@paper.example",
        contact_sentence="기사에 대한 의견은 {email}로 보내 주십시오.",
        translator_line="번역: {names}",
        name_joiner="·",
        image_credit="사진: {credit}",
        position=2,
    )
    return SimpleNamespace(
        en=en,
        ko=ko,
        reporter=make_user("reporter", Role.REPORTER, en),
        colleague=make_user("colleague", Role.REPORTER, en),
        translator=make_user("translator", Role.TRANSLATOR, en),
        photo=make_user("photo", Role.PHOTO, en),
        editor=make_user("editor", Role.EDITOR, en),
        korean_editor=make_user("korean_editor", Role.EDITOR, ko),
        chief=make_user("chief", Role.CHIEF),
        stranger=make_user("stranger"),
    )


@pytest.fixture
def cast(request, db):
    """Everybody, and the editions `en` and `ko`: each test has its own, to change."""
    if "kept_cast" in request.fixturenames:
        return deepcopy(request.getfixturevalue("kept_cast"))
    return make_cast()


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reporter(cast):
    """The reporter's browser."""
    return signed_in(cast.reporter)


@pytest.fixture
def editor(cast):
    """The editor's browser."""
    return signed_in(cast.editor)


@pytest.fixture
def story(cast):
    """A draft of the reporter's that lacks nothing."""
    return make_story(cast.reporter, cast.en)


@pytest.fixture
def published(cast, story):
    workflow.approve_and_publish(story.pk, cast.editor)
    story.refresh_from_db()
    return story
