"""What waits for whom on the first page of the desk, role by role."""

import re
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import (
    Article,
    Autosave,
    CorrectionDuty,
    Figure,
    Presence,
    SecondLook,
    Team,
)
from articles.translation import commissions
from articles.translation.catching_up import ALL, still_right
from media.models import Caption, Image
from people.models import Duty, Membership
from people.roles import Role
from tests.articles.desk_forms import change_url, opened
from tests.cast import make_story, make_user

INDEX, FRAGMENT = reverse("admin:index"), reverse("admin:waiting")
HOUR = timedelta(hours=1)


@pytest.fixture
def ago():
    """`with ago(hours=3):` verbs happen so long before now."""
    return lambda **span: workflow.backdated(timezone.now() - timedelta(**span))


def page(client, user):
    client.force_login(user)
    response = client.get(INDEX)
    assert response.status_code == 200
    return response


def front(client, user):
    return page(client, user).context["front"]


def piles(client, user):
    """The headlines of each pile, in the order of the page."""
    return {
        pile.key: [str(row.article) for row in pile.rows]
        for pile in front(client, user).piles
    }


def submitted(by, edition, headline, **fields):
    story = make_story(by, edition, headline, **fields)
    workflow.submit(story.pk, by)
    return story


def live(by, edition, headline, at=None, **fields):
    story = make_story(by, edition, headline, **fields)
    workflow.approve_and_publish(story.pk, by, at)
    return story


def change(client, user, story, headline):
    client.force_login(user)
    sent = opened(client, story) | {"headline": headline}
    assert client.post(change_url(story), sent).status_code == 302


def print_again(story, by):
    """A minor fix: something has to be changed for it."""
    Article.objects.filter(pk=story.pk).update(deck="Changed", changed_at=Now())
    workflow.keep(workflow.locked(story.pk), by)
    workflow.update(story.pk, by)


def test_a_reporter_finds_what_is_to_be_done_first(client, cast, ago):
    make_story(cast.reporter, cast.en, "A draft")
    submitted(cast.reporter, cast.en, "In review now")
    back = submitted(cast.reporter, cast.en, "Sent back now")
    workflow.send_back(back.pk, cast.editor, "Who says so?")
    for headline, at in (("Planned", timezone.now() + 40 * HOUR), ("Out", None)):
        story = submitted(cast.reporter, cast.en, headline)
        workflow.approve_and_publish(story.pk, cast.editor, at)
    with ago(days=9):
        old = submitted(cast.reporter, cast.en, "Out long ago")
        workflow.approve_and_publish(old.pk, cast.editor)
    submitted(cast.colleague, cast.en, "A colleague's")

    found = piles(client, cast.reporter)
    assert found == {
        "back": ["Sent back now"],
        "review": ["In review now"],
        "drafts": ["A draft"],
        "later": ["Planned"],
        "out": ["Out"],
    }
    assert list(found)[0] == "back"
    text = page(client, cast.reporter).content.decode()
    assert "Who says so?" in text
    assert "<footer>editor</footer>" in text
    assert "with Editors" in text
    assert "<title>(1) Waiting for you" in text


def test_a_reporter_finds_what_was_not_saved(client, cast, story):
    now = timezone.now()
    for article, page_, at in (
        (story, "left", now - HOUR),
        (None, "new", now - 2 * HOUR),
        (story, "open", now - HOUR),
        (story, "typing", now),
    ):
        Autosave.objects.create(
            article=article,
            edition=cast.en,
            by=cast.reporter,
            page=page_,
            data={"headline": f"Typed on {page_}"},
            at=at,
        )
    Presence.objects.create(
        article=story, by=cast.reporter, page="open", since=now, seen_at=now
    )
    pile = front(client, cast.reporter).piles[0]
    assert pile.key == "unsaved"
    assert [row.more["offer"].row.page for row in pile.rows] == ["left", "new"]
    text = page(client, cast.reporter).content.decode()
    assert "Typed on new" in text
    for row in pile.rows:
        assert client.get(row.more["offer"].address).status_code == 200
    assert "unsaved" not in piles(client, cast.editor)


def test_a_translator_finds_what_is_assigned_behind_and_ready(client, cast, ago):
    with ago(days=3):
        corrected = live(cast.korean_editor, cast.ko, "고친 기사")
        fixed = live(cast.korean_editor, cast.ko, "손본 기사")
        ready = live(cast.korean_editor, cast.ko, "새 기사")
    with ago(days=20):
        live(cast.korean_editor, cast.ko, "오래된 기사")
    with ago(days=2):
        for original in (corrected, fixed):
            story = make_story(
                cast.translator, cast.en, f"T {original}", original=original
            )
            workflow.submit(story.pk, cast.translator)
            workflow.approve_and_publish(story.pk, cast.editor)
    workflow.correct(corrected.pk, cast.korean_editor, "여섯이 아니라 일곱이다.")
    print_again(fixed, cast.korean_editor)
    mine = make_story(cast.editor, cast.en, "Mine", source_language="ko")
    Team.objects.create(article=mine, user=cast.translator, part="writer")

    found = piles(client, cast.translator)
    assert found["corrections"] == ["T 고친 기사"]
    assert found["stale"] == ["T 손본 기사"]
    assert found["translations"] == ["Mine"]
    start = next(
        each for each in front(client, cast.translator).piles if each.key == "start"
    )
    assert [row.more["headline"] for row in start.rows] == ["새 기사"]
    text = page(client, cast.translator).content.decode()
    assert "여섯이 아니라 일곱이다." in text
    begin = reverse("admin:articles_article_translate", args=[ready.pk, "en"])
    assert begin in text
    client.post(begin)
    assert Article.objects.get(original=ready).edition == cast.en


def test_a_translation_is_behind_until_somebody_says_that_it_is_not(client, cast, ago):
    with ago(days=3):
        original = live(cast.korean_editor, cast.ko, "기사")
        story = live(cast.editor, cast.en, "T", original=original)
    print_again(original, cast.korean_editor)
    assert piles(client, cast.editor)["stale"] == ["T"]
    change(client, cast.editor, story, "T again")
    # With readers waiting for the change, that comes first; it is still said.
    assert piles(client, cast.editor)["changes"] == ["T again"]
    assert "behind since" in page(client, cast.editor).content.decode()
    source = original.revisions.first().pk
    still_right(story.pk, cast.editor, ALL, source)
    assert "behind since" not in page(client, cast.editor).content.decode()


def test_a_correction_is_due_until_readers_of_the_translation_have_it(
    client, cast, ago
):
    with ago(days=3):
        original = live(cast.korean_editor, cast.ko, "기사")
        story = live(cast.editor, cast.en, "T", original=original)
    with ago(hours=2):
        workflow.correct(original.pk, cast.korean_editor, "일곱이다.")
    change(client, cast.editor, story, "T again")
    assert piles(client, cast.editor)["corrections"] == ["T again"]
    workflow.correct(story.pk, cast.editor, "About something else.")
    assert piles(client, cast.editor)["corrections"] == ["T again"]
    duty = story.correction_duties.get()
    assert "due within" in page(client, cast.editor).content.decode()
    CorrectionDuty.objects.update(due_at=timezone.now() - HOUR)
    assert "overdue" in page(client, cast.editor).content.decode()
    workflow.correct(story.pk, cast.editor, "It was seven.", taking_over=[duty.pk])
    assert "corrections" not in piles(client, cast.editor)


def test_a_start_link_names_no_original_that_is_none(client, cast, published, story):
    client.force_login(cast.korean_editor)
    add = reverse("admin:articles_article_add")
    secret = make_story(cast.reporter, cast.en, "Nothing for Korean eyes")
    for number in (secret.pk, "x", "9" * 40, ""):
        answer = client.get(f"{add}?edition=ko&original={number}")
        assert answer.status_code == 200
        assert answer.context["forms"].story["original"].value() is None
        assert "Korean eyes" not in answer.content.decode()
    make_story(cast.korean_editor, cast.ko, "다리", original=published)
    answer = client.get(f"{add}?edition=ko&original={published.pk}")
    assert "has a translation in 한국어 already" in answer.content.decode()


def picture(name):
    return Image.objects.create(name=name, width=9, height=9, fingerprint=name)


def test_a_photo_editor_finds_pictures_that_lack_words(client, cast, published):
    story = make_story(cast.reporter, cast.en, "Still a draft")
    bare, told = picture("Bare"), picture("Told")
    Caption.objects.create(image=told, edition=cast.en, text="a", alt="b", credit="c")
    Caption.objects.create(image=bare, edition=cast.ko, text="a", alt="b", credit="c")
    Figure.objects.create(article=story, block="one", image=bare, caption="Here")
    Figure.objects.create(article=published, block="one", image=told)
    Figure.objects.create(article=published, block="two", file_name="to-come.jpg")
    Figure.objects.create(
        article=make_story(cast.korean_editor, cast.ko), block="one", image=told
    )
    pile = front(client, cast.photo).piles[0]
    rows = {row.more["name"]: row.more for row in pile.rows}
    assert set(rows) == {"Bare", "to-come.jpg"}
    assert rows["Bare"]["lacks"] == ["alt text", "credit line"]
    image_page = reverse("admin:media_image_change", args=[bare.pk])
    assert rows["Bare"]["address"] == f"{image_page}#id_captions-1-alt"
    field = 'id="id_captions-1-alt"'
    assert field in client.get(image_page).content.decode()
    assert rows["to-come.jpg"]["address"] == change_url(published)


def test_an_editor_finds_the_oldest_in_review_first(client, cast, ago):
    with ago(hours=30):
        submitted(cast.reporter, cast.en, "First")
    with ago(hours=5):
        submitted(cast.reporter, cast.en, "Second")
    # A later save is no later submission.
    first = front(client, cast.editor).piles[0].rows[0].article
    change(client, cast.editor, first, "First, edited")
    found = front(client, cast.editor)
    assert [str(row.article) for row in found.piles[0].rows] == [
        "First, edited",
        "Second",
    ]
    assert [row.is_late for row in found.piles[0].rows] == [True, False]
    assert found.urgent == 1
    text = page(client, cast.editor).content.decode()
    assert "30 hours" in text and "over a day" in text


def test_an_editor_finds_everything_in_the_order_of_urgency(client, cast, ago):
    with ago(hours=3):
        alone = live(cast.chief, cast.en, "Let out alone")
    SecondLook.objects.create(
        article=alone,
        transition=alone.transitions.first(),
        by=cast.chief,
        due_at=timezone.now() + 9 * HOUR,
    )
    submitted(cast.reporter, cast.en, "In review")
    approved = submitted(cast.reporter, cast.en, "Approved")
    workflow.approve(approved.pk, cast.editor)
    changed = live(cast.editor, cast.en, "Changed")
    change(client, cast.editor, changed, "Changed since")
    soon = timezone.now() + timedelta(minutes=1)
    live(cast.editor, cast.en, "Soon", soon)
    live(cast.editor, cast.en, "In two days", soon + 48 * HOUR)
    found = piles(client, cast.editor)
    assert found.pop("today", found.get("later"))[0] == "Soon"
    assert found.pop("later")[-1] == "In two days"
    assert found == {
        "looks": ["Let out alone"],
        "review": ["In review"],
        "approved": ["Approved"],
        "changes": ["Changed since"],
        # What readers got is whole there, whatever waits of it above.
        "out": ["Changed since", "Let out alone"],
    }
    assert list(found)[0] == "looks"
    assert "/look/" in page(client, cast.editor).content.decode()
    assert "looks" not in piles(client, cast.chief)


def test_the_chief_finds_all_editions_and_their_numbers(client, cast, ago):
    submitted(cast.korean_editor, cast.ko, "다리")
    submitted(cast.reporter, cast.en, "Bridge")
    with ago(days=8, hours=6):
        story = submitted(cast.reporter, cast.en, "Out")
    with ago(days=8):
        workflow.approve_and_publish(story.pk, cast.editor)
    workflow.correct(story.pk, cast.editor, "It was seven.")
    workflow.kill(story.pk, cast.editor)
    found = front(client, cast.chief)
    assert piles(client, cast.chief)["review"] == ["다리", "Bridge"]
    total = found.numbers.total
    assert len(total) == 8
    assert sum(week.counts["submit"] for week in total) == 3
    assert [week.counts["publish"] for week in total].count(1) == 1
    assert total[-1].counts == {"submit": 2, "publish": 0, "correct": 1, "kill": 1}
    out = next(week for week in total if week.median)
    assert abs(out.median - 6 * HOUR) < timedelta(minutes=1)
    english, korean = (weeks for _edition, weeks in found.numbers.editions)
    assert sum(week.counts["submit"] for week in english) == 2
    assert sum(week.counts["submit"] for week in korean) == 1
    text = page(client, cast.chief).content.decode()
    assert "This week so far: 2 submitted, 0 published" in text
    assert "<svg" in text and "<table>" in text and "6 hours" in text
    assert "style=" not in text[text.index("<svg") :]
    assert "waiting-chart" in text
    assert "waiting-chart" not in page(client, cast.editor).content.decode()


def test_several_roles_make_no_doubles(client, cast, story):
    Membership.objects.create(user=cast.reporter, role=Role.EDITOR, edition=cast.en)
    Membership.objects.create(user=cast.reporter, role=Role.TRANSLATOR, edition=cast.en)
    workflow.submit(story.pk, cast.reporter)
    assert piles(client, cast.reporter) == {"review": [story.headline]}


def test_nothing_of_another_edition_or_of_a_colleague(client, cast, story):
    workflow.submit(story.pk, cast.reporter)
    for user in (cast.korean_editor, cast.colleague):
        assert piles(client, user) == {}
        text = page(client, user).content.decode()
        assert "Nothing waits for you." in text
        assert reverse("admin:articles_article_add") in text
        assert story.headline not in text
    assert piles(client, cast.chief) == {"review": [story.headline]}


def test_a_long_pile_shows_eight_and_leads_to_the_list(client, cast):
    for number in range(10):
        submitted(cast.reporter, cast.en, f"Story {number}")
    text = page(client, cast.editor).content.decode()
    assert text.count('data-key="review-') == 8
    assert (
        f'href="{reverse("admin:articles_article_changelist")}?state=submitted"' in text
    )
    assert "All 10" in text


def test_the_fragment_says_when_nothing_changed(client, cast, story):
    whole = page(client, cast.editor)
    tag = re.search(r'data-etag="&quot;(\w+)&quot;"', whole.content.decode())[1]
    same = client.get(FRAGMENT, headers={"If-None-Match": f'"{tag}"'})
    assert same.status_code == 304
    assert not same.content
    assert re.fullmatch(r"\d\d:\d\d:\d\d", same.headers["X-As-Of"])
    workflow.submit(story.pk, cast.reporter)
    fresh = client.get(FRAGMENT, headers={"If-None-Match": f'"{tag}"'})
    assert fresh.status_code == 200
    assert story.headline in fresh.content.decode()
    assert fresh.headers["ETag"] != f'"{tag}"'
    assert "no-store" in fresh.headers["Cache-Control"]
    assert "<html" not in fresh.content.decode()


def test_the_fragment_is_for_who_may_come_in(client, cast):
    assert client.get(FRAGMENT).status_code == 302
    client.force_login(cast.stranger)
    assert client.get(FRAGMENT).status_code == 302
    client.force_login(cast.reporter)
    assert client.get(FRAGMENT).status_code == 200
    cast.reporter.is_active = False
    cast.reporter.save()
    assert client.get(FRAGMENT).status_code == 302


def fill(cast, number):
    """A newsroom in which something waits for each role, `number` times."""
    photo = Role.PHOTO
    everything = make_user(f"all{number}", Role.REPORTER, cast.en)
    for role in (Role.TRANSLATOR, photo, Role.EDITOR):
        Membership.objects.create(user=everything, role=role, edition=cast.en)
    for each in range(number):
        for user in (cast.reporter, cast.translator, everything):
            make_story(user, cast.en, f"Draft {each}")
            submitted(user, cast.en, f"In review {each}")
            back = submitted(user, cast.en, f"Back {each}")
            workflow.send_back(back.pk, cast.editor, "Why?")
            out = submitted(user, cast.en, f"Out {each}")
            workflow.approve_and_publish(out.pk, cast.editor)
            workflow.keep(workflow.locked(out.pk), cast.editor)
        original = live(cast.korean_editor, cast.ko, f"기사 {each}")
        live(cast.korean_editor, cast.ko, f"새 기사 {each}")
        live(cast.editor, cast.en, f"T {each}", original=original)
        workflow.correct(original.pk, cast.korean_editor, "일곱이다.")
        for translator in (None, cast.translator, everything):
            wanted = live(cast.korean_editor, cast.ko, f"원하는 기사 {each}")
            late = {"due_at": timezone.now() - HOUR, "translator": translator}
            commissions.ask(wanted.pk, cast.en, cast.editor, **late)
        Figure.objects.create(article=out, block="one", image=picture(f"p{each}"))
        live(cast.editor, cast.en, f"Later {each}", timezone.now() + 30 * HOUR)
    now = timezone.now()
    Duty.objects.create(
        edition=cast.en, user=cast.editor, starts=now - HOUR, ends=now + HOUR
    )
    return everything


# However much waits.
QUERIES = {
    "reporter": 22,
    "translator": 30,
    "photo": 15,
    "editor": 28,
    "chief": 40,
    "everything": 40,
}


@pytest.mark.parametrize("number", [1, 4])
def test_queries_do_not_grow(client, cast, number, django_assert_num_queries):
    cast.everything = fill(cast, number)
    for name, queries in QUERIES.items():
        client.force_login(getattr(cast, name))
        with django_assert_num_queries(queries):
            client.get(FRAGMENT)


def test_the_chief_is_told_where_nobody_is_on_duty(client, cast):
    assert "Nobody is on duty" not in page(client, cast.chief).content.decode()
    cast.en.two_persons = True
    cast.en.save()
    assert front(client, cast.chief).without_duty == [cast.en]
    assert "Nobody is on duty" in page(client, cast.chief).content.decode()
    assert "Nobody is on duty" not in page(client, cast.editor).content.decode()
    now = timezone.now()
    Duty.objects.create(
        edition=cast.en, user=cast.editor, starts=now - HOUR, ends=now + HOUR
    )
    assert front(client, cast.chief).without_duty == []
