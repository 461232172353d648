"""Readers search what is live, in every language."""

import unicodedata
from datetime import timedelta

from articles import workflow
from articles.body import block
from articles.models import Byline, Section, Topic
from tests.articles.finished import ROLE, credit, illustrated, page, publish, words
from tests.articles.searching import ask, elsewhere, found, nobody_has_searched
from tests.cast import make_edition, make_story, paragraph

__all__ = ["ask", "nobody_has_searched"]


def test_it_works(cast, published, ask):
    response = ask("bridges reopen")
    assert response.status_code == 200
    assert "1 story found" in words(response)
    shown = page(response)
    assert "<mark>Bridge</mark> to the north <mark>reopens</mark>" in shown
    assert "The <mark>bridge</mark> <mark>reopened</mark>." in shown
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]


def test_every_page_leads_to_it(cast, published, site_client):
    for path in ("/en/", f"/en/story/{published.slug}/", "/en/story/none/"):
        assert 'href="/en/search/"' in page(site_client.get(path))


def test_without_words_it_says_how_and_offers_something_to_read(cast, published, ask):
    response = ask()
    assert "A story is found if it has all your words." in words(response)
    assert "Bridge to the north reopens" in words(response)


def test_everything_of_a_story_is_found(cast, ask):
    story = make_story(
        cast.chief,
        cast.en,
        body=[
            paragraph("A paragraph of wheat."),
            block("list", ordered=False, items=[[{"text": "Ninepence & more"}]]),
        ],
    )
    illustrated(story)
    credit(story, cast.en, "Mara Quill", ROLE.REPORTER)
    story.topics.add(Topic.objects.create(name="turnpikes", slug="turnpikes"))
    workflow.approve_and_publish(story.pk, cast.chief)
    workflow.correct(story.pk, cast.chief, "It said seven carters.")
    for q in (
        *("wheat", "ninepence", "carts", "quill", "turnpike", "carters", "flood"),
        "quill wheat",  # one word above the text and one in it
        "WHEAT",
    ):
        assert "Bridge to the north" in found(ask(q)), q
    assert "Bridge" not in found(ask("wheat barley"))


def test_korean_is_found_with_any_ending(cast, ask):
    body = [paragraph("북한이 밝혔다. 북한에서는 주민들이 2026년에 군대로 갔다.")]
    publish(cast, cast.ko, "다리가 열렸다", slug="다리", body=body)
    nfd = unicodedata.normalize("NFD", "북한")
    for q in ("북한", "북한이", "주민", "군", nfd, "２０２６"):
        response = ask(q, "ko")
        assert "다리가 열렸다" in found(response), q
        assert "<mark>" in page(response)
    assert "다리가 열렸다" not in found(ask("북조선", "ko"))


SCRIPTS = [
    ("ja", "北朝鮮の取り組みについて", "朝鮮の取り組み"),
    ("ja", "ﾊﾟﾁﾝｺ店", "パチンコ"),
    ("zh", "边境的桥梁重新开放了", "桥梁"),
    ("ru", "Открыли новые мосты через реку", "мост"),
    ("fa", "دولت گفت که می‌رود", "ميرود"),
    ("fa", "کتابخانه ملی", "كتابخانه ملي"),
    ("ar", "فُتِحَ الجِسرُ القديم", "الجسر"),
    ("hi", "नई किताबें आईं", "किताबें"),
]


def test_each_script_is_found(cast, ask):
    contact = "a@paper.example"
    papers = {
        code: make_edition(code, position=5, contact_email=contact)
        for code in {code for code, _, _ in SCRIPTS}
    }
    for number, (code, text, q) in enumerate(SCRIPTS):
        body = [paragraph(text)]
        publish(cast, papers[code], f"Story {number}", slug=f"s{number}", body=body)
        response = ask(q, code)
        assert f"Story {number}" in found(response), q
        assert "<mark>" in page(response), q


def test_the_readers_language_comes_first_and_others_below(cast, published, ask):
    publish(cast, cast.ko, "Bridge 다리", slug="다리")
    response = ask("bridge")
    assert "Bridge to the north reopens" in found(response)
    assert elsewhere(response).startswith("In other languages 한국어 (1) ")
    assert "Bridge 다리" in elsewhere(response)
    assert '<section lang="ko" dir="ltr"' in page(response)
    assert 'href="/ko/search/?q=bridge"' in page(response)


def test_the_best_headline_comes_before_newer_texts(cast, ask):
    publish(cast, cast.en, "Tolls at the ferry", slug="a")
    body = [paragraph("Nobody pays tolls.")]
    publish(cast, cast.en, "A quiet day", slug="b", body=body)
    shown = found(ask("tolls"))
    assert shown.index("Tolls at the ferry") < shown.index("A quiet day")


def test_a_phrase_is_found_word_for_word(cast, ask):
    publish(
        cast, cast.en, "First", slug="a", body=[paragraph("An old stone bridge fell.")]
    )
    publish(
        cast, cast.en, "Second", slug="b", body=[paragraph("A bridge of old stone.")]
    )
    shown = found(ask("bridge stone"))
    assert "First" in shown
    assert "Second" in shown
    for quoted in ('"stone bridge"', "“stone bridge”", "«Stone  Bridge»"):
        shown = words(ask(quoted))
        assert "First" in shown, quoted
        assert "Second" not in shown.partition(" Newest stories ")[0], quoted


def test_filters_narrow_it_down(cast, ask):
    politics = cast.en.sections.get()
    fields = Section.objects.create(edition=cast.en, slug="fields", name="Fields")
    one = make_story(cast.chief, cast.en, "Bridge one", slug="one", section=fields)
    one.topics.add(Topic.objects.create(name="wheat prices", slug="wheat"))
    credit(one, cast.en, "Mara Quill", ROLE.REPORTER)
    workflow.approve_and_publish(one.pk, cast.chief)
    publish(
        cast, cast.en, "Bridge two", slug="two", deck="Quill of wheat", section=politics
    )
    for asked in (
        {"section": "fields"},
        {"topic": "Wheat"},
        {"person": "mara quill"},
        {"section": "fields", "person": "Quill", "from": "2020-01-01"},
    ):
        for q in ("bridge", ""):
            shown = found(ask(q, **asked))
            assert "one" in shown, (q, asked)
            assert "two" not in shown, (q, asked)
    assert 'value="mara quill"' in page(ask("bridge", person="mara quill"))
    assert "<details open>" in page(ask("bridge", person="mara quill"))


def test_days_are_those_of_the_edition(cast, ask):
    publish(cast, cast.ko, "다리", slug="다리")
    now = workflow.clock()
    day = now.astimezone(cast.ko.zone).date()
    before = {"from": str(day - timedelta(days=9)), "to": str(day - timedelta(days=1))}
    assert 'class="found"' not in page(ask("다리", "ko", **before))
    same = {"from": str(day), "to": str(day)}
    assert 'class="found"' in page(ask("다리", "ko", **same))


def test_who_finds_nothing_is_helped(cast, published, ask):
    response = ask("fnord bridge")
    shown = words(response)
    assert "No story in this language was found for: fnord bridge" in shown
    assert 'href="/en/search/?q=bridge"' in page(response)
    assert "Newest stories" in shown
    filtered = ask("bridge", person="nobody")
    assert "without section, topic, person and days" in words(filtered)


UNCLEAR = [
    ({"q": "x" * 201}, "This is too long. Search for at most 200 letters."),
    ({"q": " ".join(map(str, range(30)))}, "Search for at most 24."),
    ({"q": "?!"}, "Write a word or a number"),
    ({"q": "a", "from": "soon"}, "Write a day as 2026-11-23."),
    ({"q": "a", "to": "0001-01-01"}, "Write a day as"),
    ({"from": "2026-02-01", "to": "2026-01-01"}, "The first day is after"),
]


def test_what_cannot_be_looked_for_is_said_and_kept(cast, ask):
    for asked, sentence in UNCLEAR:
        response = ask(**asked)
        assert response.status_code == 400
        assert sentence in words(response)
        assert asked.get("q", "") in page(response)


ODD = [
    *("'", "\\", "a' | 'b", "!", "a & b:*", "\0a", "<b>x</b>", "%s %(x)s", "👍 a"),
    *("the", "it is", "a" * 200, "가" * 200, "\u0301", "ａ\u200b", '"', '""', "({"),
]


def test_odd_words_do_no_harm(cast, published, ask):
    for q in ODD:
        response = ask(q)
        assert response.status_code in (200, 400), q
        assert "<b>x" not in page(response)


def test_words_of_every_text_are_found_in_names(cast, published, ask):
    publish(cast, cast.en, "What the WHO said", slug="who")
    assert "What the WHO said" in found(ask("WHO"))


def test_marked_words_are_text_and_whole_letters(cast, ask):
    headline = "<b>Bridge</b> & “Café”"
    text = "Ab " + "word " * 80 + unicodedata.normalize("NFD", "다리와 café") + " end"
    publish(cast, cast.en, headline, slug="x", body=[paragraph(text)])
    shown = page(ask("bridge"))
    assert "&lt;b&gt;<mark>Bridge</mark>&lt;/b&gt; &amp; “Café”" in shown
    assert "<mark>café</mark> end" in page(ask("café"))
    shown = page(ask("다리"))
    assert "<mark>다리</mark>와" in shown
    assert "… word" in shown


def test_a_search_takes_few_queries(
    cast, published, ask, django_assert_max_num_queries
):
    publish(cast, cast.ko, "Bridge 다리", slug="다리")
    # Four of them; three are of the transaction that has a time of its own.
    with django_assert_max_num_queries(7):
        assert ask("bridge").status_code == 200
    with django_assert_max_num_queries(9):
        assert ask("fnord").status_code == 200


def test_it_is_read_and_not_written_to(cast, site_client):
    for method in ("post", "put", "patch", "delete", "options"):
        assert getattr(site_client, method)("/en/search/").status_code == 405
    assert site_client.head("/en/search/").status_code == 200
    assert site_client.get("/none/search/").status_code == 404


def test_somebody_who_wrote_under_another_name_now_is_found_as_printed(cast, ask):
    story = publish(cast, cast.en, "Bridge one", slug="one")
    person = Byline.objects.get(article=story).person
    person.name = "Zyqqon"
    person.save()
    assert "Zyqqon" not in found(ask("zyqqon"))
