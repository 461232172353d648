"""A PDF, cleaned in a process of its own (pdf_cleaner.py)."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from media.enclosures import pdf_cleaner
from media.enclosures.bounded import Bounds, run
from media.enclosures.unfit import Unfit

_BOUNDS = Bounds(60, memory=1_200_000_000, writes=300_000_000)


@dataclass(frozen=True)
class Made:
    """`removed` names what was taken out, in words of pdf_cleaner.REMOVED."""

    path: Path
    suffix: str
    pages: int
    removed: tuple[str, ...]


def make(source: Path, folder: Path) -> Made:
    target = folder / "made.pdf"
    command = [sys.executable, "-I", pdf_cleaner.__file__, str(source), str(target)]
    ended = run(command, folder, _BOUNDS)
    answer = _answer(ended)
    if target.stat().st_size > settings.ENCLOSURE_BYTES:
        raise Unfit("heavy")
    return Made(target, "pdf", answer["pages"], tuple(answer["removed"]))


def _answer(ended) -> dict:
    """What the process says is taken for a number and words of ours, no more."""
    try:
        answer = json.loads(ended.said)
    except ValueError as error:
        raise Unfit("damaged") from error
    if not isinstance(answer, dict):
        raise Unfit("damaged")
    if "unfit" in answer:
        if answer["unfit"] == "full":
            raise OSError(28, "No space left on device")
        raise Unfit(str(answer["unfit"]))
    removed = answer.get("removed")
    if ended.status or type(answer.get("pages")) is not int or answer["pages"] < 1:
        raise Unfit("damaged")
    if not isinstance(removed, list):
        raise Unfit("damaged")
    known = [each for each in pdf_cleaner.REMOVED if each in removed]
    return {"pages": answer["pages"], "removed": known}
