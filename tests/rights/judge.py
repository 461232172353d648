"""Whether an answer is the right one, and says nothing that it may not."""

import re
from urllib.parse import urlsplit

from django.urls import reverse

from tests.rights.world import markers


def faults(world, cell, answer) -> list[str]:
    found = []
    if answer.status >= 500 or not any(
        _is(answer, status) for status in cell.right.statuses
    ):
        found.append(f"{answer.status} {answer.location}".strip())
    if cell.right.writes and not answer.wrote:
        found.append("nothing was written")
    wrong = set() if cell.right.writes else answer.wrote - cell.right.asides
    if wrong:
        found.append(f"written: {', '.join(sorted(wrong))}")
    if told := leaks(world, cell.person, answer.all):
        found.append(f"told: {', '.join(told)}")
    return found


def _is(answer, status) -> bool:
    if status == "any":
        return True
    if status == "login":
        return answer.status == 302 and _leads_to(answer, "admin:login")
    if status == "asked":
        return answer.status in (200, 403)
    if status == "away":
        return answer.status == 403 or (
            answer.status == 302 and _leads_to(answer, "admin:index")
        )
    return answer.status == status


def _leads_to(answer, name) -> bool:
    return urlsplit(answer.location).path == reverse(name)


def leaks(world, person, text) -> list[str]:
    """Words of stories in `text` that this person may not read or know of."""
    told = set()
    for field, kind, name in markers(text):
        if kind == "q" and not world.is_for(person, field, name):
            told.add(f"{field}zq{name}")
    return sorted(told)


def shape(answer, number) -> tuple:
    """An answer without the number that was asked for, and what is new on each page."""
    text = re.sub(rf"(?<=/article/){number}(?=/)", "N", answer.all)
    text = re.sub(r"Content-Length: \d+", "", text)
    text = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", text)
    text = re.sub(r"(nonce-|csrf=)[^\s;']*|expires=[^;]*|Expires: .*", "", text)
    return answer.status, text
