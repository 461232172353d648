"""What a page of results quotes is read once, until anything changes."""

import pytest

from articles import workflow
from articles.site.texts import read, texts
from tests.articles import corrected
from tests.articles.finished import illustrated, page
from tests.articles.searching import ask, found, nobody_has_searched

__all__ = ["ask", "nobody_has_searched"]


def test_texts_are_read_once(cast, told, published, ask, django_assert_num_queries):
    first = found(ask("carts"))
    assert "Carts crossed it." in first
    # Editions, stems and what is found; no text.
    with django_assert_num_queries(2):
        assert found(ask("carts")) == first
    with django_assert_num_queries(2):
        assert "The bridge reopened." in found(ask("reopened"))


def test_what_is_withdrawn_is_not_found_before_anything_is_told(
    cast, told, published, ask
):
    assert "Bridge to the north" in found(ask("carts"))
    workflow.kill(published.pk, cast.editor)
    assert "Bridge to the north" not in page(ask("carts"))


def test_what_is_published_anew_is_quoted_anew(cast, told, published, ask):
    assert "Carts crossed it." in found(ask("carts"))
    body = published.body
    body[1]["spans"] = [{"text": "Ninety carts crossed."}]
    corrected.change(published, cast.editor, body=body)
    workflow.update(published.pk, cast.editor)
    assert "Ninety carts crossed." in found(ask("carts"))


@pytest.mark.parametrize("key", ["*", "picture-7", "story-3", "front-1"])
def test_whatever_is_told_they_are_read_anew(
    told, published, key, django_assert_num_queries
):
    ids = [published.prints.get().pk]
    read(ids)
    with django_assert_num_queries(0):
        read(ids)
    texts.told([key])
    with django_assert_num_queries(1):
        assert read(ids)[ids[0]].article.headline == "Bridge to the north reopens"


def test_who_is_not_told_reads_each_time(published, django_assert_num_queries):
    ids = [published.prints.get().pk]
    with django_assert_num_queries(2):
        read(ids)
        read(ids)


def test_words_of_pictures_are_those_of_today(cast, told, story, ask):
    figure = illustrated(story, block_at=1)
    figure.caption = "Zebras at the ferry."
    figure.save()
    workflow.approve_and_publish(story.pk, cast.editor)
    assert "Zebras at the ferry." in found(ask("zebras"))
    other = figure.image
    other.usable_until = workflow.clock()
    other.save()
    texts.told([f"picture-{other.pk}"])
    assert "Zebras" not in found(ask("ferry"))
