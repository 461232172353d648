"""Lines, wraps, lists, quotations and odd characters in a pasted story."""

import textwrap

import pytest

from articles.exchange.text import parse

ONE = (
    "The well-known night market of Calder Cross has moved indoors, and its traders "
    "now pay for a roof, a lamp and a guard before they have sold a single bowl."
)
TWO = (
    "Half of them have given up. “We counted the bowls and then we counted the fees,” "
    "said a woman who had sold soup on the corner for nineteen years."
)
THREE = (
    "The hall belongs to the town. Its keeper says that the fees pay for repairs, and "
    "that the re-opened square will one day be a garden with room for forty stalls."
)
BODY = [ONE, TWO, THREE]
HEAD = "Night market moves indoors"
DECK = "Traders pay for a roof before they sell a bowl"


def plain(text, **more):
    return parse(text, **more).as_json()["paragraphs"]


def kinds(text):
    return [(one.kind, one.plain) for one in parse(text).paragraphs]


@pytest.mark.parametrize("width", [50, 65, 72, 78])
def test_hard_wrapped_paragraphs_are_joined(width):
    text = "\n\n".join([HEAD, DECK, *(textwrap.fill(part, width) for part in BODY)])
    parsed = parse(text)
    assert parsed.as_json()["paragraphs"] == BODY
    assert (parsed.headline, parsed.deck) == (HEAD, DECK)


@pytest.mark.parametrize("width", [60, 72])
def test_hard_wrapped_without_blank_lines(width):
    parts = [HEAD, *BODY]
    assert plain("\n".join(textwrap.fill(part, width) for part in parts)) == BODY


def test_wrapped_tail_and_caption_are_joined():
    caption = (
        "A trader sets out bowls in the new hall of Calder Cross on the first night. "
        "/ Image: Lena Ford"
    )
    bio = (
        "Tobias Quill is one of the Gazette's reporters and covers markets and fees. "
        "He "
        "can be reached at quill@gazette.example"
    )
    parts = [HEAD, DECK, caption, *BODY, "*Translated by Elin Strand", bio]
    parsed = parse("\n\n".join(textwrap.fill(part, 60) for part in parts))
    assert parsed.as_json()["paragraphs"] == BODY
    assert parsed.images[0].credit == "Lena Ford"
    assert parsed.translators == ["Elin Strand"]
    assert parsed.reporters[0].email == "quill@gazette.example"


def test_wrapped_japanese_is_joined_without_spaces():
    paragraph = (
        "青凪市の夜市はこの秋から屋内に移り、露店を出す人たちは一杯も売らないうちから屋根と明かりと警備の"
        "料金を払うことになった。十九年間角で汁物を売ってきた女性は、もう店をたたむつもりだと話している。"
    )
    text = (
        "夜市が屋内へ\n\n"
        + "\n".join(textwrap.wrap(paragraph, 30))
        + "\n\n"
        + paragraph
    )
    assert plain(text) == [paragraph, paragraph]


def test_wrapped_korean_is_joined_with_spaces():
    paragraph = (
        "한들시의 야시장이 올가을부터 실내로 옮겨 갔고 상인들은 한 그릇도 팔기 전에 지"
        "붕과 전등과 경비 "
        "비용을 먼저 내야 하는 처지가 됐다. 열아홉 해 동안 국을 팔아 온 상인은 장사를 "
        "접겠다고 말했다."
    )
    text = "야시장 실내로\n\n" + textwrap.fill(paragraph, 40) + "\n\n" + paragraph
    assert plain(text) == [paragraph, paragraph]


def test_one_line_for_each_paragraph_without_blank_lines():
    parts = [
        "한들시 야시장 실내로 이전",
        "한들시의 야시장이 올가을부터 실내로 옮겨 갔다고 상인들이 전했다.",
        "상인들은 한 그릇도 팔기 전에 지붕과 전등 비용을 먼저 내야 한다.",
        "열아홉 해 동안 국을 팔아 온 한 상인은 장사를 접겠다고 말했다.",
    ]
    assert plain("\n".join(parts)) == parts[1:]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\n"])
def test_line_ends(end):
    assert plain(end.join([HEAD, "", ONE, "", TWO, "", THREE, ""])) == BODY


def test_byte_order_mark_and_invisible_characters():
    text = "\ufeff" + "\n\n".join(
        [HEAD, ONE.replace(" ", "\u00a0"), "\u200b" + TWO + "\u00a0 "]
    )
    parsed = parse(text)
    assert parsed.headline == HEAD
    assert parsed.as_json()["paragraphs"] == [ONE, TWO]


def test_ideographic_indents_are_no_text():
    first = (
        "青凪市の夜市はこの秋から屋内に移り、露店を出す人たちは"
        "屋根と明かりの料金を払うことになった。"
    )
    assert plain(f"夜市が屋内へ\n　{first}\n　{first}") == [first, first]


def test_subheadings():
    text = "\n\n".join([HEAD, DECK, ONE, "Bowls and fees", TWO, "## What next?", THREE])
    assert kinds(text) == [
        ("paragraph", ONE),
        ("subheading", "Bowls and fees"),
        ("paragraph", TWO),
        ("subheading", "What next?"),
        ("paragraph", THREE),
    ]


def test_a_numbered_heading_keeps_its_number():
    text = "\n\n".join([HEAD, ONE, "1. The hall", TWO, "2. The square", THREE])
    assert [kind for kind, _ in kinds(text)] == [
        "paragraph",
        "subheading",
        "paragraph",
        "subheading",
        "paragraph",
    ]
    assert plain(text)[1] == "1. The hall"


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "·  "])
def test_list_items(mark):
    text = "\n\n".join([HEAD, ONE, f"{mark}a roof\n{mark}a lamp\n{mark}a guard", THREE])
    assert kinds(text) == [
        ("paragraph", ONE),
        ("item", "a roof"),
        ("item", "a lamp"),
        ("item", "a guard"),
        ("paragraph", THREE),
    ]


def test_numbered_items():
    parsed = parse("\n\n".join([HEAD, ONE, "1. a roof\n2. a lamp\n3. a guard", THREE]))
    assert [(one.kind, one.text) for one in parsed.paragraphs[1:4]] == [
        ("item", "a roof"),
        ("item", "a lamp"),
        ("item", "a guard"),
    ]
    assert parsed.paragraphs[1].ordered


def test_a_starred_credit_is_no_list_item():
    parsed = parse(
        "\n\n".join([HEAD, *BODY, "* a roof\n* a lamp", "*Translated by Bo Lund"])
    )
    assert parsed.translators == ["Bo Lund"]
    assert [one.plain for one in parsed.paragraphs[3:]] == ["a roof", "a lamp"]


def test_quotations():
    quoted = "“We counted the bowls and then we counted the fees.”"
    text = "\n\n".join(
        [HEAD, ONE, "> We counted the bowls\n> and then the fees.", quoted, THREE]
    )
    assert kinds(text) == [
        ("paragraph", ONE),
        ("quote", "We counted the bowls and then the fees."),
        ("paragraph", quoted),
        ("paragraph", THREE),
    ]


def test_russian_dialogue_keeps_its_dashes():
    lines = [
        "— Мы посчитали миски, — сказала она.",
        "— А потом посчитали сборы, — ответил он.",
    ]
    first = "Ночной рынок в Заречинске переехал под крышу, торговцы платят за лампы."
    assert plain("\n\n".join(["Рынок переехал", first, *lines])) == [first, *lines]


def test_a_rule_between_sections_parts_but_is_no_text():
    assert plain("\n\n".join([HEAD, ONE, "* * *", TWO, "---", THREE])) == BODY


def test_an_end_mark_is_left_out_and_told():
    parsed = parse("\n\n".join([HEAD, *BODY, "-30-"]))
    assert parsed.as_json()["paragraphs"] == BODY
    assert any("-30-" in sentence for sentence in parsed.unsure)


LANGUAGES = {
    "ko": [
        "야시장 실내로 이전",
        "한들시의 야시장이 올가을부터 실내로 옮겨 갔다고 상인들이 전했다.",
    ],
    "ja": [
        "夜市が屋内へ",
        "青凪市の夜市はこの秋から屋内に移り、屋根の料金を払うことになった。",
    ],
    "zh": [
        "夜市搬进室内",
        "云溪镇的夜市今年秋天搬进了室内，摊主们还没卖出一碗汤就要先交屋顶和灯的费用。",
    ],
    "ru": [
        "Рынок переехал",
        "Ночной рынок в Заречинске переехал под крышу, торговцы платят.",
    ],
    "fr": [
        "Le marché s’abrite",
        "Le marché de nuit est passé sous un toit et les marchands "
        "paient pour une lampe dans la halle, ce qui ne plaît pas à tous les voisins.",
    ],
    "de": [
        "Der Markt zieht um",
        "Der Nachtmarkt ist in eine Halle gezogen und die Händler "
        "zahlen nun für das Dach und mit dem ersten Tag auch für die Lampen.",
    ],
    "es": [
        "El mercado se muda",
        "El mercado de la noche se mudó a una nave y los vendedores "
        "pagan por el techo y por las lámparas que la ciudad puso en las esquinas.",
    ],
    "ar": ["السوق الليلي", "انتقل السوق الليلي إلى قاعة مغلقة ويدفع الباعة ثمن السقف."],
    "en": [HEAD, ONE],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_is_told_by_letters_and_small_words(language):
    parsed = parse("\n\n".join(LANGUAGES[language]))
    assert parsed.language == language
    assert parsed.as_json()["paragraphs"] == LANGUAGES[language][1:]
