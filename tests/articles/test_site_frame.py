"""Editions are kept from page to page while the process is told of their changes."""

import pytest

from articles.site import live
from articles.site.frame import Frame, frame


class Asked:
    def __init__(self, frame):
        self.count, self._frame, self.meanwhile = 0, frame, ()

    def __call__(self):
        self.count += 1
        self._frame.told(self.meanwhile)
        return [f"edition {self.count}"]


@pytest.fixture
def asked():
    told = Frame()
    told.is_told = lambda: True
    return told, Asked(told)


def test_it_works(asked):
    told, ask = asked
    assert told.editions(ask) == told.editions(ask) == ["edition 1"]
    told.told(["story-12", "front-1"])
    assert told.editions(ask) == ["edition 1"]


@pytest.mark.parametrize("key", ["*", "picture-3"])
def test_a_change_is_seen(asked, key):
    told, ask = asked
    told.editions(ask)
    told.told(["story-12", key])
    assert told.editions(ask) == ["edition 2"]


def test_what_was_asked_before_a_change_is_not_kept_behind_it(asked):
    told, ask = asked
    ask.meanwhile = ["*"]
    told.editions(ask)
    ask.meanwhile = ()
    assert told.editions(ask) == ["edition 2"]


def test_who_takes_some_out_leaves_them_to_others(asked):
    told, ask = asked
    told.editions(ask)
    told.editions(ask).clear()
    assert told.editions(ask) == ["edition 1"]


def test_who_is_not_told_asks_each_time(asked):
    told, ask = asked
    told.editions(ask)
    told.is_told = lambda: False
    assert told.editions(ask) == ["edition 2"]
    assert told.editions(ask) == ["edition 3"]


def test_a_page_asks_once_more_for_none(cast, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(frame, "is_told", lambda: True)
    monkeypatch.setattr(frame, "_kept", None)
    with django_assert_num_queries(1):
        first = live.paper("en")
        assert live.paper("en") == first
