"""Secrets made once and kept in the data folder, readable by the owner only."""

import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile


def kept_secret(data: Path, name: str) -> str:
    """The secret called `name`, made on first use. Raises OSError when unwritable."""
    path = data / "secrets" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make(path)
    return path.read_text().strip()


def _make(path: Path) -> None:
    # Linked into place whole: a second process starting now never reads half a key.
    with NamedTemporaryFile("w", dir=path.parent) as file:
        file.write(secrets.token_urlsafe(50))
        file.flush()
        try:
            os.link(file.name, path)
        except FileExistsError:
            return
