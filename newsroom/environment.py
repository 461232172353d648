"""Makes .venv and keeps it equal to a lock file.

Run by setup.sh with whatever Python it found, so only the standard library is here.
A stamp in .venv says which lock file it was filled from; a second run reads it and
is done.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Stays when an install is killed half-way; what it left is then made anew.
UNFINISHED = VENV / "newsroom-unfinished"
LOG = VENV / "newsroom-install.log"
PROBE = "import pip, sys; print(sys.prefix, *sys.version_info[:2], sep='\\n')"
# Settings of pip's that send packages elsewhere than into the environment.
ELSEWHERE = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON"}


class Refused(Exception):
    """Nothing can go on; the message is one sentence that says what to do."""


def fill(lock: str) -> None:
    stamp = VENV / f"newsroom-{lock.replace('/', '-')}"
    fingerprint = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    with one_at_a_time():
        if not sound():
            make()
        if stamp.exists() and stamp.read_text() == fingerprint:
            return
        install(lock)
        stamp.write_text(fingerprint)


@contextmanager
def one_at_a_time():
    """Two commands started together must not fill the same folder."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def sound() -> bool:
    """Whether .venv runs here with a Python that is wanted, and was not left half."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    probe = subprocess.run([PYTHON, "-I", "-c", PROBE], capture_output=True, text=True)
    if probe.returncode:
        return False
    prefix, major, minor = probe.stdout.splitlines()
    if os.environ.get("PYTHON"):
        wanted = {sys.version_info[:2]}
    else:
        wanted = {(3, 11), (3, 12), (3, 13)}
    return (int(major), int(minor)) in wanted and Path(prefix).samefile(VENV)


def make() -> None:
    version = ".".join(map(str, sys.version_info[:2]))
    print(f"Making the environment .venv with Python {version} …", flush=True)
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    # Not sys.executable: that may lie in the .venv which was just removed.
    run([sys._base_executable, "-I", "-m", "venv", VENV])


def install(lock: str) -> None:
    print("Installing the pinned requirements, a minute or two the first time …")
    sys.stdout.flush()
    began = time.monotonic()
    run(
        [PYTHON, "-I", "-m", "pip", "install", "--quiet", "--no-input", "--no-user"]
        + ["--disable-pip-version-check", "--require-hashes"]
        + ["--only-binary", ":all:", "--requirement", ROOT / lock]
    )
    print(f"Installed in {time.monotonic() - began:.0f} seconds.", flush=True)


def run(command: list) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ELSEWHERE}
    UNFINISHED.touch()
    with LOG.open("w") as log:
        status = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment
        ).returncode
    if status >= 0:  # not killed: what failed by itself has cleaned up by itself
        UNFINISHED.unlink()
    if status:
        raise Refused(f"{reason(LOG.read_text(errors='replace'))} The log is {LOG}")


def reason(log: str) -> str:
    if "No space left on device" in log:
        return "The disk is full: free about 500 MB and run this again."
    if "DO NOT MATCH THE HASHES" in log:
        return (
            "A downloaded package is not the one that was pinned and was not "
            "installed: try another network or package index, and run this again."
        )
    if "Retrying (" in log or "Could not fetch URL" in log:
        return (
            "The requirements could not be downloaded: check the internet "
            "connection and pip's settings, and run this again."
        )
    if "No matching distribution found" in log:
        return (
            "A pinned package is not offered for this machine: Linux with glibc 2.28 "
            "or later or macOS 11 or later, on x86-64 or arm64, is needed."
        )
    return "The environment could not be made: the last lines of the log say why."


def main() -> None:
    try:
        fill(sys.argv[1])
    except Refused as refusal:
        sys.exit(str(refusal))
    except OSError as error:
        sys.exit(
            f"Newsroom cannot write in its own folder {ROOT} ({error}): make the "
            "folder yours, or copy it to a place that is, and run this again."
        )
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
