"""The verbs themselves, whatever page or command calls them."""

import inspect

import pytest
from django.db import connection, transaction

from articles import teams, workflow
from articles.models import Article, Team
from articles.steps import Refused
from tests.rights.cells import verb_stories
from tests.rights.doors import Writes
from tests.rights.reach import LETTERS, PEOPLE, VERBS, may_do, reaches

pytestmark = pytest.mark.django_db
SAID = {"note": "Because."}
ASKED = dict.fromkeys(
    ("send_back", "correct", "lift_embargo", "hold", "lift_hold"), SAID
)


def verbs_of(module) -> set:
    """Functions of ours that somebody (`by`) does with a story."""
    return {
        name
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if each.__module__.startswith(module.__name__)
        and not name.startswith("_")
        and list(inspect.signature(each).parameters)[:2] == ["article_id", "by"]
    }


def test_every_verb_is_in_the_table():
    assert verbs_of(workflow) == VERBS.keys(), "add a line to VERBS in reach.py"


def outcome(run, *args, **options) -> str:
    """What came of it: done, refused, or refused when something was written."""
    writes, place = Writes(), transaction.savepoint()
    try:
        with connection.execute_wrapper(writes):
            run(*args, **options)
        return "done" if writes.tables else "nothing"
    except Refused:
        return "refused" if not writes.tables else "refused, and written"
    finally:
        transaction.savepoint_rollback(place)


@pytest.mark.parametrize("person", PEOPLE.values())
def test_each_verb_asks_for_the_right(world, tally, person):
    wrong = []
    for verb in VERBS:
        for relation, story in verb_stories(world, verb):
            run = getattr(workflow, verb)
            user = world.users[person]
            asked = {"until": world.later} if verb == "embargo" else ASKED.get(verb, {})
            found = outcome(run, story.pk, user, **asked)
            right = "done" if may_do(person, verb, relation) else "refused"
            tally["cells"] += 1
            if found != right:
                wrong.append(f"{person} {verb} on {relation}: {found}, not {right}")
    tally["wrong"] += wrong
    assert wrong == []


@pytest.mark.parametrize("person", PEOPLE.values())
def test_a_team_is_changed_by_who_may_change_the_story(world, tally, person):
    wrong = []
    for (relation, state), story in world.stories.items():
        if state != "draft":
            continue
        members = {world.keeper: Team.Part.EDITOR}
        found = outcome(teams.set_team, story.pk, world.users[person], members)
        right = "done" if reaches(person, relation, "change") else "refused"
        tally["cells"] += 1
        if found != right:
            wrong.append(f"{person} team of {relation}: {found}, not {right}")
    tally["wrong"] += wrong
    assert wrong == []


@pytest.mark.parametrize("person", PEOPLE.values())
def test_a_story_is_begun_in_ones_own_editions(world, tally, person):
    may = {"en": "rtec", "ja": "rtec", "ko": "c"}
    for code, letters in may.items():
        draft = Article(edition=world.editions[code], headline="New")
        # Nobody as `by` is a command that brings a story in, and no page passes it.
        found = outcome(workflow.start, draft, world.users[person])
        tally["cells"] += 1
        assert found == ("done" if LETTERS[person] in letters else "refused"), code
