"""Whether a story may go to readers, asked inside the transaction that sends it."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from articles.checks.run import found_in
from articles.steps import Refused


@dataclass(frozen=True)
class Overriding:
    """Which advised findings somebody passes over, and why. `passing` holds the marks
    of what they looked at (`Found.marks`); a bare key of a check passes over whatever
    it finds, for what no person looks at, as an archive that is brought in."""

    passing: frozenset[str] = frozenset()
    reason: str = ""


NOTHING = Overriding()
# What a story of two lines cannot have yet: passed over once, it is not asked for
# again while the story is developing.
NOT_YET = frozenset({"deck", "dateline", "topics"})


def let_pass(article, story, overriding=NOTHING, at=None) -> list[dict]:
    """What was passed over, for the record. Raises Refused where something stands in
    the way, with the findings. `at` is the moment from which readers get it."""
    found = found_in(article, story, at)
    if found.required:
        raise Refused(_needed(len(found.required)), found.required)
    passed = {
        key
        for key, mark in found.marks.items()
        if mark in overriding.passing or key in overriding.passing
    }
    kept = passed_before(article)
    standing = [
        each for each in found.advised if each.check not in passed | kept.keys()
    ]
    if standing:
        raise Refused(_advised(len(standing)), standing)
    return [
        {
            "check": each.check,
            "words": each.words,
            "reason": overriding.reason if each.check in passed else kept[each.check],
        }
        for each in found.advised
    ]


def passed_before(article) -> dict[str, str]:
    """What stays passed over while the story is developing, each with its reason."""
    if not article.developing_since:
        return {}
    steps = article.transitions.filter(at__gte=article.developing_since)
    records = steps.exclude(overridden=[]).order_by("pk")
    return {
        each["check"]: each.get("reason", "")
        for record in records.values_list("overridden", flat=True)
        for each in record
        if each["check"] in NOT_YET
    }


def _needed(count):
    return ngettext(
        "Before readers can get it, one thing is missing:",
        "Before readers can get it, %(count)s things are missing:",
        count,
    ) % {"count": count}


def _advised(count):
    sentence = ngettext(
        "Look at this first, or say that you have looked at it and go on:",
        "Look at these %(count)s first, or say that you have looked at them and go on:",
        count,
    )
    return sentence % {"count": count}
