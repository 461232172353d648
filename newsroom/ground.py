"""What must be right before any settings are read: ports and the data folder.

Only the standard library, and only words: `python -m newsroom.ground` prints one
sentence and fails, where the settings could only end in a traceback.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PORTS = ("NEWSROOM_SITE_PORT", "NEWSROOM_DESK_PORT")


class Unfit(Exception):
    """One sentence that says what to set or to make right."""


def check(environment) -> None:
    for name in PORTS:
        _check_port(name, environment.get(name, "8000"))
    _check_folder(Path(environment.get("NEWSROOM_DATA") or ROOT / "var").absolute())
    if environment.get("DATABASE_URL") and not environment.get("SITE_DATABASE_URL"):
        raise Unfit(
            "DATABASE_URL is set and SITE_DATABASE_URL is not: set it to the login "
            "that the site has on your PostgreSQL server, too."
        )


def _check_port(name: str, value: str) -> None:
    if value.isdecimal() and 0 < int(value) < 65536:
        return
    raise Unfit(f"{name} is {value!r}: set it to a number from 1 to 65535.")


def _check_folder(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        for folder in (data, data / "secrets"):
            if folder.exists():
                with tempfile.TemporaryFile(dir=folder):
                    pass
    except OSError as error:
        raise Unfit(
            f"The data folder {data} cannot be written ({error.strerror}): make it "
            "yours, or name another with NEWSROOM_DATA=/path/to/folder."
        ) from error


def main() -> None:
    try:
        check(os.environ)
    except Unfit as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
