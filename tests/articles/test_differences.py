"""What changed between two versions: each field, block, picture, note, link."""

import pytest

from articles import workflow
from articles.body import block
from articles.checks import Overriding
from articles.compose import compose
from articles.desk.differences import changes_for_readers, differences
from articles.models import Article, Byline, Note, TopicName
from articles.snapshot import snapshot
from people.models import Edition, Person, Profile
from tests.articles.edits import marked
from tests.articles.finished import illustrated
from tests.cast import make_edition, paragraph


def text(identity, words, kind="paragraph"):
    return {"id": identity, "type": kind, "spans": [{"text": words}]}


def body(before, after):
    """What is shown of two bodies: kind, id, and what is said of each block."""
    found = differences({"body": before}, {"body": after}, Edition.objects.get()).body
    return [(each.kind, each.block.id, marked(each.pieces)) for each in found]


def shown(changes):
    return {str(each.label): marked(each.pieces) for each in changes.fields}


def now(story):
    return Article.objects.select_related("edition", "section").get(pk=story.pk)


@pytest.fixture
def edition(db):
    return make_edition("en")


@pytest.fixture
def one(edition):
    return [text("aaaaaaa1", "One."), text("aaaaaaa2", "Two."), text("aaaaaaa3", "3.")]


class TestTheText:
    def test_it_works(self, one):
        after = [
            one[0],
            text("aaaaaaa2", "Two new."),
            text("bbbbbbb1", "More."),
            one[2],
        ]
        assert body(one, after) == [
            ("same", "aaaaaaa1", "One."),
            ("changed", "aaaaaaa2", "Two{+ new+}."),
            ("added", "bbbbbbb1", "{+More.+}"),
            ("same", "aaaaaaa3", "3."),
        ]

    def test_what_was_removed_stands_where_it_stood(self, one):
        assert body(one, [one[0], one[2]])[1] == ("removed", "aaaaaaa2", "[-Two.-]")
        assert body(one, [one[1], one[2]])[0] == ("removed", "aaaaaaa1", "[-One.-]")

    def test_one_block_moved_is_one_block_moved(self, one, edition):
        turned = [one[2], one[0], one[1]]
        found = differences({"body": one}, {"body": turned}, edition).body
        assert [(e.block.id, e.kind, e.moved) for e in found] == [
            ("aaaaaaa3", "changed", "up"),
            ("aaaaaaa1", "same", ""),
            ("aaaaaaa2", "same", ""),
        ]

    def test_a_paragraph_that_became_a_subheading(self, one, edition):
        after = [text("aaaaaaa1", "One.", "subheading"), *one[1:]]
        found = differences({"body": one}, {"body": after}, edition).body[0]
        assert (found.kind, str(found.was_label)) == ("changed", "paragraph")
        assert str(found.block.label) == "subheading"

    def test_the_same_words_under_another_id_are_the_same(self, one):
        copied = [text("ccccccc1", "One."), *one[1:]]
        assert {kind for kind, _id, _words in body(one, copied)} == {"same"}

    def test_only_a_link_changed_and_both_addresses_are_said(self, one, edition):
        sides = [
            {"body": [{**one[0], "spans": [{"text": "See "}, {"text": "it", **link}]}]}
            for link in ({"href": "https://a.example"}, {"href": "https://b.example"})
        ]
        found = differences(*sides, edition).body[0]
        assert (found.kind, found.only_marks) == ("changed", True)
        [mark] = found.marks
        assert (mark.what, mark.words) == ("href", "it")
        assert (mark.before, mark.after) == ("https://a.example", "https://b.example")

    def test_a_new_link_over_changed_words_is_said_once(self, one, edition):
        after = [{"text": "See the old road", "href": "https://a.example"}]
        sides = [
            {"body": [{**one[0], "spans": each}]}
            for each in ([{"text": "See the way"}], after)
        ]
        [mark] = differences(*sides, edition).body[0].marks
        assert (mark.words, mark.before) == ("See the old road", "")
        [gone] = differences(*sides[::-1], edition).body[0].marks
        assert (gone.words, gone.after) == ("See the old road", "")

    def test_the_address_of_a_link_in_an_added_paragraph_is_said(self, one, edition):
        linked = [{"text": "See "}, {"text": "it", "href": "https://a.example"}]
        after = [*one, {"id": "dddddddd", "type": "paragraph", "spans": linked}]
        found = differences({"body": one}, {"body": after}, edition).body[-1]
        assert [(each.words, each.after) for each in found.marks] == [
            ("it", "https://a.example")
        ]

    def test_an_unlinked_word_beside_changed_words(self, one, edition):
        before = [{"text": "The "}, {"text": "old", "strong": True}, {"text": " way"}]
        after = [{"text": "The old road"}]
        sides = [{"body": [{**one[0], "spans": each}]} for each in (before, after)]
        found = differences(*sides, edition).body[0]
        assert marked(found.pieces) == "The old [-way-]{+road+}"
        assert [(each.what, each.words) for each in found.marks] == [("strong", "old")]
        assert not found.only_marks


class TestEveryField:
    def test_it_works(self, cast, story):
        before = snapshot(story)
        Profile.objects.create(
            person=Person.objects.get(slug="ansel-toor"),
            edition=cast.en,
            name="A. Toor",
        )
        second = Person.objects.create(name="Mira Solen", slug="mira-solen")
        Byline.objects.create(article=story, person=second, role="editor", position=2)
        story.topics.add("harvest")
        TopicName.objects.create(
            topic=story.topics.get(), edition=cast.en, name="Harvests"
        )
        Note.objects.create(article=story, kind="disclosure", text="We own a cart.")
        story.headline, story.deck = "Bridge to the south reopens", ""
        story.kicker, story.dateline, story.section = "Roads", "MERIK", None
        found = differences(before, snapshot(story), cast.en)
        assert shown(found) == {
            "label above headline": "{+Roads+}",
            "headline": "Bridge to the [-north-]{+south+} reopens",
            "deck (standfirst)": "[-First carts cross after the flood-]",
            "dateline": "[-ULVEN-]{+MERIK+}",
            "credits": "A. Toor (reporter), {+Mira Solen (editor)+}",
            "section": "[-Politics en-]",
            "topics": "{+Harvests+}",
        }
        [note] = found.lines
        assert (note.kind, marked(note.pieces)) == ("added", "{+We own a cart.+}")
        assert found.text == []

    def test_the_words_of_a_picture_and_the_picture(self, cast, story):
        figure = illustrated(story)
        before = snapshot(story)
        figure.caption, figure.alt = "Carts on the old bridge.", "A wide bridge"
        figure.save()
        [found] = [
            e for e in differences(before, snapshot(story), cast.en).body if e.parts
        ]
        assert [(str(each.label), marked(each.pieces)) for each in found.parts] == [
            ("caption", "Carts on the {+old +}bridge."),
            ("alt text", "A {+wide +}bridge"),
        ]
        assert found.pictures == []
        figure.image = None
        figure.save()
        [found] = self.pictures_of(differences(before, snapshot(story), cast.en))
        assert [each.image_id is None for each in found.pictures] == [False, True]

    def pictures_of(self, found):
        return [each for each in found.body if each.block.picture]

    def test_a_rewritten_note_is_one_change(self, cast, story):
        note = Note.objects.create(article=story, kind="disclosure", text="We own it.")
        before = snapshot(story)
        note.text = "We own them."
        note.save()
        [found] = differences(before, snapshot(story), cast.en).lines
        assert marked(found.pieces) == "We own [-it-]{+them+}."

    def test_an_original_that_one_may_not_read_has_no_title(self, cast, story):
        from tests.cast import make_story

        hidden = make_story(cast.korean_editor, cast.ko, "비밀")
        before, after = snapshot(story), snapshot(story) | {"original": hidden.pk}
        for user in (None, cast.reporter):
            assert "비밀" not in str(differences(before, after, cast.en, user).fields)
        assert "비밀" in str(differences(before, after, cast.en, cast.chief).fields)

    def test_a_version_that_lacks_everything_is_compared_too(self, cast, story):
        assert differences({}, snapshot(story), cast.en).anything
        assert differences(None, compose(story), cast.en).anything


class TestForReaders:
    def test_it_works(self, cast, published):
        assert not changes_for_readers(now(published)).anything
        published.deck = "First oxen cross after the flood"
        published.body = [*published.body, paragraph("More came.")]
        published.save()
        found = changes_for_readers(now(published))
        assert found.anything
        assert shown(found) == {
            "deck (standfirst)": "First [-carts-]{+oxen+} cross after the flood"
        }
        assert [each.kind for each in found.body] == ["same", "same", "added"]

    def test_what_readers_do_not_see_is_no_change_for_them(self, cast, published):
        published.planned_at = workflow.clock()
        published.save()
        assert not changes_for_readers(now(published)).anything

    def test_marks_of_a_print_are_read_again(self, cast, story):
        linked = [
            {"text": "A & <b>"},
            {"text": "mill", "href": "https://a.example/?b=1"},
        ]
        items = [[{"text": "one"}], [{"text": "two", "em": True}]]
        story.body = [
            block("paragraph", spans=linked),
            block("list", ordered=True, items=items),
        ]
        story.save()
        workflow.approve_and_publish(
            story.pk, cast.editor, overriding=Overriding(frozenset({"links"}))
        )
        assert not changes_for_readers(now(story)).anything
        changed = now(story)
        changed.body[0]["spans"][1]["href"] = "https://b.example"
        changed.save()
        [found] = [e for e in changes_for_readers(changed).body if e.kind != "same"]
        assert found.marks[0].before == "https://a.example/?b=1"

    def test_a_story_that_was_never_printed_has_none(self, cast, story):
        assert changes_for_readers(now(story)) is None

    def test_after_a_withdrawal_it_is_against_what_they_had(self, cast, published):
        workflow.kill(published.pk, cast.editor)
        assert not changes_for_readers(now(published)).anything
