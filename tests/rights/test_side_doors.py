"""No filter, order, chooser or search tells of what the pages themselves refuse."""

from dataclasses import replace

import pytest
from django.urls import reverse

from tests.rights import side_doors
from tests.rights.cells import GONE, Cell, Right, address_of
from tests.rights.judge import faults, shape
from tests.rights.reach import DESK, PEOPLE, VERBS, has
from tests.rights.side_doors import known_rows, list_address, shown_rows
from tests.rights.table import TABLE, entries

pytestmark = pytest.mark.django_db
# A translator has what a reporter has.
ON_DESK = [PEOPLE[letter] for letter in DESK if letter != "t"]


@pytest.fixture
def ask(world, tally):
    """Asks, judges, and gives the answer; what is wrong is gathered in `ask.wrong`."""

    def asked(person, address, status, method="GET"):
        cell = Cell(person, method, address, "", address, Right((status,)))
        answer = world.doors[person].ask(method, address)
        note(cell, faults(world, cell, answer))
        return answer

    def note(cell, found):
        tally["cells"] += 1
        wrong = [f"{cell}: {each}; right is {cell.right}" for each in found]
        asked.wrong += wrong
        tally["wrong"] += wrong

    asked.wrong, asked.note = [], note
    return asked


def check(ask, cell, holds, found):
    ask.note(cell, [] if holds else [found])


@pytest.mark.parametrize("person", ["reporter", "editor", "chief", "stranger"])
def test_no_list_answers_a_guess(ask, person):
    for name, query in side_doors.filters(person):
        right = side_doors.right_of_filter(person, name)
        ask(person, list_address(name, query), right)
    assert ask.wrong == []


@pytest.mark.parametrize("person", ["nobody", "stranger", *ON_DESK])
def test_choosers_offer_what_the_lists_show(ask, person):
    for query, model in side_doors.choosers():
        address = f"{reverse('admin:autocomplete')}?{query}"
        ask(person, address, side_doors.right_of_chooser(person, model))
    assert ask.wrong == []


@pytest.mark.parametrize("person", ON_DESK)
def test_the_list_has_what_one_may_know_of(world, ask, person):
    """But for what was dropped, which is shown to who asks for it."""
    known = {row for row in known_rows(world, person) if not row.endswith("spiked")}
    for query in ("", *side_doors.IGNORED):
        address = list_address("articles_article", query)
        status = 200 if query != "e=1" else "any"
        answer = ask(person, address, status)
        cell = Cell(person, "GET", address, "", address, Right(("its own rows",)))
        found = shown_rows(answer)
        check(ask, cell, found == known, sorted(found))
    for query in side_doors.REFUSED:
        ask(person, list_address("articles_article", query), 400)
    assert ask.wrong == []


@pytest.mark.parametrize("person", ["reporter", "editor"])
def test_a_search_finds_no_word_that_one_may_not_read(world, ask, person):
    for words, name, may in side_doors.searches(world, person):
        address = list_address("articles_article", f"q={words}")
        answer = ask(person, address, 200)
        right = Right((f"{name} {'' if may else 'not '}found",))
        cell = Cell(person, "GET", address, "", address, right)
        found = shown_rows(answer)
        check(ask, cell, (name in found) == may, sorted(found))
    assert ask.wrong == []


@pytest.mark.parametrize("person", ["reporter", "editor"])
def test_the_chooser_of_originals_searches_what_readers_have(world, ask, person):
    chooser = "app_label=articles&model_name=article&field_name=original&term="
    for words, found in (
        ("dzqforeignpublished", set()),
        ("dzpforeignpublished", {"foreignpublished"}),
        ("dzqforeigndraft", set()),
        ("Whoforeignpublished", set()),
    ):
        address = f"{reverse('admin:autocomplete')}?{chooser}{words}"
        answer = ask(person, address, 200)
        cell = Cell(person, "GET", address, "", address, Right((str(found),)))
        check(ask, cell, shown_rows(answer) == found, sorted(shown_rows(answer)))
    assert ask.wrong == []


@pytest.mark.parametrize("person", ["editor"])
def test_a_story_that_is_not_for_one_is_as_one_that_is_not(world, ask, person):
    """The same words and headers, so that nobody can count them by their numbers."""
    story = world.stories["foreign", "draft"]
    assert has(person, "foreign") == "-"
    for name in TABLE:
        for entry in entries(name):
            if not entry.is_story:
                continue
            if name.endswith("_do"):
                entry = replace(entry, parts={"verb": next(iter(VERBS))})
            there, gone = (
                address_of(name, world, entry, story, number)
                for number in (story.pk, GONE)
            )
            # A form has fields only where it may be seen.
            data = entry.sends(world, story) if entry.by_script else None
            for method in ("GET", "POST"):
                right = Right(("as for no story",))
                cell = Cell(person, method, name, "foreign draft", there, right)
                door = world.doors[person]
                one, other = (door.ask(method, each, data) for each in (there, gone))
                same = shape(one, story.pk) == shape(other, GONE)
                check(ask, cell, same, "another answer")
    assert ask.wrong == []
