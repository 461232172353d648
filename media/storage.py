"""Where pictures lie: public renditions, and private originals that no URL reaches."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings


def keep_public(name: str, data: bytes) -> str:
    return _keep(Path(settings.PICTURES_PUBLIC), name, data, 0o644, 0o755)


def keep_private(name: str, data: bytes) -> str:
    return _keep(Path(settings.PICTURES_PRIVATE), name, data, 0o600, 0o700)


def is_public(name: str) -> bool:
    return (Path(settings.PICTURES_PUBLIC) / name).is_file()


def remove(original: str, renditions: list[str]) -> None:
    """The files of a picture whose rows are gone."""
    (Path(settings.PICTURES_PRIVATE) / original).unlink(missing_ok=True)
    for name in renditions:
        (Path(settings.PICTURES_PUBLIC) / name).unlink(missing_ok=True)


def _keep(folder, name, data, mode, folder_mode) -> str:
    """Write the file whole or not at all, and return its name."""
    _make(folder, folder_mode)
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        made = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            made.chmod(mode)
            made.replace(folder / name)
        except OSError:
            made.unlink(missing_ok=True)
            raise
    return name


def _make(folder, mode):
    """The folder with its mode, whatever the umask; one that is there stays as it is,
    for whoever runs the newsroom may have given it to another process to read."""
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(mode)
