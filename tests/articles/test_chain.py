"""The record of prints: whole after every verb, and loud when it was touched."""

import pytest
from django.core.management import CommandError, call_command

from articles import chain, windows, workflow
from articles.models import Article, Print
from tests.cast import make_story


@pytest.fixture
def record(cast, published):
    workflow.correct(published.pk, cast.editor, "Two carts.")
    other = make_story(cast.reporter, cast.en, headline="Market opens")
    workflow.approve_and_publish(other.pk, cast.editor)
    workflow.kill(other.pk, cast.editor)
    Article.objects.filter(pk=published.pk).update(deck="Carts cross")
    workflow.update(published.pk, cast.editor)


def test_it_works(record, capsys):
    call_command("verify_prints")
    assert "whole" in capsys.readouterr().out
    assert Print.objects.count() == 5
    assert Print.objects.last().previous == chain.GENESIS


@pytest.mark.owner
def test_a_changed_text_is_found(record):
    printed = Print.objects.first()
    printed.story["headline"] = "Something nicer"
    printed.save()
    assert chain.faults() == [f"The text of version {printed.pk} was changed."]


@pytest.mark.owner
def test_a_changed_moment_is_found(record):
    printed = Print.objects.first()
    Print.objects.filter(pk=printed.pk).update(at=printed.first_live)
    assert f"The record of version {printed.pk} was changed." in chain.faults()


@pytest.mark.owner
def test_a_removed_print_is_found(record):
    second = Print.objects.order_by("pk")[1]
    second.windows.all().delete()
    second.delete()
    with pytest.raises(CommandError, match="does not follow"):
        call_command("verify_prints")


def test_a_moved_window_is_found(record, published):
    window = published.windows.first()
    window.live_until = workflow.clock()
    window.save()
    assert windows.faults() == [
        f"The times of story {published.pk} are not what its record says."
    ]


def test_no_two_windows_overlap(record, published):
    spans = published.windows.order_by("live_from").values_list(
        "live_from", "live_until"
    )
    ends = [end for _start, end in spans]
    assert ends[-1] is None
    assert ends[:-1] == [start for start, _end in spans][1:]
