"""The life of the embedded server: started, asked, killed, stopped, removed."""

import os
import pwd
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest

from newsroom.postgres import ROLES, PostgresError, Server, identity
from tests.newsroom.own_server import DESK, OWNER, SITE, ask, kill

ROOM = Path(__file__).parents[2]


def test_it_works(at, folder):
    server = at(folder / "var")
    server.start()
    ask(server, "create table story (headline text)")
    ask(server, "insert into story values ('The bridge is open')")
    assert server.is_running()
    for role in ROLES:
        assert ask(server, "select current_user", role) == [(role,)]
    server.stop()
    assert not server.is_running()
    server.start()
    assert ask(server, "select headline from story") == [("The bridge is open",)]


def test_second_start_and_second_stop_do_nothing(running):
    pid = running.status().pid
    running.start()
    Server(running.place.data).start()
    assert running.status().pid == pid
    running.stop()
    running.stop()
    assert "is not running" in str(running.status())


def test_roles_are_ordinary_and_owner_may_act_for_the_others(running):
    rights = "select rolname, rolsuper, rolcreatedb, rolcreaterole from pg_roles"
    found = ask(running, f"{rights} where rolname like 'newsroom%' order by 1")
    assert found == [
        (DESK, False, False, False),
        (OWNER, False, True, True),
        (SITE, False, False, False),
    ]
    for role in (DESK, SITE):
        ask(running, f"set role {role}")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(running, f"set role {OWNER}", role)
        with pytest.raises(psycopg.OperationalError, match="CONNECT privilege"):
            psycopg.connect(running.url(role, "postgres"))
    ask(running, "create database test_newsroom")
    ask(running, "drop database test_newsroom")


def test_database_speaks_utf8_and_checks_its_pages(running):
    def shown(name):
        return ask(running, f"show {name}")[0][0]

    assert shown("server_encoding") == "UTF8"
    assert shown("data_checksums") == shown("fsync") == "on"
    assert shown("synchronous_commit") == shown("full_page_writes") == "on"
    assert shown("listen_addresses") == ""
    # As the database would sort and fold them anywhere, not as one machine's locale.
    assert ask(running, "select 'Z' < 'a', lower('ÉÑ')") == [(True, "éñ")]


def test_nobody_else_on_the_machine_gets_in(running):
    assert stat.S_IMODE(running.socket_dir.stat().st_mode) == 0o700
    hba = "select distinct auth_method from pg_hba_file_rules order by 1"
    assert ask(running, hba, "postgres") == [("peer",), ("reject",)]
    users = ask(running, "select sys_name from pg_ident_file_mappings", "postgres")
    ours = pwd.getpwuid(os.geteuid()).pw_name
    runs_it = pwd.getpwuid(running.socket_dir.stat().st_uid).pw_name
    assert {name for (name,) in users} == {"root", ours, runs_it}


def test_the_log_holds_nothing_that_people_typed(running):
    ask(running, "create table source (name text unique)")
    insert = "insert into source values (%s)"
    ask(running, insert, OWNER, "Orhan Valdek")
    with pytest.raises(psycopg.errors.UniqueViolation, match="Orhan Valdek"):
        ask(running, insert, OWNER, "Orhan Valdek")
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        ask(running, "select 'Orhan Valdek'::int")
    with pytest.raises(psycopg.errors.RaiseException):
        ask(running, "do $$ begin raise 'Orhan Valdek'; end $$")
    log = running.status().log.read_text()
    assert "ready to accept connections" in log
    assert "Valdek" not in log


def test_killed_server_keeps_what_it_acknowledged(running):
    ask(running, "create table saved (number int)")
    numbers = []
    writer = threading.Thread(
        target=write_until_killed, args=(running.url(OWNER), numbers)
    )
    writer.start()
    while len(numbers) < 100:
        assert writer.is_alive()
        time.sleep(0.01)
    kill(running)
    running.start()
    writer.join()
    found = [number for (number,) in ask(running, "select number from saved")]
    assert len(found) - len(numbers) in (0, 1)
    assert set(numbers) <= set(found)


def write_until_killed(url, numbers):
    with psycopg.connect(url, autocommit=True) as connection:
        try:
            for number in range(1_000_000):
                connection.execute("insert into saved values (%s)", [number])
                numbers.append(number)
        except psycopg.OperationalError:
            return


def test_number_of_a_dead_server_may_be_taken_by_another_process(running):
    files = [running.place.cluster / "postmaster.pid"]
    files.append(running.socket_dir / ".s.PGSQL.5432.lock")
    before = {file: file.read_text() for file in files}
    kill(running)
    runs_it = identity.account_of(running.place.owner)
    other = subprocess.Popen(["sleep", "60"], **runs_it.options())
    try:
        for file, text in before.items():
            file.write_text("\n".join([str(other.pid), *text.splitlines()[1:]]) + "\n")
        assert not running.is_running()
        running.stop()
        assert other.poll() is None
        running.start()
        assert ask(running, "select 1") == [(1,)]
        running.stop()
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_many_starts_at_once_make_one_server(at, folder):
    server = at(folder / "var")
    line = "import sys; from newsroom.postgres import Server as S; s = S(sys.argv[1]);"
    line += "s.start(); print(s.status().pid)"
    command = [sys.executable, "-c", line, folder / "var"]
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOM)
        for _ in range(3)
    ]
    pids = {run.communicate()[0] for run in runs}
    assert {run.returncode for run in runs} == {0}
    assert pids == {f"{server.status().pid}\n"}


def test_server_has_a_session_of_its_own(running):
    assert os.getsid(int(running.status().pid)) != os.getsid(0)


def test_reason_of_a_failed_start_is_told(running):
    running.stop()
    conf = running.place.cluster / "postgresql.conf"
    before = conf.read_text()
    conf.write_text(f"{before}max_connections = many\n")
    with pytest.raises(PostgresError, match="did not start.*set that right"):
        running.start()
    assert not running.is_running()
    conf.write_text(before)


def test_half_made_data_is_made_again(at, folder):
    half = folder / "var" / "postgres.new" / "base"
    half.mkdir(parents=True)
    server = at(folder / "var")
    assert "not set up yet" in str(server.status())
    server.start()
    assert ask(server, "select 1") == [(1,)]
    assert not half.parent.exists()


def test_only_a_server_of_tests_can_be_removed(at, folder):
    server = at(folder / "var")
    server.start()
    with pytest.raises(PostgresError, match="not a test's"):
        Server(folder / "var").remove()
    assert server.is_running()
    server.remove()
    assert list((folder / "var").iterdir()) == []


def test_command_starts_shows_and_stops(at, folder):
    data = folder / "var"
    server = at(data)
    assert "not set up yet" in manage(data, "status")
    assert "is running as process" in manage(data, "start")
    assert server.is_running()
    assert "is not running" in manage(data, "stop")
    assert not server.is_running()


def test_command_leaves_a_system_server_alone(folder):
    url = "postgresql://somebody@localhost/newsroom"
    said = manage(folder / "var", "start", DATABASE_URL=url, SITE_DATABASE_URL=url)
    assert "DATABASE_URL" in said
    assert not (folder / "var" / "postgres").exists()


def manage(data, verb, **extra):
    ours = ("DATABASE_URL", "SITE_DATABASE_URL", "OWNER_DATABASE_URL")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    desk = {"NEWSROOM_DATA": data, "DJANGO_SETTINGS_MODULE": "newsroom.settings.desk"}
    done = subprocess.run(
        [sys.executable, "manage.py", "postgres", verb],
        env={**kept, **desk, **extra},
        cwd=ROOM,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
