"""Which words of a text the glossary finds, in every script."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.glossary.beside import glossary_beside, marked
from articles.glossary.folding import Text, fold, fold_all
from articles.glossary.matcher import Matcher
from articles.glossary.pairs import glossary_of
from articles.models import Topic, TopicName
from articles.snapshot import snapshot
from articles.translation.parts import parts_of
from people.models import Profile
from people.spelling import respell
from tests.articles.terms import term
from tests.cast import make_person, make_story, paragraph


def found(text, *forms):
    """The text with what was found in brackets."""
    text = Text(text)
    shown, behind = "", 0
    for match in Matcher(list(forms), forms.__getitem__).find(text):
        shown += f"{text.shown[behind : match.start]}"
        shown += f"[{text.shown[match.start : match.end]}]"
        behind = match.end
    return shown + text.shown[behind:]


@pytest.mark.parametrize(
    ("forms", "text", "shown"),
    [
        # Latin: whole words, with any sign behind them.
        (
            ["Merik"],
            "Merik’s bridge, merik, Merikian.",
            "[Merik]’s bridge, merik, Merikian.",
        ),
        (["the Merik Bridge"], "The Merik\nBridge.", "[The Merik\nBridge]."),
        (["US"], "US troops told us.", "[US] troops told us."),
        (["council"], "COUNCIL, Council, councils", "[COUNCIL], [Council], councils"),
        (["Dong-hee"], "Dong‑hee and Dong–hee", "[Dong‑hee] and [Dong–hee]"),
        (["café"], "cafe\u0301 and cafe", "[café] and cafe"),
        (["Ulven"], "Ul\u00adven", "[Ul\u00adven]"),
        # The longest first; what is in it is not found once more.
        (
            ["Merik", "Merik Bridge", "Bridge Street"],
            "Merik Bridge Street in Merik",
            "[Merik Bridge] Street in [Merik]",
        ),
        # Korean: particles hang on the word, other words do not begin inside one.
        (["평양"], "평양에서는 태평양을, 평양!", "[평양]에서는 태평양을, [평양]!"),
        (["배"], "배를 타고 배추를 산 배", "[배]를 타고 배추를 산 [배]"),
        (["인민위원회"], "도인민위원회가", "도[인민위원회]가"),
        (["KBS"], "KBS는 한국KBS에", "[KBS]는 한국[KBS]에"),
        # What a Mac sends: each syllable as its letters.
        (["다리"], "\u1103\u1161\u1105\u1175\uac00", "[다리]가"),
        # Japanese and Chinese: anywhere, but no single letter inside of a word.
        (["東京"], "東京都は東京に", "[東京]都は[東京]に"),
        (["橋"], "橋は鉄橋の先", "[橋]は鉄橋の先"),
        (["ロマ"], "ロマのロマンス・ロマ", "[ロマ]のロマンス・[ロマ]"),
        (["人民委员会"], "由省人民委员会决定", "由省[人民委员会]决定"),
        # Others
        (["мост"], "Мост и мостовая", "[Мост] и мостовая"),
        (["طهران"], "في طهران، وطهران", "في [طهران]، وطهران"),
        (["กรุงเทพ"], "ในกรุงเทพมหานคร", "ใน[กรุงเทพ]มหานคร"),
    ],
)
def test_it_works(forms, text, shown):
    assert found(text, *forms) == shown


def test_a_shorter_term_stands_where_the_longer_is_not_meant():
    assert found("New york", "New York", "new") == "[New] york"


def test_many_terms_are_folded_as_each_is():
    forms = [
        "Merik’s",
        " The  Merik\tBridge",
        "",
        "Ul\u00adven",
        "cafe\u0301",
        "ＫＢＳ",
    ]
    forms += ["\u1103\u1161\u1105\u1175", "a\u2028b", "\u0301x"]
    for several in (forms, ["line\nbreak", *forms], ["東京"], []):
        assert fold_all(several) == [fold(each) for each in several]


@pytest.fixture
def translation(cast):
    korean = make_story(
        cast.chief,
        cast.ko,
        "메리크 다리가 열렸다",
        body=[paragraph("문동희 기자는 메리크 다리에서 메리크를 보았다.")],
    )
    return make_story(cast.chief, cast.en, original=korean, body=[paragraph("-")])


def test_an_original_is_marked_for_who_translates_it(cast, translation):
    merik = term(cast.ko, cast.en, "메리크", "Merik", avoid="Merick", kind="place")
    bridge = term(cast.ko, cast.en, "메리크 다리", "the Merik Bridge")
    term(cast.en, cast.ko, "메리크", "another pair")
    (source,) = [
        each for each in parts_of(snapshot(translation.original)) if each.block
    ]
    with CaptureQueriesContext(connection) as asked:
        for _part in range(3):
            found = marked(source.text, glossary_beside(translation))
    assert [(each.text, [e.pk for e in each.entries]) for each in found.pieces] == [
        ("문동희 기자는 ", []),
        ("메리크 다리", [bridge.pk]),
        ("에서 ", []),
        ("메리크", [merik.pk]),
        ("를 보았다.", []),
    ]
    assert [each.target for each in found.entries] == ["the Merik Bridge", "Merik"]
    assert found.entries[1].avoid == ("Merick",)
    # The stamp, terms, and people and topics with their names, for all parts at once.
    assert len(asked) <= 6


def test_people_and_topics_are_in_it_and_a_change_is_seen(cast):
    person = make_person("문동희", "moon", cast.ko)
    english = Profile.objects.create(
        person=person,
        edition=cast.en,
        name="Moon Dong-hee",
        other_spellings="Mun Tong Hui\n문동희",
    )
    respell(person)
    topic = Topic.objects.create(name="rails", slug="rails")
    TopicName.objects.create(topic=topic, edition=cast.ko, name="철도")

    def entries():
        listed = glossary_of(cast.ko.pk, cast.en.pk)
        return {each.source: (each.target, each.avoid) for each in listed.entries}

    first = entries()
    # Hangul behind a name in Latin letters is no misspelling of it.
    assert first["문동희"] == ("Moon Dong-hee", ("Mun Tong Hui",))
    assert first["철도"] == ("rails", ())
    english.name = "Moon Tonghee"
    english.save()
    assert entries()["문동희"][0] == "Moon Tonghee"
    # What somebody decided for this pair holds.
    term(cast.ko, cast.en, "문동희", "Moon D.H.", kind="person")
    assert entries()["문동희"] == ("Moon D.H.", ())
