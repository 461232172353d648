"""Asking for translations on the desk: a story's languages, the board, the piles."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Commission
from articles.translation import commissions
from people.roles import Role
from tests.articles.desk_forms import change_url, opened
from tests.cast import make_edition, make_story, make_user, signed_in

BOARD = reverse("admin:articles_article_translations")
INDEX = reverse("admin:index")
HOUR = timedelta(hours=1)


@pytest.fixture
def korean(cast):
    return make_user("korean", Role.TRANSLATOR, cast.ko)


def languages(story):
    return reverse("admin:articles_article_languages", args=[story.pk])


def commission(story, edition):
    return reverse("admin:articles_article_commission", args=[story.pk, edition.code])


def ask(client, story, code="ko", **said):
    fields = {f"{code}-{name}": value for name, value in said.items()}
    sent = {"edition": code, "ask": "", **fields}
    return client.post(languages(story), sent, follow=True)


def text(answer):
    return re.sub(r"<[^>]*>", " ", answer.content.decode())


def pile(client, key):
    piles = client.get(INDEX).context["front"].piles
    return next((each for each in piles if each.key == key), None)


def cell(client, story, edition, **query):
    board = client.get(BOARD, query).context["board"]
    line = next((each for each in board.lines if each.original == story), None)
    return line and next(p for e, p, _made in line.columns if e == edition)


def test_it_works(cast, story, reporter, editor, korean):
    """A draft is sent, taken in one press, begun, handed back, and never silent."""
    page = reporter.get(change_url(story))
    assert languages(story) in page.content.decode()
    answer = ask(
        reporter, story, due_at="2027-01-02T09:00", note="By morning", is_open="on"
    )
    assert "한국어 is asked for it" in text(answer)
    asked = Commission.objects.get()
    assert (asked.due_at.isoformat(), asked.is_open) == (
        "2027-01-02T00:00:00+00:00",
        True,
    )

    client = signed_in(korean)
    row = pile(client, "free").rows[0]
    assert (row.said, row.more["headline"]) == ("By morning", None)
    front = client.get(INDEX).content.decode()
    assert f'form="take-form" formaction="{commission(story, cast.ko)}"' in front
    taken = client.post(commission(story, cast.ko), {"take": ""}, follow=True)
    assert "It is yours" in text(taken)
    assert "Bridge to the north reopens" in text(taken)
    row = pile(client, "assigned").rows[0]
    assert row.more["headline"] == "Bridge to the north reopens"
    begin = reverse("admin:articles_article_translate", args=[story.pk, "ko"])
    assert begin == row.more["begin"]
    client.post(begin)
    made = Article.objects.get(original=story)
    assert pile(client, "assigned") is None
    assert "Wanted by 2027-01-02 09:00 (Asia/Seoul)" in text(
        client.get(change_url(made))
    )
    assert cell(editor, story, cast.ko).label == "in work"
    given = client.post(
        commission(story, cast.ko), {"hand_back": "", "note": "Ill"}, follow=True
    )
    assert "Handed back" in text(given)
    assert cell(editor, story, cast.ko).is_free


def test_a_refusal_loses_nothing(cast, story, reporter, korean):
    answer = ask(reporter, story, due_at="yesterday", note="Kept words")
    assert "Write the day and the time like this" in text(answer)
    assert "Kept words" in answer.content.decode()
    answer = ask(reporter, story, translator=cast.colleague.pk, note="Kept words")
    assert "Choose somebody who writes in that edition" in text(answer)
    answer = ask(reporter, story, note="x" * 2_001)
    assert "2000" in text(answer) or "2,000" in text(answer)
    assert not Commission.objects.exists()
    client = signed_in(korean)
    commissions.ask(story.pk, cast.ko, cast.editor, translator=korean)
    answer = client.post(commission(story, cast.ko), {"hand_back": "", "note": ""})
    assert "Say why" in text(answer)
    other = signed_in(make_user("other", Role.TRANSLATOR, cast.ko))
    answer = other.post(commission(story, cast.ko), {"take": ""})
    assert "korean has it already" in text(answer)


def test_a_day_that_is_over(cast, story, reporter):
    answer = ask(reporter, story, due_at="2020-01-02T09:00", note="Kept words")
    assert "That day is over" in text(answer)
    assert "Kept words" in answer.content.decode()
    assert not Commission.objects.exists()
    # One that has passed meanwhile can stay.
    past = timezone.now().replace(year=2020, second=7)
    commissions.ask(story.pk, cast.ko, cast.reporter, due_at=past)
    due_at = f"{past.astimezone(cast.ko.zone):%Y-%m-%dT%H:%M}"
    ask(reporter, story, due_at=due_at, note="More")
    assert Commission.objects.get().note == "More"


def test_a_draft_is_opened_unless_one_says_no(cast, story, reporter):
    page = reporter.get(languages(story))
    [form] = [row["form"] for row in page.context["rows"]]
    assert form["is_open"].initial is True
    assert "no headline and no text" in text(page)
    commissions.ask(story.pk, cast.ko, cast.reporter, is_open=False)
    page = reporter.get(languages(story))
    [form] = [row["form"] for row in page.context["rows"]]
    assert form["is_open"].initial is False
    live = make_story(cast.reporter, cast.en, "Live")
    workflow.approve_and_publish(live.pk, cast.chief)
    [form] = [r["form"] for r in reporter.get(languages(live)).context["rows"]]
    assert form["is_open"].initial is False


def test_why_it_was_handed_back_and_what_is_late(cast, published, korean):
    soon = timezone.now() - HOUR
    commissions.ask(published.pk, cast.ko, cast.editor, due_at=soon, translator=korean)
    client = signed_in(korean)
    front = client.get(INDEX).context["front"]
    assert front.work[0].key == "own-late"
    assert pile(client, "assigned") is None
    commissions.hand_back(published.pk, cast.ko, korean, "The dialect is strange.")
    other = signed_in(make_user("other", Role.TRANSLATOR, cast.ko))
    for url in (INDEX, commission(published, cast.ko)):
        page = text(other.get(url))
        assert (
            "Handed back: The dialect" in " ".join(page.split())
            or "korean handed it back" in page
        )
        assert "The dialect is strange." in page


def test_another_editions_editor_asks_for_what_readers_have(cast, published):
    client = signed_in(cast.korean_editor)
    workflow.keep(_with_headline(published, "Not for Korea yet"), cast.editor)
    answer = ask(client, published, note="For us")
    assert "Bridge to the north reopens" in text(answer)
    assert "Not for Korea yet" not in text(answer)
    assert Commission.objects.get().note == "For us"
    answer = client.post(languages(published), {"edition": "ko", "not_wanted": ""})
    assert answer.status_code == 302
    assert not Commission.objects.get().is_wanted


def _with_headline(story, headline):
    article = workflow.locked(story.pk)
    article.headline = headline
    article.save()
    return article


def test_a_draft_of_others_is_nothing_to_know_of(cast, story, korean):
    make_edition("ja")
    client = signed_in(cast.korean_editor)
    assert client.get(languages(story)).status_code == 404
    commissions.ask(story.pk, cast.ko, cast.editor)
    assert client.get(languages(story)).status_code == 404
    assert cell(client, story, cast.ko) is None
    assert pile(signed_in(korean), "free") is None
    japanese = make_edition("xx")
    answer = client.get(commission(story, japanese))
    assert answer.status_code == 404


def test_the_board_tells_what_is_known(cast, published, korean, editor):
    """Of other editions only what readers have."""
    ja = make_edition("ja")
    commissions.assign(published.pk, ja, cast.chief, cast.chief)
    commissions.ask(
        published.pk, cast.ko, cast.editor, due_at=timezone.now() - 2 * HOUR
    )
    assert cell(editor, published, ja).who == "chief"
    mine = signed_in(korean)
    assert cell(mine, published, ja) is None
    assert cell(mine, published, cast.ko).is_late
    assert "late by 2 hours" in text(mine.get(BOARD))
    for query, found in (
        ({"state": "late"}, True),
        ({"state": "wanted", "edition": "ko"}, True),
        ({"state": "assigned"}, False),
        ({"state": "none", "edition": "ko"}, False),
        ({"state": "orphaned"}, False),
        ({"person": cast.chief.pk}, False),
        ({"state": "no such", "before": "x", "edition": "??", "person": "-1"}, True),
    ):
        assert bool(mine.get(BOARD, query).context["board"].lines) == found, query
    assert cell(editor, published, ja, state="assigned", person=cast.chief.pk)
    assert not pile(mine, "late")
    assert len(pile(signed_in(cast.korean_editor), "late").rows) == 1


def test_the_board_is_paged(cast, reporter, monkeypatch):
    monkeypatch.setattr("articles.desk.board.ON_A_PAGE", 2)
    stories = [make_story(cast.reporter, cast.en, f"No {n}") for n in range(3)]
    first = reporter.get(BOARD, {"edition": "ko"})
    assert [line.headline for line in first.context["board"].lines] == ["No 2", "No 1"]
    older = f"before={stories[1].pk}"
    assert f"?edition=ko&amp;{older}" in first.content.decode()
    second = reporter.get(f"{BOARD}?edition=ko&{older}")
    assert [line.headline for line in second.context["board"].lines] == ["No 0"]


@pytest.mark.parametrize("number", [1, 4])
def test_queries_of_the_board_do_not_grow(
    cast, korean, editor, number, django_assert_num_queries
):
    for each in range(number):
        story = make_story(cast.reporter, cast.en, f"No {each}")
        workflow.approve_and_publish(story.pk, cast.editor)
        commissions.ask(story.pk, cast.ko, cast.editor, translator=korean)
        make_story(korean, cast.ko, "다리", original=story)
    # One of them asks whether all publishing is frozen, for the head of each page.
    with django_assert_num_queries(10):
        editor.get(BOARD)


def test_a_translator_is_told_that_the_original_is_gone(cast, published, korean):
    made = make_story(korean, cast.ko, "다리", original=published)
    workflow.kill(published.pk, cast.editor)
    client = signed_in(korean)
    page = text(client.get(change_url(made)))
    assert "The original was withdrawn from readers." in page
    _, after = page.split("before you go on with this translation.")
    assert not after.lstrip().startswith("(not open to you)")
    row = pile(client, "translations").rows[0]
    assert row.more["gone"] == "killed"
    assert cell(client, published, cast.ko, state="orphaned").is_orphan
    assert opened(client, made)["headline"] == "다리"


def test_what_is_not_wanted_is_not_ready_to_translate(cast, published, korean):
    client = signed_in(korean)
    assert len(pile(client, "start").rows) == 1
    commissions.not_wanted(published.pk, cast.ko, cast.korean_editor)
    assert pile(client, "start") is None
    commissions.ask(published.pk, cast.ko, cast.korean_editor)
    assert pile(client, "start") is None
    assert len(pile(client, "free").rows) == 1


def test_a_translation_says_which_one_is_the_original(cast, published):
    made = make_story(cast.korean_editor, cast.ko, "다리", original=published)
    client = signed_in(cast.korean_editor)
    assert languages(published) in client.get(languages(made)).content.decode()
    answer = client.post(languages(made), {"edition": "en", "ask": ""})
    assert answer.status_code == 403
    assert "Its original is “Bridge to the north reopens” in English" in text(answer)


def test_the_chief_reads_how_much_is_translated_and_how_late(cast):
    start = timezone.now() - timedelta(days=5)
    with workflow.backdated(start):
        first, second = (make_story(cast.reporter, cast.en) for _n in range(2))
        for story in (first, second):
            workflow.approve_and_publish(story.pk, cast.editor)
    with workflow.backdated(start + 3 * HOUR):
        made = make_story(cast.korean_editor, cast.ko, "다리", original=first)
        workflow.approve_and_publish(made.pk, cast.chief)
    Article.objects.filter(pk=made.pk).update(stale_since=timezone.now() - 30 * HOUR)
    commissions.not_wanted(second.pk, cast.ko, cast.chief)
    chief = signed_in(cast.chief)
    page = chief.get(INDEX)
    en, ko = page.context["front"].translated.editions
    assert (ko.originals, ko.count, ko.share, ko.not_wanted) == (2, 1, 50, 1)
    assert (ko.lag, len(ko.stale)) == ("3 hours", 1)
    assert (en.originals, en.share) == (0, None)
    assert "1 live translation is out of date, for 30 hours." in text(page)


def test_an_edition_that_no_page_offers_is_refused(reporter, story):
    for code in ("\0", "none"):
        assert ask(reporter, story, code).status_code == 403
