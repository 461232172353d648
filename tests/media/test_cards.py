"""Cards for sharing: no letter missing, nothing over the edge, lines as each script
has them, and not a word in the file."""

from io import BytesIO

import pytest
from django.core.checks import run_checks
from PIL import Image

from media.cards import Words, drawing
from media.cards.bidi import runs
from media.cards.drawing import draw
from media.cards.faces import HEAD, faces
from media.cards.lines import balanced, pieces
from tests.media_parts import metadata_of

LONG = "Counterrevolutionarypropagandadistribution"
HEADLINES = {
    "en": "Bridge to the north reopens after nine months of floods and two tolls",
    "ko": "국경 도시에서 쌀값이 석 달 만에 두 배로… 주민들 “옥수수로 버틴다”",
    "ja": "「国境の橋」が九か月ぶりに再開、二度の通行料に商人らは不満を漏らす",
    "zh-Hans": "边境桥梁时隔九个月重新开放，商贩抱怨“交了两次过路费”",
    "fa": "پل شمال پس از ۹ ماه سیل بازگشایی شد؛ بازرگانان از PCIe 5 شکایت دارند",
    "ru": "Мост на север открылся после девяти месяцев паводка: платят дважды",
}


def words(headline, language="en", **fields):
    right = language == "fa"
    given = {"masthead": "Courier", "label": "", "direction": "rtl" if right else "ltr"}
    return Words(headline=headline, language=language, **given | fields)


def inked(data):
    """Where anything stands that is neither paper nor the band above."""
    page = Image.open(BytesIO(data)).convert("L")
    below = page.crop((0, drawing.RULE_AT + 10, *page.size))
    left, top, right, bottom = below.point(lambda p: 255 * (p < 200)).getbbox()
    return left, top + drawing.RULE_AT + 10, right, bottom + drawing.RULE_AT + 10


@pytest.mark.parametrize("language", HEADLINES)
def test_it_works(language):
    data = draw(words(HEADLINES[language], language))
    assert Image.open(BytesIO(data)).size == (1200, 630)
    assert metadata_of(data) == []
    assert len(data) < 60_000
    left, top, right, bottom = inked(data)
    # A letter's own margin may lie a little outside.
    assert 72 <= left < right <= 1128
    assert drawing.RULE_AT < top < bottom <= 615
    if language == "fa":
        assert right > 1110
    else:
        assert left < 100


@pytest.mark.parametrize(
    "headline", [LONG * 3, f"{LONG} " * 30, "말" * 300, "字" * 300]
)
def test_what_has_no_room_is_cut_inside_the_card(headline):
    left, top, right, bottom = inked(draw(words(headline)))
    assert (left >= 72, right <= 1128, bottom <= 615) == (True, True, True)


def lines(text, language, most=9.0):
    among = faces(language, HEAD)
    return balanced(pieces(text, language), drawing.Measure(among, "ltr"), most)


def test_korean_is_broken_between_its_words_only():
    found = lines(HEADLINES["ko"], "ko")
    assert len(found) > 2
    assert " ".join(found) == HEADLINES["ko"]
    assert set(" ".join(found).split()) == {w for line in found for w in line.split()}


@pytest.mark.parametrize("language", ["ja", "zh-Hans"])
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(language):
    for most in (4.2, 5.1, 6.3, 7.4, 8.0, 9.5):
        found = lines(HEADLINES[language], language, most)
        assert "".join(found) == HEADLINES[language]
        assert not [line for line in found if line[0] in "、，」”。"]
        assert not [line for line in found if line[-1] in "「“"]


def test_japanese_is_not_broken_within_a_word_of_one_script():
    for most in (5.1, 6.3, 7.4, 8.0):
        found = lines("コルヴァルの古書店、本を重さで売る", "ja", most)
        assert all("コルヴァル" in line or "ヴ" not in line for line in found)
        assert all("古書店" in line or "古" not in line for line in found)


def test_a_number_stays_with_what_it_counts():
    for most in (3.0, 4.0, 5.0, 6.0):
        assert not [
            line for line in lines("当局称从12月起取消", "zh", most) if line[0] == "月"
        ]


def test_latin_words_stand_in_persian_as_they_are_read():
    among = faces("fa", HEAD)
    found = [run.text.strip() for run in runs("از PCIe 5 شکایت", among, "rtl")]
    assert list(filter(None, found)) == ["شکایت", "PCIe 5", "از"]


def test_no_card_of_boxes_where_no_font_has_the_letters():
    assert draw(words("\u12a0\U0001e900\U0001e901")) is None
    assert draw(words(" \u202e ")) is None


def test_a_check_says_which_script_lacks_a_font(settings, monkeypatch, tmp_path):
    (tmp_path / "broken.ttf").write_bytes(b"no font at all")
    settings.FONTS = [str(tmp_path), str(tmp_path / "broken.ttf")]
    monkeypatch.setattr("media.cards.faces._FOLDERS", ())
    found = {each.id: [] for each in run_checks()}
    for each in run_checks():
        found[each.id].append(f"{each.msg} {each.hint}")
    assert any(
        "“ko”" in each and "fonts-noto-cjk" in each for each in found["newsroom.W002"]
    )
    assert any(
        "“fa”" in each and "fonts-noto-core" in each for each in found["newsroom.W002"]
    )
    assert draw(words("Bridge")) is None
