"""How an edition words dates, names and languages."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from articles import wording
from people.models import Edition

AT = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


def edition(language, style="long", zone="UTC", joiner=" and "):
    return Edition(
        language=language, date_style=style, time_zone=zone, name_joiner=joiner
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("en",), "November 23, 2026, 15:30 UTC"),
        (("en-GB", "day-first"), "23 November 2026, 15:30 UTC"),
        (("en", "iso", "Asia/Seoul"), "2026-11-24 00:30 KST"),
        (("ko", "long", "Asia/Seoul"), "2026년 11월 24일 00:30 KST"),
        (("ja", "long", "Asia/Tokyo"), "2026年11月24日 00:30 JST"),
        (("fr", "long", "Europe/Paris"), "23 novembre 2026, 16:30 CET"),
        (("zh-Hans", "long", "Asia/Shanghai"), "2026年11月23日 23:30 CST"),
        (("fa", "long", "Asia/Tehran"), "۲۳ نوامبر ۲۰۲۶، ۱۹:۰۰ UTC+03:30"),
        (("fa", "iso", "Asia/Tehran"), "2026-11-23 19:00 UTC+03:30"),
        (("ar", "long", "Asia/Amman"), "23 نوفمبر، 2026، 18:30 UTC+03"),
        (("xx", "long", "America/Sao_Paulo"), "2026-11-23, 12:30 UTC−03"),
    ],
)
def test_moments(given, expected):
    assert wording.moment(edition(*given), AT) == expected


@pytest.mark.parametrize(
    ("language", "joiner", "expected"),
    [
        ("en", " and ", "A, B and C"),
        ("en", "and", "A, B and C"),
        ("en", "&", "A, B & C"),
        ("en", "", "A, B, C"),
        ("en", ",", "A, B, C"),
        ("ru", "и", "A, B и C"),
        ("ko", "·", "A, B·C"),
        ("ko", "와", "A, B와 C"),
        ("ko", "및", "A, B 및 C"),
        ("ko", "and", "A, B and C"),
        ("ja", "、", "A、B、C"),
        ("zh", "和", "A、B和C"),
        ("ar", "و", "A، B وC"),
        ("fa", "و", "A، B و C"),
    ],
)
def test_names(language, joiner, expected):
    people = [{"name": name} for name in "ABC"]
    found = wording.joined(edition(language, joiner=joiner), people)
    assert "".join(each["name"] + each["joint"] for each in found) == expected


def test_one_name_and_none():
    assert wording.joined(edition("en"), []) == []
    assert wording.joined(edition("en"), [{"name": "A"}])[0]["joint"] == ""


def test_languages_are_named_in_the_language_spoken():
    with translation.override("ko"):
        assert wording.language_name("en") == "영어"
    with translation.override("en"):
        assert wording.language_name("ko-KR") == "Korean"
        assert wording.language_name("xx") == "xx"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ko", "ko"), ("ko-KR", "ko"), ("JA", "ja"), ("xx", "en"), ("", "en")],
)
def test_words_of_ours_fall_back_to_english(tag, expected):
    assert wording.chrome_language(edition(tag)) == expected
