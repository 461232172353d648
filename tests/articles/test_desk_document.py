"""The body as the editor sends it: blocks with the rows of their pictures."""

import json

import pytest

from articles.models import Article
from tests.articles.desk_forms import change_url, opened
from tests.articles.test_desk_pictures import figures, text, upload


@pytest.fixture
def at_desk(client, cast):
    client.force_login(cast.reporter)
    return client


def paragraph(words, key=""):
    return {"id": key, "type": "paragraph", "spans": [{"text": words}]}


def figure(row):
    return {"type": "figure", "row": row}


def send(client, story, *blocks, **changes):
    """Save the page as the browser does: the typed field is switched off."""
    fields = opened(client, story)
    del fields["body"]
    changes = {name.replace("__", "-"): value for name, value in changes.items()}
    fields |= {"document": json.dumps(list(blocks)), **changes}
    return client.post(change_url(story), fields)


def body(story):
    return Article.objects.get(pk=story.pk).body


def given(client, story):
    """The blocks that the page hands to the editor."""
    page = client.get(change_url(story)).content.decode()
    data = page.split('<script id="story-document" type="application/json">')[1]
    return json.loads(data.split("</script>")[0])


def test_it_works(at_desk, story):
    first, second = given(at_desk, story)
    heading = {"type": "subheading", "spans": [{"text": "Carts"}]}
    send(at_desk, story, first, heading, paragraph("They crossed.", second["id"]))
    assert text(story) == "The bridge reopened.\n\n## Carts\n\nThey crossed."
    assert body(story)[0]["id"] == first["id"]
    assert body(story)[2]["id"] == second["id"]


def test_what_was_given_comes_back_the_same(at_desk, story):
    version = story.version
    send(at_desk, story, *given(at_desk, story))
    assert Article.objects.get(pk=story.pk).version == version


def test_a_picture_stands_where_its_row_is(at_desk, story):
    send(
        at_desk,
        story,
        paragraph("One."),
        figure(0),
        paragraph("Two."),
        figures__0__upload=upload(),
        figures__0__caption="The bridge",
    )
    assert text(story) == "One.\n\n[Image 1]\n\nTwo."
    assert figures(story)[0].caption == "The bridge"


def test_pictures_change_places_with_their_words(at_desk, story):
    words = {"figures__0__caption": "First", "figures__1__caption": "Second"}
    fields = {"figures__TOTAL_FORMS": "2"} | words
    send(at_desk, story, figure(0), paragraph("One."), figure(1), **fields)
    assert [each.caption for each in figures(story)] == ["First", "Second"]
    blocks = [each["block"] for each in figures(story)[0].article.figures.values()]
    send(at_desk, story, figure(1), paragraph("One."), figure(0))
    assert [each.caption for each in figures(story)] == ["Second", "First"]
    assert [each.block for each in figures(story)] == list(reversed(blocks))


def test_a_picture_that_was_taken_out_is_gone(at_desk, story):
    send(at_desk, story, figure(0), paragraph("One."), figures__0__caption="First")
    send(at_desk, story, paragraph("One."))
    assert figures(story) == []
    assert text(story) == "One."


def test_a_picture_stands_in_a_text_once(at_desk, story):
    send(at_desk, story, figure(0), paragraph("One."), figure(0), figure(7))
    assert text(story) == "[Image 1]\n\nOne."


def test_blank_blocks_and_blank_edges_are_dropped(at_desk, story):
    blank = {"type": "list", "ordered": False, "items": [[], [{"text": " "}]]}
    send(at_desk, story, paragraph(" \u00a0"), paragraph("\n One. "), blank)
    assert text(story) == "One."


def test_a_blank_line_in_a_paragraph_parts_it(at_desk, story):
    send(at_desk, story, paragraph("One.\n\nTwo.\nStill two."))
    assert [each["spans"][0]["text"] for each in body(story)] == [
        "One.",
        "Two.\nStill two.",
    ]


def test_a_link_that_readers_must_not_follow_is_dropped(at_desk, story):
    span = {"text": "here", "href": "javascript:alert(1)"}
    send(at_desk, story, {"type": "paragraph", "spans": [span]})
    assert body(story)[0]["spans"] == [{"text": "here"}]


def test_refused_with_the_text_given_back(at_desk, story):
    response = send(at_desk, story, paragraph("One."), figure(0), slug="two words")
    page = response.content.decode()
    assert "Use letters, figures and hyphens only" in page
    assert '"text": "One."' in page
    assert '"type": "figure", "row": 0' in page


@pytest.mark.parametrize(
    "sent",
    [
        "no json",
        "{}",
        "7",
        "[7]",
        '[{"type": "script"}]',
        '[{"type": "figure"}]',
        '[{"type": "figure", "row": -1}]',
        '[{"type": "paragraph", "spans": "words"}]',
        '[{"type": "list", "items": 7}]',
        "[" * 100_000,
    ],
)
def test_what_no_editor_sends_changes_nothing(at_desk, story, sent):
    fields = opened(at_desk, story)
    before = body(story)
    response = at_desk.post(change_url(story), fields | {"document": sent})
    assert response.status_code == 400
    assert body(story) == before


def test_a_kept_text_is_shown_again_and_not_saved(at_desk, story):
    fields = opened(at_desk, story)
    del fields["body"]
    kept = json.dumps([paragraph("Typed before the session ended.")])
    fields |= {"document": kept, "headline": "Kept", "_restore": "1"}
    response = at_desk.post(change_url(story), fields)
    page = response.content.decode()
    assert "What you typed is back below" in page
    assert "Typed before the session ended." in page
    assert text(story).startswith("The bridge reopened.")


def test_a_kept_text_meets_what_was_saved_meanwhile(at_desk, cast, client, story):
    kept = opened(at_desk, story) | {"headline": "Kept", "_restore": "1"}
    send(at_desk, story, paragraph("Saved meanwhile."))
    page = at_desk.post(change_url(story), kept).content.decode()
    assert "Saved meanwhile." in page
    assert "they are put together below" in page


def test_the_tab_is_told_what_arrived(at_desk, story):
    send(at_desk, story, paragraph("One."), page="abc123")
    assert 'data-saved="abc123"' in at_desk.get(change_url(story)).content.decode()
