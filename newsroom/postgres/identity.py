"""Which operating-system user runs the server, and running programs as that user."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass

from .errors import PostgresError

SYSTEM_USER = "newsroom-postgres"
SYSTEM_FOLDERS = "/usr/sbin:/sbin:/usr/bin:/bin"

# Nothing of ours: the server's environment is readable in /proc, and PG* variables
# or a foreign locale would change what the programs do.
ENVIRONMENT = {"PATH": SYSTEM_FOLDERS, "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class Account:
    """A user of this machine."""

    name: str
    uid: int
    gid: int

    def options(self):
        """Keywords that make subprocess run a program as this user."""
        common = {"cwd": "/", "env": ENVIRONMENT}
        if self.uid == os.geteuid():
            return common
        return {**common, "user": self.uid, "group": self.gid, "extra_groups": []}

    def run(self, *args, text=""):
        """Run a program to its end as this user and hand back what it said."""
        try:
            return subprocess.run(
                [os.fspath(arg) for arg in args],
                input=text,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                **self.options(),
            )
        except OSError as error:
            raise PostgresError(
                f"Cannot run {os.fspath(args[0])} as the user {self.name}: "
                f"{error.strerror}."
            ) from error


def is_root():
    return os.geteuid() == 0


def account_of(uid):
    """The user with this number. PostgreSQL refuses users without a name."""
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise PostgresError(
            f"The user number {uid} has no name on this machine: add it to "
            "/etc/passwd, or set DATABASE_URL to a PostgreSQL server of yours."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def name_of(uid):
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"


def account_for_new_data():
    """Ourselves, or, since PostgreSQL never runs as root, a system user of our own."""
    if not is_root():
        return account_of(os.geteuid())
    return _system_account() or _make_system_account()


def _system_account():
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _make_system_account():
    said = ""
    for command in _commands():
        done = subprocess.run(
            command, env=ENVIRONMENT, capture_output=True, encoding="utf-8"
        )
        said = (done.stderr or done.stdout).strip() or said
    # Another start may have made it first, so what counts is that it is there.
    account = _system_account()
    if account:
        return account
    raise PostgresError(
        f"Cannot make the system user {SYSTEM_USER}"
        f"{f' ({said.splitlines()[-1]})' if said else ''}. PostgreSQL does not run as "
        "root: start Newsroom as an ordinary user, or set DATABASE_URL."
    )


def _commands():
    """Two dialects: shadow's on most Linuxes, busybox's on small ones."""
    useradd = shutil.which("useradd", path=SYSTEM_FOLDERS)
    if useradd:
        places = ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"]
        options = ["--system", "--user-group", "--no-create-home", *places]
        return [[useradd, *options, SYSTEM_USER]]
    adduser = shutil.which("adduser", path=SYSTEM_FOLDERS)
    addgroup = shutil.which("addgroup", path=SYSTEM_FOLDERS)
    if adduser and addgroup:
        options = ["-S", "-D", "-H", "-h", "/nonexistent", "-s", "/sbin/nologin"]
        return [
            [addgroup, "-S", SYSTEM_USER],
            [adduser, *options, "-G", SYSTEM_USER, SYSTEM_USER],
        ]
    raise PostgresError(
        f"PostgreSQL does not run as root, and neither useradd nor adduser is here to "
        f"make the system user {SYSTEM_USER}: start Newsroom as an ordinary user, or "
        "set DATABASE_URL."
    )
