"""The fields of a page's form as a person finds it, for what is sent back."""

import re

from tests.articles.desk_forms import fields

ROWS = ("TOTAL_FORMS", "INITIAL_FORMS")


def form(world, address, form_id) -> dict:
    """The fields of a form: a page is sent back after it was asked for."""
    mine = world.seen.get((world.asking, address))
    if not (mine and mine.status == 200 and (found := fields(mine, form_id))):
        found = _form_of_the_chief(world, address, form_id)
    return dict(found)


def _form_of_the_chief(world, address, form_id):
    if address not in world.forms:
        answer = world.doors["chief"].ask("GET", address)
        world.forms[address] = {
            name: re.sub(r"\w+z[pq]\w+", "typed", value)
            for name, value in fields(answer, form_id).items()
        }
        assert world.forms[address], f"no form {form_id} at {address}"
    # Whoever may not see the page knows none of its words; what they typed they may
    # get back.
    return world.forms[address]


def no_rows(*prefixes) -> dict:
    return {f"{prefix}-{name}": 0 for prefix in prefixes for name in ROWS}
