"""The glossary on the desk: terms by hand, and as a table out and in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.glossary import table
from articles.models import Term
from tests.articles.desk_forms import fields
from tests.articles.terms import term
from tests.cast import signed_in

LIST = reverse("admin:articles_term_changelist")
ADD = reverse("admin:articles_term_add")
IMPORT = reverse("admin:articles_term_import")
EXPORT = reverse("admin:articles_term_export")


@pytest.fixture
def translator(cast):
    return signed_in(cast.translator)


def typed(client, cast, **values):
    blank = fields(client.get(ADD), "term_form")
    return blank | {
        "source_edition": cast.ko.pk,
        "target_edition": cast.en.pk,
        "source": " 메리크  다리",
        "target": "Merik Bridge",
        "avoid": "Merick Bridge\n\nMeric Bridge\n",
        "kind": "place",
        **values,
    }


def pair(cast):
    return f"{cast.ko.pk}-{cast.en.pk}"


def send(client, cast, data, **more):
    file = SimpleUploadedFile("terms.csv", data if data else b"")
    return client.post(IMPORT, {"pair": pair(cast), "file": file, **more})


def taken_in(client, page):
    """Press the button of the page that says what will change."""
    sent = fields(page, "words-check") | {"_make": "1"}
    return client.post(IMPORT, sent, follow=True)


def text(response):
    return response.content.decode()


def rows():
    return list(Term.objects.values_list("source", "target", "avoid", "kind", "note"))


def test_it_works(cast, translator):
    translator.post(ADD, typed(translator, cast))
    kept = Term.objects.get()
    assert (kept.source, kept.avoided) == (
        "메리크 다리",
        ["Merick Bridge", "Meric Bridge"],
    )
    shown = text(translator.get(LIST, {"q": "meric", "pair": pair(cast)}))
    assert "Merik Bridge" in shown
    page = reverse("admin:articles_term_change", args=[kept.pk])
    sent = fields(translator.get(page), "term_form") | {"target": "Merik bridge"}
    translator.post(page, sent)
    assert Term.objects.get().target == "Merik bridge"
    translator.post(
        reverse("admin:articles_term_delete", args=[kept.pk]), {"post": "yes"}
    )
    assert not Term.objects.exists()


def test_what_is_no_term_is_refused_and_kept_in_the_form(cast, translator):
    term(cast.ko, cast.en, "메리크 다리", "Merik Bridge")
    for changes, said in (
        ({}, "already"),
        ({"target_edition": cast.ko.pk}, "Select a valid choice"),
        ({"source_edition": cast.en.pk}, "two different editions"),
        ({"source": "- -"}, "no letter and no number"),
        ({"avoid": "Merik Bridge"}, "both how to write it"),
        ({"source": "\u0958" * 101}, "has more than 200"),
    ):
        page = translator.post(ADD, typed(translator, cast, **changes))
        assert said in text(page), changes
        assert fields(page, "term_form")["target"] == "Merik Bridge"
    assert Term.objects.count() == 1


def test_terms_are_for_who_writes_in_the_edition_that_they_lead_to(cast):
    term(cast.ko, cast.en, "다리", "bridge")
    korean = signed_in(cast.korean_editor)
    assert "bridge" not in text(korean.get(LIST))
    assert pair(cast) not in text(korean.get(IMPORT))
    assert korean.get(EXPORT, {"pair": pair(cast)}).status_code == 302
    assert "Select a valid choice" in text(send(korean, cast, b"source,target\na1,b1"))
    photo = signed_in(cast.photo)
    assert photo.get(IMPORT).status_code == 403
    assert photo.get(EXPORT, {"pair": pair(cast)}).status_code == 403


def test_out_and_in_again_it_is_the_same(cast, translator):
    for number, source in enumerate(
        ["=1+2", "'=3", "'s-Graven", "@다리", '쉼표, "표"']
    ):
        term(
            cast.ko,
            cast.en,
            source,
            f"+{number}",
            avoid="-a1\nb2",
            kind="other",
            note="=HYPERLINK(1)\nsecond line",
        )
    before = rows()
    out = translator.get(EXPORT, {"pair": pair(cast)})
    assert "attachment" in out["Content-Disposition"]
    cells = [line.split(",") for line in text(out).splitlines()]
    assert not any(
        cell.strip('"')[:1] in "=+-@" for line in cells for cell in line if cell
    )
    page = send(translator, cast, out.content)
    assert "nothing would change" in text(page)
    Term.objects.all().delete()
    page = send(translator, cast, out.content)
    assert not Term.objects.exists()
    answer = taken_in(translator, page)
    assert "5 new, 0 changed" in text(answer)
    assert sorted(rows()) == sorted(before)


def test_a_table_is_looked_at_first_and_changes_what_it_has_a_column_for(
    cast, translator
):
    term(cast.ko, cast.en, "다리", "brige", kind="place", note="Kept.")
    term(cast.ko, cast.en, "길", "road")
    data = "\ufeffTarget;Source\r\nbridge;다리\r\nriver;강\r\n".encode()
    page = send(translator, cast, data)
    shown = text(page)
    assert "brige" in shown and "bridge" in shown and "강" in shown
    assert Term.objects.count() == 2
    taken_in(translator, page)
    assert sorted(rows()) == [
        ("강", "river", "", "other", ""),
        ("길", "road", "", "other", ""),
        ("다리", "bridge", "", "place", "Kept."),
    ]


def test_what_was_changed_meanwhile_is_shown_again(cast, translator):
    kept = term(cast.ko, cast.en, "다리", "brige")
    page = send(translator, cast, "source,target\n다리,bridge".encode())
    Term.objects.filter(pk=kept.pk).update(target="the bridge")
    page = taken_in(translator, page)
    assert "Somebody changed the glossary meanwhile" in text(page)
    assert Term.objects.get().target == "the bridge"
    taken_in(translator, page)
    assert Term.objects.get().target == "bridge"


def many(lines):
    return (
        "source,target\n" + "".join(f"말{n},word{n}\n" for n in range(lines))
    ).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04 a workbook", "Save it as “CSV UTF-8”"),
        (b"source,target\n\xeb\x8b\xff\xfe\x81,a", "Line 2 is not in UTF-8"),
        (b"word,meaning\na1,b1", "This file has: word, meaning."),
        (b"source,source,target\na1,b1,c1", "The first line names the columns"),
        (b"source,target", "There is no term below the first line."),
        (b'source,target\na1,b1\na2,"b2', "From line 3 on"),
        (b"source,target\na1,b1\n,b2", "Line 3: the term of the original"),
        (b"source,target\na1,b1,c1", "Line 2: it has more cells"),
        (b"source,target,kind\na1,b1,river", "Line 2: “river” is no kind."),
        (
            b"source,target\nab,1b\nc1,d1\nAB,e1",
            "Line 4: the same term stands in line 2.",
        ),
        (b'source,target,note\na1,b1,"x\ny"\n,b2', "Line 4: the term of the original"),
        (many(50_000), "The table has 50,001 lines"),
        (b"source,target\n" + b",x\n" * 50, "And 30 more lines have problems."),
    ],
)
def test_a_table_that_cannot_be_taken(cast, translator, data, said):
    page = send(translator, cast, data, _make="1")
    assert page.status_code == 200
    assert said in text(page).replace("&quot;", '"')
    assert not Term.objects.exists()


def test_a_full_table_is_taken_in(cast, translator):
    page = send(translator, cast, many(table.MOST_LINES))
    assert "20000" in text(page)
    taken_in(translator, page)
    assert Term.objects.count() == table.MOST_LINES


def test_a_korean_table_in_another_encoding_is_read_and_said_so(cast, translator):
    data = "source,target\n다리가 열렸다,The bridge\n강물이 넘쳤다,The river".encode(
        "cp949"
    )
    page = send(translator, cast, data)
    assert "The file is not in UTF-8" in text(page)
    assert "강물이 넘쳤다" in text(page)
