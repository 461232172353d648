"""Link cards: what becomes of an address, typed, kept and as readers get it."""

import pytest

from articles.body import clean, plain, settle, storable
from articles.embeds.addresses import LONGEST, NotTaken
from articles.embeds.providers import (
    address_of,
    found_in,
    is_secure,
    is_short,
    site_of,
)
from articles.parts import galleries
from articles.plaintext import from_text, to_text
from articles.shown import front_picture, with_todays_pictures

VIDEO = "dQw4w9WgXcQ"
TOOT = "112233445566778899"
TYPED = f"""[Card: https://www.youtube.com/watch?v={VIDEO}]
The minister *speaks* \\[live\\]
Seven minutes, on the bridge"""


@pytest.mark.parametrize(
    ("typed", "provider", "address"),
    [
        (f"youtu.be/{VIDEO}?si=abc&t=1m5s", "youtube", f"watch?v={VIDEO}&t=65"),
        (f"https://m.youtube.com/shorts/{VIDEO}", "youtube", f"watch?v={VIDEO}"),
        ("https://player.vimeo.com/video/76979871", "vimeo", "vimeo.com/76979871"),
        ("https://twitter.com/ann/status/12?s=20&t=x", "x", "x.com/ann/status/12"),
        (
            "https://www.instagram.com/ann/reel/Cabc_1/?igsh=z",
            "instagram",
            "/reel/Cabc_1/",
        ),
        (
            "https://m.facebook.com/story.php?story_fbid=12&id=3&mibextid=q",
            "facebook",
            "permalink.php?story_fbid=12&id=3",
        ),
        ("https://www.tiktok.com/@a.n/video/7?_r=1", "tiktok", "/@a.n/video/7"),
        ("https://t.me/s/the_channel/99?single", "telegram", "t.me/the_channel/99"),
        (
            "https://bsky.app/profile/ann.example/post/3kabcdef",
            "bluesky",
            "/profile/ann.example/post/3kabcdef",
        ),
        (
            f"https://social.example/users/ann/statuses/{TOOT}",
            "mastodon",
            f"@ann/{TOOT}",
        ),
        ("Paper.example/a?id=1&utm_source=x&fbclid=y#part", "link", "/a?id=1#part"),
    ],
)
def test_an_address_is_known_without_what_follows_readers(typed, provider, address):
    found = found_in(typed)
    assert found.provider == provider
    made = address_of(*found)
    assert made.startswith("https://") and made.endswith(address)
    assert found_in(made) == found


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "words",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://paper.example/a",
        "https://ann:secret@paper.example/",
        "https://good.example\\@bad.example/",
        "https://bad.example\\.good.example/",
        "https://localhost/admin",
        "http://192.168.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "https://[::1]/",
        "https://printer.local/",
        "https://paper.example/\u202egpj.exe",
        "https://paper.example/a b",
        f"https://paper.example/{'a' * LONGEST}",
        "https://[paper.example/",
        "https://paper.example:99999999/",
        "https://..example/",
    ],
)
def test_an_address_that_readers_could_not_or_must_not_follow(typed):
    with pytest.raises(NotTaken) as why:
        found_in(typed)
    assert str(why.value)
    [card] = clean([{"type": "embed", "address": typed, "title": "T"}])
    assert (card["provider"], card["ref"]) == ("", storable(" ".join(typed.split())))


def test_another_alphabet_poses_as_no_name_and_what_a_host_hides_is_told():
    found = found_in("https://раура\u04cf.example/")  # noqa: RUF001
    assert site_of(*found).startswith("xn--")
    assert found_in("https://www。paper。example/").ref == "https://www.paper.example/"
    assert site_of("link", "https://www.paper.example/") == "paper.example"
    assert not is_secure(*found_in("http://paper.example/"))
    assert is_secure(*found_in(f"http://{'a' * 56}.onion/"))
    assert is_short(*found_in("https://vm.tiktok.com/ZZ/"))
    wrapped = "https://l.facebook.com/l.php?u=https%3A%2F%2Fpaper.example%2Fa"
    assert found_in(wrapped).ref == "https://paper.example/a"


def test_what_is_kept_is_read_again_before_it_is_shown():
    assert address_of("youtube", 'x" onclick="') == ""
    assert address_of("link", "javascript:alert(1)") == ""
    assert address_of("link", "https://paper.example/?utm_id=1") == ""
    assert address_of("nobody", "1") == address_of("x", None) == ""


def test_a_card_comes_back_as_it_was_typed():
    [card] = from_text(TYPED)[0]
    assert (card["provider"], card["ref"]) == ("youtube", VIDEO)
    assert card["title"] == "The minister speaks [live]"
    assert plain(card).split("\n") == [card["title"], "Seven minutes, on the bridge"]
    for title, line in [("", "a line"), ("---", "---"), ("a \\ b", ""), ("", "")]:
        spans = [{"text": line}] if line else []
        given = {**card, "title": title, "spans": spans, "joined": True}
        [again] = from_text(to_text([given]))[0]
        assert {**again, "id": ""} == {**given, "id": ""}
    above, again, below = from_text(f"Above.\n{TYPED}\n\nBelow.")[0]
    assert again["ref"] == VIDEO
    assert [plain(above), plain(below)] == ["Above.", "Below."]


def test_a_title_is_one_line_and_turns_no_other_round():
    [card] = clean(
        [
            {
                "type": "embed",
                "address": "https://paper.example/",
                "title": " A\n\u202etitle ",
                "spans": [
                    {"text": "words", "strong": True, "href": "https://a.example/"}
                ],
            }
        ]
    )
    assert card["title"] == "A \ufffdtitle"
    assert card["spans"] == [{"text": "words"}]


def test_the_figure_before_a_card_is_its_picture():
    one, two = (_figure(number) for number in (1, 2))
    card = {"id": "c", "type": "embed", "joined": True}
    assert galleries([one, card]) == [{**card, "picture": one}]
    two = {**two, "joined": True}
    assert galleries([one, two, card]) == [one, {**card, "picture": two}]
    paragraph = {"id": "p", "type": "paragraph"}
    assert galleries([paragraph, card]) == [paragraph, card]
    assert front_picture([one, card, _figure(3)])["id"] == "f3"
    assert front_picture([one, card])["id"] == "f1"
    shown = [{"id": 1, "files": ["a"], "width": 1, "height": 1, "stands_in": False}]
    story = {"blocks": [one, two, card], "picture": None}
    left = with_todays_pictures(story, shown, 1)["blocks"]
    assert [each["id"] for each in left] == ["f1", "c"] and "joined" not in left[1]


def _figure(number):
    return {
        "id": f"f{number}",
        "type": "figure",
        "image": number,
        "renditions": [{"name": "a"}],
    }


def test_without_a_picture_before_it_a_card_has_none():
    [card] = from_text(TYPED.replace("[Card", "[+Card"))[0]
    assert "joined" not in settle([card], [])[0]
