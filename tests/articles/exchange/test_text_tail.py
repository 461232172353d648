"""Reporters' signatures below a story, and story text that only looks alike."""

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


def people(parsed):
    return [(one.name, one.bio, one.email) for one in parsed.reporters]


@pytest.mark.parametrize(
    "line",
    [
        "한가람 기자 q@gazette.example",
        "한가람 기자 (q@gazette.example)",
        "은파=한가람 기자 q@gazette.example",
        "[한가람 기자 q@gazette.example]",
    ],
)
def test_korean_reporter_line_at_the_end(line):
    assert people(tail(line)) == [("한가람", None, "q@gazette.example")]


def test_korean_reporter_at_the_end_of_the_last_paragraph():
    last = (
        "교육 당국은 이번 조치가 겨울이 끝날 때까지 계속될 것이며 "
        "추가 지원은 아직 정해지지 않았다고 밝혔다."
    )
    line = f"{last} 한가람 기자 q@gazette.example"
    parsed = parse(story("은파군 학교, 땔감 모으기에 학생 동원", ONE, line))
    assert parsed.as_json()["paragraphs"] == [ONE, last]
    assert people(parsed) == [("한가람", None, "q@gazette.example")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "“Write to me at quarry@marren.example,” said the clerk, who keeps the lists.",
        "The county office asked for comments on the plan at plan@marren.example by "
        "May.",
        "Kim Ara Min is a farmer in the valley. Her two sons have left school for "
        "work.",
        "Lena Ford, a teacher, said she had written to office@marren.example in vain.",
    ],
)
def test_story_text_with_a_name_or_an_address_stays_in_the_body(paragraph):
    for parts in ([ONE, paragraph, THREE], [ONE, TWO, paragraph]):
        parsed = parse(story(HEAD, *parts))
        assert parsed.as_json()["paragraphs"] == parts
        assert parsed.contact_email is None
        assert parsed.reporters == []


def test_a_long_last_paragraph_with_an_address_stays_in_the_body():
    last = (
        f"{THREE} {TWO} The clerk gave an address, office@marren.example. {ONE} {TWO}"
    )
    parsed = parse(story(HEAD, ONE, TWO, last))
    assert parsed.as_json()["paragraphs"] == [ONE, TWO, last]
    assert parsed.contact_email is None


def test_text_below_the_credits_that_is_no_bio_is_kept_and_told():
    parsed = parse(story(HEAD, *BODY, "*Translated by Elin Strand", TWO[::-1]))
    assert parsed.as_json()["paragraphs"] == [*BODY, TWO[::-1]]
    assert any("below the story" in sentence for sentence in parsed.unsure)


def test_an_address_alone_belongs_to_the_only_reporter():
    parsed = parse(story(HEAD, "By Tobias Quill", *BODY, "q@gazette.example"))
    assert people(parsed) == [("Tobias Quill", None, "q@gazette.example")]
    assert parsed.contact_email is None


def test_korean_dateline_names_the_reporter():
    first = (
        "동부 지역 주민들에게 도로 보수에 나오라는 지시가 내려졌다고 소식통이 전했다."
    )
    lead_in = "(은파=은파뉴스) 한가람 기자 = "
    parsed = parse(story("도로 보수에 주민 동원", lead_in + first, "q@gazette.example"))
    assert people(parsed) == [("한가람", None, "q@gazette.example")]
    assert (parsed.dateline, parsed.paragraphs[0].text) == ("은파", first)


def test_japanese_signature():
    first = (
        "東部の住民に隔週日曜の道路補修に出るよう指示が出たと、複数の情報筋が伝えた。"
    )
    parsed = parse(
        story("道路補修に住民を動員", f"【青凪＝森野あおい】{first}", "（森野あおい）")
    )
    assert people(parsed) == [("森野あおい", None, None)]
    assert parsed.as_json()["paragraphs"] == [f"【青凪＝森野あおい】{first}"]


def test_korean_copyright_line_is_a_note():
    line = "<저작권자 ⓒ 은파신문, 무단 전재 및 재배포 금지>"
    parsed = tail(line, "한가람 기자 q@gazette.example")
    assert [(note.kind, note.text) for note in parsed.notes] == [("other", line)]
    assert people(parsed) == [("한가람", None, "q@gazette.example")]
