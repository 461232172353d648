"""Reporters' bios below a pasted story."""

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
    ("bio", "kept"),
    [
        (
            "Tobias Quill is a reporter with the Gazette. He can be reached at "
            "q@gazette.example",
            "Tobias Quill is a reporter with the Gazette.",
        ),
        (
            "Tobias Quill is a reporter with the Gazette. Contact: q@gazette.example.",
            "Tobias Quill is a reporter with the Gazette.",
        ),
        (
            "Tobias Quill is a reporter with the Gazette. Email him at "
            "<q@gazette.example>.",
            "Tobias Quill is a reporter with the Gazette.",
        ),
        (
            "Tobias Quill is a reporter with the Gazette (q@gazette.example).",
            "Tobias Quill is a reporter with the Gazette.",
        ),
        (
            "Tobias Quill covers schools for the Gazette and can be reached at "
            "q@gazette.example.",
            "Tobias Quill covers schools for the Gazette.",
        ),
        (
            "Tobias Quill covers schools. You can contact Tobias at q@gazette.example. "
            "He lives in Marren.",
            "Tobias Quill covers schools. He lives in Marren.",
        ),
        (
            "Tobias Quill covers schools. He can be reached at q@gazette.example or on "
            "Signal at @quill.",
            "Tobias Quill covers schools. He can be reached on Signal at @quill.",
        ),
        (
            "Tobias Quill has a B.A. He can be reached at q@gazette.example.",
            "Tobias Quill has a B.A.",
        ),
        (
            "Tobias Quill is a reporter. Quill may be contacted by email at "
            "q@gazette.example.",
            "Tobias Quill is a reporter.",
        ),
    ],
)
def test_a_bio_loses_its_address_and_nothing_else(bio, kept):
    parsed = tail("*Translated by Elin Strand", bio)
    assert people(parsed) == [("Tobias Quill", kept, "q@gazette.example")]


def test_two_reporters_with_a_bio_each():
    parsed = tail(
        CONTACT,
        "Tobias Quill is a staff writer. He can be reached at q@gazette.example",
        "Mara Dunn-Lee, a freelance journalist, covers schools. Contact: "
        "m@gazette.example",
    )
    assert people(parsed) == [
        ("Tobias Quill", "Tobias Quill is a staff writer.", "q@gazette.example"),
        (
            "Mara Dunn-Lee",
            "Mara Dunn-Lee, a freelance journalist, covers schools.",
            "m@gazette.example",
        ),
    ]
    assert parsed.contact_email == "desk@gazette.example"


def test_a_bio_of_two_paragraphs():
    parsed = tail(
        "*Translated by Elin Strand",
        "Tobias Quill is a reporter with the Gazette.",
        "He studied at Lindow University. You can write to him at q@gazette.example.",
    )
    assert people(parsed) == [
        (
            "Tobias Quill",
            "Tobias Quill is a reporter with the Gazette.\n\nHe studied at Lindow "
            "University.",
            "q@gazette.example",
        ),
    ]


def test_a_bio_with_nothing_above_it_but_the_story():
    parsed = tail(
        "Tobias Quill is a Gazette reporter who covers schools. He can be reached at "
        "q@gazette.example."
    )
    assert people(parsed)[0][0] == "Tobias Quill"


def test_a_bio_below_a_rule_and_a_bio_with_a_heading():
    parsed = tail("---", "Tobias Quill is a reporter with the Gazette.")
    assert people(parsed)[0][0] == "Tobias Quill"
    parsed = tail("About the author", "Tobias Quill writes about schools.")
    assert people(parsed) == [
        ("Tobias Quill", "Tobias Quill writes about schools.", None)
    ]


def test_a_bio_without_a_name_belongs_to_the_byline():
    parsed = parse(
        story(
            HEAD,
            "By Tobias Quill",
            *BODY,
            "About the author: A freelance journalist based in Marren.",
        )
    )
    assert people(parsed) == [
        ("Tobias Quill", "A freelance journalist based in Marren.", None)
    ]


def test_bios_in_italics_and_asterisks():
    parsed = tail(
        "*Tobias Quill is a reporter. He can be reached at q@gazette.example.*"
    )
    assert people(parsed) == [
        ("Tobias Quill", "Tobias Quill is a reporter.", "q@gazette.example")
    ]


@pytest.mark.parametrize(
    ("bio", "name", "kept"),
    [
        (
            "한가람 기자는 은파신문에서 교육을 취재한다. 이메일: q@gazette.example",
            "한가람",
            "한가람 기자는 은파신문에서 교육을 취재한다.",
        ),
        (
            "한가람은 은파신문 기자로 교육을 담당한다. 문의는 q@gazette.example로 하면 "
            "된다.",
            "한가람",
            "한가람은 은파신문 기자로 교육을 담당한다.",
        ),
        (
            "森野あおいは青凪新報の記者。教育を担当。連絡先：q@gazette.example",
            "森野あおい",
            "森野あおいは青凪新報の記者。教育を担当。",
        ),
        (
            "森野あおい（もりの・あおい） "
            "青凪新報記者。教育を取材。メール：q@gazette.example",
            "森野あおい",
            "森野あおい（もりの・あおい） 青凪新報記者。教育を取材。",
        ),
        (
            "周明远是云溪日报记者，负责教育报道。联系邮箱：q@gazette.example",
            "周明远",
            "周明远是云溪日报记者，负责教育报道。",
        ),
        (
            "Анна Лесова — корреспондент «Вестника», пишет о школах. Связаться с ней "
            "можно "
            "по адресу q@gazette.example.",
            "Анна Лесова",
            "Анна Лесова — корреспондент «Вестника», пишет о школах.",
        ),
    ],
)
@pytest.mark.parametrize("language", ["own", "en"])
def test_bios_in_other_languages(bio, name, kept, language):
    tongue = {"한": "ko", "森": "ja", "周": "zh", "А": "ru"}[bio[0]]
    parsed = parse(
        story(HEAD, *BODY, "*Translated by Elin Strand", bio),
        language=tongue if language == "own" else None,
    )
    assert people(parsed) == [(name, kept, "q@gazette.example")]


def test_a_heading_over_two_bios():
    parsed = tail(
        "ABOUT THE AUTHORS",
        "Tobias Quill is a reporter at the Gazette.",
        "Mara Dunn is an editor.",
    )
    assert [one.name for one in parsed.reporters] == ["Tobias Quill", "Mara Dunn"]


def test_the_author_of_a_bio_is_who_stands_in_the_byline():
    bio = (
        "The author is a freelance journalist. She can be reached at t@gazette.example."
    )
    parsed = parse(story(HEAD, "By Tobias Quill", *BODY, bio))
    assert people(parsed) == [
        ("Tobias Quill", "The author is a freelance journalist.", "t@gazette.example")
    ]


def test_a_second_address_is_told():
    parsed = tail(
        "*Translated by Elin Strand",
        "Tobias Quill is a reporter. He can be reached at a@q.example or b@q.example.",
    )
    assert people(parsed) == [
        ("Tobias Quill", "Tobias Quill is a reporter.", "a@q.example")
    ]
    assert any("b@q.example" in sentence for sentence in parsed.unsure)


def test_two_reporters_of_one_family_name():
    parsed = tail(
        "*Translated by Elin Strand",
        "Ara Kim is a reporter at the Gazette.",
        "Kim Bo-ra is a photographer at the Gazette.",
    )
    assert [one.name for one in parsed.reporters] == ["Ara Kim", "Kim Bo-ra"]
