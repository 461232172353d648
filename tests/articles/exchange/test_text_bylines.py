"""Credit lines as papers set them: with dates and trades, and names side by side."""

import pytest

from tests.articles.exchange.pasted import (
    BODY,
    CHINESE,
    CONTACT,
    DECK,
    HEAD,
    KOREAN,
    named,
    paste,
    plain,
)


@pytest.mark.parametrize(
    "line",
    [
        "Ruda Venn | November 3, 2024",
        "By Ruda Venn - 2024.11.03",
        "By Ruda Venn, Staff Reporter",
        "Ruda Venn, Senior Correspondent",
        "Story and photos by Ruda Venn",
        "By: Dr. Ruda Venn",
    ],
)
def test_a_byline_in_english(line):
    story = paste(HEAD, DECK, line, *BODY, CONTACT)
    assert named(story) == ["Ruda Venn"]
    assert (story.deck, plain(story)) == (DECK, BODY)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("오르내 기자 입력 2024.11.03 09:30", ["오르내"]),
        ("해안신문 오르내 기자", ["오르내"]),
        ("오르내 한가람 기자", ["오르내", "한가람"]),
        ("오르내·한가람 기자", ["오르내", "한가람"]),
        ("오르내 기자, 한가람 기자", ["오르내", "한가람"]),
        ("마리 로제 기자", ["마리 로제"]),
    ],
)
def test_a_byline_in_korean(line, people):
    story = paste(KOREAN[0], line, *KOREAN[1:])
    assert (named(story), plain(story)) == (people, KOREAN[1:])


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("本报记者 林若溪 周远山", ["林若溪", "周远山"]),
        ("本报记者林若溪报道", ["林若溪"]),
        ("記者林若溪／報導", ["林若溪"]),
        ("文｜林若溪", ["林若溪"]),
        ("林若溪 报道", ["林若溪"]),
        ("采访、撰文：露达·文恩", ["露达·文恩"]),
    ],
)
def test_a_byline_in_chinese(line, people):
    story = paste(CHINESE[0], line, *CHINESE[1:])
    assert (named(story), plain(story)) == (people, CHINESE[1:])


def test_a_chinese_byline_does_not_take_the_newsrooms_address():
    contact = "如对本文有任何意见或疑问，请联系 desk-zh@ambrel.example。"
    story = paste(CHINESE[0], "记者 林若溪", *CHINESE[1:], contact)
    assert story.contact_email == "desk-zh@ambrel.example"
    assert story.reporters[0].email is None


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("*Translated by Elin Strand, Ph.D.", ["Elin Strand"]),
        ("영어 번역: 엘린 스트란드와 한가람", ["엘린 스트란드", "한가람"]),
        ("翻訳 エリン・ストランド", ["エリン・ストランド"]),
        ("译者：埃琳·斯特兰", ["埃琳·斯特兰"]),
        ("翻译 / 林若溪", ["林若溪"]),
    ],
)
def test_a_translator(line, people):
    story = paste(HEAD, DECK, *BODY, line)
    assert (story.translators, plain(story)) == (people, BODY)


def test_who_contributed_reporting_is_a_reporter():
    story = paste(HEAD, DECK, *BODY, "Ruda Venn contributed reporting.", CONTACT)
    assert (named(story), plain(story)) == (["Ruda Venn"], BODY)


def test_tags_are_left_out_and_told():
    story = paste(HEAD, DECK, *BODY, "#Ambrel #salt #coast")
    assert plain(story) == BODY
    assert any("#Ambrel #salt #coast" in sentence for sentence in story.unsure)


def test_a_headline_pasted_twice_is_one():
    story = paste(HEAD, HEAD, DECK, *BODY)
    assert (story.headline, story.deck, plain(story)) == (HEAD, DECK, BODY)
