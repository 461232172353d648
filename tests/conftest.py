"""What every test gets: a server, the desk's rights, and the site's when asked."""

from contextlib import contextmanager

import hypothesis
import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.template import RequestContext, Template
from psycopg import sql
from psycopg.pq import TransactionStatus

from newsroom import garbage
from newsroom.postgres import PostgresError
from tests.giving_up import give_up
from tests.running import RunningNewsroom
from tests.server import Unfit
from tests.site import SiteClient
from tests.transactions import is_rolled_back, set_role

pytest_plugins = [
    *("tests.cast", "tests.kept", "tests.once", "tests.parted"),
    "tests.rights.tally",
]

# make test ARGS="--hypothesis-profile=soak tests/articles/exchange" looks for longer.
hypothesis.settings.register_profile("soak", max_examples=3_000)


@pytest.fixture(scope="session")
def database_server(request):
    """The PostgreSQL of the tests, started for the first test that needs it."""
    try:
        with settings.TEST_SERVER.running() as server:
            yield server
    except (Unfit, PostgresError) as error:
        give_up(request.session, str(error))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_server):
    """pytest-django's hook that comes before it makes the test database."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, database_server):
    """A session that somebody left open would keep the database from being dropped."""
    yield
    left = "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s"
    with psycopg.connect(database_server.url("owner"), autocommit=True) as owner:
        connection.close()
        owner.execute(left, [connection.settings_dict["NAME"]])


def pytest_collection_finish():
    """All is imported: as in the processes of the newsroom."""
    garbage.settle()


@pytest.fixture(scope="session", autouse=True)
def contexts_of_whole_pages(django_test_environment):
    """Django's test client notes a copy of the context of each template that is
    rendered: a page of a story includes 500. The page's own is enough, without its
    fields' and rows'."""
    noted = Template._render

    def render(self, context):
        if context.template is self and isinstance(context, RequestContext):
            return noted(self, context)
        return self.nodelist.render(context)

    Template._render = render
    yield
    Template._render = noted


@pytest.fixture(autouse=True)
def desk_role(request):
    """A test in a transaction works with the desk's rights, which it proves by that.

    `@pytest.mark.owner` keeps the owner's. Tests with real transactions have them
    too: a role cannot outlive a commit, and they flush their tables at the end.
    """
    test = request.node
    if is_rolled_back(test) and not test.get_closest_marker("owner"):
        request.getfixturevalue("db")
        set_role(settings.DESK_ROLE)


@pytest.fixture
def as_site(db):
    """`with as_site():` has the site's rights; a refused statement undoes the block."""
    return _as_site


@contextmanager
def _as_site():
    # Past Django's cursors, so that assertNumQueries counts only what is tested.
    raw = connection.connection
    before = raw.execute("select current_user").fetchone()[0]
    raw.execute("savepoint as_site")
    set_role(settings.SITE_ROLE)
    try:
        yield
    finally:
        if raw.info.transaction_status == TransactionStatus.INERROR:
            raw.execute("rollback to savepoint as_site")
        else:
            set_role(before)
        raw.execute("release savepoint as_site")


@pytest.fixture
def site_client(as_site):
    """A reader: asks the site with its settings, its addresses and its rights."""
    return SiteClient(as_site)


@pytest.fixture(scope="session")
def newsroom_processes(database_server, tmp_path_factory):
    """The sample newsroom as readers and reporters meet it: the two processes with
    their own logins on a database beside that of the other tests."""
    name = f"newsroom_running_{database_server.suffix}"
    with psycopg.connect(database_server.url("owner"), autocommit=True) as owner:
        owner.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    data = tmp_path_factory.mktemp("newsroom")
    with RunningNewsroom(database_server, name, data) as newsroom:
        yield newsroom
