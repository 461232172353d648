"""Whether this machine can show Korean and Japanese."""

import shutil
import subprocess
import sys

LANGUAGES = {"ko": "Korean", "ja": "Japanese"}


def missing() -> list[str]:
    """The languages without a font, in words."""
    if sys.platform == "darwin":  # brings them along, and has no fc-list
        return []
    return [name for code, name in LANGUAGES.items() if not _has_font(code)]


def _has_font(code: str) -> bool:
    if not shutil.which("fc-list"):
        return False
    found = subprocess.run(
        ["fc-list", f":lang={code}", "family"], capture_output=True, text=True
    )
    return bool(found.stdout.strip())


def sentence(languages: list[str]) -> str:
    return (
        f"The browser tests need a font for {' and '.join(languages)}: install one "
        "(Debian and Ubuntu `sudo apt-get install fontconfig fonts-noto-cjk`, Fedora "
        "`sudo dnf install fontconfig google-noto-sans-cjk-fonts`); `make test-fast` "
        "runs every test that needs no browser."
    )
