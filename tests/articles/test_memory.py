"""What was published before is offered for what is like it, and nothing else is."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.memory.bands import bands_of
from articles.memory.finding import offers
from articles.memory.grams import grams_of, likeness, runs_of
from articles.memory.keeping import keep
from articles.memory.sentences import pairs_in
from articles.models import Article, MemoryBand, MemoryPair, Rendering
from tests.articles.test_standing import change, fresh, pair
from tests.cast import make_story, paragraph, signed_in

FIRST = "The bridge over the Merik reopened on Friday. Carts crossed it at noon."
SECOND = "Nobody was hurt."
SHORT_BANDS = [507297510, 615804542, 1319986809]
FIRST_BANDS = [-1931932782, -1815754418, -1677936296]


def told(edition_pair, original, by, text, headline):
    korean = make_story(
        by,
        edition_pair,
        headline,
        original=original,
        body=[paragraph(each) for each in text],
    )
    korean = fresh(korean)
    pair(korean)
    return korean


@pytest.fixture
def original(cast):
    body = [paragraph(FIRST), paragraph(SECOND)]
    story = make_story(cast.reporter, cast.en, body=body)
    workflow.approve_and_publish(story.pk, cast.editor)
    return fresh(story)


@pytest.fixture
def translated(cast, original):
    words = [
        "메리크 다리가 금요일에 다시 열렸다. 정오에 수레가 건넜다.",
        "다친 사람은 없다. 아무도.",
    ]
    return told(cast.ko, original, cast.korean_editor, words, "다리가 다시 열렸다")


def remembered():
    return set(MemoryPair.objects.values_list("source", "target"))


def publish(story, by, **how):
    workflow.approve_and_publish(story.pk, by, **how)


def offered(client, translation, part, **query):
    address = reverse("admin:articles_article_offers", args=[translation.pk])
    return client.get(address, {"part": part, "only": "1", **query})


@pytest.fixture
def next_story(cast):
    """A second original that says nearly the same, and its translation to be."""
    body = [paragraph("The bridge over the Merik reopened on Monday. It is new.")]
    story = make_story(cast.reporter, cast.en, "The Merik again", body=body)
    publish(story, cast.editor)
    return fresh(
        make_story(cast.korean_editor, cast.ko, original=story, body=[paragraph("-")])
    )


def test_it_works(cast, translated, next_story):
    publish(translated, cast.korean_editor)
    assert (
        "The bridge over the Merik reopened on Friday.",
        "메리크 다리가 금요일에 다시 열렸다.",
    ) in remembered()
    # Two sentences stand against one: the whole.
    assert (SECOND, "다친 사람은 없다. 아무도.") in remembered()
    client = signed_in(cast.korean_editor)
    part = next_story.original.body[0]["id"]
    page = offered(client, next_story, part).content.decode()
    assert "메리크 다리가 금요일에 다시 열렸다." in page
    assert "</span>Friday<" in page and "</span>Monday<" in page
    assert "다리가 다시 열렸다</a>" in page
    whole = client.get(
        reverse("admin:articles_article_offers", args=[next_story.pk]), {"part": part}
    )
    assert (
        "<html" in whole.content.decode() and "</span>Monday<" in whole.content.decode()
    )


def test_only_what_readers_have_in_both_languages_is_remembered(cast, story):
    words = ["다리가 다시 열렸다.", "수레가 건넜다."]
    korean = told(cast.ko, story, cast.korean_editor, words, "다리")
    publish(korean, cast.korean_editor)
    assert not remembered()
    publish(story, cast.editor)
    assert ("The bridge reopened.", "다리가 다시 열렸다.") in remembered()
    workflow.kill(story.pk, cast.editor, "Wrong.", keep_languages=[korean.pk])
    assert not remembered()


def test_what_the_original_says_no_more_is_forgotten(cast, original, translated):
    publish(translated, cast.korean_editor)
    first, second = original.body
    changed = [{**first, "spans": [{"text": "It closed."}]}, second]
    change(original, cast.editor, body=changed)
    workflow.correct(original.pk, cast.editor, "It is closed.")
    sources = {source for source, _target in remembered()}
    assert SECOND in sources and not any("Friday" in each for each in sources)


def test_printed_again_it_is_the_new_words(cast, translated):
    publish(translated, cast.korean_editor)
    change(translated, cast.korean_editor, headline="다리 재개통")
    workflow.update(translated.pk, cast.korean_editor)
    targets = {target for _source, target in remembered()}
    assert "다리 재개통" in targets and "다리가 다시 열렸다" not in targets
    workflow.kill(translated.pk, cast.korean_editor, "Wrong.")
    assert not remembered()


def test_what_is_only_planned_is_not_offered(cast, translated, next_story):
    publish(translated, cast.korean_editor, at=timezone.now() + timedelta(days=1))
    assert remembered()
    client = signed_in(cast.korean_editor)
    part = next_story.original.body[0]["id"]
    page = offered(client, next_story, part).content.decode()
    assert "Nothing like it was published before." in page
    workflow.cancel(translated.pk, cast.korean_editor)
    assert not remembered()


def test_what_is_not_done_or_free_is_not_remembered(cast, translated):
    todo = translated.renderings.filter(source="headline")
    todo.update(state=Rendering.State.TODO, let_by=cast.korean_editor)
    publish(translated, cast.korean_editor)
    targets = {target for _source, target in remembered()}
    assert targets and "다리가 다시 열렸다" not in targets
    Article.objects.filter(pk=translated.pk).update(adapted_freely=True)
    change(translated, cast.korean_editor, headline="다리 재개통")
    workflow.update(translated.pk, cast.korean_editor)
    assert not remembered()


def test_offers_are_for_who_edits_the_translation(cast, next_story):
    part = next_story.original.body[0]["id"]
    assert offered(signed_in(cast.reporter), next_story, part).status_code == 404
    korean = signed_in(cast.korean_editor)
    gone = offered(korean, next_story, "0000000000")
    assert "This part is not in the original any more." in gone.content.decode()
    own = make_story(cast.korean_editor, cast.ko)
    assert "no original here" in offered(korean, own, part).content.decode()


def test_the_original_s_desk_copy_is_not_shown_by_offers(cast, next_story):
    """Who may not read it is offered for what readers have of it."""
    original = next_story.original
    (block,) = original.body
    change(original, cast.reporter, body=[{**block, "spans": [{"text": "A secret."}]}])
    address = reverse("admin:articles_article_offers", args=[next_story.pk])
    asked = {"part": block["id"]}
    page = signed_in(cast.korean_editor).get(address, asked).content.decode()
    assert "secret" not in page and "reopened on Monday" in page


EDITED = [
    (
        "평양의 시장에서 쌀값이 지난달보다 크게 올랐다고 소식통이 전했다.",
        "청진의 시장에서 쌀값이 지난해보다 조금 올랐다고 소식통이 말했다.",
    ),
    (
        "国境の橋は金曜日に再び開通し、正午に荷車が渡った。",
        "国境の橋は月曜日に再び開通し、午後に荷車が通った。",
    ),
    (
        "Two teachers said that forty pupils sit in one classroom without coal.",
        "Three teachers said that fifty pupils sit in one cold room without coal.",
    ),
    ("비가 왔다.", "비가 온다."),
    ("그는 웃었다.", "그가 웃었다."),
    ("雨が降った。", "雪が降った。"),
    ("네.", "네!"),
    ("He left.", "She left."),
]


@pytest.mark.parametrize(("before", "now"), EDITED)
def test_an_edited_sentence_is_found(cast, translated, before, now):
    others = [
        "The council did not answer.",
        "시의회는 답하지 않았다.",
        "市議会は答えなかった。",
    ]
    moment = timezone.now() - timedelta(days=1)
    keep(translated, moment, [(each, "other") for each in (before, *others)])
    (found,) = offers(now, cast.en.pk, cast.ko.pk)
    assert found.source == before
    assert not offers(now, cast.en.pk, cast.ko.pk, without=translated.pk)
    assert not offers(now, cast.ko.pk, cast.en.pk)


def test_short_texts_that_are_alike_always_share_a_band():
    texts = [
        "가나",
        "가다",
        "가나다",
        "가라 나다",
        "ab cd",
        "ab ce",
        "a b",
        "あい",
        "あ",
    ]
    texts += [
        "가나다라마바사아자",
        "가나다라마바사아차",
        "나다라마바",
        "cd ef",
        "He is.",
    ]
    runs = [runs_of(each) for each in texts]
    alike = 0
    for one in runs:
        for other in runs:
            if likeness(grams_of(one), grams_of(other)) >= 0.5:
                alike += one != other
                assert set(bands_of(one, (1, 2))) & set(bands_of(other, (1, 2)))
    assert alike >= 10


def test_what_is_there_often_hides_no_other_and_is_offered_once(cast, translated):
    keep(translated, timezone.now(), [("사진은 자료다.", "archive")] * 300)
    keep(translated, timezone.now(), [("다리가 열렸다.", "open")])
    found = offers("사진은 자료다. 다리가 열렸다.", cast.en.pk, cast.ko.pk)
    assert sorted(each.target for each in found if each.is_same) == ["archive", "open"]


def test_bands_are_the_same_everywhere_and_always():
    """What is in the memory was made with these numbers by another process."""
    assert bands_of(runs_of("비가 왔다."), (1, 2)) == SHORT_BANDS
    assert bands_of(runs_of(FIRST), (1, 2))[:3] == FIRST_BANDS
    assert not set(bands_of(runs_of(FIRST), (2, 1))) & set(FIRST_BANDS)


def test_nothing_is_left_of_what_is_forgotten(cast, translated):
    publish(translated, cast.korean_editor)
    assert MemoryBand.objects.exists()
    workflow.kill(translated.pk, cast.korean_editor, "Wrong.")
    assert not MemoryBand.objects.exists() and not MemoryPair.objects.exists()


def test_sentences_of_two_languages():
    assert pairs_in("비가 왔다. 추웠다.", "雨が降った。寒かった。") == [
        ("비가 왔다.", "雨が降った。"),
        ("추웠다.", "寒かった。"),
    ]
    assert pairs_in("Mr. Toor left.", "투르가 떠났다.") == [
        ("Mr. Toor left.", "투르가 떠났다.")
    ]
