"""A translation given out as a table, and taken back."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles import workflow
from articles.exchange import docx
from articles.exchange.table import COLUMNS, as_csv
from articles.translation.standing import State, standing
from tests.articles.test_desk_pair import (  # noqa: F401
    at_desk,
    confirm,
    english_of,
    fresh,
    korean_of,
)
from tests.cast import signed_in
from tests.transactions import desk_rights


def table_url(article):
    return reverse("admin:articles_article_table", args=[article.pk])


def given_out(client, article, kind="csv"):
    address = reverse("admin:articles_article_table_out", args=[article.pk, kind])
    return client.get(address).content


@pytest.fixture(scope="module")
def kept_pair(kept_cast):
    """An original and its translation, paired."""
    with desk_rights():
        original, translation = english_of(kept_cast), korean_of(kept_cast)
        confirm(signed_in(kept_cast.korean_editor), translation, original)
        return original, translation


@pytest.fixture
def original(kept_pair, db):
    return fresh(kept_pair[0])


@pytest.fixture
def paired(kept_pair, db):
    return fresh(kept_pair[1])


def rows_of(data) -> list[dict]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def returned(rows, name="back.csv"):
    data = as_csv([[row[name] for name in COLUMNS] for row in rows])
    return SimpleUploadedFile(name, data)


def send(client, article, rows):
    return client.post(table_url(article), {"file": returned(rows)})


def take(client, article, page):
    return client.post(
        table_url(article),
        {
            "rows": page.context["rows"],
            "version": page.context["version"],
            "_take": "1",
        },
        follow=True,
    )


def test_it_works(at_desk, paired):  # noqa: F811
    rows = rows_of(given_out(at_desk, paired))
    assert rows[-1]["source"] == "30,000 carts crossed it."
    rows[-1]["translation"] = "=수레 3만 대가 **다리**를 건넜다."
    page = send(at_desk, paired, rows[::-1])
    assert "another order" in page.content.decode()
    assert len(page.context["reading"].changed) == 1
    take(at_desk, paired, page)
    article = fresh(paired)
    spans = article.body[-1]["spans"]
    assert [each["text"] for each in spans] == ["=수레 3만 대가 ", "다리", "를 건넜다."]
    assert {row.state for row in standing(article).rows} == {State.DONE}
    assert article.version == paired.version + 1


def test_formulas_are_defused(at_desk, cast, paired):  # noqa: F811
    paired.headline = "=1+1"
    paired.save()
    workflow.keep(workflow.locked(paired.pk), cast.chief)
    rows = rows_of(given_out(at_desk, paired))
    assert rows[0]["translation"] == "'=1+1"


def test_a_word_table_goes_out_and_comes_back(at_desk, paired):  # noqa: F811
    data = given_out(at_desk, paired, "docx")
    rows = docx.rows_of_table(data)
    assert rows[0] == list(COLUMNS)
    assert rows[-1][5] == "수레 3만 대가 건넜다."
    file = SimpleUploadedFile("back.docx", data)
    page = at_desk.post(table_url(paired), {"file": file})
    assert page.context["reading"].changed == []


def test_the_original_changed_meanwhile(at_desk, cast, paired, original):  # noqa: F811
    rows = rows_of(given_out(at_desk, paired))
    first, second = original.body
    original.body = [first, {**second, "spans": [{"text": "31,000 carts crossed."}]}]
    original.save()
    workflow.keep(workflow.locked(original.pk), cast.chief)
    workflow.update(original.pk, cast.chief)
    rows[-1]["translation"] = "수레가 건넜다."
    page = send(at_desk, paired, rows)
    (row,) = page.context["reading"].outdated
    assert row.source == second["id"]
    take(at_desk, paired, page)
    states = [row.state for row in standing(fresh(paired)).rows]
    assert states[-1] == State.CHANGED


def test_rows_missing_and_rows_of_nothing(at_desk, paired):  # noqa: F811
    rows = rows_of(given_out(at_desk, paired))
    stray = {**rows[0], "part": "nothing=nothing"}
    page = send(at_desk, paired, [stray, *rows[1:]]).content.decode()
    assert "Rows that did not come back: 1." in page
    assert "belongs to no part of this story" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"story": "999"}, "table of another story: 999"),
        ({"version": "77"}, "do not say of which version"),
    ],
)
def test_another_table(at_desk, paired, change, words):  # noqa: F811
    rows = [{**row, **change} for row in rows_of(given_out(at_desk, paired))]
    assert words in send(at_desk, paired, rows).content.decode()
    assert fresh(paired).version == paired.version


def test_the_page_offers_both(at_desk, paired):  # noqa: F811
    page = at_desk.get(table_url(paired))
    assert "table.docx" in page.content.decode()


def test_no_field_gets_more_than_it_holds(at_desk, paired):  # noqa: F811
    rows = rows_of(given_out(at_desk, paired))
    block = rows[-1]
    block["part"] = block["part"].split("=")[0] + "=headline"
    block["translation"] = "가" * 301
    assert not send(at_desk, paired, rows).context["reading"].changed
    block["translation"] = "가" * 200
    rows[0]["translation"] = "나" * 200
    page = take(at_desk, paired, send(at_desk, paired, rows))
    assert "together are longer than 300" in page.content.decode()
    assert fresh(paired).version == paired.version


def test_what_is_let_in_comes_back_from_the_page(at_desk, paired):  # noqa: F811
    rows = rows_of(given_out(at_desk, paired))
    long = [{**rows[-1], "part": str(n), "source": "\n" * 50_000} for n in range(24)]
    rows[-1]["translation"] = "수레가 건넜다."
    refused = send(at_desk, paired, rows + long).content.decode()
    assert "a story may have at most 2 MB" in refused
    text = send(at_desk, paired, rows + long[5:]).context["rows"]
    # A browser sends a new line as two characters.
    sent = {"rows": text.replace("\r\n", "\n").replace("\n", "\r\n")}
    at_desk.post(table_url(paired), sent | {"version": paired.version, "_take": "1"})
    assert fresh(paired).body[-1]["spans"][0]["text"] == "수레가 건넜다."


def test_a_credit_line_is_not_cut(at_desk, paired):  # noqa: F811
    block = "picture0001"
    paired.figures.create(block=block, credit="풀")
    paired.body = [{"id": block, "type": "figure"}, *paired.body]
    paired.save()
    rows = rows_of(given_out(at_desk, paired))
    rows[-1]["part"] = rows[-1]["part"].split("=")[0] + f"={block}/credit"
    rows[-1]["translation"] = "가" * 301
    page = send(at_desk, paired, rows)
    assert "longer than 300 characters" in page.content.decode()
    assert not page.context["reading"].changed


def renderings(article, **of):
    return article.renderings.filter(**of)


def test_words_of_what_is_not_done_go_out_and_are_not_lost_unseen(at_desk, paired):  # noqa: F811
    """Of two parts to do, one is begun, and one has the original's words still."""
    first, second = paired.body
    words = "30,000 carts crossed it."
    paired.body = [first, {**second, "spans": [{"text": words}]}]
    paired.save()
    renderings(paired).update(state="todo")
    rows = rows_of(given_out(at_desk, paired))
    assert rows[-2]["translation"] == "다리가 2026년 11월 3일에 다시 열렸다."
    assert rows[-1]["translation"] == ""
    page = send(at_desk, paired, rows)
    assert page.context["reading"].changed == []
    rows[-2]["translation"] = "다리가 열렸다."
    page = send(at_desk, paired, rows)
    [row] = page.context["reading"].changed
    assert "<del" in page.content.decode()
    assert row.was.startswith("다리가 2026년")
    take(at_desk, paired, page)
    states = [row.state for row in standing(fresh(paired)).rows[-2:]]
    assert states == [State.DONE, State.TODO]


def test_a_split_paragraph_is_one_row_and_comes_back_whole(at_desk, paired):  # noqa: F811
    first, second = paired.body
    half = {**second, "id": "half00000001", "spans": [{"text": "아무도 안 다쳤다."}]}
    paired.body = [first, second, half]
    paired.save()
    done = renderings(paired, part=second["id"]).get()
    done.pk, done.part = None, half["id"]
    done.save()
    rows = rows_of(given_out(at_desk, paired))
    assert rows[-1]["translation"] == "수레 3만 대가 건넜다.\n\n아무도 안 다쳤다."
    assert send(at_desk, paired, rows).context["reading"].changed == []
    rows[-1]["translation"] = "수레 3만 대가 건넜고 아무도 안 다쳤다."
    take(at_desk, paired, send(at_desk, paired, rows))
    article = fresh(paired)
    assert [each["id"] for each in article.body] == [first["id"], second["id"]]
    assert article.body[-1]["spans"] == [{"text": rows[-1]["translation"]}]
    assert not renderings(article, part=half["id"]).exists()
    assert {row.state for row in standing(article).rows} == {State.DONE}


def test_a_field_that_nobody_paired_goes_out_with_its_words(at_desk, paired):  # noqa: F811
    renderings(paired, source="dateline").delete()
    rows = rows_of(given_out(at_desk, paired))
    [row] = [each for each in rows if each["kind"] == "dateline"]
    assert (row["part"], row["translation"]) == ("dateline=dateline", "ULVEN")
    row["translation"] = "울벤"
    page = send(at_desk, paired, rows)
    [changed] = page.context["reading"].changed
    assert changed.was == "ULVEN"
    take(at_desk, paired, page)
    assert fresh(paired).dateline == "울벤"
    assert renderings(paired, source="dateline", state="done").exists()
