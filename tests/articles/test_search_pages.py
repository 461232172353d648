"""How far a search goes, how it counts, and in which order."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Print, Window
from articles.site import results
from tests.articles.finished import page, publish, words
from tests.articles.searching import ask, found, nobody_has_searched

__all__ = ["ask", "nobody_has_searched"]


@pytest.fixture
def short_pages(monkeypatch):
    monkeypatch.setattr(results, "PAGE", 2)


def test_further_pages_go_on_where_the_first_ends(cast, ask, short_pages):
    for number in range(5):
        publish(cast, cast.en, f"Bridge {number}", slug=f"n{number}")
    seen = []
    for start in (0, 2, 4):
        response = ask("bridge", start=start)
        seen += [n for n in range(5) if f"</mark> {n}<" in page(response)]
        assert ("start=4" in page(response)) == (start == 2)
    assert sorted(seen) == list(range(5))
    for start in ("6", "500", "-1", "x", "٢", "1e9"):
        assert ask("bridge", start=start).status_code == 404


@pytest.mark.parametrize("dense", [4, 5])
def test_a_word_that_very_many_have_is_found_from_the_newest_on(
    cast, ask, short_pages, monkeypatch, dense
):
    monkeypatch.setattr("articles.search.finding.MANY", 4)
    monkeypatch.setattr("articles.search.finding.MANY_HEADS", 2)
    monkeypatch.setattr("articles.search.finding.DENSE", dense)
    for number in range(5):
        publish(cast, cast.en, f"Bridge {number}", slug=f"n{number}")
    seen = []
    for start in (0, 2, 4):
        shown = found(ask("bridge", start=start))
        seen += [n for n in (4, 3, 2, 1, 0) if f"Bridge {n}" in shown]
    assert seen == [4, 3, 2, 1, 0]


def test_a_list_that_is_cut_says_so(cast, ask, short_pages, monkeypatch):
    monkeypatch.setattr("articles.search.finding.DEEPEST", 2)
    for number in range(3):
        publish(cast, cast.en, f"Bridge {number}", slug=f"n{number}")
    response = ask("bridge")
    assert "this list ends here" in words(response)
    assert "start=" not in page(response)


def test_very_many_are_not_counted_to_the_end(cast, ask, monkeypatch):
    monkeypatch.setattr("articles.search.finding.COUNTED", 2)
    for number in range(3):
        publish(cast, cast.en, f"Bridge {number}", slug=f"n{number}")
    assert "2+ stories found" in words(ask("bridge"))
    assert "2+ stories found" in words(ask("", section="politics"))


@pytest.mark.owner
def test_stories_of_one_order_are_newest_first(cast, ask):
    stories = [
        publish(cast, cast.en, f"Bridge {number}", slug=f"n{number}")
        for number in range(3)
    ]
    moment = workflow.clock() - timedelta(days=3)
    ids = Window.objects.get(article=stories[2]).print_id
    Print.objects.filter(pk=ids).update(first_live=moment)
    from articles.search import rows

    rows.rebuild()
    shown = found(ask("bridge"))
    assert shown.index("Bridge 1") < shown.index("Bridge 0") < shown.index("Bridge 2")


def test_what_stands_side_by_side_is_counted_where_all_of_it_was_read(
    cast, ask, monkeypatch
):
    for number in range(3):
        publish(cast, cast.en, f"Stone bridge {number}", slug=f"n{number}")
    assert "3 stories found" in words(ask('"stone bridge"'))
    monkeypatch.setattr(results, "READ", 2)
    told = words(ask('"stone bridge"'))
    assert "Of the next 2 stories with all these words" in told
    assert "stories found" not in told
