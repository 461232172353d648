"""Translators, the contact line and notes of a pasted story."""

import pytest

from articles.exchange.text import parse

ONE = (
    "Teachers in the valley of Marren have been told to collect firewood with their "
    "pupils twice a week, two parents and a school clerk told the Gazette on Sunday."
)
TWO = (
    "The order came from the county office on the third of the month. “My son comes "
    "home too tired to read,” one mother said. She asked that she not be named."
)
THREE = (
    "Schools in three other counties have had no coal since the roads were washed "
    "away. The office did not answer questions that the Gazette sent last week."
)
BODY = [ONE, TWO, THREE]
HEAD = "Pupils sent to collect firewood in Marren"
CONTACT = (
    "Please send questions and comments about this article to desk@gazette.example."
)


def story(*parts):
    return "\n\n".join(parts) + "\n"


def tail(*parts):
    parsed = parse(story(HEAD, *BODY, *parts))
    assert parsed.as_json()["paragraphs"] == BODY
    return parsed


@pytest.mark.parametrize(
    ("line", "translators", "editors"),
    [
        ("*Translated by Elin Strand", ["Elin Strand"], []),
        ("Translated by Elin Strand", ["Elin Strand"], []),
        ("* Translated by Elin Strand.", ["Elin Strand"], []),
        ("_Translated by Elin Strand_", ["Elin Strand"], []),
        ("(Translated by Elin Strand)", ["Elin Strand"], []),
        ("*Translated by Elin Strand and Bo Lund", ["Elin Strand", "Bo Lund"], []),
        (
            "Translated by: Elin Strand, Bo Lund & Kim Ara-min",
            ["Elin Strand", "Bo Lund", "Kim Ara-min"],
            [],
        ),
        ("Translation: Elin Strand", ["Elin Strand"], []),
        ("Translated from the Korean by Elin Strand", ["Elin Strand"], []),
        (
            "*Translated by Elin Strand. Edited by Bo Lund.",
            ["Elin Strand"],
            ["Bo Lund"],
        ),
        (
            "Translated by Elin Strand and edited by Bo Lund",
            ["Elin Strand"],
            ["Bo Lund"],
        ),
        ("Translated and edited by Elin Strand", ["Elin Strand"], ["Elin Strand"]),
        ("Edited by Bo Lund", [], ["Bo Lund"]),
        ("*번역: 오새봄", ["오새봄"], []),
        ("번역 오새봄", ["오새봄"], []),
        ("*번역: 오새봄, 한가람", ["오새봄", "한가람"], []),
        ("번역=오새봄 편집=한가람", ["오새봄"], ["한가람"]),
        ("옮긴이: 오새봄", ["오새봄"], []),
        ("*翻訳：森野あおい", ["森野あおい"], []),
        ("翻訳:森野あおい、灰原しずく", ["森野あおい", "灰原しずく"], []),
        ("（訳：森野あおい）", ["森野あおい"], []),
        ("*译者：周明远", ["周明远"], []),
        ("翻译：周明远、林清和", ["周明远", "林清和"], []),
        ("譯者：周明遠", ["周明遠"], []),
        ("*Перевод: Анна Лесова", ["Анна Лесова"], []),
        (
            "Перевод с английского: Анна Лесова и Пётр Гай",
            ["Анна Лесова", "Пётр Гай"],
            [],
        ),
        ("Перевела Анна Лесова", ["Анна Лесова"], []),
        ("Traduit de l’anglais par Lise Morel", ["Lise Morel"], []),
        ("Übersetzt von Jan Weber", ["Jan Weber"], []),
        ("*Translated by the Gazette English team", ["the Gazette English team"], []),
    ],
)
def test_translator_and_editor_lines(line, translators, editors):
    parsed = tail(line, CONTACT)
    assert (parsed.translators, parsed.editors) == (translators, editors)
    assert parsed.contact_email == "desk@gazette.example"


def test_translators_on_two_lines():
    parsed = tail("*Translated by Elin Strand\n*Edited by Bo Lund")
    assert (parsed.translators, parsed.editors) == (["Elin Strand"], ["Bo Lund"])


def test_a_sentence_that_begins_like_a_credit_stays_in_the_body():
    line = (
        "Translated by hand into four dialects, the order was read out in every yard."
    )
    parsed = parse(story(HEAD, ONE, line, THREE))
    assert parsed.as_json()["paragraphs"] == [ONE, line, THREE]


@pytest.mark.parametrize(
    "line",
    [
        CONTACT,
        CONTACT.rstrip("."),
        "Please send questions and comments about this article to "
        "<desk@gazette.example>.",
        "Questions or comments about this article? Write to "
        "mailto:desk@gazette.example",
        "*Send tips to [desk@gazette.example](mailto:desk@gazette.example)*",
        "Contact us at desk@gazette.example.",
        "이 기사에 대한 의견은 desk@gazette.example로 보내주세요.",
        "문의: desk@gazette.example",
        "この記事へのご意見は desk@gazette.example までお寄せください。",
        "ご意見・ご感想はdesk@gazette.exampleまで",
        "对本文如有意见，请发送至 desk@gazette.example。",
        "如對本文有任何意見，請電郵 desk@gazette.example",
        "Вопросы и комментарии к этой статье присылайте на desk@gazette.example.",
        "Vos questions sur cet article : desk@gazette.example",
    ],
)
def test_contact_line_in_any_language(line):
    parsed = tail("*Translated by Elin Strand", line)
    assert parsed.contact_email == "desk@gazette.example"
    assert parsed.contact_sentence
    assert parsed.reporters == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (
            "Correction (Nov. 21): An earlier version gave the wrong county.",
            "correction",
        ),
        ("*Correction: An earlier version gave the wrong county.", "correction"),
        ("CORRECTION, Nov. 21, 2031: The county is Marren.", "correction"),
        ("An earlier version of this article misspelled a name.", "correction"),
        ("Clarification: The order covers all pupils.", "clarification"),
        ("Update (Nov. 3): The office has since answered.", "update"),
        ("This story has been updated with an answer.", "update"),
        ("Editor's note: Parents spoke on condition of anonymity.", "editors_note"),
        ("Editor’s Note — Parents spoke on condition of anonymity.", "editors_note"),
        ("Disclosure: The author taught in Marren.", "disclosure"),
        ("This article was originally published by the Hill Herald.", "co_published"),
        ("This story was published in partnership with Hill Radio.", "co_published"),
        ("Co-published with Hill Radio", "co_published"),
        ("*Names have been changed to protect the parents.", "names_changed"),
        ("Some names were changed for safety.", "names_changed"),
        ("The views expressed here are those of the author.", "opinion"),
        ("정정(11월 21일): 앞선 기사에서 군 이름을 잘못 적었습니다.", "correction"),
        ("[정정] 군 이름은 은파군입니다.", "correction"),
        ("[편집자주] 취재원의 안전을 위해 이름을 밝히지 않습니다.", "editors_note"),
        ("편집자 주: 취재원은 익명을 요청했다.", "editors_note"),
        ("이 기사는 언덕라디오와 공동으로 취재했습니다.", "co_published"),
        ("*기사에 나오는 이름은 모두 가명입니다.", "names_changed"),
        ("訂正（11月21日）：郡の名前に誤りがありました。", "correction"),
        ("【訂正】郡の名前に誤りがありました。", "correction"),
        ("編集部注：登場人物の名前は変えています。", "editors_note"),
        ("この記事は丘ラジオと共同で制作しました。", "co_published"),
        ("更正：县名应为云溪。", "correction"),
        ("编者按：受访者要求匿名。", "editors_note"),
        ("本文由山丘电台联合发布。", "co_published"),
        ("文中人物均为化名。", "names_changed"),
        ("Исправление (21 ноября): указан другой уезд.", "correction"),
        ("От редакции: имена родителей не названы.", "editors_note"),
        ("Этот материал подготовлен совместно с радио «Холм».", "co_published"),
        ("Имена героев изменены в целях безопасности.", "names_changed"),
    ],
)
def test_notes_above_and_below_the_text(line, kind):
    below = tail(line)
    assert [(note.kind, note.position) for note in below.notes] == [(kind, "below")]
    assert below.notes[0].text == line.strip("*")
    above = parse(story(HEAD, line, *BODY))
    assert [(note.kind, note.position) for note in above.notes] == [(kind, "above")]
    assert above.as_json()["paragraphs"] == BODY


def test_a_note_whose_label_has_its_own_line():
    (note,) = tail("Editor's note", "Parents spoke on condition of anonymity.").notes
    assert note.text == "Editor's note Parents spoke on condition of anonymity."


def test_notes_between_other_lines_of_the_tail():
    parsed = tail(
        "*Translated by Elin Strand",
        "Correction (Nov. 21): The county is Marren.",
        CONTACT,
        "Tobias Quill is a staff writer. He can be reached at q@gazette.example",
        "This article was first published by the Hill Herald.",
    )
    assert [note.kind for note in parsed.notes] == ["correction", "co_published"]
    assert parsed.reporters[0].name == "Tobias Quill"
