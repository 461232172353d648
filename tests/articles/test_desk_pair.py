"""Two existing texts: which parts belong together, said by a person and undone."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article, LiveArticle, Rendering, Term
from articles.translation.pairing import suggest
from articles.translation.parts import Part
from articles.translation.standing import State, standing
from tests.articles.desk_forms import fields
from tests.articles.terms import term
from tests.cast import make_story, paragraph, signed_in

KOREAN = ["다리가 2026년 11월 3일에 다시 열렸다.", "수레 3만 대가 건넜다."]


@pytest.fixture
def translation(cast):
    return korean_of(cast)


@pytest.fixture
def original(cast):
    return english_of(cast)


def korean_of(cast):
    body = [paragraph(text) for text in KOREAN]
    return make_story(cast.chief, cast.ko, "다리가 다시 열렸다", body=body)


def english_of(cast):
    body = [
        paragraph("The bridge reopened on November 3, 2026."),
        paragraph("30,000 carts crossed it."),
    ]
    story = make_story(cast.chief, cast.en, body=body)
    workflow.approve_and_publish(story.pk, cast.chief)
    return fresh(story)


@pytest.fixture
def at_desk(cast):
    return signed_in(cast.korean_editor)


def fresh(article):
    return Article.objects.select_related("edition", "original").get(pk=article.pk)


def pair_url(article):
    return reverse("admin:articles_article_pair", args=[article.pk])


def confirm(client, translation, original, **changes):
    page = client.get(pair_url(translation), {"original": original.pk})
    sent = fields(page, "pair-form") | {"_pair": "1"} | changes
    return client.post(pair_url(translation), sent, follow=True)


def test_it_works(at_desk, original, translation):
    page = at_desk.get(pair_url(translation), {"original": original.pk})
    assert not page.context["sheet"].doubts
    assert "30,000 carts crossed it." in page.content.decode()
    confirm(at_desk, translation, original)
    translation = fresh(translation)
    assert translation.original == original
    rows = standing(translation).rows
    assert {row.state for row in rows} == {State.DONE}
    assert [row.targets[0].text for row in rows[-2:]] == KOREAN
    assert translation.transitions.first().verb == "pair"


def test_a_wrong_pairing_is_undone_in_one_step(at_desk, original, translation):
    Article.objects.filter(pk=translation.pk).update(source_language="fr")
    confirm(at_desk, translation, original)
    at_desk.post(pair_url(translation), {"_undo": "1"})
    translation = fresh(translation)
    assert (translation.original, translation.source_language) == (None, "fr")
    assert not translation.renderings.exists()
    confirm(at_desk, translation, original)
    assert fresh(translation).original == original


def test_the_pairing_of_what_readers_have_is_undone_after_a_question(
    cast, at_desk, original, translation
):
    workflow.approve_and_publish(translation.pk, cast.chief)
    page = confirm(at_desk, fresh(translation), original)
    assert "The two texts are paired." in page.content.decode()
    assert "Confirm again" in page.content.decode()
    asked = at_desk.post(pair_url(translation), {"_undo": "1"})
    assert "Readers no longer find the two languages" in asked.content.decode()
    assert "of 5 parts" in asked.content.decode()
    assert fresh(translation).original == original
    at_desk.post(pair_url(translation), {"_undo": "1", "_sure": "1"})
    assert fresh(translation).original is None


def test_another_choice_than_was_suggested(at_desk, original, translation):
    page = confirm(
        at_desk, translation, original, **{"to-3": "-", "to-4": "3", "and-4": "4"}
    )
    assert page.status_code == 200
    dropped = Rendering.objects.get(state=Rendering.State.DROPPED)
    first, second = original.body
    assert dropped.source == first["id"]
    both = Rendering.objects.filter(source=second["id"]).values_list("part", flat=True)
    assert list(both) == [each["id"] for each in translation.body]


def test_it_was_made_from_an_earlier_version(cast, at_desk, original, translation):
    first, second = original.body
    original.body = [first, {**second, "spans": [{"text": "31,000 carts crossed."}]}]
    original.save()
    workflow.keep(workflow.locked(original.pk), cast.chief)
    workflow.update(original.pk, cast.chief)
    chief = signed_in(cast.chief)
    page = chief.get(pair_url(translation), {"original": original.pk, "from": 1})
    chief.post(
        pair_url(translation), fields(page, "pair-form") | {"_pair": "1"}, follow=True
    )
    states = [row.state for row in standing(fresh(translation)).rows]
    assert states[-2:] == [State.DONE, State.CHANGED]
    assert fresh(translation).stale_since


def test_a_live_translation_links_to_its_original_at_once(
    cast, at_desk, original, translation
):
    workflow.approve_and_publish(translation.pk, cast.chief)
    confirm(at_desk, fresh(translation), original)
    assert LiveArticle.objects.get(article_id=translation.pk).work_id == original.pk
    translation = fresh(translation)
    assert translation.printed == translation.version


def test_saved_meanwhile(cast, at_desk, original, translation):
    page = at_desk.get(pair_url(translation), {"original": original.pk})
    workflow.keep(workflow.locked(translation.pk), cast.chief)
    sent = fields(page, "pair-form") | {"_pair": "1"}
    answer = at_desk.post(pair_url(translation), sent)
    assert "Look at it again" in answer.content.decode()
    assert fresh(translation).original is None


@pytest.mark.parametrize("number", ["", "x", "9" * 30, "0"])
def test_an_original_that_is_none(at_desk, translation, number):
    page = at_desk.get(pair_url(translation), {"original": number})
    assert page.context["form"].errors["original"]


def test_a_draft_that_is_not_open_is_not_shown(cast, at_desk, story, translation):
    page = at_desk.get(pair_url(translation), {"original": story.pk})
    assert story.headline not in page.content.decode()
    assert page.context["form"].errors["original"]


def test_adapted_freely(cast, at_desk, original, translation):
    confirm(at_desk, translation, original)
    at_desk.post(pair_url(translation), {"_adapt": "freely"})
    assert fresh(translation).adapted_freely
    original.headline = "Shut again"
    original.save()
    workflow.keep(workflow.locked(original.pk), cast.chief)
    workflow.update(original.pk, cast.chief)
    assert fresh(translation).stale_since is None


def test_a_name_of_the_glossary_is_the_same_name(cast, at_desk, original, translation):
    words = ["Ulven has a mayor who slept.", "The market of Marrow Vale was full then."]
    original.body = [paragraph(each) for each in words]
    original.save()
    workflow.keep(workflow.locked(original.pk), cast.chief)
    workflow.update(original.pk, cast.chief)
    translation.body = [paragraph("매로 골짜기 장터는 붐볐다.")]
    translation.save()
    workflow.keep(workflow.locked(translation.pk), cast.chief)
    term(cast.en, cast.ko, "Marrow Vale", "매로 골짜기", kind=Term.Kind.PLACE)
    page = at_desk.get(pair_url(translation), {"original": original.pk})
    slept, market = page.context["sheet"].rows[-2:]
    assert (slept.targets, market.targets[0].text) == ([], "매로 골짜기 장터는 붐볐다.")
    assert market.why == "The same names."


def text(key, words):
    return Part(key, "paragraph", words, ["paragraph", [{"text": words}]])


def test_one_that_became_two_is_a_doubt():
    source = [
        text("a", "그는 2026년에 갔다. KBS가 보도했다."),
        text("b", "33일 뒤 왔다."),
    ]
    target = [
        text("1", "He left in 2026."),
        text("2", "KBS reported it."),
        text("3", "After 33 days he came."),
    ]
    pairs = suggest(source, target)
    assert [(p.source, p.target, p.sure) for p in pairs] == [
        ("a", "1", False),
        ("a", "2", False),
        ("b", "3", True),
    ]


def test_other_numbers_are_a_doubt():
    (found,) = suggest([text("a", "30,000 carts")], [text("1", "수레 4만 대")])
    assert not found.sure
    assert "40000" in found.why


def test_a_left_out_paragraph_moves_nothing_else():
    words = ["one 101 cart", "two 202 carts went", "three 303", "four 404 of them"]
    source = [text(str(n), each) for n, each in enumerate(words)]
    target = [text(f"t{n}", words[n]) for n in (0, 2, 3)]
    assert [(p.source, p.target) for p in suggest(source, target)] == [
        ("0", "t0"),
        ("1", ""),
        ("2", "t2"),
        ("3", "t3"),
    ]
