"""What the browser tests need is found by trying it, and named when it is missing."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import Error

from tests.browser import __main__ as needs
from tests.browser import chromium, fonts


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A PATH with only the programs that a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "PLACES", ())

    def add(name, script="exit 0"):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return str(path)

    return add


def playwright_that_starts(*paths, complaint="it died"):
    def launch(executable_path, **options):
        if executable_path not in paths:
            raise Error(complaint)
        return executable_path

    return SimpleNamespace(
        chromium=SimpleNamespace(executable_path="/none/chrome", launch=launch)
    )


def test_the_first_chromium_that_starts_is_taken(programs):
    programs("chromium")
    chrome = programs("google-chrome")
    assert chromium.launch(playwright_that_starts(chrome)) == chrome


def test_a_named_chromium_comes_first(programs, monkeypatch):
    first, named = programs("chromium"), programs("mine")
    monkeypatch.setenv("CHROMIUM", named)
    assert chromium.launch(playwright_that_starts(first, named)) == named


def test_no_chromium(programs):
    with pytest.raises(chromium.NoChromium, match="apt-get install chromium"):
        chromium.launch(playwright_that_starts())


def test_a_chromium_without_its_sandbox(programs):
    programs("chromium")
    with pytest.raises(chromium.NoChromium, match="unprivileged user namespaces"):
        chromium.launch(playwright_that_starts(complaint="No usable sandbox!"))


@pytest.mark.parametrize(
    ("script", "languages"),
    [
        ("echo Some Font", []),
        ("case $1 in :lang=ja) echo Some Font ;; esac", ["Korean"]),
        ("exit 0", ["Korean", "Japanese"]),
    ],
)
def test_fonts(programs, monkeypatch, script, languages):
    monkeypatch.setattr(fonts.sys, "platform", "linux")
    programs("fc-list", script)
    assert fonts.missing() == languages


def test_a_machine_that_lacks_everything_is_told(programs, monkeypatch, capsys):
    monkeypatch.setattr(needs.chromium, "missing", lambda: chromium.MISSING)
    monkeypatch.setattr(needs.fonts, "missing", lambda: ["Korean"])
    monkeypatch.setattr(needs.os, "geteuid", lambda: 0)
    monkeypatch.setattr(needs, "_playwright", lambda: ["false"])
    programs("apt-get", "echo no network; exit 100")
    programs("false", "echo no network; exit 1")
    with pytest.raises(SystemExit, match="The browser tests need Chromium"):
        needs.main()
    said = capsys.readouterr().out
    for package in ("chromium", "fontconfig", "fonts-noto-cjk"):
        assert f"install {package}` failed" in said


def test_a_machine_without_fonts_is_told(programs, monkeypatch):
    monkeypatch.setattr(needs.chromium, "missing", lambda: "")
    monkeypatch.setattr(needs.fonts, "missing", lambda: ["Korean", "Japanese"])
    with pytest.raises(SystemExit, match="font for Korean and Japanese: .*noto-cjk"):
        needs.main()
