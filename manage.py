#!/usr/bin/env python
"""Newsroom's command line: the desk's login, or the owner's where tables change."""

import os
import sys

from newsroom import ground

OWNER_COMMANDS = {"flush", "grants", "makemigrations", "migrate", "sqlmigrate"}


def main():
    if sys.argv[1:2] == ["run"]:
        ground.main()
    side = "owner" if sys.argv[1:2] and sys.argv[1] in OWNER_COMMANDS else "desk"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"newsroom.settings.{side}")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here. Run `make run` once, it sets it up.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
