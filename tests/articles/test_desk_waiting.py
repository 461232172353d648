"""What waits for whom on the first page of the desk, role by role."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Autosave, Figure, Presence, SecondLook
from media.models import Caption
from people.models import Duty, Membership
from people.roles import Role
from tests.articles.desk_forms import change_url
from tests.articles.waiting import (
    HOUR,
    ago,
    change,
    front,
    live,
    page,
    picture,
    piles,
    submitted,
)
from tests.cast import make_story


def test_a_reporter_finds_what_is_to_be_done_first(client, cast):
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


def test_an_editor_finds_the_oldest_in_review_first(client, cast):
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


def test_an_editor_finds_everything_in_the_order_of_urgency(client, cast):
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


def test_the_chief_finds_all_editions_and_their_numbers(client, cast):
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
