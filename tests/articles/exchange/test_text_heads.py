"""The lines below a headline, and credits that captions carry in other ways."""

import pytest

from tests.articles.exchange.pasted import BODY, DECK, HEAD, paste, plain


def pictures(story):
    return [(one.caption, one.credit) for one in story.images]


def test_a_deck_with_a_full_stop_before_a_picture():
    story = paste(HEAD, f"{DECK}.", "The pans. / Image: Ruda Venn", *BODY)
    assert (story.deck, plain(story)) == (f"{DECK}.", BODY)


def test_a_lone_credit_line_does_not_take_the_deck_for_a_caption():
    story = paste(HEAD, DECK, "/ Image: Ruda Venn", *BODY)
    assert (story.deck, pictures(story)) == (DECK, [(None, "Ruda Venn")])


def test_one_paragraph_that_was_cut_off_is_no_deck():
    cut = (
        "암브렐 염전이 월요일 문을 닫았다. 도에서 배수펌프 비용 지원을 끊었기 "
        "때문이라고 전했"
    )
    story = paste("암브렐 염전 폐쇄", cut)
    assert (story.deck, plain(story)) == (None, [cut])


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The pans in May. (Coast Agency photo)", "The pans in May.", "Coast Agency"),
        ("오월의 염전. 사진 해안통신", "오월의 염전.", "해안통신"),
        ("오월의 염전. 해안통신 제공", "오월의 염전.", "해안통신 제공"),
        ("五月の塩田　撮影：海岸通信", "五月の塩田", "海岸通信"),
        ("五月的盐田 图/海岸通讯社", "五月的盐田", "海岸通讯社"),
        ("五月的盐田 摄影：海岸通讯社", "五月的盐田", "海岸通讯社"),
        ("五月的盐田。海岸通讯社供图", "五月的盐田。", "海岸通讯社供图"),
        ("［画像：pan.jpg］\n五月の塩田／写真：海岸通信", "五月の塩田", "海岸通信"),
    ],
)
def test_a_credit_at_a_captions_end(line, caption, credit):
    story = paste(HEAD, DECK, line, *BODY)
    assert (pictures(story), plain(story)) == ([(caption, credit)], BODY)


@pytest.mark.parametrize(
    "line",
    [
        "2024년 11월 4일 수정: 가구 수를 바로잡았습니다.",
        "11月4日追記：県が新しい図面を公表した。",
        "The source's name has been withheld for security reasons.",
        "Names, places and other details have been changed.",
        "Some details have been omitted to protect the families.",
        "Pseudonyms are used in this article.",
        "A Korean version of this story was published on Nov. 2.",
        "Read the original article in Korean at https://ambrel.example/ko/2",
    ],
)
def test_a_note_below_the_text(line):
    story = paste(HEAD, DECK, *BODY, line)
    assert ([note.text for note in story.notes], plain(story)) == ([line], BODY)


def test_names_that_are_painted_over_are_story_text():
    line = "Names of the boats are painted over, and one was changed twice in spring."
    assert plain(paste(HEAD, DECK, BODY[0], line, *BODY[1:])) == [
        BODY[0],
        line,
        *BODY[1:],
    ]
