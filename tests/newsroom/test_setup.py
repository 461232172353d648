"""The environment that `make` makes, with only a Python, a shell and a folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("dirname", "sh")
LOCK = "requirements.txt"
NOT_HERE = "asgiref==3.13.0 --hash=sha256:" + "0" * 64


class Checkout:
    """A folder with the two files of the set-up, an empty lock file, and a PATH on
    which a test puts the Pythons that it wants found."""

    def __init__(self, folder):
        self.folder = folder / "a paper 신문"
        (self.folder / "newsroom").mkdir(parents=True)
        for name in ("setup.sh", "environment.py"):
            shutil.copy(ROOT / "newsroom" / name, self.folder / "newsroom")
        self.write_lock("")
        self.bin = folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))

    @property
    def python(self):
        return self.folder / ".venv" / "bin" / "python"

    def write_lock(self, text):
        (self.folder / LOCK).write_text(text)

    def fake(self, name, script):
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def real(self, name="python3"):
        (self.bin / name).symlink_to(sys._base_executable)

    def set_up(self, **environment):
        return subprocess.run(
            ["sh", self.folder / "newsroom" / "setup.sh", LOCK],
            env={"PATH": str(self.bin), "PIP_CONFIG_FILE": os.devnull, **environment},
            cwd="/",
            capture_output=True,
            text=True,
        )


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """One whose environment stands, as the first set-up made it."""
    made = Checkout(tmp_path_factory.mktemp("filled"))
    made.real()
    made.first = made.set_up(PYTHONHOME="/nowhere", PYTHONPATH="/nowhere")
    return made


def said(done):
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr.strip()


def test_it_works(filled):
    assert filled.first.returncode == 0, filled.first.stderr
    assert "Making the environment" in filled.first.stdout
    assert subprocess.run([filled.python, "-c", "import pip"]).returncode == 0
    second = filled.set_up()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")

    filled.write_lock("# another pin\n")
    third = filled.set_up()
    assert "Installing" in third.stdout
    assert "Making" not in third.stdout


@pytest.mark.parametrize("how", ["no python in it", "killed while installing"])
def test_a_broken_environment_is_made_anew(checkout, how):
    checkout.real()
    left_over = checkout.folder / ".venv" / "left-over"
    left_over.parent.mkdir()
    left_over.touch()
    if how == "killed while installing":
        checkout.python.parent.mkdir()
        checkout.python.symlink_to(sys.executable)
        (checkout.folder / ".venv" / "newsroom-unfinished").touch()
    assert checkout.set_up().returncode == 0
    assert not left_over.exists()
    assert checkout.python.exists()


def test_a_python_that_fails_is_passed_over(checkout):
    checkout.fake("python3.13", "echo 'pyenv: python3.13: not found' >&2; exit 127")
    checkout.fake("python3.12", "echo 3.9")
    # It answers as the real one, and only tells that the work is handed over to it.
    real = f'[ "$1" != -c ] || exec "{sys._base_executable}" "$@"'
    checkout.fake("python3.11", f'{real}\necho "$0 $@"')
    done = checkout.set_up()
    assert done.returncode == 0
    told = f"{checkout.bin / 'python3.11'} -I newsroom/environment.py {LOCK}"
    assert done.stdout.strip() == told


def test_an_old_python_is_named(checkout):
    checkout.fake("python3", "echo 3.9")
    answer = said(checkout.set_up())
    assert "needs Python 3.11, 3.12 or 3.13" in answer
    assert "is 3.9" in answer


def test_no_python_at_all(checkout):
    assert "no Python was found" in said(checkout.set_up())


def test_a_python_without_venv(checkout):
    checkout.fake("python3", 'case "$2" in *ensurepip*) exit 1 ;; esac; echo 3.11')
    assert "without its venv module" in said(checkout.set_up())
    checkout.fake("apt-get", "exit 1")
    assert "sudo apt-get install python3.11-venv" in said(checkout.set_up())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(checkout):
    checkout.real()
    checkout.folder.chmod(0o500)
    answer = said(checkout.set_up())
    checkout.folder.chmod(0o700)
    assert "cannot write in its own folder" in answer


def test_a_download_that_fails(filled, tmp_path):
    filled.write_lock(NOT_HERE)
    nobody = {"PIP_INDEX_URL": "http://127.0.0.1:1/simple", "PIP_RETRIES": "1"}
    answer = said(filled.set_up(**nobody))
    assert "check the internet connection" in answer
    assert "newsroom-install.log" in answer

    empty = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path)}
    assert "is not offered for this machine" in said(filled.set_up(**empty))
