"""The file in which a translation comes back: what can be read of it, and what not."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.exchange.table import COLUMNS, as_csv, as_docx, read
from tests.articles.test_desk_pair import at_desk, fresh  # noqa: F401
from tests.articles.test_desk_table import (  # noqa: F401
    given_out,
    kept_pair,
    paired,
    returned,
    rows_of,
    send,
    table_url,
    take,
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a,b\n1,2\n", "columns story, version, part"),
        (b"", "This file is empty"),
        (b"%PDF-1.7", "a PDF file"),
    ],
)
def test_no_table(at_desk, paired, data, words):  # noqa: F811
    file = SimpleUploadedFile("back.csv", data)
    page = at_desk.post(table_url(paired), {"file": file})
    assert words in page.content.decode()


@pytest.mark.parametrize("broken", ["packing", "nesting"])
def test_a_broken_word_file_is_refused(at_desk, paired, broken):  # noqa: F811
    if broken == "packing":
        data = bytearray(given_out(at_desk, paired, "docx"))
        place = data.index(b"word/document.xml") + len(b"word/document.xml")
        data[place : place + 60] = b"\xff" * 60
    else:
        deep = "<w:r>" * 3_000 + "<w:t>a</w:t>" + "</w:r>" * 3_000
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(
                "word/document.xml",
                '<w:document xmlns:w="http://schemas.openxmlformats.org/'
                'wordprocessingml/2006/main"><w:body><w:tbl><w:tr><w:tc><w:p>'
                f"{deep}</w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
            )
        data = made.getvalue()
    file = SimpleUploadedFile("back.docx", bytes(data))
    page = at_desk.post(table_url(paired), {"file": file})
    assert "This Word file is damaged" in page.content.decode()


def send_word(client, article, rows):
    data = as_docx([[row[name] for name in COLUMNS] for row in rows])
    file = SimpleUploadedFile("back.docx", data)
    return client.post(table_url(article), {"file": file})


def test_a_word_table_has_the_limits_of_any_table(at_desk, paired):  # noqa: F811
    rows = rows_of(given_out(at_desk, paired))
    rows[-1]["translation"] = "다" * 100_001
    refused = send_word(at_desk, paired, rows).content.decode()
    assert "longer than a whole story" in refused
    assert "longer than a whole story" in send(at_desk, paired, rows).content.decode()
    rows[-1]["translation"] = "다"
    long = [{**rows[-1], "part": str(n), "source": "나" * 33_000} for n in range(21)]
    refused = send_word(at_desk, paired, rows + long).content.decode()
    assert "a story may have at most 2 MB" in refused


@pytest.mark.parametrize("kind", ["cut", "picture"])
def test_a_damaged_word_file_is_called_so(at_desk, paired, kind):  # noqa: F811
    data = given_out(at_desk, paired, "docx")[:-200]
    if kind == "picture":
        data = b"\x89PNG\r\n\x1a\n" + b"\0" * 99
    file = SimpleUploadedFile("back.docx", data)
    page = at_desk.post(table_url(paired), {"file": file}).content.decode()
    assert "damaged" in page
    assert "not plain text" not in page


def recoded(rows, encoding):
    text = as_csv([[row[name] for name in COLUMNS] for row in rows])
    data = text.decode("utf-8-sig").encode(encoding)
    return SimpleUploadedFile("back.csv", data)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        *(("utf-8", ""), ("utf-8-sig", ""), ("utf-16", "")),
        *(("cp949", "EUC-KR, CP949"), ("euc_kr", "EUC-KR, CP949")),
    ],
)
def test_a_table_that_a_korean_office_saved(at_desk, paired, encoding, said):  # noqa: F811
    """With words of the original, in two more scripts, as they outnumber the Hangul."""
    rows = rows_of(given_out(at_desk, paired))
    for row in rows[:-1]:
        row["source"], row["translation"] = "Мост снова открыт 川の橋が開いた", ""
    rows[-1]["translation"] = "수레 삼만 대가 다리를 건넜다."
    page = at_desk.post(table_url(paired), {"file": recoded(rows, encoding)})
    reading = page.context["reading"]
    assert [row.text for row in reading.changed] == ["수레 삼만 대가 다리를 건넜다."]
    assert said in page.content.decode()
    assert bool(said) == any("UTF-8" in each for each in reading.remarks)


def test_a_table_in_an_encoding_of_another_language_is_refused(at_desk, paired):  # noqa: F811
    rows = rows_of(given_out(at_desk, paired))
    for row in rows:
        row["translation"] = "Мост снова открыт для повозок"
    page = at_desk.post(table_url(paired), {"file": recoded(rows, "cp1251")})
    assert "as EUC-KR, CP949 it gives no words" in page.content.decode()
    assert fresh(paired).version == paired.version


@pytest.mark.parametrize(
    ("language", "encoding", "words"),
    [
        ("ja", "cp932", "橋がまた開いた。Hallo"),
        ("ja", "euc_jp", "橋がまた開いた。"),
        ("zh-Hans", "gb18030", "大桥重新开放，车辆可以通过。"),
        ("zh-Hant", "big5", "大橋重新開放，車輛可以通過。"),
        ("ru", "cp1251", "Мост снова открыт."),
    ],
)
def test_other_offices(at_desk, paired, language, encoding, words):  # noqa: F811
    rows = rows_of(given_out(at_desk, paired))
    for row in rows:
        row["translation"] = words
    [*read_rows] = read(recoded(rows, encoding).read(), language)
    assert {row["translation"] for row in read_rows} == {words}
