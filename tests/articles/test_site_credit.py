"""The line that says who made a picture, in the edition's words or in its own."""

import pytest

from articles import workflow
from tests.articles.finished import illustrated, page


@pytest.mark.parametrize(
    ("credit", "shown"),
    [
        ("Ilse Vand", "Image: <bdi>Ilse Vand</bdi></span>"),
        ("Drawing: Ilse Vand", '"credit"><bdi>Drawing: Ilse Vand</bdi></span>'),
        ("그림：일제 반트", '"credit"><bdi>그림：일제 반트</bdi></span>'),
    ],
)
def test_a_line_that_says_what_it_is_has_no_other_word_before(
    cast, story, site_client, credit, shown
):
    figure = illustrated(story)
    figure.credit = credit
    figure.save()
    workflow.approve_and_publish(story.pk, cast.editor)
    story.refresh_from_db()
    for path in ("/en/", f"/en/story/{story.slug}/", f"/t/en/story/{story.slug}/"):
        assert shown in page(site_client.get(path)), path
