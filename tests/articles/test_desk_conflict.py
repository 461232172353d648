"""Two editors, one story: what both changed is chosen, and nothing is lost."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.body import plain
from articles.models import Article, Byline
from people.models import Person
from tests.articles.desk_forms import change_url, fields, opened
from tests.cast import signed_in
from tests.media_files import jpeg

TWO = "The bridge reopened.\n\nCarts crossed it."


@pytest.fixture
def first(cast):
    return signed_in(cast.reporter)


@pytest.fixture
def second(cast):
    return signed_in(cast.editor)


@pytest.fixture
def third(cast):
    return signed_in(cast.chief)


def now(story):
    return Article.objects.get(pk=story.pk)


def texts(story):
    return [plain(each) for each in now(story).body]


def meet(first, second, story, theirs, mine):
    """The page as the second gets it back: both had it open, the first saved first."""
    page = opened(second, story)
    save(first, story, **theirs)
    return second.post(change_url(story), page | named(mine))


def save(client, story, **changes):
    response = client.post(change_url(story), opened(client, story) | named(changes))
    assert response.status_code == 302


def named(changes):
    """`figures__0__caption` is the name figures-0-caption."""
    return {name.replace("__", "-"): value for name, value in changes.items()}


def asked(page):
    """The questions of the page by their legends."""
    return {each.legend: each for each in page.context["conflict"].questions}


def said(side):
    """A side of a question, as `The [-old-][+new+] bridge`."""
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in side.pieces)


def document_of(page):
    """The text as the editor in the browser is given it."""
    given = page.content.decode().partition('id="story-document"')[2]
    return json.loads(given.partition(">")[2].partition("<")[0])


def answer(client, story, page, *answers, **changes):
    """Send the page back, with an answer to each question in their order."""
    questions = page.context["conflict"].questions
    chosen = {each.name: a for each, a in zip(questions, answers, strict=False) if a}
    return client.post(change_url(story), fields(page) | chosen | named(changes))


@pytest.fixture
def met(first, second, story):
    """Both changed the headline and the first paragraph; each changed one more."""
    return meet(
        first,
        second,
        story,
        {
            "headline": "Theirs",
            "deck": "Their deck",
            "body": "The old bridge reopened.\n\nCarts crossed it.",
        },
        {
            "headline": "Mine",
            "body": "The bridge reopened today.\n\nTwo carts crossed it.",
            "notes__TOTAL_FORMS": "1",
            "notes__0__kind": "other",
            "notes__0__place": "above",
            "notes__0__text": "My note",
        },
    )


def test_nothing_is_overwritten(met, story):
    assert met.status_code == 200
    assert now(story).headline == "Theirs"
    assert texts(story) == ["The old bridge reopened.", "Carts crossed it."]
    assert not story.notes.exists()


def test_what_both_changed_is_asked_with_both_changes_marked(met):
    assert "reporter saved this story at" in met.content.decode()
    questions = asked(met)
    assert list(questions) == ["Headline", "Paragraph 1"]
    paragraph = questions["Paragraph 1"]
    assert said(paragraph.theirs) == "The [+old +]bridge reopened."
    assert said(paragraph.mine) == "The bridge reopened[+ today+]."
    assert paragraph.may_be_both and not questions["Headline"].may_be_both
    assert not paragraph.chosen


def test_what_only_one_changed_is_merged_and_said(met):
    (taken,) = met.context["conflict"].taken
    assert taken.legend == "Deck (standfirst)"
    assert "Taken over as it was saved" in met.content.decode()
    assert fields(met)["deck"] == "Their deck"


def test_everything_typed_comes_back(met):
    back = fields(met)
    assert back["headline"] == "Mine"
    assert back["body"] == "The bridge reopened today.\n\nTwo carts crossed it."
    assert back["notes-0-text"] == "My note"
    assert [plain(each) for each in document_of(met)] == back["body"].split("\n\n")


@pytest.mark.parametrize(
    ("answers", "headline", "paragraphs"),
    [
        (("mine", "theirs"), "Mine", ["The old bridge reopened."]),
        (("theirs", "mine"), "Theirs", ["The bridge reopened today."]),
        (
            ("mine", "both"),
            "Mine",
            ["The old bridge reopened.", "The bridge reopened today."],
        ),
    ],
)
def test_what_was_chosen_is_saved(
    met, second, cast, story, answers, headline, paragraphs
):
    assert answer(second, story, met, *answers).status_code == 302
    assert (now(story).headline, now(story).deck) == (headline, "Their deck")
    assert texts(story) == [*paragraphs, "Two carts crossed it."]
    assert story.notes.get().text == "My note"
    newest, theirs = story.revisions.all()[:2]
    assert (newest.by, theirs.by) == (cast.editor, cast.reporter)
    assert theirs.content["headline"] == "Theirs"
    assert newest.content["body"][0]["id"] == theirs.content["body"][0]["id"]


def test_nothing_is_saved_before_everything_is_chosen(met, second, story):
    again = answer(second, story, met, None, "theirs")
    assert again.status_code == 200
    assert now(story).headline == "Theirs"
    assert "Choose for each of these" in again.content.decode()
    assert [each.chosen for each in again.context["conflict"].questions] == [
        "",
        "theirs",
    ]
    assert fields(again)["headline"] == "Mine"
    assert answer(second, story, again, "mine").status_code == 302
    assert (now(story).headline, texts(story)[0]) == (
        "Mine",
        "The old bridge reopened.",
    )


def test_what_is_written_on_below_is_mine(met, second, story):
    text = "The bridge reopened today, at noon, to carts.\n\nTwo carts crossed it."
    answer(second, story, met, "mine", "mine", body=text, headline="Mine, at noon")
    assert now(story).headline == "Mine, at noon"
    assert texts(story)[0] == "The bridge reopened today, at noon, to carts."
    assert now(story).body[0]["id"] == story.body[0]["id"]


def test_a_third_save_in_between_is_a_new_comparison(met, third, second, story):
    save(third, story, headline="Third", kicker="Their label")
    again = answer(second, story, met, "mine", "theirs")
    assert again.status_code == 200
    assert now(story).headline == "Third"
    # The headline was changed once more; the choice for the paragraph holds.
    (question,) = asked(again).values()
    assert said(question.theirs) == "[-Theirs-][+Third+]"
    assert "reporter, chief saved this story" in again.content.decode()
    back = fields(again)
    assert (back["headline"], back["kicker"]) == ("Mine", "Their label")
    assert back["body"] == "The old bridge reopened.\n\nTwo carts crossed it."
    assert answer(second, story, again, "mine").status_code == 302
    assert now(story).headline == "Mine"


def test_what_was_not_chosen_before_a_third_save_is_asked_again(
    met, third, second, story
):
    save(third, story, kicker="Their label")
    again = answer(second, story, met, "mine", None)
    assert list(asked(again)) == ["Paragraph 1"]
    assert said(asked(again)["Paragraph 1"].theirs) == "The [+old +]bridge reopened."
    assert answer(second, story, again, "mine").status_code == 302
    assert texts(story)[0] == "The bridge reopened today."
    assert (now(story).headline, now(story).kicker) == ("Mine", "Their label")


@pytest.mark.parametrize("broken", ["", "x", "spoilt"])
def test_a_comparison_that_comes_back_broken_asks_everything(
    met, second, story, broken
):
    sent = fields(met)
    sent["comparison"] = broken and sent["comparison"][:-3] + broken
    if not broken:
        sent["version"] = "x"
    again = second.post(change_url(story), sent)
    assert again.status_code == 200
    assert {"Headline", "Paragraph 1", "Paragraph 2"} == set(asked(again))
    assert now(story).headline == "Theirs"


def test_a_verb_is_not_done_in_a_conflict(first, second, story):
    page = meet(
        first,
        second,
        story,
        {"headline": "Theirs"},
        {"headline": "Mine", "_verb": "submit"},
    )
    assert page.status_code == 200
    assert now(story).state == Article.State.DRAFT
    assert answer(second, story, page, None, _verb="submit").status_code == 200
    assert now(story).state == Article.State.DRAFT


def test_a_field_that_is_wrong_comes_back_as_it_was_typed(first, second, story):
    save(first, story, kicker="Flood")
    page = meet(
        first,
        second,
        story,
        {"headline": "Theirs", "credits__0__role": "contributor"},
        {"headline": "Mine", "planned_at": "tomorrow", "credits__1__role": "editor"},
    )
    back = fields(page)
    assert (back["planned_at"], back["credits-1-role"]) == ("tomorrow", "editor")
    assert back["credits-0-role"] == "contributor"
    again = answer(second, story, page, "mine")
    assert again.status_code == 200 and not again.context["conflict"]
    assert "Write the day and the time" in again.content.decode()
    assert "Choose a person" in again.content.decode()
    sent = fields(again) | {"planned_at": "", "credits-1-DELETE": "on"}
    assert second.post(change_url(story), sent).status_code == 302
    assert now(story).headline == "Mine"


def test_a_paragraph_that_one_took_out_and_the_other_rewrote(first, second, story):
    rewritten = {"body": "The bridge reopened.\n\nTwo carts crossed it."}
    gone = {"body": "The bridge reopened."}
    page = meet(first, second, story, rewritten, gone)
    question = asked(page)["Paragraph 2"]
    assert said(question.theirs) == "[-Carts-][+Two carts+] crossed it."
    assert question.mine.is_gone and not question.may_be_both
    assert answer(second, story, page, "theirs").status_code == 302
    assert texts(story) == ["The bridge reopened.", "Two carts crossed it."]
    page = meet(first, second, story, gone, {"body": TWO})
    assert asked(page)["Paragraph 2"].theirs.is_gone
    assert answer(second, story, page, "mine").status_code == 302
    assert texts(story) == ["The bridge reopened.", "Carts crossed it."]


def test_paragraphs_that_both_added_at_one_place_stay_both(first, second, story):
    added = "The bridge reopened.\n\n{}\n\nCarts crossed it."
    page = meet(
        first,
        second,
        story,
        {"body": added.format("Their words.")},
        {"body": added.format("My own paragraph.")},
    )
    assert "You both added something here: Paragraph 2." in page.content.decode()
    assert not page.context["conflict"].questions
    answer(second, story, page)
    assert texts(story) == [
        "The bridge reopened.",
        "Their words.",
        "My own paragraph.",
        "Carts crossed it.",
    ]


@pytest.fixture
def with_two(first, story):
    body = "[Image: a.jpg]\n\nThe bridge reopened.\n\n[Image: b.jpg]\n\nCarts crossed."
    save(first, story, body=body)
    save(first, story, figures__0__caption="First", figures__1__caption="Second")
    return story


def captions(story):
    rows = {row.block: row.caption for row in story.figures.all()}
    return [rows[each["id"]] for each in now(story).body if each["type"] == "figure"]


def test_pictures_are_compared_row_by_row(first, second, with_two):
    """Theirs adds one in front, so that all numbers of mine change."""
    body = "[Image: new.jpg]\n\n" + opened(first, with_two)["body"]
    page = meet(
        first,
        second,
        with_two,
        {
            "body": body,
            "figures__0__credit": "Theirs",
            "figures__1__caption": "Their second",
        },
        {"figures__0__caption": "My first", "figures__1__caption": "My second"},
    )
    assert list(asked(page)) == ["Picture 3: caption"]
    back = fields(page)
    assert back["body"].startswith("[Image 1]\n\n[Image 2]\n\nThe bridge")
    shown = [back[f"figures-{n}-caption"] for n in range(4)]
    assert shown == ["", "My first", "My second", ""]
    assert back["figures-1-credit"] == "Theirs"
    assert answer(second, with_two, page, "theirs").status_code == 302
    assert captions(with_two) == ["", "My first", "Their second"]


def test_a_picture_that_was_taken_in_stays(first, second, story, cast):
    page = meet(
        first,
        second,
        story,
        {"body": "[Image: theirs.jpg]\n\n" + TWO},
        {
            "figures__0__upload": SimpleUploadedFile("b.jpg", jpeg(), "image/jpeg"),
            "figures__0__caption": "My picture",
        },
    )
    back = fields(page)
    assert (back["figures-0-file_name"], back["figures-1-caption"]) == (
        "theirs.jpg",
        "My picture",
    )
    assert back["figures-1-image"]
    assert answer(second, story, page).status_code == 302
    assert captions(story) == ["", "My picture"]
    assert story.figures.exclude(image=None).get().image.added_by == cast.editor


def test_why_a_file_was_not_taken_stands_at_its_row(first, second, with_two):
    page = meet(
        first,
        second,
        with_two,
        {"body": "[Image: new.jpg]\n\n" + opened(first, with_two)["body"]},
        {"figures__1__upload": SimpleUploadedFile("b.jpg", b"no", "image/jpeg")},
    )
    rows = page.context["forms"].figures.forms
    assert [bool(row.errors) for row in rows] == [False, False, True, False]


def test_rows_of_a_picture_that_the_other_removed_come_back(first, second, story):
    save(first, story, body="The bridge.\n\n[Image: a.jpg]")
    page = meet(
        first,
        second,
        story,
        {"figures__0__DELETE": "on"},
        {"figures__0__caption": "Kept"},
    )
    assert asked(page)["Picture 1"].theirs.is_gone
    answer(second, story, page, "mine")
    assert story.figures.get().caption == "Kept"
    assert story.figures.get().block in {each["id"] for each in now(story).body}
    page = meet(
        first,
        second,
        story,
        {"figures__0__DELETE": "on"},
        {"figures__0__caption": "Kept again"},
    )
    answer(second, story, page, "theirs")
    assert not story.figures.exists()


def test_credits_and_notes_are_compared_row_by_row(first, second, story):
    ansel = Byline.objects.get(article=story).person
    mira = Person.objects.create(name="Mira Solen", slug="mira-solen")
    note = {"notes__TOTAL_FORMS": "1", "notes__0__kind": "other"}
    save(first, story, **note, notes__0__place="below", notes__0__text="Names changed.")
    page = meet(
        first,
        second,
        story,
        {"credits__0__role": "editor", "notes__0__text": "Names were changed."},
        {
            "credits__0__role": "photographer",
            "credits__1__person": str(mira.pk),
            "credits__1__role": "editor",
            "notes__0__text": "Two names changed.",
        },
    )
    questions = asked(page)
    assert list(questions) == ["Credit: Ansel Toor", "Note for readers: Other"]
    assert "photographer" in said(questions["Credit: Ansel Toor"].mine)
    assert answer(second, story, page, "theirs", "mine").status_code == 302
    credits = story.bylines.values_list("person", "role")
    assert list(credits) == [(ansel.pk, "editor"), (mira.pk, "editor")]
    assert story.notes.get().text == "Two names changed."


def test_topics_of_both_are_kept(first, second, story):
    save(first, story, topics="flood, bridges")
    page = meet(
        first,
        second,
        story,
        {"topics": "flood, bridges, trade"},
        {"topics": "flood, roads"},
    )
    assert not page.context["conflict"].questions
    answer(second, story, page)
    names = sorted(now(story).topics.values_list("name", flat=True))
    assert names == ["flood", "roads", "trade"]


def test_the_editor_in_the_browser_gets_the_same(first, second, story):
    """Its document has ids, and rows that are those of the form."""
    save(first, story, body="[Image: a.jpg]\n\n" + TWO)
    figure, reopened, crossed = now(story).body
    figure = {"type": "figure", "row": 0}
    theirs = {**reopened, "spans": [{"text": "A wholly other text stands here."}]}
    mine = {**reopened, "spans": [{"text": "Nothing of it is left."}]}
    page = meet(
        first,
        second,
        story,
        {"document": json.dumps([figure, theirs, crossed])},
        {"document": json.dumps([mine, figure, crossed])},
    )
    # In a plain field a text of other words is another paragraph, here it is not.
    assert list(asked(page)) == ["Paragraph 1"]
    given = document_of(page)
    assert given == [mine, {**figure, "name": ""}, crossed]
    again = answer(second, story, page, "both", document=json.dumps(given))
    assert again.status_code == 302
    assert texts(story) == [
        "A wholly other text stands here.",
        "Nothing of it is left.",
        "",
        "Carts crossed it.",
    ]


def test_the_same_form_sent_twice_is_one_save(first, story):
    sent = opened(first, story) | {"headline": "Once"}
    first.post(change_url(story), sent)
    response = first.post(change_url(story), sent)
    assert response.status_code == 302
    assert now(story).version == story.version + 1


def test_ones_own_other_window_is_named_so(first, story):
    page = meet(first, first, story, {"headline": "One"}, {"headline": "Two"})
    assert "You saved this story at" in page.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_broken_version_overwrites_nothing(first, story, version):
    sent = opened(first, story) | {"headline": "Mine", "version": version}
    page = first.post(change_url(story), sent)
    assert page.status_code == 200
    assert list(asked(page)) == ["Headline"]
    assert now(story).headline == story.headline


def test_who_changed_nothing_is_shown_what_is_saved(first, second, story):
    page = meet(first, second, story, {"deck": "Their deck"}, {})
    assert page.context["conflict"].questions == []
    assert fields(page)["deck"] == "Their deck"


def test_what_a_tab_had_kept_meets_what_was_saved_since(met, first, second, story):
    sent = fields(met)
    headline = met.context["conflict"].questions[0].name
    restored = {**sent, headline: "theirs", "_restore": "1"}
    page = second.post(change_url(story), restored)
    assert [each.chosen for each in page.context["conflict"].questions] == [
        "theirs",
        "",
    ]
    save(first, story, headline="Theirs at last")
    page = second.post(change_url(story), restored)
    assert "What you typed is back below" in page.content.decode()
    assert list(asked(page)) == ["Headline", "Paragraph 1"]
    assert fields(page)["headline"] == "Mine"
    assert now(story).headline == "Theirs at last"


def test_a_text_that_is_too_long_is_compared_when_it_is_shorter(first, second, story):
    long = {"body": "\n" * 5_001 + "My text.", "headline": "Mine"}
    page = meet(first, second, story, {"headline": "Theirs"}, long)
    assert page.status_code == 200 and not page.context["conflict"]
    assert "Take out what does not belong" in page.content.decode()
    shorter = second.post(change_url(story), fields(page) | {"body": TWO})
    assert list(asked(shorter)) == ["Headline"]
    assert now(story).headline == "Theirs"
