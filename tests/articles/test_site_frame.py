"""What stands round pages is kept while the process is told of its changes."""

from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from articles import workflow
from articles.site import live
from articles.site.frame import Known, live_now
from articles.site.leads import leads
from media.models import Image
from tests.articles.finished import illustrated


class Asked:
    def __init__(self, known):
        self.count, self._known, self.meanwhile = 0, known, ()

    def __call__(self):
        self.count += 1
        self._known.told(self.meanwhile)
        return f"answer {self.count}"


@pytest.fixture
def asked():
    known = Known("picture-", "logo-", most=2)
    known.is_told = lambda: True
    return known, Asked(known)


def test_it_works(asked):
    known, ask = asked
    assert known.find("editions", ask) == known.find("editions", ask) == "answer 1"
    assert known.find("pages", ask) == "answer 2"
    known.told(["story-12", "front-1"])
    assert known.find("editions", ask) == "answer 1"


@pytest.mark.parametrize("key", ["*", "picture-3", "logo-1"])
def test_a_change_is_seen(asked, key):
    known, ask = asked
    known.find("editions", ask)
    known.told(["story-12", key])
    assert known.find("editions", ask) == "answer 2"


def test_what_was_asked_before_a_change_is_not_kept_behind_it(asked):
    known, ask = asked
    ask.meanwhile = ["*"]
    known.find("editions", ask)
    ask.meanwhile = ()
    assert known.find("editions", ask) == "answer 2"


def test_no_more_is_kept_than_there_is_room_for(asked):
    known, ask = asked
    for name in ("editions", "pages", "looks"):
        known.find(name, ask)
    assert known.find("looks", ask) == "answer 3"
    assert known.find("editions", ask) == "answer 4"


def test_several_are_asked_at_once_and_each_is_kept():
    known, asked = Known("picture-", most=8, size=len), []
    known.is_told = lambda: True

    def ask(names):
        asked.append(names)
        return {each: f"of {each}" for each in names if each != "none"}

    assert known.find_all(["a", "none"], ask) == {"a": "of a"}
    assert known.find_all(["b", "a"], ask) == {"a": "of a", "b": "of b"}
    assert asked == [["a", "none"], ["b"]]
    # There is room for eight letters: a third pushes out both.
    known.find_all(["c"], ask)
    known.find_all(["c", "a"], ask)
    assert asked[2:] == [["c"], ["a"]]
    known.told(["picture-1"])
    known.find_all(["c"], ask)
    assert asked[4:] == [["c"]]


def test_who_is_not_told_asks_each_time(asked):
    known, ask = asked
    known.find("editions", ask)
    known.is_told = lambda: False
    assert known.find("editions", ask) == "answer 2"
    assert known.find("editions", ask) == "answer 3"


def test_a_page_asks_once_more_for_none(cast, django_assert_num_queries, told):
    with django_assert_num_queries(1):
        first = live.paper("en")
        assert live.paper("en") == first


def test_who_takes_some_out_leaves_them_to_others(cast, told):
    everybody = live.all_editions()
    live.all_editions().clear()
    assert live.all_editions() == everybody


def test_what_has_stories_is_asked_again_when_that_may_have_changed(
    cast, told, published, django_assert_num_queries
):
    def languages():
        return {each.code for each in live.with_live(Q()) if each.has_live}

    assert languages() == {"en"}
    workflow.kill(published.pk, cast.chief)
    with django_assert_num_queries(0):
        assert languages() == {"en"}
        assert not any(hasattr(each, "has_live") for each in live.all_editions())
    live_now.told([f"front-{cast.ko.pk}"])
    assert languages() == set()


def test_the_picture_of_a_card_is_asked_once(
    cast, told, story, django_assert_num_queries
):
    illustrated(story)
    workflow.approve_and_publish(story.pk, cast.editor)

    def lead():
        [shown] = live.heads(cast.en)
        leads.put_into([shown])
        return shown.lead

    with django_assert_num_queries(2):
        first = lead()
    assert first["renditions"]
    assert (first["caption"], first["credit"]) == ("Carts on the bridge.", "Ilse Vand")
    Image.objects.update(usable_until=timezone.now() - timedelta(days=1))
    number = story.figures.get().image_id
    leads.told([f"picture-{number + 1}"])
    with django_assert_num_queries(1):
        assert lead() == first
    leads.told([f"picture-{number}"])
    assert lead() is None


def test_words_that_were_erased_are_kept_no_longer(
    cast, told, story, django_assert_num_queries
):
    illustrated(story)
    workflow.approve_and_publish(story.pk, cast.editor)
    [shown] = live.heads(cast.en)
    leads.put_into([shown])
    assert shown.lead["credit"] == "Ilse Vand"
    leads.told(["front-1"])
    with django_assert_num_queries(0):
        leads.put_into([shown])
    leads.told(["*"])
    with django_assert_num_queries(1):
        leads.put_into([shown])
