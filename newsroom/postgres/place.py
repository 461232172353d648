"""Where the cluster of a data folder, its locks and its socket are.

All of it follows from the data folder, so that a process which did not start the
server finds it too.
"""

import hashlib
import os
import stat
from pathlib import Path

from .errors import PostgresError, unwritable
from .identity import SYSTEM_USER, is_root, name_of

ELSEWHERE = Path("/var/lib/newsroom")
# Not tempfile's: TMPDIR differs between processes that must agree on one place.
SHORT = Path("/tmp")  # noqa: S108
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET = 100


class Place:
    """Everything the embedded server keeps for one data folder."""

    def __init__(self, data):
        self.data = Path(os.path.realpath(data))
        self.link = self.data / "postgres"
        self.roots_own = ELSEWHERE / _digest(self.data)
        self.is_elsewhere = self._is_elsewhere()
        self.home = self.roots_own if self.is_elsewhere else self.data
        self.cluster = self.home / "postgres"
        self.log = self.cluster / "server.log"
        self.start_lock = self.home / "postgres.lock"
        # Inherited by every process of the server: held means that one is alive.
        self.life_lock = self.home / "postgres.running"
        self.short = SHORT / f"newsroom-{_digest(self.cluster)}"

    def _is_elsewhere(self):
        # os.path answers no where a folder is closed to us; the start then says so.
        if os.path.islink(self.link) or os.path.isdir(self.roots_own / "postgres"):  # noqa: PTH112, PTH114
            return True
        if os.path.isdir(self.link):  # noqa: PTH112
            return False
        return is_root() and not _open_to_all(self.data)

    @property
    def exists(self):
        """Whether there is a cluster. It is moved here whole, never half made; an
        empty folder is none."""
        try:
            return any(self.cluster.iterdir())
        except FileNotFoundError:
            return False
        except NotADirectoryError:
            raise PostgresError(
                f"A file is in the way of {self.cluster}, where the database belongs: "
                "move it away, or point NEWSROOM_DATA at another folder."
            ) from None
        except PermissionError:
            return True

    @property
    def owner(self):
        try:
            return self.cluster.lstat().st_uid
        except PermissionError as error:
            raise unwritable(self.cluster, error) from error

    @property
    def major(self):
        """The version of PostgreSQL that made the cluster, 18 for example."""
        try:
            return int((self.cluster / "PG_VERSION").read_text())
        except (FileNotFoundError, ValueError):
            raise PostgresError(
                f"{self.cluster} holds files that are no PostgreSQL database: move "
                "them away, or point NEWSROOM_DATA at another folder."
            ) from None

    @property
    def notice(self):
        if not self.is_elsewhere:
            return ""
        return (
            f"The database is in {self.home}, because the system user {SYSTEM_USER} "
            f"cannot enter {self.data}: include it in your backups."
        )

    @property
    def socket_dir(self):
        """The cluster itself, or a folder with a short name when a socket's address
        cannot hold the path (a comma would read as two addresses)."""
        path = os.fsencode(self.cluster / SOCKET)
        if len(path) <= LONGEST_SOCKET and b"," not in path:
            return self.cluster
        self._refuse_squatter()
        return self.short

    def _refuse_squatter(self):
        try:
            found = self.short.lstat()
        except FileNotFoundError:
            return
        trusted = {0, self.owner if self.exists else os.geteuid()}
        private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
        if not private or found.st_uid not in trusted:
            raise PostgresError(
                f"{self.short} is not safe to use, it belongs to the user "
                f"{name_of(found.st_uid)} or is open to others: remove it, or point "
                "NEWSROOM_DATA at a folder with a shorter path."
            )

    def refuse_moved(self):
        """A folder that was moved must not start empty as if nothing had been."""
        if not self.link.is_symlink():
            return
        target = self.link.readlink()
        if target != self.cluster:
            raise PostgresError(
                f"The database of this folder is still in {target.parent}, made when "
                f"the folder was elsewhere: stop it and move it to {self.home}, or "
                f"delete {self.link} to begin with an empty one."
            )

    def make_home(self):
        """The folders above the cluster, open enough for the server's own user."""
        try:
            self.data.mkdir(parents=True, exist_ok=True)
            if self.is_elsewhere:
                self.make_roots_own()
                self._show_link()
        except OSError as error:
            raise unwritable(error.filename or self.data, error) from error

    def make_roots_own(self):
        """A folder that the server's user may enter and only root may write to."""
        for folder in (ELSEWHERE, self.roots_own):
            if not folder.is_dir():
                folder.mkdir(parents=True)
                folder.chmod(0o755)

    def _show_link(self):
        if not self.link.is_symlink():
            self.link.symlink_to(self.cluster)

    def make_socket_dir(self, account):
        if self.socket_dir == self.cluster:
            return
        self.short.mkdir(mode=0o700, exist_ok=True)
        self._refuse_squatter()
        if is_root():
            os.chown(self.short, account.uid, account.gid, follow_symlinks=False)


def _digest(path):
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _open_to_all(folder):
    """Whether any user may pass through to `folder`. Mode bits, not a try: the answer
    must be the same before the server's user exists."""
    for path in (folder, *folder.parents):
        try:
            mode = path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            if _umask() & 0o001:
                return False
            continue
        if not mode & 0o001:
            return False
    return True


def _umask():
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
