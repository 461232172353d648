"""Captions, credit lines and placeholders in a pasted story."""

import pytest

from articles.exchange.text import parse

ONE = (
    "The weavers of Ostrava Hill have gone back to hand looms because power is cut "
    "for eleven hours of every day, members of three workshops told the Gazette."
)
TWO = (
    "A bolt of cloth that took a day now takes a week. Buyers from the coast have "
    "turned to other towns, and the price of yarn has risen by a third since June."
)
THREE = (
    "The governor has promised new lines before the winter. Similar promises were "
    "made twice in the past four years, and nothing has been built so far."
)
BODY = [ONE, TWO, THREE]
HEAD = "Hand looms return to Ostrava Hill"
DECK = "Power cuts of eleven hours slow the workshops"
CAPTION = "A weaver at her loom in Ostrava Hill."


def story(*parts):
    return "\n\n".join(parts) + "\n"


def pictures(parsed):
    return [
        (one.file_name, one.caption, one.credit, one.after_paragraph)
        for one in parsed.images
    ]


def plain(parsed):
    return parsed.as_json()["paragraphs"]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        (f"{CAPTION} / Image: Lena Ford", "Lena Ford"),
        (f"{CAPTION} | Photo: Lena Ford", "Lena Ford"),
        (f"{CAPTION} (Photo: Lena Ford)", "Lena Ford"),
        (f"{CAPTION} (Photo by Lena Ford)", "Lena Ford"),
        (f"{CAPTION} Photo by Lena Ford", "Lena Ford"),
        (f"{CAPTION} Photo: Lena Ford / Hill Pool", "Lena Ford / Hill Pool"),
        (f"{CAPTION} [Image: Lena Ford]", "Lena Ford"),
        (f"{CAPTION}/Image: Lena Ford", "Lena Ford"),
        (f"{CAPTION} / IMAGE: Lena Ford", "Lena Ford"),
        (f"{CAPTION} / Images: Lena Ford", "Lena Ford"),
        (f"{CAPTION} / Image : Lena Ford", "Lena Ford"),
        (f"{CAPTION} ／ Image：Lena Ford", "Lena Ford"),
        (f"{CAPTION} — Photo: Lena Ford", "Lena Ford"),
        (f"{CAPTION} Photo credit: Lena Ford", "Lena Ford"),
        (f"{CAPTION} / Image:\u00a0Lena Ford.", "Lena Ford"),
        (f"{CAPTION} Credit: Lena Ford", "Lena Ford"),
        (f"{CAPTION} © Lena Ford", "Lena Ford"),
        (f"*{CAPTION} / Image: Lena Ford*", "Lena Ford"),
        (f"Caption: {CAPTION} / Image: Lena Ford", "Lena Ford"),
    ],
)
def test_a_caption_and_its_credit(line, credit):
    parsed = parse(story(HEAD, DECK, line, *BODY))
    assert pictures(parsed) == [(None, CAPTION, credit, 0)]
    assert plain(parsed) == BODY
    assert parsed.deck == DECK


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("[Image: loom.jpg]", ("loom.jpg", None, None, 1)),
        (f"[Image: loom.jpg]\n{CAPTION}", ("loom.jpg", CAPTION, None, 1)),
        (f"[Image: loom.jpg]\n\n{CAPTION}", ("loom.jpg", CAPTION, None, 1)),
        (
            f"[Image: loom.jpg]\n{CAPTION} / Image: Lena Ford",
            ("loom.jpg", CAPTION, "Lena Ford", 1),
        ),
        (
            f"[Image: loom.jpg]\n\n{CAPTION} / Image: Lena Ford",
            ("loom.jpg", CAPTION, "Lena Ford", 1),
        ),
        (
            f"[Image: loom.jpg] {CAPTION} / Image: Lena Ford",
            ("loom.jpg", CAPTION, "Lena Ford", 1),
        ),
        (
            f"[image: hill loom 2.PNG]\n{CAPTION} / Lena Ford",
            ("hill loom 2.PNG", CAPTION, "Lena Ford", 1),
        ),
        (
            f"[Photo: loom.jpg]\n{CAPTION}\nPhoto: Lena Ford",
            ("loom.jpg", CAPTION, "Lena Ford", 1),
        ),
        (f"![{CAPTION}](files/loom.webp)", ("loom.webp", CAPTION, None, 1)),
        (
            f"[Image: a loom]\n{CAPTION} / Image: Lena Ford",
            ("a loom", CAPTION, "Lena Ford", 1),
        ),
        (f"{CAPTION}\nPhoto: Lena Ford", (None, CAPTION, "Lena Ford", 1)),
        (
            "A weaver at her loom\n(Photo by Lena Ford)",
            (None, "A weaver at her loom", "Lena Ford", 1),
        ),
        (
            "Weavers (left) wait for power. (Reuters)",
            (None, "Weavers (left) wait for power.", "Reuters", 1),
        ),
    ],
)
def test_placeholders_and_what_follows_them(lines, expected):
    parsed = parse(story(HEAD, ONE, lines, TWO, THREE))
    assert pictures(parsed) == [expected]
    assert plain(parsed) == BODY


def test_a_placeholder_alone_swallows_no_paragraph():
    parsed = parse(story(HEAD, DECK, "[Image: a.jpg]", *BODY, "[Image: b.jpg]"))
    assert pictures(parsed) == [("a.jpg", None, None, 0), ("b.jpg", None, None, 3)]
    assert plain(parsed) == BODY
    assert parsed.deck == DECK


def test_a_picture_before_the_deck():
    parsed = parse(story(HEAD, f"{CAPTION} / Image: Lena Ford", DECK, *BODY))
    assert (parsed.headline, parsed.deck) == (HEAD, DECK)
    assert pictures(parsed) == [(None, CAPTION, "Lena Ford", 0)]
    assert plain(parsed) == BODY


def test_a_placeholder_and_caption_before_the_deck():
    lines = f"[Image: loom.jpg]\n{CAPTION} / Image: Lena Ford"
    parsed = parse(story(HEAD, lines, DECK, *BODY))
    assert parsed.deck == DECK
    assert pictures(parsed) == [("loom.jpg", CAPTION, "Lena Ford", 0)]


def test_a_picture_above_the_headline():
    parsed = parse(story("[Image: loom.jpg]", HEAD, DECK, *BODY))
    assert (parsed.headline, parsed.deck) == (HEAD, DECK)
    assert pictures(parsed) == [("loom.jpg", None, None, 0)]


def test_two_picture_lines_in_a_row():
    one = f"{CAPTION} / Image: Lena Ford"
    other = "The governor's house at night. / Image: Hill Pool"
    for lines in (f"{one}\n{other}", f"{one}\n\n{other}"):
        parsed = parse(story(HEAD, ONE, TWO, lines, THREE))
        assert [picture[2:] for picture in pictures(parsed)] == [
            ("Lena Ford", 2),
            ("Hill Pool", 2),
        ]
        assert plain(parsed) == BODY


def test_pictures_after_the_last_paragraph():
    parsed = parse(
        story(
            HEAD,
            *BODY,
            f"{CAPTION} / Image: Lena Ford",
            "*Translated by Elin Strand",
            "[Image: last.jpg]\nThe last loom / Image: Hill Pool",
        )
    )
    assert [picture[2:] for picture in pictures(parsed)] == [
        ("Lena Ford", 3),
        ("Hill Pool", 3),
    ]
    assert parsed.translators == ["Elin Strand"]
    assert plain(parsed) == BODY


def test_pictures_without_blank_lines_between():
    lines = [HEAD, DECK, "[Image: loom.jpg]", f"{CAPTION} / Image: Lena Ford", *BODY]
    parsed = parse("\n".join(lines))
    assert pictures(parsed) == [("loom.jpg", CAPTION, "Lena Ford", 0)]
    assert plain(parsed) == BODY


def test_a_caption_without_a_credit_is_pointed_out():
    caption = "A weaver sets up a hand loom in Ostrava Hill in September 2031."
    parsed = parse(story(HEAD, DECK, caption, *BODY))
    assert pictures(parsed) == [(None, caption, None, 0)]
    assert any("caption" in sentence for sentence in parsed.unsure)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Yarn now costs 5,000/6,000 crowns a pound, and the workshops buy on credit, "
        "said the owner of one of them.",
        "The sign read “Ostrava Hill / Image: none” when the Gazette came by, he said.",
        "The old either/or question: the photo: who owns it? Nobody in the town knew.",
        "A source (who asked that no photo be taken) said the looms were sold in May.",
        "The office did not say who took the photo. Image rights are held by the town.",
        "The workshop took its photo by the river, which has not frozen for two years.",
    ],
)
def test_a_slash_or_the_word_photo_makes_no_picture(paragraph):
    parsed = parse(story(HEAD, ONE, paragraph, THREE))
    assert parsed.images == []
    assert plain(parsed) == [ONE, paragraph, THREE]


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (
            "은파군의 한 시장 모습. (사진=은파통신)",
            "은파군의 한 시장 모습.",
            "은파통신",
        ),
        ("은파군의 한 시장 모습 /사진=은파통신", "은파군의 한 시장 모습", "은파통신"),
        (
            "은파군의 한 시장 모습. / 사진: 은파통신 제공",
            "은파군의 한 시장 모습.",
            "은파통신 제공",
        ),
        (
            "은파군의 한 시장 모습. 사진 제공: 은파통신",
            "은파군의 한 시장 모습.",
            "은파통신",
        ),
        (
            "은파군의 한 시장 모습. [사진 제공=은파통신]",
            "은파군의 한 시장 모습.",
            "은파통신",
        ),
        ("은파군의 한 시장 모습 ⓒ은파통신", "은파군의 한 시장 모습", "은파통신"),
        (
            "▲ 은파군의 한 시장 모습. /사진=은파통신",
            "은파군의 한 시장 모습.",
            "은파통신",
        ),
        ("青凪市の港。／写真：森野あおい", "青凪市の港。", "森野あおい"),
        ("青凪市の港（写真：森野あおい）", "青凪市の港", "森野あおい"),
        ("青凪市の港。（写真提供：青凪新報）", "青凪市の港。", "青凪新報"),
        ("青凪市の港＝撮影：森野あおい", "青凪市の港", "森野あおい"),
        ("云溪镇的集市。图片来源：云溪日报", "云溪镇的集市。", "云溪日报"),
        ("云溪镇的集市（图片来源：云溪日报）", "云溪镇的集市", "云溪日报"),
        ("雲溪鎮的市集。／圖：雲溪日報", "雲溪鎮的市集。", "雲溪日報"),
        ("Рынок в Заречинске. Фото: Анна Лесова", "Рынок в Заречинске.", "Анна Лесова"),
        ("Рынок в Заречинске / Фото: Анна Лесова", "Рынок в Заречинске", "Анна Лесова"),
        ("Рынок в Заречинске (фото: Анна Лесова)", "Рынок в Заречинске", "Анна Лесова"),
        (
            "Un marché à Vaubert. Crédit photo : Lise Morel",
            "Un marché à Vaubert.",
            "Lise Morel",
        ),
        (
            "Ein Markt in Altenried. Foto: Jan Weber",
            "Ein Markt in Altenried.",
            "Jan Weber",
        ),
    ],
)
def test_credits_in_other_languages(line, caption, credit):
    parsed = parse(story(HEAD, ONE, line, TWO, THREE))
    assert pictures(parsed) == [(None, caption, credit, 1)]
    assert plain(parsed) == BODY


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "[사진: 시장.jpg]\n은파군의 한 시장 모습",
            ("시장.jpg", "은파군의 한 시장 모습", None),
        ),
        (
            "[사진: 시장.jpg]\n은파군의 한 시장 모습 / 사진=은파통신",
            ("시장.jpg", "은파군의 한 시장 모습", "은파통신"),
        ),
        (
            "[写真: port.jpg]\n青凪市の港。／写真：森野あおい",
            ("port.jpg", "青凪市の港。", "森野あおい"),
        ),
        ("【写真：港.png】\n青凪市の港", ("港.png", "青凪市の港", None)),
        ("[图片：集市.jpg]\n云溪镇的集市。", ("集市.jpg", "云溪镇的集市。", None)),
        (
            "[Фото: rynok.jpg]\nРынок в Заречинске",
            ("rynok.jpg", "Рынок в Заречинске", None),
        ),
    ],
)
def test_placeholders_in_other_languages(lines, expected):
    parsed = parse(story(HEAD, ONE, lines, TWO, THREE))
    assert pictures(parsed) == [(*expected, 1)]
    assert plain(parsed) == BODY
