"""A story in three languages with a name wherever one can stand, and the pages that
erase it."""

import json
import unicodedata

import pytest
from django.db import connection
from django.urls import reverse

from articles import workflow
from articles.checks import Overriding
from articles.erasing import asking, database, proving
from articles.models import (
    Autosave,
    Byline,
    Commission,
    Erasure,
    ErasureConsent,
    Print,
    Term,
)
from media.models import Caption
from people.checks import CHECKS
from people.models import Person, Profile
from tests.articles.finished import illustrated
from tests.cast import make_edition, make_story, paragraph, signed_in
from tests.transactions import desk_rights

ENGLISH, KOREAN, JAPANESE = "Mira Oren", "미라 오렌", "ミラ・オレン"
WORDS = "\n".join((ENGLISH, KOREAN, JAPANESE))
LOOKED_AT = Overriding(frozenset(CHECKS))


def text_of(article):
    article.refresh_from_db()
    return json.dumps(article.body, ensure_ascii=False)


def named_everywhere(cast):
    """One story in three languages with the name wherever a name can stand."""
    ja = make_edition("ja", removed_mark="［削除］", contact_email="ja@paper.example")
    cast.ko.removed_mark = "[삭제됨]"
    cast.ko.save()
    return told_in_three(cast, ja)


def told_in_three(cast, ja):
    """The story, in the editions of the cast and in `ja`; readers have all three."""
    english = make_story(
        cast.reporter,
        cast.en,
        headline="Mira Oren saw the flood",
        slug="mira-oren-saw-the-flood",
        body=[
            {
                "id": "aaaaaaaa",
                "type": "paragraph",
                "spans": [
                    {"text": "It was Mi", "strong": True},
                    {"text": "ra Oren’s boat. MIRA OREN lives in Orenburg."},
                ],
            },
            paragraph("Carts crossed it."),
            {
                "id": "bbbbbbbb",
                "type": "embed",
                "provider": "telegram",
                "ref": "miraoren/12",
                "title": "A page about her",
                "spans": [],
            },
        ],
    )
    figure = illustrated(english, "The boat")
    figure.caption = "Mira Oren in her boat"
    figure.save()
    Caption.objects.create(image=figure.image, edition=cast.en, text="Mira Oren")
    workflow.keep(english, cast.reporter)
    korean = make_story(
        cast.korean_editor,
        cast.ko,
        headline="홍수를 본 사람",
        slug="flood-ko",
        original=english,
        body=[paragraph("미라 오렌은 배를 탔다."), paragraph("다리가 열렸다.")],
    )
    decomposed = unicodedata.normalize("NFD", "미라 오렌이 말했다")
    japanese = make_story(
        cast.chief,
        ja,
        headline="洪水を見たミラ・オレンさん",
        slug="flood-ja",
        original=english,
        deck=decomposed,
        body=[paragraph("ミラ・オレンは船に乗った。")],
    )
    person = Person.objects.create(name=ENGLISH, slug="mira-oren")
    Profile.objects.create(person=person, edition=cast.ko, name=KOREAN, bio="미라 오렌")
    Byline.objects.create(article=english, person=person, position=2)
    for each in (english, korean, japanese):
        workflow.approve_and_publish(each.pk, cast.chief, overriding=LOOKED_AT)
    workflow.correct(english.pk, cast.chief, "Mira Oren is no fisher.")
    Autosave.objects.create(
        article=korean,
        edition=cast.ko,
        by=cast.korean_editor,
        page="page",
        data={"headline": "미라 오렌", "document": json.dumps({"x": ["미라 오렌이"]})},
        at=workflow.clock(),
    )
    Commission.objects.create(
        original=english,
        edition=ja,
        note="Ask Mira Oren",
        asked_by=cast.editor,
        asked_at=workflow.clock(),
    )
    Term.objects.create(
        source_edition=cast.en,
        target_edition=cast.ko,
        source=ENGLISH,
        folded="mira oren",
        target=KOREAN,
        changed_at=workflow.clock(),
    )
    return english, korean, japanese


@pytest.fixture(scope="module")
def kept_work(kept_cast):
    with desk_rights():
        return named_everywhere(kept_cast)


@pytest.fixture
def work(db, kept_work):
    for each in kept_work:
        each.refresh_from_db()
    return kept_work


def everywhere(*words) -> dict:
    """Column -> how many rows hold one of the words, in all of the database: without a
    line of what erases."""
    found = {}
    with connection.cursor() as cursor:
        for table, names in proving.columns().items():
            for name in names:
                cursor.execute(
                    f'select count(*) from "{table}" t where'
                    f' normalize(t."{name}"::text, nfc) ilike any (%s)',
                    [[f"%{word}%" for word in words]],
                )
                if count := cursor.fetchone()[0]:
                    found[f"{table}.{name}"] = count
    return found


def ask(client, **fields):
    fields = {"words": WORDS, "mode": "words"} | fields
    answer = client.post(reverse("admin:articles_erasure_add"), fields, follow=True)
    assert answer.status_code == 200, answer.status_code
    return answer


def press(client, erasure, do, **fields):
    address = reverse("admin:articles_erasure_change", args=[erasure.pk])
    return client.post(address, {"do": do, **fields}, follow=True)


def agree(client, erasure, **fields):
    address = reverse("admin:articles_erasure_change", args=[erasure.pk])
    page = client.get(address)
    return press(client, erasure, "agree", seen=page.context["seen"], **fields)


def go_on(client, erasure):
    for _ in range(50):
        erasure.refresh_from_db()
        is_stuck = "files_left" in erasure.job.result
        if not erasure.is_open or erasure.job.phase == "found" or is_stuck:
            return
        press(client, erasure, "go_on")
        erasure = Erasure.objects.get(pk=erasure.pk)


def erase(cast, second=None, **fields):
    chief, other = signed_in(cast.chief), signed_in(second or cast.editor)
    ask(chief, **fields)
    erasure = Erasure.objects.get()
    go_on(chief, erasure)
    agree(chief, erasure)
    agree(other, erasure)
    go_on(other, erasure)
    erasure.refresh_from_db()
    return erasure


def as_owner(printed, **values):
    role = role_now()
    with connection.cursor() as cursor:
        cursor.execute("set local role none")
        Print.objects.filter(pk=printed.pk).update(**values)
        cursor.execute(f'set local role "{role}"')


def role_now():
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        return cursor.fetchone()[0]


def asked(cast, **fields):
    erasure = asking.ask(cast.chief, **({"words": [ENGLISH]} | fields))
    go_on(signed_in(cast.chief), erasure)
    return Erasure.objects.get(pk=erasure.pk)


def consent(erasure, by, **fields):
    stands = {"digest": database.digest(erasure)} | fields
    ErasureConsent.objects.create(erasure=erasure, by=by, **stands)
