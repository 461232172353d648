"""The page of a story's team: who may see and change a draft."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article, Team
from tests.articles.desk_forms import change_url


def team_url(story):
    return reverse("admin:articles_article_team", args=[story.pk])


def sent(*members, removed=()):
    rows = {"team-TOTAL_FORMS": len(members), "team-INITIAL_FORMS": 0}
    for number, (user, part) in enumerate(members):
        rows |= {f"team-{number}-user": user.pk, f"team-{number}-part": part}
        if user in removed:
            rows[f"team-{number}-DELETE"] = "on"
    return rows


def team(story):
    return dict(story.team.values_list("user__username", "part"))


@pytest.fixture
def at_desk(client, cast):
    client.force_login(cast.reporter)
    return client


def test_it_works(at_desk, cast, client, story):
    rows = sent((cast.reporter, "starter"), (cast.colleague, "writer"))
    at_desk.post(team_url(story), rows)
    assert team(story) == {"reporter": "starter", "colleague": "writer"}
    client.force_login(cast.colleague)
    assert client.get(change_url(story)).status_code == 200
    step = story.transitions.get()
    assert (step.verb, step.by) == ("team", cast.reporter)
    assert "colleague" in step.note


def test_handing_over_a_story(at_desk, cast, story):
    rows = sent(
        (cast.reporter, "starter"), (cast.colleague, "writer"), removed=[cast.reporter]
    )
    response = at_desk.post(team_url(story), rows)
    assert team(story) == {"colleague": "writer"}
    assert response.url == reverse("admin:articles_article_changelist")
    assert "− reporter" in story.transitions.get().note


def test_a_note_of_the_editor_stays_in_sight(at_desk, cast, client, story):
    workflow.submit(story.pk, cast.reporter)
    workflow.send_back(story.pk, cast.editor, "Who saw the carts?")
    rows = sent((cast.reporter, "starter"), (cast.colleague, "writer"))
    at_desk.post(team_url(story), rows)
    assert "Who saw the carts?" in at_desk.get(change_url(story)).content.decode()
    page = at_desk.get(reverse("admin:index")).content.decode()
    assert "Who saw the carts?" in page
    history = reverse("admin:articles_article_history", args=[story.pk])
    assert at_desk.get(history).status_code == 200


def test_nothing_new_is_recorded_for_the_same_team(at_desk, cast, story):
    at_desk.post(team_url(story), sent((cast.reporter, "starter")))
    assert not story.transitions.exists()


def test_readers_and_versions_do_not_change(at_desk, cast, published):
    before = Article.objects.get(pk=published.pk).version
    at_desk.post(team_url(published), sent((cast.colleague, "writer")))
    assert Article.objects.get(pk=published.pk).version == before


def test_a_story_is_not_left_to_nobody(at_desk, cast, story):
    rows = sent((cast.reporter, "starter"), removed=[cast.reporter])
    page = at_desk.post(team_url(story), rows).content.decode()
    assert "Leave at least one person" in page
    assert team(story) == {"reporter": "starter"}


def test_only_who_works_in_the_edition_can_be_chosen(at_desk, cast, story):
    page = at_desk.get(team_url(story)).content.decode()
    assert "colleague" in page
    assert "chief" in page
    assert "korean_editor" not in page
    assert "stranger" not in page
    at_desk.post(team_url(story), sent((cast.stranger, "writer")))
    assert team(story) == {"reporter": "starter"}


def test_who_may_not_change_the_story_may_not_change_its_team(client, cast, story):
    Team.objects.create(article=story, user=cast.editor, part="editor")
    for user, status in ((cast.photo, 403), (cast.colleague, 403)):
        client.force_login(user)
        answer = client.post(team_url(story), sent((user, "writer")))
        assert answer.status_code == status
    client.force_login(cast.korean_editor)
    assert client.get(team_url(story)).status_code == 404
    assert team(story) == {"reporter": "starter", "editor": "editor"}
