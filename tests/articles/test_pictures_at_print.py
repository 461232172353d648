"""What readers get of pictures is made before a story is printed: all of it, or the
story is as it was."""

import pytest

from articles import workflow
from articles.models import Article, Print
from articles.refused import Refused
from media import renditions, storage
from tests.articles.finished import get, illustrated, page


@pytest.fixture
def pictured(story):
    illustrated(story)
    return story


def image_of(story):
    return story.figures.get().image


def crops(story):
    return {each.name for each in image_of(story).renditions.exclude(crop="")}


def test_it_works(cast, pictured, site_client, settings):
    settings.PICTURE_FORMATS = ["avif", "webp", "jpg"]
    assert not crops(pictured)
    workflow.approve_and_publish(pictured.pk, cast.editor)
    pictured.refresh_from_db()
    shown, front = page(get(site_client, pictured)), page(site_client.get("/en/"))
    kinds = ["image/avif", "image/webp"]
    assert [shown.index(f'type="{kind}"') for kind in kinds] == sorted(
        shown.index(f'type="{kind}"') for kind in kinds
    )
    files = image_of(pictured).renditions.all()
    for each in files:
        name = f"/pictures/{each.name}"
        assert (f"{name} {each.width}w" in shown) == (each.crop == "")
        assert (f"{name} {each.width}w" in front) == (each.crop == "card")
    share = files.get(crop="share")
    assert f'property="og:image" content="{settings.NEWSROOM_SITE_URL}' in shown
    assert f'/pictures/{share.name}">' in shown
    assert site_client.get(f"/pictures/{share.name}").status_code == 200


def test_what_is_added_for_readers_is_no_change(cast, pictured):
    workflow.approve_and_publish(pictured.pk, cast.editor)
    renditions.refocus(image_of(pictured), 10, 10)
    with pytest.raises(Refused, match="exactly this already"):
        workflow.update(pictured.pk, cast.editor)


def stopped(monkeypatch, error, after=2):
    """The files of which only the first come to be kept."""
    kept, keep = [], storage.keep_public

    def stop(name, data):
        if len(kept) == after:
            raise error
        kept.append(name)
        return keep(name, data)

    monkeypatch.setattr(storage, "keep_public", stop)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(28, "No space left on device"), Refused),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
    ids=["full", "killed"],
)
def test_nothing_is_half_printed(cast, pictured, monkeypatch, error, expected):
    had = set(image_of(pictured).renditions.values_list("name", flat=True))
    with monkeypatch.context() as patch:
        stopped(patch, error)
        with pytest.raises(expected) as caught:
            workflow.approve_and_publish(pictured.pk, cast.editor)
    if expected is Refused:
        assert "(No space left on device)" in str(caught.value)
    pictured.refresh_from_db()
    assert pictured.state == Article.State.DRAFT
    assert not Print.objects.exists()
    assert set(image_of(pictured).renditions.values_list("name", flat=True)) == had
    workflow.approve_and_publish(pictured.pk, cast.editor)
    assert all(map(storage.is_public, crops(pictured)))


def test_a_lost_original_stops_the_print_in_words(cast, pictured):
    storage.remove_private(image_of(pictured).original)
    with pytest.raises(Refused, match="original of the picture .* is missing"):
        workflow.approve_and_publish(pictured.pk, cast.editor)
    pictured.refresh_from_db()
    assert pictured.state == Article.State.DRAFT
