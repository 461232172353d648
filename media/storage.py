"""Where pictures lie: public renditions, and private originals that no URL reaches."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings


def keep_public(name: str, data: bytes) -> str:
    return _keep(Path(settings.PICTURES_PUBLIC), name, data, 0o644, 0o755)


def keep_private(name: str, data: bytes) -> str:
    return _keep(Path(settings.PICTURES_PRIVATE), name, data, 0o600, 0o700)


def _keep(folder, name, data, mode, folder_mode) -> str:
    """Write the file whole or not at all, and return its name."""
    folder.mkdir(parents=True, exist_ok=True, mode=folder_mode)
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        made = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            made.chmod(mode)
            made.replace(folder / name)
        except OSError:
            made.unlink()
            raise
    return name
