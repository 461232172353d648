"""The site gets of the environment what it reads, and no secret of the desk's."""

import re
from pathlib import Path

from newsroom.processes import FOR_THE_SITE, site_environment

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ROOT / "newsroom/settings"
_READ = re.compile(r'\b(?:env(?:\.\w+)?|environ(?:\.get)?)[(\[]\s*"([A-Z_]+)"')
# Each process chooses it by itself.
CHOSEN = {"DJANGO_SETTINGS_MODULE"}


def test_whatever_the_site_reads_is_handed_to_it():
    files = [SETTINGS / "base.py", SETTINGS / "site.py", ROOT / "newsroom/serve.py"]
    read = {name for each in files for name in _READ.findall(each.read_text("utf-8"))}
    assert {"NEWSROOM_PROXIES", "NEWSROOM_SITE_WORKERS"} <= read
    assert read - CHOSEN <= set(FOR_THE_SITE)


def test_the_site_gets_no_login_of_the_desk():
    given = {"DATABASE_URL": "x", "OWNER_DATABASE_URL": "x", "SITE_DATABASE_URL": "y"}
    assert site_environment(given) == {"SITE_DATABASE_URL": "y"}
