"""Every person at every address of the desk, with every kind of object. See table.py
for what is right, and for how to add an address."""

import pytest

from tests.rights.cells import addresses, cells_of
from tests.rights.doors import strict
from tests.rights.judge import faults
from tests.rights.reach import PEOPLE
from tests.rights.table import TABLE

pytestmark = pytest.mark.django_db


def test_every_address_of_the_desk_is_in_the_table():
    assert addresses().keys() - TABLE.keys() == set(), "add a line to table.py"
    assert TABLE.keys() - addresses().keys() == set(), "these are no addresses"


@pytest.mark.parametrize("person", PEOPLE.values())
def test_each_page_answers_as_the_table_says(world, tally, person):
    wrong = []
    for cell in cells_of(world, person):
        answer = world.doors[person].ask(cell.method, cell.address, cell.data)
        if cell.method == "GET":
            world.seen[person, cell.address] = answer
        tally["cells"] += 1
        for fault in faults(world, cell, answer):
            wrong.append(f"{cell}: {fault}; right is {cell.right}")
    tally["wrong"] += wrong
    assert wrong == []


def test_nothing_is_done_without_the_forms_token(world, tally):
    """A page of another site can send a form, but does not know the token."""
    door, wrong = strict(world.doors["chief"]), []
    for cell in cells_of(world, "chief"):
        if cell.method != "POST" or not cell.right.writes:
            continue
        answer = door.ask("POST", cell.address, cell.data)
        tally["cells"] += 1
        if answer.status != 403 or answer.wrote:
            wrong.append(f"{cell} without a token: {answer.status}")
    tally["wrong"] += wrong
    assert wrong == []
