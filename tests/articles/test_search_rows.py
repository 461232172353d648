"""Rows of the search say what readers have, from one moment to another."""

import json
import re
from datetime import UTC, timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from articles import workflow
from articles.models import Print, SearchRow, Window
from articles.search import finding, rows
from articles.search.asking import read
from media.models import Image
from tests.articles import corrected
from tests.articles.finished import illustrated, page, publish
from tests.articles.searching import ask, found, nobody_has_searched
from tests.cast import make_story, paragraph

__all__ = ["ask", "nobody_has_searched"]
HIT = 'class="found"'


def test_it_works(cast, published):
    row = SearchRow.objects.get()
    assert row.print_id == published.prints.get().pk
    year = row.first_live.astimezone(UTC).year
    assert f"'{cast.en.pk}/{year}/bridg':6A" in row.head
    assert f"'{cast.en.pk}/{year}/bridg'" in row.body


def test_no_word_is_found_that_readers_do_not_have(cast, ask, as_site):
    make_story(cast.reporter, cast.en, "Zyqqon draft", slug="draft")
    hour = workflow.clock() + timedelta(hours=1)
    planned = make_story(cast.reporter, cast.en, "Zyqqon planned", slug="planned")
    workflow.approve_and_publish(planned.pk, cast.editor, at=hour)
    killed = publish(cast, cast.en, "Zyqqon killed", slug="killed")
    workflow.kill(killed.pk, cast.editor)
    cancelled = make_story(cast.reporter, cast.en, "Zyqqon cancelled", slug="cancel")
    workflow.approve_and_publish(cancelled.pk, cast.editor, at=hour)
    workflow.cancel(cancelled.pk, cast.editor)
    spiked = make_story(cast.reporter, cast.en, "Zyqqon spiked", slug="spiked")
    workflow.spike(spiked.pk, cast.editor)
    old = publish(cast, cast.en, "Zyqqon superseded", slug="old")
    corrected.change(old, cast.editor, headline="Bridge now")
    workflow.update(old.pk, cast.editor)
    changed = publish(cast, cast.en, "Bridge then", slug="changed")
    corrected.change(changed, cast.editor, headline="Zyqqon unpublished change")
    for code in ("en", "ko"):
        for more in ({}, {"from": "2000-01-01"}, {"person": "Ansel"}):
            response = ask("zyqqon", code, **more)
            assert HIT not in page(response)
            assert "Zyqqon" not in page(response)
    assert HIT in page(ask("bridge"))
    with as_site(), connection.cursor() as cursor:
        cursor.execute("select * from live_search")
        assert "zyqqon" not in str(cursor.fetchall())
    # What is gone is not kept for nobody, either; what is planned waits for its moment.
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from articles_searchrow where head::text like '%zyqqon%'"
        )
        assert cursor.fetchone() == (1,)


@pytest.mark.owner
def test_a_planned_story_is_found_from_its_moment_to_its_end(cast, story, ask):
    hour = timedelta(hours=1)
    now = workflow.clock()
    workflow.approve_and_publish(story.pk, cast.editor, at=now + hour)
    assert HIT not in page(ask("bridge"))
    SearchRow.objects.update(live_from=now - hour)
    Window.objects.update(live_from=now - hour)
    assert HIT in page(ask("bridge"))
    SearchRow.objects.update(live_until=now)
    assert HIT not in page(ask("bridge"))


def test_what_a_translation_hides_is_not_found(cast, ask):
    korean = corrected.original(cast)
    english = corrected.translation(cast, korean)
    second = english.body[1]["id"]
    assert HIT in page(ask("carts crossed it"))
    duty = corrected.correct(korean, cast, hiding={english.pk: [second]})
    assert HIT not in page(ask('"carts crossed it"'))
    assert SearchRow.objects.get(article=english).body.count("/bridg'")
    corrected.change(english, cast.editor, deck="One cart")
    workflow.correct(english.pk, cast.editor, "Two carts.", taking_over=[duty.pk])
    assert HIT in page(ask("carts crossed it"))


def test_captions_of_pictures_for_a_time_are_not_found(cast, ask):
    story = make_story(
        cast.chief, cast.en, "A day", body=[paragraph("Rain.")], deck="x"
    )
    figure = illustrated(story, block_at=1)
    figure.caption = "Zebras at the ferry."
    figure.save()
    workflow.approve_and_publish(story.pk, cast.chief)
    assert HIT in page(ask("zebras"))
    ends = workflow.clock() + timedelta(days=1)
    Image.objects.filter(pk=figure.image_id).update(usable_until=ends)
    rows.rebuild()
    assert HIT not in page(ask("zebras"))


def test_all_rows_are_written_anew(cast, published, capsys):
    publish(cast, cast.ko, "다리", slug="다리")
    gone = publish(cast, cast.en, "Gone", slug="gone")
    workflow.kill(gone.pk, cast.editor)
    before = list(SearchRow.objects.order_by("pk").values())
    assert len(before) == 2
    SearchRow.objects.all().delete()
    call_command("rebuild_search")
    assert "Rows of the search: 2." in capsys.readouterr().out
    assert list(SearchRow.objects.order_by("pk").values()) == before
    SearchRow.objects.all().delete()
    rows.fill_if_empty(None)
    assert SearchRow.objects.count() == 2


def test_a_very_long_text_is_published_and_found(cast, ask):
    cast.en.checks["deck_length"] = "off"
    cast.en.save()
    letters = "".join(map(chr, range(0xAC00, 0xAC00 + 11_000)))
    long = [paragraph(letters[n:] + letters[:n]) for n in range(0, 11_000, 700)]
    text = " ".join(f"word{n}x" for n in range(20_000))
    body = [*long, paragraph(text), paragraph("y" * 3000)]
    publish(cast, cast.en, "Long", slug="long", deck="x" * 3000 + letters, body=body)
    assert "Long" in found(ask(letters[5:9]))


@pytest.mark.owner
def test_rows_are_found_through_their_indexes(cast, published):
    first = SearchRow.objects.get().pk
    _many(published, 4000)
    asked = read({"q": "word7 bridge"})
    stems = finding.stems_of(["en"], asked.words)
    place = cast.en, 20, 0
    (statement,) = finding.statements_of(asked, [place], stems)
    plan = _plan(*statement)
    assert {"search_body", "search_head"} <= _indexes(plan)
    assert "Seq Scan" not in str(plan)
    listed = read({"section": "politics"})
    (statement,) = finding.statements_of(listed, [place], {})
    plan = _plan(*statement)
    assert _indexes(plan) <= {"search_in_order", "search_in_section"}
    assert _indexes(plan)
    SearchRow.objects.exclude(article=published, pk__lte=first).delete()


@pytest.mark.owner
def test_stories_of_all_years_are_found_the_newest_first(cast, ask):
    stories = [
        publish(cast, cast.en, f"Bridge {number}", slug=f"n{number}")
        for number in range(4)
    ]
    for story, day in zip(
        stories, ("2001-01-01", "2019-12-31", "2020-01-01", ""), strict=True
    ):
        if day:
            ids = Window.objects.get(article=story).print_id
            moment = f"{day}T00:30:00+09:00"
            Print.objects.filter(pk=ids).update(first_live=moment)
    rows.rebuild()
    cast.en.time_zone = "Asia/Seoul"
    cast.en.save()
    assert re.findall(r"Bridge (\d)", found(ask("bridge"))) == ["3", "2", "1", "0"]
    # Days are of the edition's zone, years of the index are not.
    for asked, numbers in (
        ({"to": "2019-12-31"}, ["1", "0"]),
        ({"from": "2019-12-31", "to": "2020-01-01"}, ["2", "1"]),
        ({"from": "2020-01-01"}, ["3", "2"]),
    ):
        for more in ({"q": "bridge"}, {"q": "bridge", "section": "politics"}):
            shown = found(ask(**more, **asked))
            assert re.findall(r"Bridge (\d)", shown) == numbers, asked


def _many(story, count):
    """As if there were so many more, of which a few have the word in question."""
    row = SearchRow.objects.get()
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into articles_searchrow select %s + n, print_id, section,"
            " first_live - n * interval '1 hour', live_from, live_until,"
            " words, words, article_id, edition_id"
            " from articles_searchrow, generate_series(1, %s) n,"
            " lateral (select array_to_tsvector(array[edition_id || '/' || extract("
            "year from first_live - n * interval '1 hour')::int || '/word' || n]))"
            " l (words)",
            [row.pk, count],
        )
        cursor.execute("analyze articles_searchrow")


def _plan(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(f"explain (format json) {sql}", params)
        return json.loads(json.dumps(cursor.fetchone()[0]))


def _indexes(plan) -> set:
    text = json.dumps(plan)
    names = "search_body search_head search_in_order search_in_section".split()
    return {name for name in names if f'"Index Name": "{name}"' in text}
