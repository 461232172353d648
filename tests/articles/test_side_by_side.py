"""The page of a translation beside its original, and what is said of its parts."""

import json

import pytest

from articles import workflow
from articles.checks import found_in
from articles.models import Article, Print, Rendering
from articles.public import path_of
from articles.refused import Refused
from articles.translation.catching_up import still_right
from articles.translation.standing import State, standing
from people.roles import Role
from tests.articles.desk_forms import change_url, opened
from tests.cast import make_user, paragraph, signed_in


@pytest.fixture
def translator(cast):
    return make_user("korean_translator", Role.TRANSLATOR, cast.ko)


@pytest.fixture
def korean(cast, published, translator):
    """A translation of the story that readers have, just begun."""
    return fresh(workflow.start_translation(published.pk, cast.ko, translator))


@pytest.fixture
def page(translator):
    return signed_in(translator)


def fresh(article):
    return Article.objects.select_related("edition", "original", "section").get(
        pk=article.pk
    )


def states(article):
    return {
        row.source.key if row.source else None: row.state
        for row in standing(fresh(article)).rows
    }


def said(article, *rows):
    version = standing(fresh(article)).source.number
    keys = ("part", "source", "state")
    told = [
        dict(zip(keys, row[:3], strict=True)) | {"let": row[3:] == (True,)}
        for row in rows
    ]
    return json.dumps({"version": version, "rows": told})


def save(client, article, **changes):
    return client.post(change_url(article), opened(client, article) | changes)


def all_done(article):
    return [
        (row.targets[0].key, row.source.key, "done")
        for row in standing(article).rows
        if row.state == State.TODO
    ]


def test_it_works(page, korean, published):
    answer = page.get(change_url(korean))
    content = answer.content.decode()
    assert "0 of 5 parts, 0 of 18 words" in content
    assert content.count('data-state="todo"') == 5
    saved = save(
        page,
        korean,
        headline="다리가 다시 열렸다",
        renderings=said(korean, ("headline", "headline", "done")),
    )
    assert saved.status_code == 302
    assert states(korean)["headline"] == State.DONE
    assert states(korean)["deck"] == State.TODO
    assert fresh(korean).headline == "다리가 다시 열렸다"


def test_a_change_of_the_source_shows_with_its_words(cast, page, korean, published):
    save(page, korean, renderings=said(korean, *all_done(korean)))
    first, second = published.body
    published.body = [{**first, "spans": [{"text": "The bridge closed."}]}, second]
    published.save()
    workflow.keep(workflow.locked(published.pk), cast.editor)
    workflow.update(published.pk, cast.editor)
    content = page.get(change_url(korean)).content.decode()
    assert "</span>reopened<span" in content
    assert "</span>closed<span" in content
    still = korean.body[0]["id"], first["id"], "done"
    save(page, korean, renderings=said(korean, still))
    assert states(korean)[first["id"]] == State.DONE
    assert fresh(korean).stale_since is None


def test_what_is_said_alone_is_saved_and_makes_no_version(page, korean):
    version = korean.version
    save(page, korean, renderings=said(korean, ("", "deck", "dropped")))
    assert states(korean)["deck"] == State.DROPPED
    assert fresh(korean).version == version
    save(page, korean, renderings=said(korean, ("deck", "deck", "todo")))
    assert states(korean)["deck"] == State.TODO


@pytest.mark.parametrize("door", ["list", "place", "behind"])
def test_a_field_that_the_original_got_later(cast, page, korean, published, door):
    """The translator types it into the field of the translation: that is its place."""
    rows = [each for each in all_done(korean) if each[0] != "dateline"]
    save(page, korean, dateline="", renderings=said(korean, *rows))
    korean.renderings.filter(source="dateline").delete()
    save(page, korean, dateline="울벤")
    assert states(korean)["dateline"] == State.NEW
    if door == "list":
        save(page, korean, **{"rendering-dateline": "done"})
    elif door == "place":
        row = ("dateline", "dateline", "done")
        save(page, korean, renderings=said(korean, row))
    else:
        source = standing(fresh(korean)).source
        still_right(korean.pk, cast.korean_editor, "dateline", source.pk)
    assert states(korean)["dateline"] == State.DONE


def test_a_new_block_is_known_by_what_the_page_called_it(page, korean, published):
    one, two = korean.body
    half = {"id": "new0a1b2c3d4e", "type": "paragraph", "spans": [{"text": "수레."}]}
    source = published.body[0]["id"]
    save(
        page,
        korean,
        document=json.dumps([one, half, two]),
        renderings=said(korean, (half["id"], source, "done")),
    )
    row = next(r for r in standing(fresh(korean)).rows if r.source.key == source)
    assert [each.text for each in row.targets] == ["The bridge reopened.", "수레."]


def test_without_scripts_a_part_is_marked_by_its_list(page, korean):
    save(page, korean, **{"rendering-deck": "done", "rendering-dateline": "dropped"})
    assert states(korean)["deck"] == State.DONE
    assert states(korean)["dateline"] == State.DROPPED


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        '{"version": 1, "rows": [{"part": "x"}]}',
        '{"version": 1, "rows": [{"part": "<b>", "source": "deck", "state": "done"}]}',
        '{"version": 9, "rows": [{"part": "deck", "source": "deck", "state": "done"}]}',
        '{"version": 1, "rows": [{"part": "deck", "source": "no", "state": "done"}]}',
    ],
)
def test_what_no_page_says_is_refused_and_nothing_is_lost(page, korean, broken):
    answer = save(page, korean, headline="새 제목", renderings=broken)
    assert answer.status_code == 200
    assert "새 제목" in answer.content.decode()
    assert "Load" in answer.content.decode()
    assert set(states(korean).values()) == {State.TODO}


def test_nothing_untranslated_is_printed(cast, page, korean):
    found = [each for each in found_in(korean).required if each.check == "untranslated"]
    assert len(found) == 5
    assert found[-1].places[0].block == korean.body[1]["id"]
    with pytest.raises(Refused) as refused:
        workflow.approve_and_publish(korean.pk, cast.korean_editor)
    assert any(each.check == "untranslated" for each in refused.value.missing)


def test_what_is_to_be_translated_is_not_told_as_missing_too(cast, story):
    block = "picture0001"
    story.figures.create(block=block, alt="A bridge", credit="Pool")
    story.body = [{"id": block, "type": "figure"}, *story.body]
    story.save()
    workflow.keep(workflow.locked(story.pk), cast.reporter)
    korean = workflow.start_translation(story.pk, cast.ko, cast.chief)
    korean.figures.update(alt="", credit="")

    def found():
        required = found_in(fresh(korean)).required
        return [each.check for each in required if "figures" in each.field]

    assert found() == ["picture", "untranslated", "untranslated"]
    korean.renderings.update(state=Rendering.State.DONE)
    assert found() == ["picture", "alt", "credit"]


def test_an_editor_lets_a_part_go_and_the_page_says_so(
    cast, page, korean, published, site_client
):
    rows = [row for row in all_done(korean) if row[0] != korean.body[1]["id"]]
    let = (korean.body[1]["id"], published.body[1]["id"], "todo", True)
    refused = save(page, korean, renderings=said(korean, *rows, let))
    assert "Only an editor" in refused.content.decode()
    editor = signed_in(cast.korean_editor)
    save(editor, korean, renderings=said(korean, *rows, let))
    row = Rendering.objects.get(article=korean, part=let[0])
    assert row.let_by == cast.korean_editor
    workflow.approve_and_publish(korean.pk, cast.korean_editor)
    story = Print.objects.get(article=korean).story
    assert [each.get("untranslated") for each in story["blocks"]] == [None, "en"]
    assert "untranslated" not in story
    html = site_client.get(path_of("story", "ko", fresh(korean).slug)).content.decode()
    assert '<p lang="en" dir="auto">Carts crossed it.</p>' in html
    assert 'class="untranslated"' in html


def test_who_may_not_read_the_original_sees_nothing_of_it(
    cast, page, story, translator
):
    secret = "Secret sentence of a draft."
    story.body = [paragraph(secret)]
    story.save()
    workflow.keep(workflow.locked(story.pk), cast.reporter)
    korean = workflow.start_translation(story.pk, cast.ko, cast.chief)
    Article.objects.filter(pk=korean.pk).update(body=[], headline="")
    korean.team.create(user=translator, part="writer")
    content = page.get(change_url(korean)).content.decode()
    assert secret not in content
    assert "You may not read the original" in content


@pytest.mark.parametrize("goes", [False, True])
def test_words_of_a_draft_that_is_closed_are_not_shown_as_what_was(
    cast, page, story, translator, goes
):
    secret = "Secret sentence of a draft."
    story.body = [*story.body, paragraph(secret)]
    story.save()
    workflow.keep(workflow.locked(story.pk), cast.reporter)
    korean = workflow.start_translation(story.pk, cast.ko, cast.chief)
    done = [paragraph("다리"), paragraph("수레"), paragraph("비밀")]
    done = [{**one, "id": it["id"]} for one, it in zip(done, korean.body, strict=True)]
    Article.objects.filter(pk=korean.pk).update(body=done, headline="다리")
    korean.renderings.update(state=Rendering.State.DONE)
    korean.team.create(user=translator, part="writer")
    story.refresh_from_db()
    if goes:
        story.body = story.body[:-1]
    else:
        story.body[-1]["spans"] = [{"text": "Harmless now."}]
    story.save()
    workflow.keep(workflow.locked(story.pk), cast.reporter)
    workflow.approve_and_publish(story.pk, cast.editor)
    for client, is_shown in ((page, False), (signed_in(cast.chief), True)):
        content = client.get(change_url(korean)).content.decode()
        assert ("Secret" in content) is is_shown
