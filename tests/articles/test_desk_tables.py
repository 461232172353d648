"""A table on its way: typed on the desk, printed, translated, sent in."""

import json
import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from articles import workflow
from articles.body import plain
from articles.checks import found_in
from articles.compose import compose
from articles.desk.merge import sense
from articles.desk.sheets import sheet_of
from articles.desk.side import side_of
from articles.exchange import docx
from articles.exchange.importer import import_story
from articles.exchange.text import parse
from articles.links.found import links_of
from articles.memory.sentences import pairs_in
from articles.models import Article
from articles.plaintext import from_text, to_text
from articles.translation.parts import parts_of
from articles.translation.standing import State, standing
from people.roles import Role
from tests.articles.desk_forms import add_url, blank, change_url, opened
from tests.articles.edits import marked
from tests.articles.finished import get, illustrated, page
from tests.articles.test_desk_table import given_out, rows_of, send, take
from tests.articles.test_tables import TYPED, table
from tests.cast import make_user, signed_in

# Without a link, which nobody has followed yet.
PRICES = TYPED.replace("[our survey](https://paper.example/survey)", "our survey")


@pytest.fixture
def priced(cast, story):
    story.body = [table(PRICES)]
    story.save()
    workflow.keep(story, cast.reporter)
    workflow.approve_and_publish(story.pk, cast.editor)
    story.refresh_from_db()
    return story


@pytest.fixture
def korean(cast, priced):
    translator = make_user("korean_translator", Role.TRANSLATOR, cast.ko)
    made = workflow.start_translation(priced.pk, cast.ko, translator)
    return Article.objects.get(pk=made.pk)


def words(article):
    return [plain(each) for each in Article.objects.get(pk=article.pk).body]


def test_it_is_typed_without_scripts_and_comes_back_as_typed(cast, reporter):
    sent = blank(reporter, cast.en) | {"headline": "Prices", "body": f"One.\n\n{TYPED}"}
    reporter.post(add_url(cast.en), sent)
    story = Article.objects.get()
    assert [each["type"] for each in story.body] == ["paragraph", "table"]
    assert opened(reporter, story)["body"] == f"One.\n\n{TYPED}"
    shown = reporter.get(f"{change_url(story)[:-7]}history/").content.decode()
    assert "Prices" in shown


def test_rows_that_are_still_to_be_typed_stay_on_the_desk_and_are_not_printed(
    cast, reporter
):
    rows = [[[{"text": "Rice"}], [{"text": "5,100"}]], [[], []]]
    document = [{"type": "table", "id": "", "head": False, "side": True, "rows": rows}]
    sent = blank(reporter, cast.en) | {"document": json.dumps(document)}
    reporter.post(add_url(cast.en), sent | {"headline": "Prices"})
    story = Article.objects.get()
    [made] = story.body
    assert made["rows"] == rows and made["side"] and not made["head"]
    [printed] = compose(story)["blocks"]
    assert printed["rows"] == [["Rice", "5,100"]]
    # Typed in a plain field they are still there, and no change for a translation.
    assert from_text(to_text([made]))[0][0]["rows"] == rows
    parts = [parts_of({"body": [{**made, "rows": each}]}) for each in (rows, rows[:1])]
    assert parts[0][0].value == parts[1][0].value


def test_too_large_a_table_is_refused_in_words_and_kept_as_typed(cast, reporter):
    typed = "| a | b |\n" * 201
    sent = blank(reporter, cast.en) | {"headline": "Prices", "body": typed}
    shown = reporter.post(add_url(cast.en), sent).content.decode()
    assert "it has 201 rows, and a table may have at most 200" in shown
    assert shown.count("| a | b |") == 201 and not Article.objects.exists()


def test_readers_get_headings_caption_and_source(site_client, priced):
    shown = page(get(site_client, priced))
    assert '<th scope="col" class="number">Pyongyang</th>' in shown
    assert '<th scope="row">Rice, 1 kg</th><td class="number">5,100</td>' in shown
    key = priced.body[0]["id"]
    assert f'<span id="table-{key}">Prices in <em>May</em></span></caption>' in shown
    assert f'role="region" tabindex="0" aria-labelledby="table-{key}"' in shown
    assert "<figcaption>our survey</figcaption>" in shown


def test_readers_get_the_words_of_each_picture(cast, site_client, story):
    illustrated(story, block_at=len(story.body))
    illustrated(story, block_at=len(story.body))
    story.body[-1]["joined"] = True
    story.save()
    workflow.keep(story, cast.reporter)
    workflow.approve_and_publish(story.pk, cast.editor)
    story.refresh_from_db()
    shown = page(get(site_client, story)).partition('<div class="gallery">')[2]
    gallery = shown.partition("</div>")[0]
    assert gallery.count("<figcaption") == 2
    # A thousand by six hundred: the style sheet makes the row of it.
    assert gallery.count('<figure class="r33">') == 2


def test_two_who_change_it_are_asked_and_marks_alone_are_no_change():
    made = table()
    cut = json.loads(json.dumps(made))
    cut["rows"][1][0] = [{"text": "Rice, "}, {"text": "1 kg"}]
    assert sense(cut) == sense(made)
    cut["head"] = False
    assert sense(cut) != sense(made)
    [link] = links_of([made])
    assert link.address == "https://paper.example/survey"


def test_it_is_translated_cell_by_cell(cast, priced, korean):
    client = signed_in(cast.chief)
    assert to_text(korean.body) == PRICES
    shown = client.get(change_url(korean)).content.decode()
    assert '<td class="is-heading">Rice, 1 kg' in shown
    assert '<td class="is-number">5,100' in shown
    missing = [each.words for each in found_in(korean).findings]
    assert "Still to be translated: table 1." in missing


def test_what_changed_in_the_original_stands_in_its_cell(cast, priced, korean):
    korean.renderings.update(state="done")
    changed = PRICES.replace("5,100", "5,300").replace(
        "| Petrol", "| Salt | 9 | 8 |\n| Petrol"
    )
    priced.body = [{**table(changed), "id": priced.body[0]["id"]}]
    priced.save()
    workflow.keep(priced, cast.reporter)
    workflow.update(priced.pk, cast.editor)
    row = next(row for row in side_of(korean, cast.chief).rows if row.sheet)
    assert row.state == State.CHANGED
    kinds = [
        (kind, [bool(cell.pieces) for cell in cells]) for kind, cells in row.sheet.rows
    ]
    assert kinds == [
        ("same", [False, False, False]),
        ("same", [False, True, False]),
        ("added", [True, True, True]),
        ("same", [False, False, False]),
    ]
    assert marked(row.sheet.rows[1][1][1].pieces) == "[-5,100-]{+5,300+}"


def test_cells_go_out_as_rows_and_come_back(cast, priced, korean):
    client = signed_in(cast.chief)
    key = priced.body[0]["id"]
    rows = {
        row["part"].split("=")[0]: row for row in rows_of(given_out(client, korean))
    }
    assert [name for name in rows if name.startswith(key)] == [
        f"{key}#{place}"
        for place in ("caption", "1.1", "1.2", "1.3", "2.1", "3.1", "3.2", "source")
    ]
    given = {"caption": "5월 *물가*", "1.1": "품목", "1.2": "평양", "1.3": "신의주"}
    for place, text in given.items():
        rows[f"{key}#{place}"]["translation"] = text
    take(client, korean, send(client, korean, list(rows.values())))
    assert words(korean)[0].startswith(
        "5월 물가\n품목\t평양\t신의주\nRice, 1 kg\t5,100"
    )
    assert table_state(korean) == State.TODO
    last = {"2.1": "쌀, 1kg", "3.1": "휘발유", "3.2": "없음", "source": "자체 조사"}
    rows = rows_of(given_out(client, korean))
    for row in rows:
        place = row["part"].partition("#")[2].partition("=")[0]
        row["translation"] = (given | last).get(place, row["translation"])
    take(client, korean, send(client, korean, rows))
    assert words(korean)[0].splitlines()[2:] == [
        "쌀, 1kg\t5,100\t5,000 won",
        "휘발유\t없음\t12.5",
        "자체 조사",
    ]
    assert table_state(korean) == State.DONE


def test_what_changed_stands_in_its_cell_wherever_two_are_compared(
    cast, priced, korean
):
    client = signed_in(cast.chief)
    korean.renderings.update(state="done")
    rows = rows_of(given_out(client, korean))
    [cell] = [row for row in rows if row["part"].partition("=")[0].endswith("#3.2")]
    cell["translation"] = "없음"
    back = send(client, korean, rows).content.decode()
    assert "n/a<span" in back and "없음<span" in back and "| ===</p>" not in back
    before = priced.version
    changed = PRICES.replace("5,100", "5,300").replace("| Petrol | n/a | 12.5 |\n", "")
    priced.body = [{**table(changed), "id": priced.body[0]["id"]}]
    priced.save()
    workflow.keep(priced, cast.reporter)
    workflow.update(priced.pk, cast.editor)
    compared = reverse("admin:articles_article_compare", args=[priced.pk])
    pages = [
        f"{compared}?from={before}&to=desk",
        reverse("admin:articles_article_behind", args=[korean.pk]),
    ]
    for address in pages:
        shown = client.get(address).content.decode()
        assert shown.count('<tr class="is-removed">') == 1, address
        assert "5,100<span" in shown and "5,300<span" in shown
        assert "Rice, 1 kg | " not in shown and ">Sinuiju" in shown


def test_a_column_that_came_or_went_is_shown():
    now, before = table(), table()
    now["rows"] = [row[:2] for row in before["rows"]]
    [_kind, cells] = sheet_of(now, before).rows[1]
    assert marked(cells[2].pieces) == "[-5,000 won-]"
    [_kind, cells] = sheet_of(before, now).rows[1]
    assert marked(cells[2].pieces) == "{+5,000 won+}"


def table_state(korean):
    rows = standing(Article.objects.get(pk=korean.pk)).rows
    return next(row.state for row in rows if row.source and row.source.kind == "table")


def test_cells_are_what_is_remembered():
    korean = table(TYPED.replace("Rice, 1 kg", "쌀, 1kg").replace("Goods", "품목"))
    pairs = pairs_in(plain(table()), plain(korean))
    assert ("Rice, 1 kg", "쌀, 1kg") in pairs and ("Goods", "품목") in pairs
    assert not any("5,100" in each for pair in pairs for each in pair)


def test_a_story_that_is_sent_in_brings_its_tables(cast):
    opening = "Prices rose in May, traders in two cities said on Friday."
    rows = "Goods\tPyongyang\nRice\t5,100\nMaize\t2,300"
    text = f"Rice is dearer\n\n{opening}\n\n{TYPED}\n\n{opening}\n\n{rows}\n\n{opening}"
    made = import_story(parse(text), edition=cast.en, source=text).article
    kinds = ["paragraph", "table", "paragraph", "table", "paragraph"]
    assert [each["type"] for each in made.body] == kinds
    assert to_text([made.body[1]]) == TYPED
    assert plain(made.body[3]) == rows and made.body[3]["side"]


def test_a_word_file_brings_its_tables():
    text = docx.text_of(_word([["Goods", "Price | won"], ["Rice", "5,100"]]))
    assert text == "Above.\n\n| Goods | Price \\| won |\n| Rice | 5,100 |\n\nBelow."
    assert docx.text_of(_word([["One"], ["Two"]])) == "Above.\n\nOne\n\nTwo\n\nBelow."


def _word(rows):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    line = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format
    made = "".join(
        f"<w:tr>{''.join(f'<w:tc>{line(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in rows
    )
    body = f"{line('Above.')}<w:tbl>{made}</w:tbl>{line('Below.')}"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        text = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        file.writestr("word/document.xml", text)
    return packed.getvalue()
