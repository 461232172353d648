"""Removing words from everywhere we hold them: asked for by one, agreed to by two, and
found nowhere afterwards."""

import json
import unicodedata

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from articles import chain, windows, workflow
from articles.erasing import proving
from articles.models import (
    Autosave,
    Byline,
    Commission,
    Erasure,
    ErasureConsent,
    Print,
    Revision,
    Term,
)
from media.models import Caption
from people.models import Person, Profile
from tests.articles.finished import illustrated
from tests.cast import make_edition, make_story, paragraph, signed_in

ENGLISH, KOREAN, JAPANESE = "Mira Oren", "미라 오렌", "ミラ・オレン"
WORDS = "\n".join((ENGLISH, KOREAN, JAPANESE))


def text_of(article):
    article.refresh_from_db()
    return json.dumps(article.body, ensure_ascii=False)


@pytest.fixture
def work(cast):
    """One story in three languages with the name wherever a name can stand."""
    ja = make_edition("ja", removed_mark="［削除］", contact_email="ja@paper.example")
    cast.ko.removed_mark = "[삭제됨]"
    cast.ko.save()
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
        workflow.approve_and_publish(each.pk, cast.chief)
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
        if not erasure.is_open or erasure.job.phase == "found":
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


def test_it_works(cast, work, site_client):
    english, korean, japanese = work
    assert len(everywhere("mira oren", KOREAN, JAPANESE)) > 15
    erasure = erase(cast)
    assert erasure.done_at
    assert everywhere("mira oren", "mira-oren", KOREAN, JAPANESE, "miraoren") == {}
    result = erasure.job.result
    assert result["found"] == {}
    assert result["rows"] > 50
    assert chain.faults() == []
    assert windows.faults() == []
    assert "[삭제됨]은 배를 탔다" in text_of(korean)
    assert "［削除］は船に乗った" in text_of(japanese)
    printed = Print.objects.filter(article=english, kind="publish").get()
    assert [each.get("html") for each in printed.story["blocks"]][1:2] == [
        "<strong>It was [removed]</strong>’s boat. [removed] lives in Orenburg."
    ]
    page = site_client.get(f"/en/story/removed-{english.pk}/")
    assert page.status_code == 200
    assert "lives in Orenburg" in page.content.decode()
    assert site_client.get("/en/story/mira-oren-saw-the-flood/").status_code == 404
    assert "lives" in site_client.get("/en/search/?q=Orenburg").content.decode()
