"""Compile every django.po beside this file to the django.mo that Django reads.

    python newsroom/locale/compile.py

In place of Django's compilemessages, which needs the gettext programs.
"""

import sys
from pathlib import Path

import polib


def main() -> int:
    for source in sorted(Path(__file__).parent.glob("*/LC_MESSAGES/*.po")):
        catalogue = polib.pofile(str(source), check_for_duplicates=True)
        catalogue.save_as_mofile(str(source.with_suffix(".mo")))
        print(f"{source.parent.parent.name}: {catalogue.percent_translated()}%")
    return 0


if __name__ == "__main__":
    sys.exit(main())
