"""Moments typed on a clock: no time is guessed at."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django import forms

from people.clock_time import MomentField

LONDON = ZoneInfo("Europe/London")
SEOUL = ZoneInfo("Asia/Seoul")


def form(zone=LONDON, **data):
    class Form(forms.Form):
        at = MomentField(required=False)

    made = Form(data or None)
    made.fields["at"].zone = zone
    return made


def problem(given):
    assert not given.is_valid()
    return given.errors["at"][0]


def test_it_works():
    given = form(SEOUL, at="2026-11-26T09:00")
    assert given.is_valid()
    assert given.cleaned_data["at"] == datetime(2026, 11, 26, 0, 0, tzinfo=UTC)


def test_a_time_that_comes_twice_is_asked_about():
    given = form(at="2026-10-25T01:30")
    assert "comes twice" in problem(given)
    page = str(given["at"])
    assert "01:30 BST (UTC+01:00)" in page
    assert "01:30 GMT (UTC+00:00)" in page
    assert "2026-10-25T01:30" in page
    assert "checked" not in page


@pytest.mark.parametrize(
    ("which", "hour"), [("first", 0), ("second", 1)], ids=["summer", "winter"]
)
def test_the_answer_counts_and_is_shown_again(which, hour):
    given = form(**{"at": "2026-10-25T01:30", "at-which": which})
    assert given.is_valid()
    at = given.cleaned_data["at"]
    assert at == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    shown = str(given["at"])
    assert shown.count("checked") == 1
    kept = form()
    kept.initial["at"] = at.astimezone(UTC)
    assert f'value="{which}" checked' in str(kept["at"])


def test_a_time_in_a_gap_is_refused_with_its_neighbours():
    sentence = problem(form(at="2026-03-29T01:30"))
    assert "00:59 is followed by 02:00" in sentence


def test_a_gap_of_half_an_hour():
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    sentence = problem(form(lord_howe, at="2026-10-04T02:10"))
    assert "01:59 is followed by 02:30" in sentence


def test_an_answer_to_what_was_not_asked_changes_nothing():
    given = form(SEOUL, **{"at": "2026-11-26T09:00", "at-which": "second"})
    assert given.is_valid()
    assert given.cleaned_data["at"] == datetime(2026, 11, 26, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["soon", "2026-13-01T00:00", "first", "0001-01-01"])
def test_what_is_no_time_comes_back(typed):
    given = form(at=typed)
    assert not given.is_valid()
    assert typed in str(given["at"])
