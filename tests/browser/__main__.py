"""Sees to a Chromium and to Korean and Japanese fonts before the browser tests:

    python -m tests.browser            # any Chromium that starts
    python -m tests.browser --whole    # and one with a window, for programs that judge

What is there is used; then the system's packages are tried, then playwright's own
Chromium; then it says what to install and fails.
"""

import os
import shutil
import subprocess
import sys
from functools import partial

from . import chromium, fonts

PATIENCE = 900


def main(is_whole=False) -> None:
    packages = []
    if chromium.missing():
        packages += [chromium.SHELL]
    if fonts.missing():
        packages += ["fontconfig", "fonts-noto-cjk"]
    if packages:
        _install(packages)
    if chromium.SHELL in packages:
        _see_to_chromium(chromium.missing)
    if is_whole:
        _see_to_chromium(chromium.missing_whole)
    languages = fonts.missing()
    if languages:
        sys.exit(fonts.sentence(languages))


def _see_to_chromium(missing) -> None:
    for get in (partial(_install, ["chromium"]), _take_playwrights_own):
        if not missing():
            return
        get()
    lacking = missing()
    if lacking:
        sys.exit(lacking)


def _take_playwrights_own() -> None:
    _run("playwright's own Chromium", _playwright())


def _install(packages: list[str]) -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    _run("the system's list of packages", ["apt-get", "-q", "update"])
    for package in packages:  # one by one: a name unknown here must not stop the rest
        _run(
            package,
            ["apt-get", "-q", "-y", "--no-install-recommends", "install", package],
        )


def _playwright() -> list[str]:
    command = [sys.executable, "-m", "playwright", "install"]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        command.append("--with-deps")
    return [*command, "chromium"]


def _run(what: str, command: list[str]) -> None:
    """A failure is told and not raised: what counts is whether Chromium starts."""
    print(f"Getting {what} for the browser tests …", flush=True)
    try:
        done = subprocess.run(
            command,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        print(f"`{' '.join(command)}` took too long and was ended.")
        return
    if done.returncode:
        print(f"`{' '.join(command)}` failed, its last lines:")
        print("\n".join(done.stdout.splitlines()[-3:]), flush=True)


if __name__ == "__main__":
    main(is_whole="--whole" in sys.argv)
