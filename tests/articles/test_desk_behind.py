"""A translation that is behind its original is brought up to date, part by part."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article, Rendering
from tests.articles import corrected
from tests.articles.corrected import change, correct
from tests.articles.desk_forms import change_url, do_url
from tests.articles.test_standing import pair
from tests.cast import paragraph

LIST = reverse("admin:articles_article_changelist")


@pytest.fixture
def korean(cast):
    return corrected.original(cast)


@pytest.fixture
def english(cast, korean):
    story = corrected.translation(cast, korean)
    pair(story)
    return story


def behind_url(story):
    return reverse("admin:articles_article_behind", args=[story.pk])


def duty_url(duty):
    return reverse("admin:articles_article_duty", args=[duty.article_id, duty.pk])


def text(response):
    return response.content.decode()


def mark(client, story, key):
    found = client.get(behind_url(story)).context["behind"]
    sent = {"right": key, "source": found.source.pk}
    return client.post(behind_url(story), sent, follow=True)


def fresh(story):
    return Article.objects.get(pk=story.pk)


def keys(client, story):
    return [row.key for row in client.get(behind_url(story)).context["behind"].rows]


def test_it_works(editor, cast, korean, english):
    """Corrected, found behind, looked at, edited, right again, written down."""
    assert "It is up to date with the original." in text(
        editor.get(behind_url(english))
    )
    duty = correct(korean, cast)
    second = korean.body[1]["id"]

    assert "original changed" in text(editor.get(LIST))
    front = text(editor.get("/admin/"))
    assert behind_url(english) in front
    assert duty_url(duty) in front
    story = text(editor.get(change_url(english)))
    assert behind_url(english) in story
    assert f"{do_url(english, 'correct')}?duty={duty.pk}" in story

    shown = text(editor.get(behind_url(english)))
    assert keys(editor, english) == [second]
    assert "수레 <del>" in shown
    assert "Carts crossed it." in shown
    edit = f"{change_url(english)}?at={english.body[1]['id']}#id_body"
    assert edit in shown

    body = [english.body[0], {**english.body[1], "spans": [{"text": "Two carts."}]}]
    change(english, cast.editor, body=body)
    assert "Two carts." in text(editor.get(behind_url(english)))
    done = text(mark(editor, english, second))
    assert "It is up to date with the original." in done
    assert fresh(english).stale_since is None
    assert fresh(english).true_to.number == fresh(korean).printed
    history = reverse("admin:articles_article_history", args=[english.pk])
    assert "Up to date with the original" in text(editor.get(history))
    assert "original changed" not in text(editor.get(LIST))
    # Readers still have the old text: that is another duty.
    assert duty_url(duty) in text(editor.get("/admin/"))


def test_what_came_and_went_is_left_out_or_kept(editor, cast, korean, english):
    first, second = korean.body
    new = paragraph("아무도 다치지 않았다.")
    change(korean, cast.korean_editor, body=[first, new], deck="둘째 수레")
    workflow.update(korean.pk, cast.korean_editor)
    gone = f"-{english.body[1]['id']}"
    assert set(keys(editor, english)) == {"deck", new["id"], gone}
    page = text(editor.get(behind_url(english)))
    assert "this is a notice" in page
    assert "Leave it out" in page
    mark(editor, english, gone)
    mark(editor, english, new["id"])
    assert fresh(english).stale_since
    assert keys(editor, english) == ["deck"]
    mark(editor, english, "deck")
    assert fresh(english).stale_since is None
    assert Rendering.objects.get(article=english, state="dropped").source == new["id"]


def test_all_the_rest_is_right(editor, cast, korean, english):
    change(korean, cast.korean_editor, deck="둘째 수레", headline="다리")
    workflow.update(korean.pk, cast.korean_editor)
    mark(editor, english, "*")
    assert fresh(english).stale_since is None


def test_a_text_that_is_not_paired_is_right_as_a_whole(editor, cast, korean, english):
    english.renderings.all().delete()
    correct(korean, cast)
    shown = text(editor.get(behind_url(english)))
    assert "Nobody has said which parts belong together" in shown
    assert "수레 <del>" in shown
    mark(editor, english, "*")
    assert fresh(english).stale_since is None


def test_what_changed_meanwhile_is_looked_at_again(editor, cast, korean, english):
    correct(korean, cast)
    seen = editor.get(behind_url(english)).context["behind"].source.pk
    change(korean, cast.korean_editor, deck="둘째 수레")
    workflow.update(korean.pk, cast.korean_editor)
    answer = editor.post(behind_url(english), {"right": "*", "source": seen})
    assert "changed again after you opened this page" in text(answer)
    for sent in ({}, {"right": "x", "source": "x"}, {"right": "x", "source": "9" * 18}):
        assert editor.post(behind_url(english), sent).status_code == 200
    assert fresh(english).stale_since


def test_words_that_nobody_printed_are_not_told(editor, cast, korean, english):
    """What it was made from was a draft that was open then and is not any more."""
    change(korean, cast.korean_editor, deck="비밀")
    draft = korean.revisions.first()
    change(korean, cast.korean_editor, deck="둘째 수레")
    workflow.update(korean.pk, cast.korean_editor)
    english.renderings.filter(source="deck").update(true_to=draft)
    shown = text(editor.get(behind_url(english)))
    assert "둘째 수레" in shown
    assert "비밀" not in shown
    workflow.kill(korean.pk, cast.korean_editor, keep_languages=[english.pk])
    assert "둘째 수레" not in text(editor.get(behind_url(english)))


def test_it_is_right_as_it_is(editor, cast, korean, english):
    duty = correct(korean, cast)
    page = text(editor.get(duty_url(duty)))
    assert "수레는 두 대였다." in page
    assert "Write the note first." in text(editor.post(duty_url(duty), {"note": " "}))
    done = editor.post(duty_url(duty), {"note": "It said two."}, follow=True)
    assert "Readers see the line no more." in text(done)
    duty.refresh_from_db()
    assert (duty.outcome, duty.note) == ("right", "It said two.")
    again = editor.post(duty_url(duty), {"note": "Once more."})
    assert "has settled this already" in text(again)


def test_a_reporter_settles_no_duty(client, cast, korean, english):
    duty = correct(korean, cast)
    client.force_login(cast.translator)
    assert client.post(duty_url(duty), {"note": "Fine."}).status_code == 403
    duty.refresh_from_db()
    assert duty.outcome == ""
