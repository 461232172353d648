"""Making a cluster, and the settings that every start of it gets."""

import contextlib
import os
import shutil
import subprocess

from .errors import PostgresError, unwritable
from .identity import account_of, is_root
from .roles import FIRST_SQL, ROLES, SUPERUSER

BUILTIN_LOCALE = 17
ALL_IN_IDENT_MAP = 16

# Error texts, details and statements can quote what a reporter typed.
SETTINGS = {
    "port": "5432",
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_destination": "stderr",
    "logging_collector": "off",
    "log_checkpoints": "off",
    "log_min_messages": "log",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_statement": "none",
    "log_duration": "off",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_transaction_sample_rate": "0",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
}
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}

HBA = """\
local all         all peer map=newsroom
local replication all peer map=newsroom
host  all         all all reject
"""


def make(place, account, binaries, durable):
    """Make the cluster beside its place and move it there when it is complete."""
    new = place.home / "postgres.new"
    try:
        if new.exists():
            shutil.rmtree(new)
        new.mkdir(mode=0o700)
        if is_root():
            os.chown(new, account.uid, account.gid, follow_symlinks=False)
    except OSError as error:
        raise unwritable(place.home, error) from error
    _must(account.run(*_initdb(binaries, new, durable)), place)
    _must(account.run(*_skip_reserved(binaries, new)), place)
    _must(account.run(*_single(binaries, new), text=FIRST_SQL), place)
    try:
        new.rename(place.cluster)
    except OSError as error:
        raise unwritable(place.cluster, error) from error


def _initdb(binaries, folder, durable):
    ctype = _ctype()
    options = [
        *("--pgdata", folder, "--username", SUPERUSER, "--data-checksums"),
        *("--auth-local=peer", "--auth-host=reject", "--no-instructions"),
        *("--encoding=UTF8", "--lc-messages=C", f"--lc-ctype={ctype}"),
    ]
    if binaries.major >= BUILTIN_LOCALE:
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    collate = "C.UTF-8" if ctype == "C.UTF-8" else "C"
    options.append(f"--locale={collate}")
    return [binaries["initdb"], *options, *([] if durable else ["--no-sync"])]


def _ctype():
    """C.UTF-8, or what comes nearest on a machine without it."""
    try:
        done = subprocess.run(["locale", "-a"], capture_output=True, text=True)
    except FileNotFoundError:
        return "C"
    names = {name.lower().replace("-", ""): name for name in done.stdout.split()}
    if "c.utf8" in names:
        return "C.UTF-8"
    return names.get("en_us.utf8", "C")


def _skip_reserved(binaries, folder):
    """A single-user server would give our roles numbers kept for PostgreSQL's own."""
    return [binaries["pg_resetwal"], "--next-oid=16384", "-D", folder]


def _single(binaries, folder):
    options = ["-c", "exit_on_error=on", "-c", "log_min_messages=error"]
    return [binaries["postgres"], "--single", "-D", folder, *options, "postgres"]


def _must(done, place):
    if not done.returncode:
        return
    raise PostgresError(
        f"PostgreSQL could not make its data in {place.home} "
        f"({reason(done.stderr)}): set that right and start again."
    )


def reason(said):
    """The line of PostgreSQL's words that says why."""
    lines = said.splitlines() or ["it did not say why"]
    telling = [
        line
        for line in lines
        if "FATAL: " in line or "PANIC: " in line or "rror: " in line
    ]
    return (telling or lines)[-1].strip()


def command(place, binaries, durable):
    """The server's command line: settings given here cannot be overridden by files."""
    folder = str(place.socket_dir).replace('"', '""')
    settings = {
        **SETTINGS,
        **({} if durable else FAST),
        "unix_socket_directories": f'"{folder}"',
        "hba_file": f"{place.cluster}/pg_hba.conf",
        "ident_file": f"{place.cluster}/pg_ident.conf",
    }
    pairs = (f"{name}={value}" for name, value in settings.items())
    options = [part for pair in pairs for part in ("-c", pair)]
    return [binaries["postgres"], "-D", place.cluster, *options]


def let_in(place, account, uids, major):
    """Write who may log in: these users of the machine, in any role."""
    names = sorted({account_of(uid).name for uid in uids})
    roles = ["all"] if major >= ALL_IN_IDENT_MAP else [SUPERUSER, *ROLES]
    lines = [f'newsroom "{name}" {role}\n' for name in names for role in roles]
    _write(account, place.cluster / "pg_hba.conf", HBA)
    _write(account, place.cluster / "pg_ident.conf", "".join(lines))


def _write(account, path, text):
    """Written by the folder's owner: root must not follow a link planted in it."""
    script = 'umask 077 && cat >"$0.new" && mv -f "$0.new" "$0"'
    done = account.run("/bin/sh", "-c", script, path, text=text)
    if done.returncode:
        reason = done.stderr.strip()
        raise PostgresError(
            f"Cannot write {path} ({reason}): free some space or point NEWSROOM_DATA "
            "at another folder."
        )


def forget_dead(place):
    """Remove what a killed server left; only while no process of it lives. The number
    in there may meanwhile be another process's, which PostgreSQL would believe."""
    with contextlib.suppress(FileNotFoundError):
        (place.cluster / "postmaster.pid").unlink()
    with contextlib.suppress(FileNotFoundError):
        (place.socket_dir / ".s.PGSQL.5432.lock").unlink()
