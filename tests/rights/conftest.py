import pytest
from django.conf import settings
from django.db import transaction

from tests.rights.doors import Door
from tests.rights.world import World, deactivate
from tests.transactions import set_role


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    """One set-up for all cells, with the desk's rights, and undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        set_role(settings.DESK_ROLE)
        made = World()
        made.doors = {name: Door(user) for name, user in made.users.items()}
        deactivate(made)
        yield made
        transaction.set_rollback(True)
