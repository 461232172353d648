"""What each login may do at the database, whatever the code above it tries."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from articles import workflow
from newsroom.grants import VIEWS
from tests.cast import make_story

APPEND_ONLY = [
    "articles_print",
    "articles_revision",
    "articles_transition",
    "articles_approval",
    "articles_correction",
    "articles_commissionstep",
    "articles_emergency",
    "media_sealopening",
]


def tables():
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, relkind from pg_class where relnamespace = "
            "'public'::regnamespace and relkind in ('r', 'v', 'm', 'p')"
        )
        return dict(cursor.fetchall())


def may(role, table, right):
    with connection.cursor() as cursor:
        cursor.execute("select has_table_privilege(%s, %s, %s)", [role, table, right])
        return cursor.fetchone()[0]


def refused(statement, params=()):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, params)
    except ProgrammingError as error:
        return any(words in str(error) for words in ("permission denied", "must be"))
    return False


def test_it_works(cast, published, as_site):
    with as_site(), connection.cursor() as cursor:
        cursor.execute("select headline from live_article")
        assert cursor.fetchall() == [("Bridge to the north reopens",)]


def test_every_table_is_private_and_only_the_live_views_are_public(db):
    public = {
        name
        for name in tables()
        if any(
            may(settings.SITE_ROLE, name, right)
            for right in ("select", "insert", "update", "delete", "truncate")
        )
    }
    assert public == set(VIEWS)


def test_the_site_can_write_nothing(db):
    for view in VIEWS:
        for right in ("insert", "update", "delete", "truncate"):
            assert not may(settings.SITE_ROLE, view, right), f"{right} {view}"


def test_the_site_can_make_nothing(db, as_site):
    with as_site():
        assert refused("create table x (y int)")
    with as_site():
        assert refused("create temporary table x (y int)")
    with as_site():
        assert refused("create function f() returns int language sql as 'select 1'")


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda m: m._meta.db_table)
def test_the_site_reads_no_desk_table(db, as_site, model):
    if model._meta.db_table in VIEWS:
        return
    with as_site():
        assert refused(f'select 1 from "{model._meta.db_table}" limit 1')


def test_the_site_cannot_become_another_role(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolname from pg_roles where pg_has_role(%s, oid, 'member')",
            [settings.SITE_ROLE],
        )
        assert cursor.fetchall() == [(settings.SITE_ROLE,)]


def test_private_columns_are_in_no_public_view(cast, published, as_site):
    person = published.bylines.get().person
    person.email = "secret@paper.example"
    person.save()
    with as_site(), connection.cursor() as cursor:
        cursor.execute("select * from live_profile")
        columns = [column.name for column in cursor.description]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    assert rows
    assert {row["email"] for row in rows} == {""}
    assert set(columns) == {
        *("id", "person_id", "edition_id", "slug", "name", "title", "bio", "email")
    }


def test_no_word_of_an_unpublished_story_is_in_any_view(cast, story, as_site):
    planned = make_story(cast.reporter, cast.en, headline="Zyqqon planned")
    moment = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(planned.pk, cast.editor, at=moment)
    killed = make_story(cast.reporter, cast.en, headline="Zyqqon killed", slug="k")
    workflow.approve_and_publish(killed.pk, cast.editor)
    workflow.kill(killed.pk, cast.editor)
    spiked = make_story(cast.reporter, cast.en, headline="Zyqqon spiked")
    workflow.spike(spiked.pk, cast.editor)
    make_story(cast.reporter, cast.en, headline="Zyqqon draft")
    for view in VIEWS:
        with as_site(), connection.cursor() as cursor:
            cursor.execute(f"select {view}::text from {view}")
            assert "Zyqqon" not in str(cursor.fetchall())


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("right", ["update", "delete", "truncate"])
def test_the_desk_cannot_change_the_record(db, table, right):
    assert not may(settings.DESK_ROLE, table, right)
    assert may(settings.DESK_ROLE, table, "insert")


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_desk_is_refused_when_it_tries(db, table):
    assert refused(f"update {table} set id = id")
    assert refused(f"delete from {table}")
    assert refused(f"truncate {table}")
    assert refused(f"truncate {table} cascade")
    assert refused(f"drop table {table} cascade")


def test_the_desk_does_not_reach_the_record_by_what_it_hangs_on(db):
    assert refused("truncate articles_article cascade")
    assert refused("truncate people_edition, people_user cascade")


def test_the_desk_takes_no_view_and_no_check_away(db):
    assert refused("drop view live_article")
    assert refused("alter table articles_print disable trigger all")


def test_neither_login_is_a_superuser(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolname from pg_roles where rolname = any(%s) and "
            "(rolsuper or rolcreaterole or rolcreatedb or rolbypassrls)",
            [[settings.DESK_ROLE, settings.SITE_ROLE]],
        )
        assert cursor.fetchall() == []


# Of PostgreSQL's own.
SYSTEM = "('pg_catalog', 'information_schema')"


def asked_of_the_site(what, catalogue, namespace, condition):
    """Of PostgreSQL's catalogue, what the site's login may use, in whatever schema."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {what}::text from {catalogue} c"
            f" join pg_namespace n on n.oid = c.{namespace}"
            f" where n.nspname not in {SYSTEM}"
            " and has_schema_privilege(%(site)s, n.oid, 'usage')"
            f" and {condition} order by 1",
            {"site": settings.SITE_ROLE},
        )
        return [name for (name,) in cursor.fetchall()]


def test_the_site_reads_the_live_views_whole_and_nothing_of_anything_else(db):
    """Also by single columns, in other schemas, and of whatever is no table."""
    found = asked_of_the_site(
        "c.oid::regclass",
        "pg_class",
        "relnamespace",
        "c.relkind not in ('i', 'I', 'c', 'S') and ("
        "has_any_column_privilege"
        "(%(site)s, c.oid, 'select, insert, update, references')"
        " or has_table_privilege(%(site)s, c.oid, 'delete, truncate, trigger'))",
    )
    assert found == sorted(VIEWS)
    sequences = (
        "case c.relkind when 'S' then"
        " has_sequence_privilege(%(site)s, c.oid, 'usage, select, update') end"
    )
    found = asked_of_the_site("c.oid::regclass", "pg_class", "relnamespace", sequences)
    assert found == []


def test_no_function_gives_it_more(db):
    """One of ours is the site's to run: it reckons, and reads nothing."""
    found = asked_of_the_site(
        "c.oid::regprocedure",
        "pg_proc",
        "pronamespace",
        "has_function_privilege(%(site)s, c.oid, 'execute')",
    )
    assert found == ["month_of(timestamp with time zone,text)"]


def test_what_the_views_read_for_the_site_is_read_with_no_rights_of_a_stranger(db):
    """A view that asks with the rights of who asks would need tables of the desk."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relname = any(%s) and"
            " (reloptions::text like '%%security_invoker%%' or relkind <> 'v')",
            [list(VIEWS)],
        )
        assert cursor.fetchall() == []


def test_the_site_has_no_way_round(db):
    """No schema to make anything in, no large object, no file of the server, and none
    of the rights that come with the login itself."""
    site = settings.SITE_ROLE
    with connection.cursor() as cursor:
        cursor.execute(
            "select nspname from pg_namespace where has_schema_privilege(%s, oid, %s)",
            [site, "create"],
        )
        assert cursor.fetchall() == []
        cursor.execute(
            "select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls"
            " from pg_roles where rolname = %s",
            [site],
        )
        assert cursor.fetchall() == [(False,) * 5]
        cursor.execute(
            "select has_database_privilege(%s, current_database(), %s)",
            [site, "create, temporary"],
        )
        assert cursor.fetchall() == [(False,)]
        cursor.execute("select count(*) from pg_largeobject_metadata")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "select proname from pg_proc where proname = any(%s)"
            " and has_function_privilege(%s, oid, 'execute')",
            [["pg_read_file", "pg_read_binary_file", "pg_ls_dir", "lo_import"], site],
        )
        assert cursor.fetchall() == []
